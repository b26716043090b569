"""The work plan: activities with their budgets, milestones, indicators and what was measured."""

import datetime
from collections.abc import Iterable
from typing import Any

from kolam.core.fault import Fault
from kolam.core.money import CURRENCY, MONEY, MOST
from kolam.core.record import Field, Row, Text, Voiced, twice
from kolam.core.ref import Ref
from kolam.tools.agreement.contribution import CONTRIBUTION, COST
from kolam.tools.agreement.partner import PARTNER

ACTIVITY: dict[str, Any] = {"row_of": "activities"}
INDICATOR: dict[str, Any] = {"row_of": "indicators"}
LARGEST = 1_000_000_000_000


class Cell(Row):
    """What one funder pays of an activity; `pledge` is the contribution that it is paid from."""

    funder: str = Field(min_length=1, max_length=64, json_schema_extra=PARTNER)
    amount: int = Field(ge=0, le=MOST, json_schema_extra=MONEY)
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    pledge: str = Field(default="", max_length=64, json_schema_extra=CONTRIBUTION)


class Activity(Row):
    """Something that is done: by whom, when, after what, at what cost and from whose money.

    `budget` is in the smallest units of `currency` (the sheet's own where blank); `cost` is the
    part of the agreed package that pays for it; `owner` names a person where nobody leads yet.
    """

    what: Text
    objective: Text = Text()
    lead: str = Field(default="", max_length=64, json_schema_extra=PARTNER)
    owner: str = Field(default="", max_length=120)
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    budget: int | None = Field(default=None, ge=0, le=MOST, json_schema_extra=MONEY)
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    cost: str = Field(default="", max_length=64, json_schema_extra=COST)
    partners: tuple[str, ...] = Field(default=(), max_length=60, json_schema_extra=PARTNER)
    after: tuple[str, ...] = Field(default=(), max_length=100, json_schema_extra=ACTIVITY)
    in_kind: tuple[str, ...] = Field(default=(), max_length=100, json_schema_extra=CONTRIBUTION)
    cells: tuple[Cell, ...] = Field(default=(), max_length=100)
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        yield from twice("cells", self.cells)
        if self.starts and self.ends and self.ends < self.starts:
            yield Fault(("ends",), "ends_before_it_starts")
        if self.id in self.after:
            yield Fault(("after",), "after_itself")


class Milestone(Row):
    """A day by which something is there; `reached` once it is."""

    what: Text
    activity: str = Field(default="", max_length=64, json_schema_extra=ACTIVITY)
    due: datetime.date | None = None
    reached: datetime.date | None = None


class Indicator(Row):
    """How one notices that it works: what is counted, from where to where, and how it is known."""

    what: Text
    unit: Text = Text()
    activity: str = Field(default="", max_length=64, json_schema_extra=ACTIVITY)
    baseline: float | None = Field(default=None, ge=-LARGEST, le=LARGEST)
    target: float | None = Field(default=None, ge=-LARGEST, le=LARGEST)
    due: datetime.date | None = None
    source: Voiced = Text()


class Reading(Row):
    """What an indicator stood at on a day, and who read it."""

    indicator: str = Field(min_length=1, max_length=64, json_schema_extra=INDICATOR)
    on: datetime.date
    value: float = Field(ge=-LARGEST, le=LARGEST)
    by: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=500)
