"""The stakeholder map's records: the one definition of every field."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from kolam.core.card import Promise
from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.ref import Ref
from kolam.core.stakeholder import Kind, Sector

LOWEST, HIGHEST = 0, 10
ID = r"^[A-Za-z0-9_.:-]+$"
ROW: dict[str, Any] = {"row_of": "stakeholders"}
LinkKind = Literal["funding", "support", "information", "authority", "pressure", "other"]
Strategy = Literal["undecided", "inform", "consult", "involve", "collaborate", "empower"]
Frequency = Literal["", "weekly", "monthly", "quarterly", "yearly", "when_needed"]
Rule = Literal["midpoint", "median_split", "top_third", "set"]
Tie = Literal["at_or_above", "above"]
IatiType = Literal[
    "10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"
]


class Scale(Record):
    """How the map is read: the bounds of both axes, and where high begins."""

    lowest: int = Field(default=LOWEST, ge=0, le=0)
    highest: int = Field(default=HIGHEST, ge=10, le=10)
    rule: Rule = "midpoint"
    tie: Tie = "at_or_above"
    interest: int = Field(default=5, ge=LOWEST, le=HIGHEST)
    influence: int = Field(default=5, ge=LOWEST, le=HIGHEST)


class Salience(Record):
    """The three marks of Mitchell, Agle and Wood (1997), and why they were given."""

    power: bool = False
    legitimacy: bool = False
    urgency: bool = False
    reason: str = Field(default="", max_length=500)


class Engagement(Record):
    """How the partnership keeps in touch with a stakeholder."""

    strategy: Strategy = "undecided"
    owner: str = Field(default="", max_length=120)
    channel: str = Field(default="", max_length=120)
    frequency: Frequency = ""
    next_contact: datetime.date | None = None


class Stakeholder(Row):
    """Anyone with a stake in the issue; a population group cannot sign.

    `ref` where another room asked them in.
    """

    name: Text
    sector: Sector | None = None
    kind: Kind = "organisation"
    iati_type: IatiType | None = None
    why: str = Field(default="", max_length=500)
    attitude: int | None = Field(default=None, ge=-2, le=2)
    salience: Salience = Salience()
    engagement: Engagement = Engagement()
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        if not self.name.said("en"):
            yield Fault(("name",), "no_name")
        if self.kind == "population_group" and self.iati_type:
            yield Fault(("iati_type",), "group_has_type")


class Link(Row):
    """A directed link between two stakeholders, as drawn in a Net-Map."""

    source: str = Field(json_schema_extra=ROW)
    target: str = Field(json_schema_extra=ROW)
    kind: LinkKind
    note: str = Field(default="", max_length=280)


class Mark(Record):
    """One participant's view of one stakeholder."""

    stakeholder: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=ROW)
    interest: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)
    influence: int | None = Field(default=None, ge=LOWEST, le=HIGHEST)
    attitude: int | None = Field(default=None, ge=-2, le=2)
    confidence: int | None = Field(default=None, ge=1, le=3)
    dont_know: bool = False
    reason: str = Field(default="", max_length=280)


class Card(Record):
    """What one participant sends: one mark for each stakeholder placed."""

    marks: tuple[Mark, ...] = Field(max_length=200)

    def faults(self) -> Iterable[Fault]:
        seen: set[str] = set()
        for number, mark in enumerate(self.marks):
            if mark.stakeholder in seen:
                yield Fault(("marks", number, "stakeholder"), "twice", {"id": mark.stakeholder})
            seen.add(mark.stakeholder)


class Rater(Row):
    """Who rated, with as much about the person as the promise allows."""

    rater: str = Field(min_length=1, max_length=64)
    name: str | None = Field(default=None, max_length=120)
    organisation: str | None = Field(default=None, max_length=120)
    sector: Sector | None = None


class Rating(Mark, Rater):
    """A mark as it stands in the sheet."""


class Round(Row):
    """All ratings given in one go; a second round follows a discussion."""

    title: str = Field(default="", max_length=120)
    held: datetime.date | None = None
    promise: Promise = "anonymous"
    ratings: tuple[Rating, ...] = ()

    def faults(self) -> Iterable[Fault]:
        yield from twice("ratings", self.ratings)
        seen: set[tuple[str, str]] = set()
        for number, rating in enumerate(self.ratings):
            pair = rating.rater, rating.stakeholder
            if pair in seen:
                yield Fault(("ratings", number, "stakeholder"), "twice", {"id": " ".join(pair)})
            seen.add(pair)


class Sheet(Record):
    """Who has a stake in which issue, how they are linked, and how people placed them."""

    question: Text = Text()
    scale: Scale = Scale()
    stakeholders: tuple[Stakeholder, ...] = Field(default=(), max_length=200)
    links: tuple[Link, ...] = ()
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("stakeholders", "links", "rounds"):
            yield from twice(name, getattr(self, name))
        known = {s.id for s in self.stakeholders}
        for number, link in enumerate(self.links):
            yield from _link_faults(number, link, known)


def _link_faults(number: int, link: Link, known: set[str]) -> Iterator[Fault]:
    for end in ("source", "target"):
        if getattr(link, end) not in known:
            yield Fault(("links", number, end), "no_such_row", {"id": getattr(link, end)})
    if link.source == link.target:
        yield Fault(("links", number, "target"), "link_to_itself")
