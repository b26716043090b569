"""Lorenz curves and Gini coefficients agree with their definitions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.lorenz import Lorenz, lorenz, shares
from kolam.maths.outcome import Undefined

AMOUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(any)


def curve(amounts: list[int], base: list[int] | None = None) -> Lorenz:
    found = lorenz(amounts, base)
    assert isinstance(found, Lorenz)
    return found


def test_a_curve_runs_from_the_poorest() -> None:
    found = curve([6, 1, 3])
    assert found.order == (1, 2, 0)
    assert [y for _, y in found.points] == [0, Fraction(1, 10), Fraction(2, 5), 1]
    assert found.gini == Fraction(1, 3)


@given(AMOUNTS)
def test_gini_is_the_mean_difference_over_twice_the_mean(amounts: list[int]) -> None:
    size, total = len(amounts), sum(amounts)
    apart = sum(abs(a - b) for a in amounts for b in amounts)
    assert curve(amounts).gini == Fraction(apart, 2 * size * total)


@given(AMOUNTS, st.integers(1, 5))
def test_a_change_of_unit_changes_nothing(amounts: list[int], times: int) -> None:
    assert curve([times * amount for amount in amounts]) == curve(amounts)


@given(AMOUNTS)
def test_who_gets_what_it_put_in_lies_on_the_diagonal(amounts: list[int]) -> None:
    found = curve(amounts, [3 * amount for amount in amounts])
    assert found.gini == 0
    assert all(x == y for x, y in found.points)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=6))
def test_share_against_share_weighs_each_pair_by_its_base(pairs: list[tuple[int, int]]) -> None:
    gains, base = [gain for gain, _ in pairs], [put for _, put in pairs]
    if not any(gains):
        assert lorenz(gains, base) == Undefined("no_values")
        return
    apart = sum(abs(g * q - h * p) for g, p in pairs for h, q in pairs)
    assert curve(gains, base).gini == Fraction(apart, 2 * sum(gains) * sum(base))


@given(AMOUNTS)
def test_a_curve_never_rises_above_the_diagonal(amounts: list[int]) -> None:
    found = curve(amounts)
    assert all(y <= x for x, y in found.points)
    assert found.points[-1] == (Fraction(1), Fraction(1))


def test_who_gains_without_paying_comes_last() -> None:
    found = curve([5, 5], [0, 4])
    assert (found.order, found.gini) == ((1, 0), Fraction(1, 2))


def test_shares_add_up() -> None:
    assert shares([1, 1, 2]) == (Fraction(1, 4), Fraction(1, 4), Fraction(1, 2))


@pytest.mark.parametrize("amounts", [[], [0, 0]])
def test_nothing_has_no_shares(amounts: list[int]) -> None:
    assert lorenz(amounts) == shares(amounts) == Undefined("no_values")


def test_an_amount_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="place 1"):
        lorenz([1, -1])


def test_a_base_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        lorenz([1], [1, 2])
