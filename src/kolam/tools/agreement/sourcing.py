"""Clauses whose source is not as it was when they were taken: they say what nobody says any more.

A team that has looked at one takes it anew or keeps it as its own, and then it holds nothing up.
"""

from collections.abc import Iterator

from kolam.core.fault import Fault
from kolam.core.sources import Taken
from kolam.core.tool import Given
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.sheet import Sheet


def source_breaches(sheet: Sheet, given: Given) -> tuple[Breach, ...]:
    """Each clause whose source has changed or is gone, with its place and where it came from."""
    return tuple(_breaches(sheet, given.get(Taken, ())))


def _breaches(sheet: Sheet, rows: tuple[Taken, ...]) -> Iterator[Breach]:
    stands = {row.place[1]: row for row in rows if row.place[:1] == ("clauses",)}
    for number, clause in enumerate(sheet.clauses):
        row = stands.get(clause.id)
        if row and row.state in ("stale", "orphaned"):
            named = (text for text in (clause.heading, clause.words) if text.said("en"))
            values = {"name": next(named, clause.id), "id": clause.id}
            yield Breach(Fault(("clauses", number), f"clause_{row.state}", values), row.ref)
