"""The records of a workshop: its facts, what was said in it, and what people made of it."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.stakeholder import Sector
from kolam.tools.workshop.items import HIGHEST, item_faults

Asking = Literal["before", "after", "later"]
Gender = Literal["women", "men", "another", "not_said"]
Framework = Literal["unsdcf", "sdg", "national", "other"]
Consent = Literal["yes", "no"]
Language = Literal["en", "si", "ta"]
#: The framework's tools, as their rooms are called in addresses.
RoomName = Literal[
    "competencies",
    "sectors",
    "spectrum",
    "fundamentals",
    "value",
    "stakeholders",
    "influence",
    "levers",
    "negotiation",
    "agreement",
    "journey",
    "game",
    "exchange",
    "clinic",
]
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$|^$"


def minutes(clock: str) -> int | None:
    """Minutes since midnight; None where no time is given."""
    return int(clock[:2]) * 60 + int(clock[3:]) if clock else None


class Organiser(Row):
    """A body that held the workshop, or helped to."""

    name: Text
    part: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("name", self.name)


class Contribution(Row):
    """What the workshop contributes to: a priority or target of a framework, by its code."""

    framework: Framework
    code: str = Field(default="", max_length=40)
    words: Text = Text()


class Count(Row):
    """How many people of one sector and gender took part; nobody is listed."""

    sector: Sector | None = None
    gender: Gender = "not_said"
    n: int = Field(ge=0, le=10_000)


class Session(Row):
    """One item of the programme, as planned and as held; times are the place's own, as 09:30."""

    title: Text
    day: datetime.date | None = None
    planned_from: str = Field(default="", pattern=CLOCK)
    planned_to: str = Field(default="", pattern=CLOCK)
    held_from: str = Field(default="", pattern=CLOCK)
    held_to: str = Field(default="", pattern=CLOCK)
    note: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("title", self.title)
        for name in ("planned", "held"):
            start, end = (minutes(getattr(self, f"{name}_{at}")) for at in ("from", "to"))
            if (start is None) != (end is None):
                missing = f"{name}_from" if start is None else f"{name}_to"
                yield Fault((missing,), "time_missing")
            elif start is not None and end is not None and end <= start:
                yield Fault((f"{name}_to",), "ends_before_it_begins")

    @property
    def planned(self) -> tuple[int, int] | None:
        """When it was to begin and end, in minutes since midnight."""
        return _span(self.planned_from, self.planned_to)

    @property
    def held(self) -> tuple[int, int] | None:
        """When it began and ended, in minutes since midnight."""
        return _span(self.held_from, self.held_to)


class Content(Row):
    """Something that was taught or shown, in a few sentences."""

    title: Text
    words: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("title", self.title)


class Exercise(Row):
    """Something that people did together: in which room, and in which round of it."""

    title: Text
    room: RoomName | None = None
    activity: str = Field(default="", max_length=64)
    words: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("title", self.title)


class Quote(Row):
    """What somebody said; it leaves this sheet only with their consent."""

    words: Text
    by: str = Field(default="", max_length=120)
    consent: Consent = "no"

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("words", self.words)


class Point(Row):
    """What was agreed, or what stayed open."""

    kind: Literal["agreed", "open"] = "agreed"
    words: Text

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("words", self.words)


class Action(Row):
    """What somebody does after the workshop, and by when."""

    what: Text
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("what", self.what)


class Feedback(Row):
    """What people wrote on paper or said at the end, without a name."""

    words: Text

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("words", self.words)


class Photo(Row):
    """A picture kept elsewhere: what it shows, where it lies, whether those on it agree."""

    caption: Text
    file: str = Field(default="", max_length=200)
    by: str = Field(default="", max_length=120)
    consent: Consent = "no"

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("caption", self.caption)


class Annex(Row):
    """Something that is handed on beside the report."""

    title: Text
    where: str = Field(default="", max_length=200)

    def faults(self) -> Iterable[Fault]:
        yield from _nameless("title", self.title)


class Answer(core.Answer):
    """What one participant says about one item; statements and usefulness from 1 to 5."""

    score: int | None = Field(default=None, ge=0, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from item_faults(self.item, self.score)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """An answer as it stands in the sheet."""

    score: int | None = Field(default=None, ge=0, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from item_faults(self.item, self.score)


class Round(core.Round):
    """An evaluation as it was answered in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """One workshop: facts first, then what was said, then the evaluation."""

    asking: Asking = "after"
    name: Text = Text()
    first: datetime.date | None = None
    last: datetime.date | None = None
    place: Text = Text()
    languages: tuple[Language, ...] = ()
    organisers: tuple[Organiser, ...] = Field(default=(), max_length=60)
    contributions: tuple[Contribution, ...] = Field(default=(), max_length=60)
    objective: Text = Text()
    participants: tuple[Count, ...] = Field(default=(), max_length=60)
    tables: int | None = Field(default=None, ge=1, le=500)
    agenda: tuple[Session, ...] = Field(default=(), max_length=200)
    contents: tuple[Content, ...] = Field(default=(), max_length=100)
    exercises: tuple[Exercise, ...] = Field(default=(), max_length=100)
    points: tuple[Point, ...] = Field(default=(), max_length=200)
    actions: tuple[Action, ...] = Field(default=(), max_length=200)
    quotes: tuple[Quote, ...] = Field(default=(), max_length=200)
    feedback: tuple[Feedback, ...] = Field(default=(), max_length=500)
    photos: tuple[Photo, ...] = Field(default=(), max_length=200)
    annexes: tuple[Annex, ...] = Field(default=(), max_length=60)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterator[Fault]:
        for name in ROWS:
            yield from twice(name, getattr(self, name))
        if self.first and self.last and self.last < self.first:
            yield Fault(("last",), "ends_before_it_begins")
        seen: set[tuple[str, str]] = set()
        for number, row in enumerate(self.participants):
            cell = (row.sector or "", row.gender)
            if cell in seen:
                yield Fault(("participants", number, "n"), "counted_twice")
            seen.add(cell)

    @property
    def ended(self) -> datetime.date | None:
        """Its last day."""
        return self.last or self.first


ROWS = (
    "organisers",
    "contributions",
    "participants",
    "agenda",
    "contents",
    "exercises",
    "points",
    "actions",
    "quotes",
    "feedback",
    "photos",
    "annexes",
    "rounds",
)


def is_said(words: Text) -> bool:
    """Whether there are words in any language."""
    return any(said.strip() for said in words.plain().values())


def _nameless(field: str, words: Text) -> Iterator[Fault]:
    if not is_said(words):
        yield Fault((field,), "no_name")


def _span(start: str, end: str) -> tuple[int, int] | None:
    first, last = minutes(start), minutes(end)
    return None if first is None or last is None else (first, last)
