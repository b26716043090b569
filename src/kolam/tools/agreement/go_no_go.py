"""Go or no-go: what a partner weighs for itself in nine areas, and tells nobody unless it will."""

from collections.abc import Iterable
from typing import Literal, get_args

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.tools.agreement.partner import Decided

AreaName = Literal[
    "acceptable_partner",
    "fits_mandate",
    "significant_value",
    "cost_acceptable",
    "risk_handled",
    "money_enough",
    "capacity_enough",
    "implications_acceptable",
    "internal_buy_in",
]
AREAS: tuple[AreaName, ...] = get_args(AreaName)
Rated = Literal["insufficient_information", "not_acceptable", "with_change", "acceptable"]


class Area(Row):
    """One of the nine areas, rated; with a change, which one."""

    area: AreaName
    rated: Rated
    change: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=2_000)


class Private(Record):
    """What one organisation keeps to itself: its nine areas and what it makes of them.

    The areas are never averaged: one that is not acceptable blocks.
    """

    areas: tuple[Area, ...] = Field(default=(), max_length=len(AREAS))
    decision: Decided | None = None
    subject_to: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from twice("areas", self.areas)
        seen: set[str] = set()
        for number, row in enumerate(self.areas):
            if row.area in seen:
                yield Fault(("areas", number, "area"), "twice", {"id": row.area})
            seen.add(row.area)

    @property
    def blocking(self) -> tuple[Area, ...]:
        """The areas that are not acceptable: any of them blocks."""
        return tuple(row for row in self.areas if row.rated == "not_acceptable")

    @property
    def unclear(self) -> tuple[AreaName, ...]:
        """The areas of which too little is known, or nothing was said."""
        said = {row.area: row.rated for row in self.areas}
        return tuple(
            area
            for area in AREAS
            if said.get(area, "insufficient_information") == "insufficient_information"
        )

    @property
    def changes(self) -> tuple[Area, ...]:
        """The areas that are acceptable with a change."""
        return tuple(row for row in self.areas if row.rated == "with_change")

    @property
    def furthest(self) -> Decided:
        """The furthest decision that the areas leave open: decline, continue or go."""
        if self.blocking:
            return "decline"
        return "continue" if self.unclear else "go"
