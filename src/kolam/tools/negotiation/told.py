"""What phones have written, as a sentence and a table: the same on phone, wall, desk and paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from kolam.core.block import Table
from kolam.core.record import Row, Text
from kolam.core.voice import Voice
from kolam.tools.negotiation.cards import LISTS
from kolam.tools.negotiation.sheet import Asking, Assumption, Gift, Idea, Interest, Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One written thing: under which heading it belongs, and its words."""

    under: str
    words: str
    more: tuple[str, ...] = ()


def gathered_lines(sheet: Sheet, voice: Voice, *, asking: Asking | None = None) -> tuple[Line, ...]:
    """What was written to what is asked now (or `asking`), in the order of parties or issues."""
    kind = asking or sheet.asking
    rows: tuple[Row, ...] = getattr(sheet, LISTS[kind])
    place = _places(sheet, kind)
    ordered = sorted(rows, key=lambda row: place.get(_under(row), len(place)))
    return tuple(_LINES[kind](row, sheet, voice) for row in ordered)


def gathered_title(sheet: Sheet, voice: Voice, *, asking: Asking | None = None) -> str:
    """How much was written, in words: the headline of phone and wall after the reveal."""
    kind = asking or sheet.asking
    rows: tuple[Row, ...] = getattr(sheet, LISTS[kind])
    return voice(f"negotiation.told.{kind}", n=len(rows))


def gathered_table(sheet: Sheet, voice: Voice, *, asking: Asking | None = None) -> Table:
    """The same as a table; its caption is the title."""
    kind = asking or sheet.asking
    rows = (
        (line.under, line.words, *line.more)[kind == "assumptions" :]
        for line in gathered_lines(sheet, voice, asking=kind)
    )
    return Table(
        header=tuple(voice(f"negotiation.told.column.{name}") for name in _COLUMNS[kind]),
        rows=tuple(rows),
        caption=gathered_title(sheet, voice, asking=kind),
    )


_COLUMNS: Mapping[Asking, tuple[str, ...]] = MappingProxyType(
    {
        "gifts": ("party", "gift"),
        "interests": ("party", "interest", "position", "why", "noticed", "importance"),
        "options": ("issue", "idea", "from"),
        "assumptions": ("assumption", "test"),
    }
)


def _under(row: Row) -> str:
    return str(getattr(row, "issue" if isinstance(row, Idea) else "party", ""))


def _places(sheet: Sheet, kind: Asking) -> dict[str, int]:
    listed: tuple[Row, ...] = sheet.issues if kind == "options" else sheet.parties
    return {row.id: number for number, row in enumerate(listed)}


def _said(text: Text, voice: Voice) -> str:
    return text.said(voice.language)


def _party(id: str, sheet: Sheet, voice: Voice) -> str:
    found = next((party.name for party in sheet.parties if party.id == id), None)
    return _said(found, voice) if found else voice("negotiation.told.not_said")


def _gift(row: Gift, sheet: Sheet, voice: Voice) -> Line:
    return Line(_party(row.party, sheet, voice), _said(row.what, voice))


def _interest(row: Interest, sheet: Sheet, voice: Voice) -> Line:
    about = (row.position, row.why, row.noticed)
    importance = voice.number(row.importance) if row.importance else ""
    more = (*(_said(text, voice) for text in about), importance)
    return Line(_party(row.party, sheet, voice), _said(row.interest, voice), more)


def _idea(row: Idea, sheet: Sheet, voice: Voice) -> Line:
    found = next((issue.question for issue in sheet.issues if issue.id == row.issue), None)
    under = _said(found, voice) if found else voice("negotiation.told.new_issue")
    return Line(under, _said(row.words, voice), (_party(row.party, sheet, voice),))


def _assumption(row: Assumption, _: Sheet, voice: Voice) -> Line:
    return Line("", _said(row.what, voice), (_said(row.test, voice),))


_LINES: Mapping[Asking, Callable[[Any, Sheet, Voice], Line]] = MappingProxyType(
    {"gifts": _gift, "interests": _interest, "options": _idea, "assumptions": _assumption}
)
