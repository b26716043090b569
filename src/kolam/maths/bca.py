"""Which tails of the draws a BCa interval cuts off.

Source: Efron, Better bootstrap confidence intervals, Journal of the American Statistical
Association 82 (1987) 171-185; for several samples, Davison and Hinkley, Bootstrap Methods and their
Application (1997), section 5.3.
"""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from kolam.maths.groups import Floats

NORMAL = NormalDist()


def bca_shares(
    drawn: Floats, estimate: float, *, influences: Sequence[Floats], tail: float
) -> tuple[float, float] | None:
    """The shares of the draws that lie below the two ends of an interval missing `tail` each side.

    `influences` holds, sample by sample, each member's empirical influence on the estimate divided
    by the size of the sample (for a mean: its distance from the mean, divided by n). Draws that
    equal the estimate up to rounding count half as below it.
    None where there is no such interval: no influence at all, every draw on one side of the
    estimate, or a correction beyond the range of the normal distribution.
    """
    below = _share_below(drawn, estimate)
    squares = sum(float((values**2).sum()) for values in influences)
    if not 0 < below < 1 or squares == 0:
        return None
    bias = NORMAL.inv_cdf(below)
    acceleration = sum(float((values**3).sum()) for values in influences) / (6 * squares**1.5)
    moved = [bias + NORMAL.inv_cdf(share) for share in (tail, 1 - tail)]
    if any(acceleration * z >= 1 for z in moved):
        return None
    low, high = (NORMAL.cdf(bias + z / (1 - acceleration * z)) for z in moved)
    return low, high


def _share_below(drawn: Floats, estimate: float) -> float:
    rounding = 1e-9 * float(np.abs(drawn).max())
    same = np.abs(drawn - estimate) <= rounding
    below = (drawn < estimate) & ~same
    return float(below.mean() + same.mean() / 2)
