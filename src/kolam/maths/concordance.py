"""Kendall's W: how far raters put the same targets in the same order."""

from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.distributions import chi_square_tail
from kolam.maths.outcome import Undefined
from kolam.maths.ranks import doubled_ranks, tie_sum
from kolam.maths.table import Ratings, complete_rows


@dataclass(frozen=True, slots=True)
class Concordance:
    """W from 0 (no common order) to 1 (one order), with its chi-square and p.

    p comes from the chi-square approximation: rough below about eight targets and for few raters.
    """

    w: Fraction
    chi_square: Fraction
    df: int
    p: float
    targets: int
    raters: int


def kendall_w(ratings: Ratings) -> Concordance | Undefined:
    """Kendall's W corrected for ties, of a table with one row a target and one column a rater.

    Undefined for a table with gaps, with fewer than two rows or columns, or if every rater gives
    every target the same value. Raises ValueError for a ragged table.
    Source: Kendall and Gibbons, Rank Correlation Methods (5th ed. 1990), chapter 6.
    """
    rows = complete_rows(ratings)
    if isinstance(rows, Undefined):
        return rows
    n, m = len(rows), len(rows[0])
    columns = list(zip(*rows, strict=True))
    most = m * m * (n**3 - n) - m * sum(map(tie_sum, columns))
    if most == 0:
        return Undefined("no_variance")
    ranks = zip(*map(doubled_ranks, columns), strict=True)
    squares = sum((sum(row) - m * (n + 1)) ** 2 for row in ranks)
    w = Fraction(3 * squares, most)
    chi_square = m * (n - 1) * w
    p = chi_square_tail(float(chi_square), df=n - 1)
    return Concordance(w, chi_square, n - 1, p, targets=n, raters=m)
