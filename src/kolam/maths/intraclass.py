"""Intraclass correlations: how far raters who all rated the same targets agree.

Mean squares, correlations and F ratios are exact fractions; only probabilities and interval ends
are floats.
Sources: Shrout and Fleiss, Psychological Bulletin 86 (1979) 420-428; McGraw and Wong, Psychological
Methods 1 (1996) 30-46.
"""

from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.distributions import f_quantile, f_tail
from kolam.maths.outcome import Interval, Undefined
from kolam.maths.table import CompleteRows, Ratings, complete_rows

INDISTINCT = Undefined("too_little_variance_between_targets")
NO_ERROR = Undefined("no_residual_variance")


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Analysis of variance of n targets by k raters; degrees of freedom in this order.

    targets n - 1, raters k - 1, error (n - 1)(k - 1), within targets n (k - 1).
    """

    targets: Fraction
    raters: Fraction
    error: Fraction
    within: Fraction


@dataclass(frozen=True, slots=True)
class FTest:
    """The test of "this correlation is zero": p is the chance of so large an F if it were."""

    f: Fraction
    df1: int
    df2: int
    p: float


@dataclass(frozen=True, slots=True)
class Correlation:
    """One intraclass correlation, at most 1; below 0 raters agree less than chance would."""

    estimate: Fraction
    test: FTest | Undefined
    interval: Interval | Undefined


@dataclass(frozen=True, slots=True)
class Intraclass:
    """The six correlations of one complete table.

    First figure: 1 each target has its own raters, 2 raters stand for others like them (absolute
    agreement), 3 only these raters count (consistency). Then: 1 for a single rater, k for the mean
    of all of them.
    """

    targets: int
    raters: int
    confidence: float
    mean_squares: MeanSquares
    icc11: Correlation | Undefined
    icc21: Correlation | Undefined
    icc31: Correlation | Undefined
    icc1k: Correlation | Undefined
    icc2k: Correlation | Undefined
    icc3k: Correlation | Undefined


def intraclass(ratings: Ratings, *, confidence: float = 0.95) -> Intraclass | Undefined:
    """The six intraclass correlations of a table, one row a target and one column a rater.

    Undefined for a table with gaps, with fewer than two rows or columns, or of one value only; a
    single correlation is undefined where its ratio has no meaning.
    Raises ValueError for a ragged table or a confidence outside 0 to 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    rows = complete_rows(ratings)
    if isinstance(rows, Undefined):
        return rows
    squares = mean_squares(rows)
    if squares.targets == squares.within == 0:
        return Undefined("no_variance")
    return _six(squares, (len(rows), len(rows[0])), confidence=confidence)


def mean_squares(rows: CompleteRows) -> MeanSquares:
    """The two-way analysis of variance of a complete table of at least two rows and columns."""
    n, k = len(rows), len(rows[0])
    level = Fraction(sum(map(sum, rows)) ** 2, n * k)
    total = sum(cell * cell for row in rows for cell in row) - level
    targets = Fraction(sum(sum(row) ** 2 for row in rows), k) - level
    raters = Fraction(sum(sum(column) ** 2 for column in zip(*rows, strict=True)), n) - level
    return MeanSquares(
        targets=targets / (n - 1),
        raters=raters / (k - 1),
        error=(total - targets - raters) / ((n - 1) * (k - 1)),
        within=(total - targets) / (n * (k - 1)),
    )


def _six(squares: MeanSquares, shape: tuple[int, int], *, confidence: float) -> Intraclass:
    n, k = shape
    within = _test(squares, squares.within, df1=n - 1, df2=n * (k - 1))
    error = _test(squares, squares.error, df1=n - 1, df2=(n - 1) * (k - 1))
    own = _relative(squares, within, k=k, confidence=confidence)
    drawn = _absolute(squares, error, shape=shape, confidence=confidence)
    fixed = _relative(squares, error, k=k, confidence=confidence)
    return Intraclass(
        targets=n,
        raters=k,
        confidence=confidence,
        mean_squares=squares,
        icc11=own,
        icc21=drawn,
        icc31=fixed,
        icc1k=_averaged(own, k),
        icc2k=_averaged(drawn, k),
        icc3k=_averaged(fixed, k),
    )


def _test(squares: MeanSquares, noise: Fraction, *, df1: int, df2: int) -> FTest | Undefined:
    if noise == 0:
        return NO_ERROR
    ratio = squares.targets / noise
    return FTest(ratio, df1, df2, f_tail(float(ratio), df1=df1, df2=df2))


def _relative(
    squares: MeanSquares, test: FTest | Undefined, *, k: int, confidence: float
) -> Correlation | Undefined:
    """Models 1 and 3 for one rater, which depend on the F ratio alone."""
    if isinstance(test, Undefined):
        return Correlation(Fraction(1), test, test) if squares.targets else INDISTINCT
    estimate = (test.f - 1) / (test.f + k - 1)
    if test.f == 0:
        return Correlation(estimate, test, INDISTINCT)
    tail, f = (1 - confidence) / 2, float(test.f)
    low, high = (f * f_quantile(t, df1=test.df2, df2=test.df1) for t in (tail, 1 - tail))
    interval = Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1))
    return Correlation(estimate, test, interval)


def _absolute(
    squares: MeanSquares, test: FTest | Undefined, *, shape: tuple[int, int], confidence: float
) -> Correlation | Undefined:
    """Model 2 for one rater: differences of level between raters count as error."""
    n, k = shape
    signal, noise = squares.targets, squares.error
    whole = signal + (k - 1) * noise + k * (squares.raters - noise) / n
    if whole == 0:
        return INDISTINCT
    interval = _absolute_interval(squares, shape, confidence=confidence)
    return Correlation((signal - noise) / whole, test, interval)


def _absolute_interval(
    squares: MeanSquares, shape: tuple[int, int], *, confidence: float
) -> Interval | Undefined:
    """The interval of ICC(2,1): Satterthwaite's degrees of freedom, as in both sources."""
    n, k = shape
    signal, drift, noise = squares.targets, squares.raters, squares.error
    if signal == 0:
        return INDISTINCT
    if drift == noise == 0:
        return NO_ERROR
    # With a and b as in McGraw and Wong, a drift + b noise is the mean square of the targets.
    a = (signal - noise) / (drift + (n - 1) * noise)
    b = 1 + (n - 1) * a
    parts = (a * drift) ** 2 / (k - 1) + (b * noise) ** 2 / ((n - 1) * (k - 1))
    df, tail = float(signal**2 / parts), (1 - confidence) / 2
    base = float(k * drift + (k * n - k - n) * noise)

    def end(share: float) -> float:
        reach = f_quantile(share, df1=df, df2=n - 1) * float(signal)
        return n * (reach - float(noise)) / (base + n * reach)

    return Interval(end(tail), end(1 - tail))


def _averaged(single: Correlation | Undefined, k: int) -> Correlation | Undefined:
    """The correlation of a mean of k raters from that of one of them (Spearman and Brown)."""
    if isinstance(single, Undefined) or 1 + (k - 1) * single.estimate <= 0:
        return INDISTINCT
    estimate = k * single.estimate / (1 + (k - 1) * single.estimate)
    return Correlation(estimate, single.test, _averaged_interval(single.interval, k))


def _averaged_interval(single: Interval | Undefined, k: int) -> Interval | Undefined:
    if isinstance(single, Undefined):
        return single
    # An end where one rater shares nothing with the others has no counterpart for their mean.
    if 1 + (k - 1) * single.low <= 0:
        return INDISTINCT
    low, high = (k * end / (1 + (k - 1) * end) for end in (single.low, single.high))
    return Interval(low, high)
