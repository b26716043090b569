"""Answers: what people say about the items of a list, on a phone and as it stands in a sheet.

A room that asks the same thing of several items (a score for each, a choice, a few words) takes
these records as they are, or narrows a field in a subclass, such as a score from 1 to 4.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from kolam.core.card import Promise
from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, twice
from kolam.core.stakeholder import Sector

ID = r"^[A-Za-z0-9_.:-]+$"
LONGEST = 280
MOST = 1_000_000_000_000
#: With fewer people there is no spread; fewer who gave no name are never shown one by one.
FEWEST_RATERS, FEWEST_SHOWN = 3, 5
#: What is said of a round that so few people answered.
SMALL = frozenset({"fewer_than_three", "under_five"})


class Answer(Record):
    """What one person says about one item; `score` lies on the scale that was asked.

    `low`, `likely` and `high` answer a question for a range, `chosen` one for picking from a list.
    """

    item: str = Field(min_length=1, max_length=64, pattern=ID)
    score: int | None = Field(default=None, ge=-10, le=10)
    low: float | None = Field(default=None, ge=-MOST, le=MOST)
    likely: float | None = Field(default=None, ge=-MOST, le=MOST)
    high: float | None = Field(default=None, ge=-MOST, le=MOST)
    chosen: tuple[str, ...] = Field(default=(), max_length=50)
    dont_know: bool = False
    reason: str = Field(default="", max_length=LONGEST)

    def faults(self) -> Iterable[Fault]:
        said = [v for v in (self.low, self.likely, self.high) if v is not None]
        if said != sorted(said):
            yield Fault(("likely",), "range_not_rising")

    @property
    def says_something(self) -> bool:
        """Whether it stands, rather than takes back what was said."""
        given = any(v is not None for v in (self.score, self.low, self.likely, self.high))
        return given or bool(self.chosen) or self.dont_know or bool(self.reason)


class Answers(Record):
    """A card: what one participant says about one item or several."""

    answers: tuple[Answer, ...] = Field(max_length=400)

    def faults(self) -> Iterable[Fault]:
        seen: set[str] = set()
        for number, answer in enumerate(self.answers):
            if answer.item in seen:
                yield Fault(("answers", number, "item"), "twice", {"id": answer.item})
            seen.add(answer.item)


class Rating(Answer, Row):
    """An answer as it stands in a sheet, with as much about the rater as the promise allows."""

    rater: str = Field(min_length=1, max_length=64)
    name: str | None = Field(default=None, max_length=120)
    organisation: str | None = Field(default=None, max_length=120)
    sector: Sector | None = None


class Round(Row):
    """All answers given in one go; a second round follows a discussion or some months."""

    title: str = Field(default="", max_length=120)
    held: datetime.date | None = None
    promise: Promise = "anonymous"
    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)

    @property
    def people(self) -> int:
        """How many people answered anything."""
        return len({rating.rater for rating in self.ratings})

    def shows(self, people: int) -> bool:
        """Whether single answers of so many people may be shown: five, or those who are told."""
        return people >= FEWEST_SHOWN or self.promise in ("named", "organisation")

    def faults(self) -> Iterable[Fault]:
        yield from twice("ratings", self.ratings)
        seen: set[tuple[str, str]] = set()
        for number, rating in enumerate(self.ratings):
            pair = rating.rater, rating.item
            if pair in seen:
                yield Fault(("ratings", number, "item"), "twice", {"id": " ".join(pair)})
            seen.add(pair)


def small_rounds(name: str, rounds: Sequence[Round]) -> Iterator[Fault]:
    """A fault for every round that too few answered for a spread, or for single answers to show."""
    for number, held in enumerate(rounds):
        n = held.people
        if 0 < n < FEWEST_RATERS:
            yield Fault((name, number), "fewer_than_three", {"n": n})
        elif n and not held.shows(n):
            yield Fault((name, number), "under_five", {"n": n})
