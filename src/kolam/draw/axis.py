"""Scales and axes: from values to shares of a length."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale from low to high; ticks are (value, words) pairs.

    Raises ValueError unless low < high.
    """

    name: str
    low: float = 0.0
    high: float = 10.0
    ticks: tuple[tuple[float, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"scale {self.name!r} needs low < high, not {self.low}, {self.high}")

    def share(self, value: float) -> float:
        """How far along the scale a value lies: 0 at low, 1 at high."""
        return (value - self.low) / (self.high - self.low)

    def check(self, key: str, value: float) -> None:
        """Raise ValueError, naming the item, for a value off the scale."""
        if not self.low <= value <= self.high:
            raise ValueError(f"{key}: {value} is off the scale {self.name!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis(Scale):
    """A scale with the value from which on something counts as high.

    Raises ValueError unless low <= threshold <= high.
    """

    threshold: float = 5.0

    def __post_init__(self) -> None:
        # A dataclass with slots is rebuilt, so a bare super() would look in the wrong class.
        Scale.__post_init__(self)
        self.check("threshold", self.threshold)
