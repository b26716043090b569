"""The value room's shared records: what the partnership claims, and what partners say openly."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from kolam.core import money
from kolam.core.answers import Answer, Answers, Rating
from kolam.core.answers import Round as Held
from kolam.core.fault import Fault
from kolam.core.private import SPOKEN_FOR
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.stakeholder import Sector
from kolam.tools.value.line import PARTNER, Line

__all__ = ["Card", "Line", "Private", "Sheet"]

MOST = 1_000_000_000_000
INDICATOR: dict[str, Any] = {"row_of": "indicators"}
Source = Literal[
    "complementarity",
    "system_transformation",
    "standards",
    "innovation",
    "holism",
    "shared_learning",
    "shared_risk",
    "synergy",
    "scale",
    "critical_mass",
]
SOURCES: tuple[Source, ...] = get_args(Source)
Status = Literal["planned", "emerging", "confirmed"]
Verdict = Literal["", "worth_it", "only_just", "not_yet"]
#: A source is scored 0 to 3, a kind of value or cost 0 to 4.
TOP = {"relevance": 3, "evidence": 3, "value": 4, "cost": 4}


class Currency(Row):
    """A currency other than the sheet's own, by its three letters: what one of it is worth.

    `digits` are its places after the point where they are not the usual ones.
    """

    id: str = Field(pattern=money.CURRENCY)
    rate: float | None = Field(default=None, gt=0, le=MOST)
    digits: int | None = Field(default=None, ge=0, le=4)


class Result(Record):
    """How much of something, as a range in its own unit."""

    low: float | None = Field(default=None, ge=-MOST, le=MOST)
    likely: float | None = Field(default=None, ge=-MOST, le=MOST)
    high: float | None = Field(default=None, ge=-MOST, le=MOST)

    def faults(self) -> Iterable[Fault]:
        yield from rising(self.low, self.likely, self.high)


class Alone(Row):
    """What one actor would reach without the partnership, and how that is known."""

    partner: str = Field(default="", max_length=64, json_schema_extra=PARTNER)
    words: Text = Text()
    result: Result = Result()


class Indicator(Row):
    """What is counted: with the partnership, and by each actor alone.

    `cost` is what the partnership costs altogether, in the smallest units of the currency.
    """

    name: Text
    unit: Text = Text()
    baseline: float | None = Field(default=None, ge=-MOST, le=MOST)
    together: Result = Result()
    alone: tuple[Alone, ...] = Field(default=(), max_length=60)
    cost: int | None = Field(default=None, ge=0, le=money.MOST, json_schema_extra=money.MONEY)
    currency: str = Field(default="", pattern=money.CURRENCY + "|^$")

    def faults(self) -> Iterable[Fault]:
        yield from twice("alone", self.alone)


class Claim(Row):
    """A source of collaborative advantage that the partnership claims, one row each.

    With an `indicator`, `result` is this source's part of that indicator's extra result, in the
    indicator's unit; without one it is a result of its own, which is added to nothing.
    """

    source: Source
    mechanism: Text = Text()
    partners: tuple[str, ...] = Field(default=(), max_length=60, json_schema_extra=PARTNER)
    counterfactual: Text = Text()
    indicator: str = Field(default="", max_length=64, json_schema_extra=INDICATOR)
    unit: Text = Text()
    result: Result = Result()
    relevance: int | None = Field(default=None, ge=0, le=3)
    evidence: int | None = Field(default=None, ge=0, le=3)
    status: Status = "planned"
    when: str = Field(default="", max_length=120)
    risk: Text = Text()
    measured: float | None = Field(default=None, ge=-MOST, le=MOST)


class Partner(Row):
    """One that has joined; `organisation` is the id of the one whose private lines these are.

    A partner that leaves keeps its lines: `left` says since when, as words or a date.
    """

    name: Text
    sector: Sector | None = None
    organisation: str = Field(default="", max_length=64, json_schema_extra=SPOKEN_FOR)
    left: str = Field(default="", max_length=60)
    verdict: Verdict = ""
    tip: Text = Text()

    def faults(self) -> Iterable[Fault]:
        if not self.name.said("en"):
            yield Fault(("name",), "no_name")


class Together(Row):
    """What these partners reach by acting together, beyond what fewer of them reach already.

    One partner alone: what it reaches by itself. All in the unit of the indicator.
    """

    partners: tuple[str, ...] = Field(default=(), max_length=60, json_schema_extra=PARTNER)
    indicator: str = Field(default="", max_length=64, json_schema_extra=INDICATOR)
    adds: float = Field(default=0, ge=-MOST, le=MOST)
    why: Text = Text()


class Score(Answer):
    """One score: `relevance` and `evidence` of a source 0 to 3, a kind of value or cost 0 to 4."""

    score: int | None = Field(default=None, ge=0, le=4)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        most = TOP.get(self.item.partition(".")[0], 4)
        if self.score is not None and self.score > most:
            yield Fault(("score",), "too_high", {"limit": most})


class Card(Answers):
    """What one participant sends: scores of sources and of the own organisation's lines."""

    answers: tuple[Score, ...] = Field(max_length=100)


class Given(Rating):
    """A score as it stands in the sheet."""

    score: int | None = Field(default=None, ge=0, le=4)


class Round(Held):
    """All scores given in one go."""

    ratings: tuple[Given, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """What working together is worth, to all and to each, as far as it is told openly.

    `discount` is in percent a year. `draws` is how many futures are drawn for money lines.
    """

    objective: Text = Text()
    currency: str = Field(default="", pattern=money.CURRENCY + "|^$")
    discount: float = Field(default=0, ge=0, le=50)
    draws: int = Field(default=100_000, ge=1_000, le=1_000_000)
    currencies: tuple[Currency, ...] = Field(default=(), max_length=30)
    indicators: tuple[Indicator, ...] = Field(default=(), max_length=30)
    sources: tuple[Claim, ...] = Field(default=(), max_length=60)
    partners: tuple[Partner, ...] = Field(default=(), max_length=60)
    lines: tuple[Line, ...] = Field(default=(), max_length=2_000)
    synergies: tuple[Together, ...] = Field(default=(), max_length=500)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("currencies", "indicators", "sources", "partners", "lines", "synergies"):
            yield from twice(name, getattr(self, name))
        yield from twice("rounds", self.rounds)


class Private(Record):
    """What one organisation keeps to itself: lines, what it would do alone, its own verdict."""

    lines: tuple[Line, ...] = Field(default=(), max_length=500)
    alternative: Text = Text()
    verdict: Verdict = ""
    tip: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from twice("lines", self.lines)


def rising(low: float | None, likely: float | None, high: float | None) -> Iterable[Fault]:
    """A fault where what is there of low, likely and high does not rise."""
    said = [value for value in (low, likely, high) if value is not None]
    if said != sorted(said):
        yield Fault(("likely",), "range_not_rising")
