"""Cells and ties: the rows of a book by their places, and what goes from one to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from kolam import toolbox
from kolam.core.chain import PLAIN, Chain
from kolam.core.field import fields_of
from kolam.core.record import Record, Row

Way = Literal["from", "to"]
ROUNDS, RATINGS, VERSIONS, PRIVATE = "rounds", "ratings", "versions", "private"
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A row of a sheet by its place; the whole room where the place is empty.

    Answers about a row are one cell for each round; what a room works out has the place that the
    room gives it; a private line begins with "private" and the partner whose it is.
    """

    tool: str
    place: Place = ()

    @property
    def path(self) -> str:
        """The cell as one word, for addresses and the shell."""
        return "/".join((self.tool, *self.place))

    @property
    def lists(self) -> Place:
        """The lists that it stands in, outermost first."""
        return self.place[0::2]

    @property
    def is_answers(self) -> bool:
        """Whether it stands for what people said in a round, in all or about one row."""
        return self.place[:1] == (ROUNDS,) and len(self.place) in (2, 4)


@dataclass(frozen=True, slots=True)
class Tie:
    """What goes from one cell to another; `kind` is the key of the words for how."""

    source: Cell
    target: Cell
    kind: str


@cache
def chain_of(slug: str) -> Chain:
    """What a room says of its own rows."""
    found: Chain = getattr(toolbox.part(slug, "chain"), "CHAIN", PLAIN)
    return found


def rows(held: Any, place: Place = ()) -> Iterator[tuple[Place, Row]]:
    """Every row of a sheet with its place, but for answers and for what was put up."""
    for name in type(held).model_fields:
        value = getattr(held, name)
        if isinstance(value, tuple) and not (not place and name in (ROUNDS, VERSIONS)):
            for row in value:
                if isinstance(row, Row):
                    yield (*place, name, row.id), row
                    yield from rows(row, (*place, name, row.id))


def named(row: Any) -> Iterator[tuple[str, str]]:
    """The rows that a row's fields name: list and id."""
    for spec in fields_of(type(row)) if isinstance(row, Record) else ():
        if spec.row_of:
            value = getattr(row, spec.name)
            for id in value if isinstance(value, tuple) else (value,):
                if id:
                    yield spec.row_of, str(id)


def about(rating: Any) -> str:
    """What an answer is about: the id of a row, or a word of the room's own."""
    return str(getattr(rating, "item", "") or getattr(rating, "stakeholder", ""))


def speaks_of(item: str, key: str) -> bool:
    """Whether an answer's item is this row or word, alone or as one of its parts."""
    return item == key or key in item.split(".")
