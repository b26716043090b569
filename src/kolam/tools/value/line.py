"""Value and cost lines: the same record in the shared sheet and in a private one."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

from kolam.core.fault import Fault
from kolam.core.money import CURRENCY, MONEY, MOST
from kolam.core.record import Field, Row, Text

PARTNER: dict[str, Any] = {"row_of": "partners"}
ValueKind = Literal[
    "mission_impact",
    "funding",
    "profile_reputation",
    "access_influence",
    "knowledge_innovation",
    "market_commercial",
    "staff_morale_skills",
    "risk_reduction",
]
CostKind = Literal["setup_transaction", "resources_in", "risk_negative", "loss_of_autonomy"]
LineKind = Literal[ValueKind, CostKind]
Side = Literal["value", "cost"]
VALUES: tuple[ValueKind, ...] = get_args(ValueKind)
COSTS: tuple[CostKind, ...] = get_args(CostKind)
Flow = Literal["received", "given"]
Pass = Literal["first", "second"]
Shape = Literal["pert", "normal"]
Certainty = Literal["", "low", "medium", "high"]


class Amount(Row):
    """What a line comes to in one year, in the smallest units of its currency."""

    year: int = Field(ge=1990, le=2100)
    low: int | None = Field(default=None, ge=-MOST, le=MOST, json_schema_extra=MONEY)
    likely: int = Field(ge=-MOST, le=MOST, json_schema_extra=MONEY)
    high: int | None = Field(default=None, ge=-MOST, le=MOST, json_schema_extra=MONEY)

    def faults(self) -> Iterable[Fault]:
        said = [v for v in (self.low, self.likely, self.high) if v is not None]
        if said != sorted(said):
            yield Fault(("likely",), "range_not_rising")

    @property
    def range(self) -> tuple[int, int, int]:
        """Low, likely, high; a bound that was not given is the likely amount."""
        low = self.likely if self.low is None else self.low
        return low, self.likely, self.likely if self.high is None else self.high


class Line(Row):
    """One thing that a partner gains or bears: a score with its weight, or money by year.

    Value that is `given` to another partner counts as nothing of one's own. A line of the second
    pass takes the place of the first pass's lines of the same partner, kind and flow.
    """

    partner: str = Field(default="", max_length=64, json_schema_extra=PARTNER)
    kind: LineKind
    description: Text = Text()
    flow: Flow = "received"
    to: str = Field(default="", max_length=64, json_schema_extra=PARTNER)
    round: Pass = "first"
    score: int | None = Field(default=None, ge=0, le=4)
    weight: int = Field(default=1, ge=0, le=5)
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    shape: Shape = "pert"
    years: tuple[Amount, ...] = Field(default=(), max_length=60)
    certainty: Certainty = ""
    risk: Text = Text()

    def faults(self) -> Iterable[Fault]:
        if self.score is not None and self.years:
            yield Fault(("years",), "score_and_money")
        seen: set[int] = set()
        for number, amount in enumerate(self.years):
            if amount.year in seen:
                yield Fault(("years", number, "year"), "year_twice", {"year": str(amount.year)})
            seen.add(amount.year)
            low, likely, high = amount.range
            if self.shape == "normal" and likely - low != high - likely:
                yield Fault(("years", number, "likely"), "normal_not_middle")

    @property
    def side(self) -> Side:
        """Whether it is a gain or a burden."""
        return "value" if self.kind in VALUES else "cost"

    @property
    def own(self) -> bool:
        """Whether it counts for the partner itself: what it gives to others does not."""
        return self.side == "cost" or self.flow == "received"
