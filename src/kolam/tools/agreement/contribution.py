"""Contributions: what each partner brings, money and other things, never added to each other."""

from collections.abc import Iterable
from typing import Any, Literal

from kolam.core.fault import Fault
from kolam.core.money import CURRENCY, MONEY, MOST
from kolam.core.record import Field, Row, Text, Voiced
from kolam.core.ref import Ref
from kolam.tools.agreement.partner import PARTNER

CONTRIBUTION: dict[str, Any] = {"row_of": "contributions"}
COST: dict[str, Any] = {"row_of": "costs"}
#: Money beside this choice alone; else so many of a unit.
CASH: dict[str, Any] = {"money": {"kind": "cash"}}
Kind = Literal["cash", "in_kind"]


class Contribution(Row):
    """A pledge. Cash: `amount` in the smallest units of `currency`. In kind: `amount` of `unit`.

    What is given in kind is recognised as what it is. It has a `value` in money only where somebody
    has said how it was priced (`basis`); such a value is never added to cash.
    """

    partner: str = Field(min_length=1, max_length=64, json_schema_extra=PARTNER)
    what: Text = Text()
    kind: Kind = "cash"
    amount: int | None = Field(default=None, ge=0, le=MOST, json_schema_extra=CASH)
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    unit: Text = Text()
    value: int | None = Field(default=None, ge=0, le=MOST, json_schema_extra=MONEY)
    basis: Voiced = Text()

    def faults(self) -> Iterable[Fault]:
        if self.kind == "cash":
            if self.amount is None:
                yield Fault(("amount",), "missing")
            if self.value is not None:
                yield Fault(("value",), "cash_valued")
        elif self.value is not None and not self.basis.said("en").strip():
            yield Fault(("basis",), "priced_silently")


class Cost(Row):
    """What a part of the agreed package costs, as another room gave it, in that room's unit."""

    what: Text = Text()
    amount: int = Field(ge=0, le=MOST)
    unit: str = Field(default="", max_length=40)
    ref: Ref | None = None
