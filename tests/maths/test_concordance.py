"""Kendall's W agrees with printed values, with Friedman's test and with Spearman's correlations."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kolam.maths.concordance import Concordance, kendall_w
from kolam.maths.outcome import Undefined

Table = list[list[int]]


def _tables(cells: st.SearchStrategy[int]) -> st.SearchStrategy[Table]:
    return st.integers(3, 6).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=3, max_size=6
        )
    )


def told(ratings: Any) -> Concordance:
    found = kendall_w(ratings)
    assert isinstance(found, Concordance)
    return found


def test_the_printed_concordance_comes_out(table: Callable[..., Any], oracle: Any) -> None:
    found, printed = told(table("anxiety.csv")), oracle["anxiety.csv"]
    assert (float(found.w), float(found.chi_square), found.p) == pytest.approx(
        (printed["kendall_W_corrected_for_ties"], printed["chisq_df19"], printed["p"]), abs=1e-8
    )
    assert (found.df, found.targets, found.raters) == (19, 20, 3)


def test_one_order_has_a_concordance_of_one() -> None:
    assert told([[1, 4, 0], [2, 5, 7], [3, 9, 8]]).w == 1


def test_two_opposite_orders_have_none() -> None:
    found = told([[1, 3], [2, 2], [3, 1]])
    assert (found.w, found.chi_square, found.p) == (Fraction(0), Fraction(0), 1.0)


def test_raters_with_the_same_ties_agree_entirely() -> None:
    assert told([[1, 1], [1, 1], [2, 2]]).w == 1


@given(_tables(st.integers(0, 4)))
def test_chi_square_is_that_of_friedman(ratings: Table) -> None:
    found = kendall_w(ratings)
    if isinstance(found, Concordance):
        peer = stats.friedmanchisquare(*ratings)
        assert (float(found.chi_square), found.p) == pytest.approx((peer.statistic, peer.pvalue))


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=5))
def test_without_ties_w_follows_from_the_mean_correlation(orders: Table) -> None:
    m, found = len(orders), told(list(zip(*orders, strict=True)))
    pairs = [_spearman(a, b) for a, b in combinations(orders, 2)]
    mean = sum(pairs, Fraction(0)) / len(pairs)
    assert found.w == (1 + (m - 1) * mean) / m


def _spearman(a: list[int], b: list[int]) -> Fraction:
    n = len(a)
    return 1 - Fraction(6 * sum((x - y) ** 2 for x, y in zip(a, b, strict=True)), n**3 - n)


@given(_tables(st.integers(0, 4)))
def test_w_lies_between_none_and_all(ratings: Table) -> None:
    found = kendall_w(ratings)
    assert isinstance(found, Undefined) or 0 <= found.w <= 1


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([[1, 2], [None, 3]], "gaps"),
        ([[5, 1], [5, 1]], "no_variance"),
        ([[1, 2]], "too_few_targets"),
        ([[1], [2]], "too_few_raters"),
        ([], "no_values"),
    ],
)
def test_an_unfit_table_says_why(ratings: list[list[int | None]], reason: Any) -> None:
    assert kendall_w(ratings) == Undefined(reason)
