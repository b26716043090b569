"""The clause library: a clause to begin with for each ingredient, in three languages, as data."""

import tomllib
from functools import cache
from pathlib import Path

from kolam.core.record import Field, Row, Text
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.scorecard import part_of
from kolam.tools.agreement.sheet import Sheet

#: Stands where a team has to say something itself.
BLANK = "…"


class Entry(Row):
    """One clause of the library; the id is that of the ingredient that it speaks to."""

    source: str = Field(min_length=1)
    heading: Text
    words: Text


@cache
def library() -> tuple[Entry, ...]:
    """Every clause of the library, in the agreement's order."""
    found = tomllib.loads(Path(__file__).with_name("library.toml").read_text(encoding="utf-8"))
    return tuple(
        Entry(
            id=row["id"],
            source=row["source"],
            heading=Text.model_validate(row["heading"]),
            words=Text.model_validate({code: row[code] for code in Text.languages}),
        )
        for row in found["clauses"]
    )


def entry(id: str) -> Entry | None:
    """The library's clause for an ingredient; None where it has none."""
    return next((one for one in library() if one.id == id), None)


def begun(sheet: Sheet, id: str) -> Sheet:
    """The sheet with a clause of the library as a row of its own; unchanged where it has it.

    Raises LookupError for no such entry.
    """
    found = entry(id)
    if found is None:
        raise LookupError(id)
    if any(row.library == id for row in sheet.clauses):
        return sheet
    row = Clause(
        id=f"library.{id}",
        part=part_of(id),
        ingredient=id,
        heading=found.heading,
        words=found.words,
        library=id,
    )
    return sheet.with_(clauses=(*sheet.clauses, row))
