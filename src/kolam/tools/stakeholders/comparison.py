"""Two rounds compared: what a discussion moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kolam.tools.stakeholders.placement import AXES, Axis, Placement


@dataclass(frozen=True, slots=True)
class Shift:
    """One stakeholder before and after; only those placed in both rounds have one."""

    before: Placement
    after: Placement

    @property
    def stakeholder(self) -> str:
        """The id of the stakeholder."""
        return self.after.stakeholder

    @property
    def moved(self) -> bool:
        """Whether it changed its quadrant."""
        return self.before.quadrant != self.after.quadrant

    def median(self, axis: Axis) -> Fraction:
        """How far the median moved: above 0 for upwards."""
        before, after = self.before.of(axis), self.after.of(axis)
        return after.median - before.median if before and after else Fraction(0)

    def spread(self, axis: Axis) -> Fraction:
        """How the inter-quartile range changed: below 0 where the raters came closer."""
        before, after = self.before.of(axis), self.after.of(axis)
        return after.quartiles.range - before.quartiles.range if before and after else Fraction(0)

    @property
    def closer(self) -> bool:
        """Whether the middle halves shrank, both axes taken together."""
        return sum(self.spread(axis) for axis in AXES) < 0

    @property
    def apart(self) -> bool:
        """Whether the middle halves grew, both axes taken together."""
        return sum(self.spread(axis) for axis in AXES) > 0


def shifts(before: Iterable[Placement], after: Iterable[Placement]) -> tuple[Shift, ...]:
    """One shift for each stakeholder with a quadrant in both rounds, in the later one's order."""
    placed = {p.stakeholder: p for p in before if p.quadrant}
    return tuple(
        Shift(placed[now.stakeholder], now)
        for now in after
        if now.quadrant and now.stakeholder in placed
    )
