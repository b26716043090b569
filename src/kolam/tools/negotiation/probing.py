"""What a mediator may try on the table: could a false report pay, and how sure is the choice?"""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.page import Asked
from kolam.core.voice import Voice
from kolam.maths import misreports, robustness
from kolam.tools.negotiation.analysis import table
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.showing import amount

Plain = dict[str, Any]
DRAWS = 200
SEED = 1
#: How far off every weight may be, drawn anew for each party and issue.
SHARE = 0.1
#: Seconds for each search of one false report.
PATIENCE = 2.0


def probed(asked: Asked, what: str, voice: Voice) -> Plain | None:
    """The answer of one check; None where none is asked for. Everybody must have given points."""
    if what not in CHECKS or not isinstance(asked.sheet, Sheet):
        return None
    return {
        "title": voice(f"negotiation.page.probe.{what}"),
        "lines": CHECKS[what](asked, asked.sheet, voice),
        "note": voice(
            f"negotiation.page.probe.{what}_note", draws=DRAWS, percent=round(100 * SHARE)
        ),
    }


def _misreports(asked: Asked, sheet: Sheet, voice: Voice) -> list[str]:
    space = table(sheet, asked.owned)
    found = misreports(space.acceptable, rule=sheet.rule, seconds=PATIENCE)
    return [
        voice(
            "negotiation.page.probe.gain" if one.gain > 0 else "negotiation.page.probe.no_gain",
            party=sheet.parties[one.party].name.said(voice.language),
            gain=amount(one.gain, voice),
            tried=voice.number(one.tried),
        )
        for one in found
    ]


def _robustness(asked: Asked, sheet: Sheet, voice: Voice) -> list[str]:
    space = table(sheet, asked.owned)
    found = robustness(space.acceptable, draws=DRAWS, seed=SEED, rule=sheet.rule, share=SHARE)
    if found is None:
        return []
    survived = voice("negotiation.page.probe.survived", n=found.survived, draws=found.draws)
    fell = voice("negotiation.page.probe.fell", n=found.unacceptable)
    return [survived, fell]


CHECKS: Mapping[str, Callable[[Asked, Sheet, Voice], list[str]]] = {
    "misreports": _misreports,
    "robustness": _robustness,
}
