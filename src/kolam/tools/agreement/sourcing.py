"""Rows whose source is not as it was when they were taken: they say what nobody says any more.

A team that has looked at one takes it anew or keeps it as its own, and then it holds nothing up.
"""

from collections.abc import Iterator
from typing import Any

from kolam.core.fault import Fault
from kolam.core.record import Row, Text
from kolam.core.sources import Taken
from kolam.core.tool import Given
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.work import Activity

#: The lists whose rows are taken, in the order in which they are told.
LISTS = ("clauses", "partners", "activities", "costs", "absences")


def source_breaches(sheet: Sheet, given: Given) -> tuple[Breach, ...]:
    """Each row whose source has changed or is gone, with its place and where it came from."""
    return tuple(_breaches(sheet, given.get(Taken, ())))


def _breaches(sheet: Sheet, rows: tuple[Taken, ...]) -> Iterator[Breach]:
    old = {row.place[:2]: row for row in rows if row.state in ("stale", "orphaned")}
    for name in LISTS:
        for number, row in enumerate(getattr(sheet, name)):
            if found := old.get((name, row.id)):
                values = {"name": _name(sheet, row), "id": row.id}
                fault = Fault((name, number), f"source_{_become(found)}", values)
                yield Breach(fault, found.ref, _bears(row, found))


def _become(found: Taken) -> str:
    """stale: it has changed; orphaned: it is gone; undone: it is there and holds no more."""
    undone = found.state == "orphaned" and found.source is not None
    return "undone" if undone else found.state


def _bears(row: Row, found: Taken) -> bool:
    """Whether what is signed says it: a clause, the name of a partner, what is done.

    A source may change in much that a document never says; what it costs, a check compares.
    """
    if isinstance(row, Clause) or (isinstance(row, Partner | Activity) and found.source is None):
        return True
    now: Any = found.source
    if isinstance(row, Partner):
        kind = getattr(now, "kind", row.kind)
        return _other(row.name, getattr(now, "name", None)) or row.kind != kind
    if isinstance(row, Activity):
        return found.state == "orphaned" or _other(row.what, getattr(now, "what", None))
    return False


def _other(words: Text, now: Any) -> bool:
    """Whether the source says something else, in a language that both have, or cannot be asked."""
    if not isinstance(now, Text):
        return True
    pairs = ((getattr(words, code), getattr(now, code)) for code in Text.languages)
    return any(mine != its for mine, its in pairs if mine and its)


def _name(sheet: Sheet, row: Any) -> Text | str:
    """What a row is called: its heading, name or words; its id where it has none."""
    texts = (getattr(row, name, None) for name in ("heading", "name", "what", "words"))
    said = (text for text in texts if isinstance(text, Text) and text.said("en"))
    return next(said, sheet.names.get(getattr(row, "who", ""), row.id))
