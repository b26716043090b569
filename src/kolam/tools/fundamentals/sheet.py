"""The fundamentals' records: ratings before signing, health checks after it, and what is done."""

import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Record, Row, Text, twice

Fundamental = Literal[
    "value_creation",
    "right_stakeholders_resources",
    "shared_vision_aligned_interest",
    "compatible_values",
    "empowered_partners",
    "senior_commitment_skills",
]
FUNDAMENTALS: tuple[Fundamental, ...] = get_args(Fundamental)
Asking = Literal["fundamentals", "health"]
Instrument = Literal["vichealth_0_4", "vichealth_1_5", "psat", "wilder"]
LOWEST, HIGHEST = 1, 4
#: Concern in a health check: none (green), some (amber), serious (red).
GREEN, AMBER, RED = 0, 1, 2
#: The least and the largest value an instrument can give; VicHealth's are sums of 35 items.
RANGES: dict[Instrument, tuple[int, int]] = {
    "vichealth_0_4": (0, 140),
    "vichealth_1_5": (35, 175),
    "psat": (1, 5),
    "wilder": (1, 5),
}
#: What one item of an instrument is scored from and to.
ITEM_RANGES: dict[Instrument, tuple[int, int]] = {
    "vichealth_0_4": (0, 4),
    "vichealth_1_5": (1, 5),
    "psat": (1, 5),
    "wilder": (1, 5),
}
#: An item's number or letter: what it asks belongs to the instrument's owner and is not kept.
CODE = r"^[A-Za-z0-9_.-]+$"
CHECK: dict[str, Any] = {"row_of": "checks"}


@cache
def frame(table: Literal["fundamentals", "aspects", "instruments"]) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


class Answer(core.Answer):
    """What one participant says about one fundamental (1-4) or one aspect (0-2)."""

    score: int | None = Field(default=None, ge=0, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        if self.score is not None:
            yield from _score_faults(self.item, self.score)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """How far one fundamental stands, 1 (not in place) to 4 (fully); not relevant is no score."""

    score: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        if self.item not in FUNDAMENTALS:
            yield Fault(("item",), "no_such_fundamental", {"id": self.item})


class Round(core.Round):
    """The fundamentals as rated in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Mark(core.Rating):
    """How much concern there is about one aspect: 0 none, 1 some, 2 serious."""

    score: int | None = Field(default=None, ge=GREEN, le=RED)


class Check(core.Round):
    """One health check after signing."""

    ratings: tuple[Mark, ...] = Field(default=(), max_length=100_000)


class Aspect(Row):
    """One thing that a health check asks about, in the partnership's own words."""

    words: Text


class Improvement(Row):
    """What would raise a fundamental or calm a concern, who sees to it, and by when."""

    about: str = Field(min_length=1, max_length=64)
    what: Text
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None


class Score(Row):
    """A result of an instrument that another body owns: one organisation's total or scale mean.

    `n` people answered, `missing` did not or did not know.
    """

    check: str = Field(json_schema_extra=CHECK)
    instrument: Instrument
    organisation: str = Field(min_length=1, max_length=120)
    scale: str = Field(default="", max_length=60)
    value: float
    n: int = Field(default=1, ge=0)
    missing: int = Field(default=0, ge=0)

    def faults(self) -> Iterable[Fault]:
        low, high = RANGES[self.instrument]
        if not low <= self.value <= high:
            yield Fault(("value",), "outside_instrument", {"low": low, "high": high})


class ItemScore(Row):
    """One respondent's score of one item of such an instrument, by the item's code alone.

    No `value` is missing or don't know. Reversed items are turned round before they come in.
    """

    check: str = Field(json_schema_extra=CHECK)
    instrument: Instrument
    organisation: str = Field(min_length=1, max_length=120)
    scale: str = Field(default="", max_length=60)
    respondent: str = Field(min_length=1, max_length=16, pattern=CODE)
    item: str = Field(min_length=1, max_length=8, pattern=CODE)
    value: float | None = None

    def faults(self) -> Iterable[Fault]:
        low, high = ITEM_RANGES[self.instrument]
        if self.value is not None and not low <= self.value <= high:
            yield Fault(("value",), "outside_instrument", {"low": low, "high": high})


class Sheet(Record):
    """The six fundamentals over time; empty `aspects` means the room's own twelve."""

    asking: Asking = "fundamentals"
    rounds: tuple[Round, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    aspects: tuple[Aspect, ...] = Field(default=(), max_length=40)
    checks: tuple[Check, ...] = ()
    scores: tuple[Score, ...] = ()
    items: tuple[ItemScore, ...] = Field(default=(), max_length=50_000)

    def faults(self) -> Iterable[Fault]:
        for name in ("rounds", "improvements", "aspects", "checks", "scores", "items"):
            yield from twice(name, getattr(self, name))
        yield from self._check_faults("scores", self.scores)
        yield from self._check_faults("items", self.items)
        yield from _score_twice(self.scores)
        yield from _item_faults(self.items)
        taken = set(FUNDAMENTALS)
        for number, aspect in enumerate(self.aspects):
            if aspect.id in taken:
                yield Fault(("aspects", number, "id"), "aspect_is_fundamental")

    def _check_faults(self, name: str, rows: Iterable[Score | ItemScore]) -> Iterable[Fault]:
        known = {check.id for check in self.checks}
        for number, row in enumerate(rows):
            if row.check not in known:
                yield Fault((name, number, "check"), "no_such_row", {"id": row.check})

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the aspects that a health check asks about."""
        return tuple(aspect.id for aspect in self.aspects) or frame("aspects").ids()


def _score_faults(item: str, score: int) -> Iterable[Fault]:
    fundamental = item in FUNDAMENTALS
    low, high = (LOWEST, HIGHEST) if fundamental else (GREEN, RED)
    if not low <= score <= high:
        limit = low if score < low else high
        yield Fault(("score",), "too_low" if score < low else "too_high", {"limit": limit})


def _score_twice(scores: Iterable[Score]) -> Iterable[Fault]:
    """A fault for every second result of one organisation in one check: it would count double."""
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(scores):
        slot = (row.check, row.instrument, row.scale, row.organisation)
        if slot in seen:
            yield Fault(("scores", number, "organisation"), "twice", {"id": row.organisation})
        seen.add(slot)


def _item_faults(items: Iterable[ItemScore]) -> Iterable[Fault]:
    """A fault for every second score of one item by one respondent."""
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(items):
        who = f"{row.organisation} {row.respondent}"
        slot = (row.check, row.instrument, row.scale, row.organisation, row.respondent, row.item)
        if slot in seen:
            yield Fault(("items", number, "item"), "twice", {"id": f"{who} {row.item}"})
        seen.add(slot)
