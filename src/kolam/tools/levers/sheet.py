"""The records of levers: who could supply each, how strongly it is needed, and what a gap gets."""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.ref import Ref
from kolam.core.stakeholder import Sector

Lever = Literal[
    "policy_regulation_taxation",
    "infrastructure",
    "advocacy_balancing_power",
    "influence_behaviour_change",
    "new_norms",
    "innovative_technologies",
    "market_based_approaches",
    "standards",
    "evidence_information_data",
    "affordable_finance",
    "education_capacity",
    "organisation",
    "human_community_capital",
]
LEVERS: tuple[Lever, ...] = get_args(Lever)
Asking = Literal["supplies", "needs"]
Seat = Literal["table", "possible"]
Source = Literal["table", "outside", "jointly"]
Handling = Literal["open", "accepted", "assigned"]
#: 0 none, 1 some, 2 strong, 3 unique authority or capacity.
HIGHEST, STRONG = 3, 2
#: The item of a phone's question about whom it answers.
WHO = "who"
SUPPLIER: dict[str, Any] = {"row_of": "suppliers"}


@cache
def frame() -> Frame:
    """The thirteen levers, from those that change a system's boundary to those of its elements."""
    return read_frame(Path(__file__).with_name("frame.toml"), "levers")


def item(asking: Asking, lever: str) -> str:
    """The item of a phone's question about a lever."""
    return f"{asking}.{lever}"


class Supplier(Row):
    """A stakeholder at the table, or one who could come; `ref` where another room gave it."""

    name: Text
    sector: Sector | None = None
    seat: Seat = "table"
    ref: Ref | None = None

    def stands_for(self, id: str, name: Text) -> bool:
        """Whether it is this stakeholder of the map: taken from it, else of the same id or name."""
        if self.ref:
            return self.ref.path[-1] == id
        return self.id == id or self.name == name

    @property
    def began_here(self) -> bool:
        """Whether the team wrote it here; one that was taken from the map has the map's id."""
        return self.ref is None or self.ref.path[-1] != self.id


class Supply(Row):
    """How much of a lever a stakeholder can supply now, agreed at the table: 0 none to 3 unique."""

    supplier: str = Field(json_schema_extra=SUPPLIER)
    lever: Lever
    level: int = Field(ge=0, le=HIGHEST)
    evidence: str = Field(default="", max_length=280)


class Need(Row):
    """How strongly a lever is needed, what it waits for, and what is done about its gap.

    `needed` 0-3, or None where phones' answers are to count. `after` the levers that come first.
    """

    lever: Lever
    needed: int | None = Field(default=None, ge=0, le=HIGHEST)
    barrier: Text = Text()
    source: Source | None = None
    after: tuple[Lever, ...] = ()
    side_effects: str = Field(default="", max_length=280)
    handling: Handling = "open"
    what: Text = Text()
    reason: str = Field(default="", max_length=280)
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None

    def faults(self) -> Iterable[Fault]:
        if self.handling == "accepted" and not self.reason.strip():
            yield Fault(("reason",), "accepted_without_reason")
        if self.handling == "assigned" and not self.owner.strip():
            yield Fault(("owner",), "assigned_to_nobody")
        if self.lever in self.after:
            yield Fault(("after",), "lever_after_itself")

    @property
    def stands(self) -> Handling:
        """How the gap is handled: open unless there is a reason to accept it, or an owner."""
        why = {"accepted": self.reason, "assigned": self.owner}.get(self.handling, "")
        return self.handling if why.strip() else "open"


class Answer(core.Answer):
    """About whom a participant answers, or 0-3: what they supply of a lever, or its need."""

    score: int | None = Field(default=None, ge=0, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=60)


class Rating(core.Rating):
    """An answer as it stands in the sheet."""

    score: int | None = Field(default=None, ge=0, le=HIGHEST)

    def faults(self) -> Iterable[Fault]:
        yield from super().faults()
        yield from _item_faults(self)


class Round(core.Round):
    """All answers given in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """Stakeholders, what they supply, what is needed, and rounds of answers from phones.

    What was agreed (`supplies`, `needs`) counts before answers.
    """

    question: Text = Text()
    system: Text = Text()
    asking: Asking = "supplies"
    suppliers: tuple[Supplier, ...] = Field(default=(), max_length=1000)
    needs: tuple[Need, ...] = Field(default=(), max_length=100)
    supplies: tuple[Supply, ...] = Field(default=(), max_length=20_000)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("suppliers", "needs", "supplies", "rounds"):
            yield from twice(name, getattr(self, name))
        known = {supplier.id for supplier in self.suppliers}
        for number, row in enumerate(self.supplies):
            if row.supplier not in known:
                yield Fault(("supplies", number, "supplier"), "no_such_row", {"id": row.supplier})
        pairs = ((row.supplier, row.lever) for row in self.supplies)
        yield from _repeated("supplies", pairs)
        yield from _repeated("needs", ((row.lever,) for row in self.needs))
        circle = circling(self.needs)
        for number, need in enumerate(self.needs):
            if need.lever in circle and need.lever not in need.after:
                yield Fault(("needs", number, "after"), "levers_in_circle")


def stages(needs: Iterable[Need]) -> tuple[tuple[Lever, ...], ...]:
    """The levers in the order in which they can begin; those of one stage can begin together.

    A lever that stands in `after` and has no need itself holds nothing up; levers that wait for
    each other stand in no stage.
    """
    left = {need.lever: set(need.after) for need in needs}
    for waits in left.values():
        waits &= set(left)
    found = []
    while free := tuple(lever for lever in LEVERS if lever in left and not left[lever]):
        found.append(free)
        left = {lever: waits - set(free) for lever, waits in left.items() if lever not in free}
    return tuple(found)


def circling(needs: Iterable[Need]) -> frozenset[Lever]:
    """The levers that wait for themselves in the end, or for such ones."""
    needs = tuple(needs)
    staged = {lever for stage in stages(needs) for lever in stage}
    return frozenset(need.lever for need in needs if need.lever not in staged)


def _item_faults(answer: core.Answer) -> Iterator[Fault]:
    if answer.item not in ITEMS:
        yield Fault(("item",), "no_such_lever", {"id": answer.item.partition(".")[2]})
    if answer.item == WHO and len(answer.chosen) > 1:
        yield Fault(("chosen",), "too_many", {"limit": 1})


def _repeated(name: str, keys: Iterable[tuple[str, ...]]) -> Iterator[Fault]:
    seen = set()
    for number, key in enumerate(keys):
        if key in seen:
            yield Fault((name, number, "lever"), "lever_twice", {"id": " ".join(key)})
        seen.add(key)


ITEMS = frozenset({WHO, *(item(asking, lever) for asking in get_args(Asking) for lever in LEVERS)})
