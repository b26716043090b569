"""Tails and quantiles agree with printed tables and with another implementation."""

import pytest
from scipy import stats

from kolam.maths.distributions import chi_square_tail, f_quantile, f_tail


@pytest.mark.parametrize(
    ("df1", "df2", "printed"), [(1, 10, 4.96), (5, 10, 3.33), (12, 60, 1.92), (30, 120, 1.55)]
)
def test_five_percent_points_of_f_are_the_printed_ones(df1: int, df2: int, printed: float) -> None:
    assert round(f_quantile(0.95, df1=df1, df2=df2), 2) == printed


@pytest.mark.parametrize(("df", "printed"), [(1, 3.841), (5, 11.070), (19, 30.144)])
def test_five_percent_points_of_chi_square_are_the_printed_ones(df: int, printed: float) -> None:
    assert chi_square_tail(printed, df=df) == pytest.approx(0.05, abs=2e-5)


@pytest.mark.parametrize("share", [0.005, 0.025, 0.5, 0.975, 0.995])
@pytest.mark.parametrize(("df1", "df2"), [(0.5, 5), (3.7, 12), (59.7, 84), (999, 3.2)])
def test_f_quantiles_with_broken_degrees_agree(df1: float, df2: float, share: float) -> None:
    peer = stats.f.ppf(share, df1, df2)
    assert f_quantile(share, df1=df1, df2=df2) == pytest.approx(peer, rel=1e-9)


@pytest.mark.parametrize("share", [0.025, 0.5, 0.975])
def test_tail_and_quantile_undo_each_other(share: float) -> None:
    assert f_tail(f_quantile(share, df1=7, df2=9.5), df1=7, df2=9.5) == pytest.approx(1 - share)
