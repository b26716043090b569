"""Tails and quantiles of the F and chi-square distributions."""

from scipy import special


def f_tail(value: float, *, df1: float, df2: float) -> float:
    """The probability that an F(df1, df2) variable exceeds `value` >= 0."""
    return float(special.fdtrc(df1, df2, value))


def f_quantile(share: float, *, df1: float, df2: float) -> float:
    """The value below which an F(df1, df2) variable falls with probability `share` (0 to 1)."""
    return float(special.fdtri(df1, df2, share))


def chi_square_tail(value: float, *, df: float) -> float:
    """The probability that a chi-square variable with `df` degrees exceeds `value` >= 0."""
    return float(special.chdtrc(df, value))
