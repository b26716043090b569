"""Contracts: what binds two partners to money and deliverables, apart from the agreement."""

import datetime
from collections.abc import Iterable
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.money import CURRENCY, MONEY, MOST
from kolam.core.record import Field, Row, Text, twice
from kolam.tools.agreement.partner import PARTNER
from kolam.tools.agreement.work import ACTIVITY

Status = Literal["draft", "agreed", "ended"]


class Deliverable(Row):
    """What the one who is paid hands over, and by when; `accepted` once it is."""

    what: Text
    due: datetime.date | None = None
    accepted: datetime.date | None = None


class Contract(Row):
    """Money from one partner to another for an activity, in the smallest units of `currency`."""

    title: Text
    payer: str = Field(min_length=1, max_length=64, json_schema_extra=PARTNER)
    payee: str = Field(min_length=1, max_length=64, json_schema_extra=PARTNER)
    amount: int | None = Field(default=None, ge=0, le=MOST, json_schema_extra=MONEY)
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    activity: str = Field(default="", max_length=64, json_schema_extra=ACTIVITY)
    binding: bool = True
    status: Status = "draft"
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    deliverables: tuple[Deliverable, ...] = Field(default=(), max_length=200)

    def faults(self) -> Iterable[Fault]:
        yield from twice("deliverables", self.deliverables)
        if self.payer == self.payee:
            yield Fault(("payee",), "contract_with_itself")
        if self.starts and self.ends and self.ends < self.starts:
            yield Fault(("ends",), "ends_before_it_starts")
