"""Centre and spread of one list of values, exactly: no result depends on how a float rounds.

Every function takes whole numbers, fractions or floats (read as the binary numbers they are), with
None for a gap, and leaves the gaps out.
Quantiles are type 7 of Hyndman and Fan (1996), linear interpolation between order statistics: the
share s of n ordered values lies at position (n - 1) s, counted from zero.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from kolam.maths.outcome import Undefined
from kolam.maths.table import Exact, Number, exact, present

QUARTER, HALF, THREE_QUARTERS = Fraction(1, 4), Fraction(1, 2), Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The three cuts that divide ordered values into quarters."""

    lower: Fraction
    median: Fraction
    upper: Fraction

    @property
    def range(self) -> Fraction:
        """The inter-quartile range, at least 0."""
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class Summary:
    """n values and `gaps` gaps: lowest and highest, quartiles, mean and sample variance.

    The variance has divisor n - 1 and is undefined for a single value.
    """

    n: int
    gaps: int
    lowest: Fraction
    quartiles: Quartiles
    highest: Fraction
    mean: Fraction
    variance: Fraction | Undefined

    @property
    def median(self) -> Fraction:
        """The middle value."""
        return self.quartiles.median

    @property
    def standard_deviation(self) -> float | Undefined:
        """The square root of the sample variance, in the unit of the values."""
        return self.variance if isinstance(self.variance, Undefined) else math.sqrt(self.variance)


def mean(values: Iterable[Number | None]) -> Fraction | Undefined:
    """The exact mean of the values that are there, or why there is none."""
    seen = present(values)
    return Fraction(sum(seen), len(seen)) if seen else Undefined("no_values")


def median(values: Iterable[Number | None]) -> Fraction | Undefined:
    """The middle value, or halfway between the two middle ones, or why there is none."""
    return quantile(values, HALF)


def quantile(values: Iterable[Number | None], share: Number) -> Fraction | Undefined:
    """The type 7 quantile at `share`, from 0 (lowest) to 1 (highest), or why there is none.

    Raises ValueError for a share outside 0 to 1.
    """
    cut = Fraction(exact(share))
    if not 0 <= cut <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    ordered = sorted(present(values))
    return _between(ordered, cut) if ordered else Undefined("no_values")


def quartiles(values: Iterable[Number | None]) -> Quartiles | Undefined:
    """The type 7 quartiles, or why there are none."""
    ordered = sorted(present(values))
    return _quartiles(ordered) if ordered else Undefined("no_values")


def variance(values: Iterable[Number | None]) -> Fraction | Undefined:
    """The exact sample variance (divisor n - 1), or why there is none."""
    seen = present(values)
    if len(seen) < 2:
        return Undefined("too_few_values" if seen else "no_values")
    squares = sum(value * value for value in seen) - Fraction(sum(seen) ** 2, len(seen))
    return squares / (len(seen) - 1)


def summary(values: Sequence[Number | None]) -> Summary | Undefined:
    """Everything above in one pass, with n and the number of gaps, or why there is nothing."""
    ordered = sorted(present(values))
    if not ordered:
        return Undefined("no_values")
    return Summary(
        n=len(ordered),
        gaps=len(values) - len(ordered),
        lowest=Fraction(ordered[0]),
        quartiles=_quartiles(ordered),
        highest=Fraction(ordered[-1]),
        mean=Fraction(sum(ordered), len(ordered)),
        variance=variance(ordered),
    )


def tally(values: Iterable[Number | None], scale: Sequence[Number]) -> tuple[int, ...]:
    """How many values stand at each point of `scale`, in its order.

    Raises ValueError for a value that is not on the scale and for a point listed twice.
    """
    counts = Counter(present(values))
    points = [exact(point) for point in scale]
    if len(set(points)) < len(points):
        raise ValueError("a scale lists each of its points once")
    if strangers := sorted(counts.keys() - set(points)):
        raise ValueError(f"{', '.join(map(str, strangers))} not on the scale")
    return tuple(counts[point] for point in points)


def histogram(values: Iterable[Number | None], edges: Sequence[Number]) -> tuple[int, ...]:
    """How many values fall between neighbouring edges; m rising edges make m - 1 bins.

    A value on an edge counts in the bin above it, on the last edge in the last bin.
    Raises ValueError for fewer than two edges, edges that do not rise, or a value outside them.
    """
    bounds = [exact(edge) for edge in edges]
    if len(bounds) < 2 or any(left >= right for left, right in pairwise(bounds)):
        raise ValueError("a histogram needs at least two edges, each above the one before")
    counts = [0] * (len(bounds) - 1)
    for value in present(values):
        if not bounds[0] <= value <= bounds[-1]:
            raise ValueError(f"{value} lies outside {bounds[0]} to {bounds[-1]}")
        counts[min(bisect_right(bounds, value) - 1, len(counts) - 1)] += 1
    return tuple(counts)


def _quartiles(ordered: Sequence[Exact]) -> Quartiles:
    cuts = (_between(ordered, share) for share in (QUARTER, HALF, THREE_QUARTERS))
    return Quartiles(*cuts)


def _between(ordered: Sequence[Exact], share: Fraction) -> Fraction:
    position = (len(ordered) - 1) * share
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return Fraction(ordered[below] + (position - below) * (ordered[above] - ordered[below]))
