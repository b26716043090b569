"""The room's own page: the ten checks with their places, clauses, pictures, the own go/no-go."""

from collections.abc import Iterator
from typing import Any

from kolam.core.fault import Fault
from kolam.core.page import Asked, Page, first
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.budget_figure import one_budget
from kolam.tools.agreement.clause_page import parts, shelf, since, waiting
from kolam.tools.agreement.findings import Findings, seat_of
from kolam.tools.agreement.jumps import broken, lists
from kolam.tools.agreement.moves import MOVES
from kolam.tools.agreement.own_page import own
from kolam.tools.agreement.power_figure import one_power
from kolam.tools.agreement.sentences import Said, Source
from kolam.tools.agreement.sheet import Sheet

Plain = dict[str, Any]


def view(asked: Asked, findings: Findings, voice: Voice) -> Plain:
    """Plain values for page.html; `findings` are cut to what the viewer may see."""
    assert isinstance(asked.sheet, Sheet)
    sheet = asked.sheet
    return {
        "language": voice.language,
        "question": sheet.question.said(voice.language),
        "checks": [_check(check, sheet, voice) for check in findings.checks],
        "mend": list(_mend(findings, voice)),
        "open": list(_open(findings, voice)),
        "signings": [_signing(one, voice) for one in findings.signings if one.version],
        "broken": broken(findings),
        "lists": lists(findings, voice),
        "parts": parts(asked, voice, _undone(findings)),
        "clauses": len(sheet.clauses),
        "waiting": waiting(sheet, voice),
        "shelf": shelf(asked, voice),
        "since": since(sheet, voice),
        "own": own(asked, findings, voice),
        "pictures": list(_pictures(findings, voice)),
        "by": first(asked.typed, "by") or _speaker(asked, sheet, voice),
    }


def _undone(findings: Findings) -> set[str]:
    """The clauses whose source is there and is no longer agreed."""
    places = (b.fault.place for b in findings.sources if b.fault.key == "source_undone")
    return {findings.sheet.clauses[int(n)].id for table, n in places if table == "clauses"}


def _speaker(asked: Asked, sheet: Sheet, voice: Voice) -> str:
    """The partner for which the member speaks, "" for none."""
    seat = seat_of(sheet, asked.owner)
    return sheet.names[seat].said(voice.language) if seat else ""


PAGE = Page(view=view, moves=MOVES)


def path(fault: Fault, sheet: Sheet) -> str:
    """The address of the row that a place leads to, such as activities/A1/cells/WFP; "" for none.

    Places number rows; addresses name them by their ids.
    """
    here: Any = sheet
    told: list[str] = []
    for part in fault.place:
        if isinstance(here, tuple):
            if not isinstance(part, int) or part >= len(here) or not hasattr(here[part], "id"):
                break
            told.append(str(here[part].id))
            here = here[part]
            continue
        following = getattr(here, str(part), None)
        if not isinstance(following, tuple) or not all(hasattr(one, "id") for one in following):
            break
        told.append(str(part))
        here = following
    return "/".join(told)


def _check(check: Any, sheet: Sheet, voice: Voice) -> Plain:
    return {
        "number": check.number,
        "said": voice(f"agreement.check.{check.name}"),
        "state": check.state,
        "told": voice(f"agreement.check.state.{check.state}"),
        "breaches": [_breach(breach, sheet, voice) for breach in check.breaches],
    }


def _breach(breach: Breach, sheet: Sheet, voice: Voice) -> Plain:
    return {
        "said": Said(breach.fault).said(voice),
        "path": path(breach.fault, sheet),
        "here": bool(breach.fault.place),
        "source": _elsewhere(breach, voice),
    }


def _elsewhere(breach: Breach, voice: Voice) -> Plain | None:
    """Another room's row: its room, what it is called, and its address where it is still there."""
    ref = breach.ref
    if ref is None:
        return None
    gone = breach.fault.key == "source_orphaned"
    row = not gone and len(ref.path) >= 2 and ref.path[0] != "rounds"
    return {
        "tool": ref.tool,
        "said": voice("agreement.page.see_room", room=Source(ref).room(voice)),
        "path": "/".join(ref.path[:2]) if row else "",
    }


def _mend(findings: Findings, voice: Voice) -> Iterator[Plain]:
    """What is to be mended before signing, beside the ten checks."""
    for breach in findings.sources:
        if breach.holds:
            yield _breach(breach, findings.sheet, voice) | {"waits": True}
    for fault in (*findings.leaving, *findings.wording):
        yield _breach(Breach(fault), findings.sheet, voice)


def _open(findings: Findings, voice: Voice) -> Iterator[Plain]:
    """Rows whose source has changed in what no document says: to be looked at, some time."""
    for breach in findings.sources:
        if not breach.holds:
            yield _breach(breach, findings.sheet, voice) | {"waits": True}


def _signing(one: Any, voice: Voice) -> Plain:
    return {
        "title": one.title.said(voice.language),
        "version": one.version.id,
        "state": voice(f"agreement.page.signing.{one.state}"),
        "changed": one.changed,
    }


def _pictures(findings: Findings, voice: Voice) -> Iterator[Plain]:
    """Budget and votes, each for a wide and a narrow page."""
    for number, budget in enumerate(findings.budgets):
        wide, narrow = (one_budget(budget, findings, voice, c) for c in CANVASES)
        yield _picture(f"b{number}", wide, narrow)
    for number, found in enumerate(findings.powers):
        if found.matter is None:
            wide, narrow = (one_power(found, findings, voice, c) for c in CANVASES)
            yield _picture(f"p{number}", wide, narrow)


CANVASES: tuple[Canvas, Canvas] = ("desk", "phone")


def _picture(name: str, wide: Figure, narrow: Figure) -> Plain:
    return {
        "title": wide.title,
        "wide": wide.svg(f"{name}w-"),
        "narrow": narrow.svg(f"{name}n-"),
    }
