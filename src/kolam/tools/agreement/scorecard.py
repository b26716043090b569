"""The scorecard: what a good agreement has, how far it is in place, and what phones say of it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from kolam.core import answers as core
from kolam.core.clause import Part
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Row

Mark = Literal["not_relevant", "not_in_place", "partially", "fully"]
#: What a phone sends for each mark; the score leaves out what is not relevant.
SCORES: dict[Mark, int] = {"not_relevant": -1, "not_in_place": 0, "partially": 1, "fully": 2}
MARKS: dict[int, Mark] = {score: mark for mark, score in SCORES.items()}
LOWEST, HIGHEST = -1, 2


@cache
def frame() -> Frame:
    """The ingredients in the order of the agreement's parts, each with its source."""
    return read_frame(Path(__file__).with_name("frame.toml"), "ingredients")


@cache
def ingredients() -> tuple[str, ...]:
    """The ids of all ingredients, in the agreement's order."""
    return frame().ids()


def part_of(ingredient: str) -> Part:
    """The part of the agreement in which an ingredient belongs."""
    return frame()[ingredient].codes[0]  # type: ignore[return-value]


class Ingredient(Row):
    """How far an ingredient is in place, agreed at the table; the id is the ingredient's.

    Without a mark phones' answers count. A `must` blocks signing until it is in place.
    """

    mark: Mark | None = None
    must: bool = False
    comment: str = Field(default="", max_length=500)

    def faults(self) -> Iterable[Fault]:
        if self.id not in ingredients():
            yield Fault(("id",), "no_such_ingredient", {"id": self.id})
        if self.must and self.mark == "not_relevant":
            yield Fault(("mark",), "must_not_relevant")


class Answer(core.Answer):
    """How far somebody finds an ingredient in place: 0 not, 1 partially, 2 fully, -1 irrelevant."""

    score: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _unknown(self.item)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=100)


class Rating(core.Rating):
    """An answer as it stands in the sheet."""

    score: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _unknown(self.item)


class Round(core.Round):
    """All answers given in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


def _unknown(item: str) -> Iterable[Fault]:
    if item not in ingredients():
        yield Fault(("item",), "no_such_ingredient", {"id": item})
