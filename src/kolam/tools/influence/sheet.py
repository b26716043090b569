"""The records of influence: actors, what they can do to each other, and what they want."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.ref import Ref
from kolam.core.stakeholder import Sector

HIGHEST = 4
Asking = Literal["influences", "positions"]
Convention = Literal["whole", "less_own"]
LinkKind = Literal["funding", "support", "information", "authority", "pressure", "other"]
ACTOR: dict[str, Any] = {"row_of": "actors"}
OBJECTIVE: dict[str, Any] = {"row_of": "objectives"}


class Actor(Row):
    """Somebody who can move others or be moved; `ref` where it came from another room."""

    name: Text
    sector: Sector | None = None
    ref: Ref | None = None


class Objective(Row):
    """Something that actors are for or against."""

    name: Text
    ref: Ref | None = None


class Influence(Row):
    """What one actor can do to another, agreed at the table: 0 nothing to 4 its existence."""

    source: str = Field(json_schema_extra=ACTOR)
    target: str = Field(json_schema_extra=ACTOR)
    score: int = Field(ge=0, le=HIGHEST)
    reason: str = Field(default="", max_length=280)

    def faults(self) -> Iterable[Fault]:
        if self.source == self.target:
            yield Fault(("target",), "influence_on_itself")


class Position(Row):
    """Where one actor stands on one objective: -4 against with all it has, to 4 for it."""

    actor: str = Field(json_schema_extra=ACTOR)
    objective: str = Field(json_schema_extra=OBJECTIVE)
    score: int = Field(ge=-HIGHEST, le=HIGHEST)
    reason: str = Field(default="", max_length=280)


class Link(Row):
    """A directed link between two actors, as drawn in a Net-Map, with its weight."""

    source: str = Field(json_schema_extra=ACTOR)
    target: str = Field(json_schema_extra=ACTOR)
    kind: LinkKind = "other"
    weight: int = Field(default=1, ge=1, le=1000)

    def faults(self) -> Iterable[Fault]:
        if self.source == self.target:
            yield Fault(("target",), "influence_on_itself")


class Answer(core.Answer):
    """What one participant says of a pair: an influence 0 to 4, or a position -4 to 4."""

    item: str = Field(min_length=1, max_length=64, pattern=r"^[IP]\.[A-Za-z0-9_.:-]+$")
    score: int | None = Field(default=None, ge=-HIGHEST, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        if self.item.startswith("I.") and self.score is not None and self.score < 0:
            yield Fault(("score",), "too_low", {"limit": 0})


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=400)


class Sheet(Record):
    """Actors, objectives, what was agreed about them, and rounds of answers from phones.

    `focus` is the actor that phones are asked about. What was agreed counts before answers.
    """

    question: Text = Text()
    convention: Convention = "whole"
    asking: Asking = "influences"
    focus: str = Field(default="", json_schema_extra=ACTOR)
    actors: tuple[Actor, ...] = Field(default=(), max_length=5000)
    objectives: tuple[Objective, ...] = Field(default=(), max_length=200)
    influences: tuple[Influence, ...] = Field(default=(), max_length=100_000)
    positions: tuple[Position, ...] = Field(default=(), max_length=100_000)
    links: tuple[Link, ...] = Field(default=(), max_length=100_000)
    rounds: tuple[core.Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("actors", "objectives", "influences", "positions", "links", "rounds"):
            yield from twice(name, getattr(self, name))
        actors = {actor.id for actor in self.actors}
        objectives = {objective.id for objective in self.objectives}
        if self.focus and self.focus not in actors:
            yield Fault(("focus",), "no_such_row", {"id": self.focus})
        pair = (("source", actors), ("target", actors))
        yield from _strangers("influences", self.influences, pair)
        yield from _strangers("links", self.links, pair)
        yield from _strangers(
            "positions", self.positions, (("actor", actors), ("objective", objectives))
        )
        yield from _repeated("influences", self.influences, ("source", "target"))
        yield from _repeated("positions", self.positions, ("actor", "objective"))


Ends = tuple[tuple[str, set[str]], ...]


def _strangers(name: str, rows: tuple[Row, ...], ends: Ends) -> Iterator[Fault]:
    for number, row in enumerate(rows):
        for field, known in ends:
            if getattr(row, field) not in known:
                yield Fault((name, number, field), "no_such_row", {"id": getattr(row, field)})


def _repeated(name: str, rows: tuple[Row, ...], fields: tuple[str, str]) -> Iterator[Fault]:
    seen = set()
    for number, row in enumerate(rows):
        pair = tuple(getattr(row, field) for field in fields)
        if pair in seen:
            yield Fault((name, number, fields[1]), "twice", {"id": " ".join(pair)})
        seen.add(pair)
