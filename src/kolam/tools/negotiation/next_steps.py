"""What to do next at the table: the steps of a viewer's part, and the first that is still open."""

from dataclasses import dataclass
from typing import Any

from kolam.core.page import Asked
from kolam.core.voice import Voice
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.moves import party_of
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.space import missing

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: its words, where on the page it is done, and whether it is done."""

    key: str
    at: str
    done: bool
    open: int = 0


def steps(asked: Asked, findings: Findings) -> tuple[Step, ...]:
    """The viewer's steps in order; none for an organisation without a seat at this table."""
    if asked.by != "seat":
        return _host(asked, findings)
    return _party(asked) if party_of(asked) else ()


def guide(asked: Asked, findings: Findings, voice: Voice) -> dict[str, Any]:
    """The steps in words, and the one to do now; None where all is done."""
    told = [
        {"text": voice(f"negotiation.next.{step.key}", open=step.open), "at": step.at,
         "done": step.done, "key": step.key}
        for step in steps(asked, findings)
    ]  # fmt: skip
    return {
        "steps": told,
        "done": sum(step["done"] for step in told),
        "of": len(told),
        "now": next((step for step in told if not step["done"]), None),
    }


def _party(asked: Asked) -> tuple[Step, ...]:
    """To give points, to say when one would leave, to table, to answer, to agree."""
    assert isinstance(asked.sheet, Sheet)
    sheet, party = asked.sheet, party_of(asked)
    mine = asked.private if isinstance(asked.private, Preferences) else None
    left = set(missing(sheet, mine))
    leave = ("", "reservation")
    now = max((t.round for t in sheet.tabled), default=1)
    silent = [
        t for t in sheet.tabled if t.round == now and party not in {r.id for r in t.responses}
    ]
    first = silent[-1].id if silent else ""
    return (
        Step("issues_come", "#add-issue", _set(sheet)),
        Step("points", "#points", _set(sheet) and left <= {leave}),
        Step("walk_away", "#walk-away", leave not in left),
        Step("table", "#compose", bool(sheet.tabled)),
        Step(
            "answer", f"#tabled-{first}" if first else "#tabled-title",
            bool(sheet.tabled) and (not silent or bool(sheet.agreed)), len(silent),
        ),
        Step("agree", "#tabled-title", bool(sheet.agreed)),
    )  # fmt: skip


def _host(asked: Asked, findings: Findings) -> tuple[Step, ...]:
    """To set the table, to have points given, to have a package tabled, to seal the agreement."""
    assert isinstance(asked.sheet, Sheet)
    sheet = asked.sheet
    seats = [bool(party.organisation) for party in sheet.parties]
    ready = len(seats) >= FEWEST and _set(sheet) and not findings.waiting
    return (
        Step("question", "#seats", bool(sheet.question.said("en"))),
        Step("parties", "#seats", len(seats) >= FEWEST),
        Step("seats", "#seats", bool(seats) and all(seats)),
        Step("issues", "#add-issue", _set(sheet)),
        Step("all_points", "#waiting", ready),
        Step("host_table", "#compose", bool(sheet.tabled)),
        Step("host_agree", "#tabled-title", bool(sheet.agreed)),
    )


def _set(sheet: Sheet) -> bool:
    """Whether there is something to settle: an issue, and a choice in every issue."""
    return bool(sheet.issues) and all(len(issue.options) >= FEWEST for issue in sheet.issues)
