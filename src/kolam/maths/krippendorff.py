"""Krippendorff's alpha: agreement of any number of raters who may each leave gaps.

Source: Krippendorff, Content Analysis (4th ed. 2019), chapter 12; the ordinal metric is his, not
the linear or rank weights that some programs call ordinal.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal

from kolam.maths.outcome import Undefined
from kolam.maths.table import Exact, Ratings, paired, rows_of, unpaired

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Distance = Callable[[Exact, Exact], Exact]


@dataclass(frozen=True, slots=True)
class Alpha:
    """One alpha: 1 for perfect agreement, 0 for chance, below 0 for less than chance.

    `targets` and `raters` are those with a value that could be paired with another rater's, and
    `values` is the number of such values.
    """

    metric: Metric
    estimate: Fraction
    targets: int
    raters: int
    values: int


def krippendorff_alpha(ratings: Ratings, metric: Metric) -> Alpha | Undefined:
    """Alpha of a table with gaps, one row a target and one column a rater; exact.

    A target that fewer than two raters rated has nothing to compare and does not count. Undefined
    with fewer than two targets or raters left, with one value only, and, for "ratio", with values
    below zero. Work grows with the square of the number of different values.
    Raises ValueError for a ragged table.
    """
    rows = rows_of(ratings)
    if (lack := unpaired(rows)) is not None:
        return lack
    used = [row for row in rows if paired(row)]
    units = [Counter(cell for cell in row if cell is not None) for row in used]
    marginals = sum(units, Counter[Exact]())
    if (lack := _lack(units, marginals, metric)) is not None:
        return lack
    estimate = 1 - _disagreement(units, marginals, _distance(metric, marginals))
    raters = sum(any(cell is not None for cell in column) for column in zip(*used, strict=True))
    return Alpha(metric, estimate, len(units), raters, marginals.total())


def _lack(
    units: Sequence[Counter[Exact]], marginals: Counter[Exact], metric: Metric
) -> Undefined | None:
    if len(units) < 2:
        return Undefined("too_few_targets")
    if len(marginals) < 2:
        return Undefined("no_variance")
    if metric == "ratio" and min(marginals) < 0:
        return Undefined("negative_values")
    return None


def _disagreement(
    units: Sequence[Counter[Exact]], marginals: Counter[Exact], distance: Distance
) -> Fraction:
    """Observed over expected disagreement."""
    observed = sum(Fraction(_apart(unit, distance), unit.total() - 1) for unit in units)
    expected = Fraction(_apart(marginals, distance), marginals.total() - 1)
    return observed / expected


def _apart(counts: Mapping[Exact, int], distance: Distance) -> Exact:
    """The sum of distances over all pairs of counted values."""
    pairs = combinations(sorted(counts.items()), 2)
    return sum(m * n * distance(low, high) for (low, m), (high, n) in pairs)


def _distance(metric: Metric, marginals: Counter[Exact]) -> Distance:
    """The metric's squared difference of two values, the lower one first, up to a factor."""
    if metric == "nominal":
        return lambda low, high: 1
    if metric == "interval":
        return lambda low, high: (high - low) ** 2
    if metric == "ratio":
        return lambda low, high: Fraction(high - low, high + low) ** 2
    # Doubled so that half of each end's count stays whole; the factor 4 cancels in the quotient.
    middle, below = {}, 0
    for value, count in sorted(marginals.items()):
        middle[value] = 2 * below + count
        below += count
    return lambda low, high: (middle[high] - middle[low]) ** 2
