"""Lotteries: published and worked-out answers, axioms, and brute force over a fine grid."""

from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kolam.maths.lotteries import (
    Lottery,
    LotteryRule,
    lottery,
    lottery_egalitarian,
    lottery_kalai_smorodinsky,
    lottery_nash,
)

NASH_1950 = [
    (-12, 10), (-2, 9), (2, 8), (6, 7), (8, 6), (12, 5), (14, 4), (16, 2), (18, 0), (20, -2),
    (22, -6), (0, 8), (14, 3),
]  # fmt: skip
RULES: tuple[LotteryRule, ...] = get_args(LotteryRule)
PAIRS = st.tuples(st.integers(-6, 8), st.integers(-6, 8))
POINTS = st.lists(PAIRS, min_size=1, max_size=6)
ZERO = (0, 0)


def pair(x: int, y: int) -> tuple[Fraction, Fraction]:
    return Fraction(x), Fraction(y)


def merit(rule: LotteryRule, gains: tuple[Fraction, ...], ideal: tuple[Fraction, ...]) -> Fraction:
    if rule == "nash":
        return gains[0] * gains[1]
    if rule == "egalitarian":
        return min(gains)
    return min(
        (g / most for g, most in zip(gains, ideal, strict=True) if most), default=Fraction(1)
    )


def mixtures(points: list[tuple[int, int]]) -> list[tuple[Fraction, ...]]:
    """Every lottery of two of the points in steps of a twelfth."""
    return [
        tuple((s * x + (12 - s) * y) / Fraction(12) for x, y in zip(a, b, strict=True))
        for a, b in combinations_with_replacement(points, 2)
        for s in range(13)
    ]


def test_the_barter_of_1950_with_lotteries_by_kalai_smorodinsky(answers: Any) -> None:
    found = lottery_kalai_smorodinsky(NASH_1950, ZERO)
    oracle = answers["nash1950"]
    assert found == Lottery(
        rule="kalai_smorodinsky",
        expected=(Fraction(oracle["lottery_ks"][0]), Fraction(oracle["lottery_ks"][1])),
        draws=((3, Fraction(4, 29)), (5, Fraction(25, 29))),
        ideal=(Fraction(oracle["lottery_ideal"][0]), Fraction(oracle["lottery_ideal"][1])),
        value=Fraction(18, 29),
    )


def test_the_barter_of_1950_with_equal_gains(answers: Any) -> None:
    found = lottery_egalitarian(NASH_1950, ZERO)
    assert found is not None
    assert [str(x) for x in found.expected] == answers["nash1950"]["lottery_egal"]
    assert (found.draws, found.value) == (
        ((3, Fraction(7, 8)), (5, Fraction(1, 8))),
        Fraction(27, 4),
    )


def test_the_barter_of_1950_needs_no_lottery_by_nash() -> None:
    found = lottery_nash(NASH_1950, ZERO)
    assert found is not None
    assert (found.expected, found.draws, found.value) == (
        pair(12, 5),
        ((5, Fraction(1)),),
        Fraction(60),
    )


def test_two_who_want_the_same_thing_toss_a_coin() -> None:
    for rule in RULES:
        found = lottery([(1, 0), (0, 1)], ZERO, rule)
        assert found is not None
        assert found.draws == ((0, Fraction(1, 2)), (1, Fraction(1, 2)))


def test_without_an_acceptable_lottery_there_is_none() -> None:
    assert [lottery([(3, -2), (-2, 1)], ZERO, rule) for rule in RULES] == [None] * 3


def test_an_acceptable_lottery_may_draw_points_that_are_not() -> None:
    found = lottery_egalitarian([(3, -1), (-1, 3)], ZERO)
    assert found is not None
    assert found.expected == pair(1, 1)


def test_a_party_that_can_gain_nothing_leaves_the_other_its_best() -> None:
    found = lottery_kalai_smorodinsky([(0, 4), (-1, 9), (0, 2)], ZERO)
    assert found is not None
    assert (found.expected, found.value) == (pair(0, 4), Fraction(1))


def test_who_cannot_be_made_equal_gets_the_end_of_the_chain() -> None:
    found = lottery_egalitarian([(5, 1), (9, 0)], ZERO)
    assert found is not None
    assert (found.expected, found.value) == (pair(5, 1), Fraction(1))


def test_points_of_a_frontier_are_read_as_whole_numbers() -> None:
    told = np.array(NASH_1950, dtype=np.int64)
    assert lottery_egalitarian(told, ZERO) == lottery_egalitarian(NASH_1950, ZERO)


@pytest.mark.parametrize("rule", RULES)
@given(points=POINTS, floor=PAIRS)
def test_no_lottery_of_two_points_is_better(
    rule: LotteryRule, points: list[tuple[int, int]], floor: tuple[int, int]
) -> None:
    found = lottery(points, floor, rule)
    others = [tuple(x - f for x, f in zip(point, floor, strict=True)) for point in mixtures(points)]
    acceptable = [gains for gains in others if min(gains) >= 0]
    if found is None:
        assert acceptable == []
        return
    ideal = tuple(x - f for x, f in zip(found.ideal, floor, strict=True))
    gains = tuple(x - f for x, f in zip(found.expected, floor, strict=True))
    assert found.value == merit(rule, gains, ideal)
    assert all(merit(rule, other, ideal) <= found.value for other in acceptable)
    assert not any(other != gains and other >= gains and other[1] >= gains[1] for other in others)


@pytest.mark.parametrize("rule", RULES)
@given(points=POINTS)
def test_the_draws_make_what_is_expected(rule: LotteryRule, points: list[tuple[int, int]]) -> None:
    if found := lottery(points, ZERO, rule):
        mean = tuple(sum(share * points[place][p] for place, share in found.draws) for p in (0, 1))
        assert (mean, sum(share for _, share in found.draws)) == (found.expected, 1)
        assert len(found.draws) <= 2
        assert all(share > 0 for _, share in found.draws)


@pytest.mark.parametrize("rule", ["nash", "kalai_smorodinsky"])
@given(points=POINTS, factor=st.integers(1, 5), shift=st.integers(-5, 5))
@example(points=[(-4, 1), (8, -2)], factor=1, shift=0)
def test_the_first_party_may_count_in_other_points(
    rule: LotteryRule, points: list[tuple[int, int]], factor: int, shift: int
) -> None:
    other = lottery([(factor * x + shift, y) for x, y in points], (shift, 0), rule)
    plain = lottery(points, ZERO, rule)
    assert (plain and plain.draws) == (other and other.draws)


@pytest.mark.parametrize("rule", RULES)
@given(points=POINTS)
def test_parties_may_change_places(rule: LotteryRule, points: list[tuple[int, int]]) -> None:
    turned, plain = lottery([(y, x) for x, y in points], ZERO, rule), lottery(points, ZERO, rule)
    assert (plain and plain.expected) == (turned and turned.expected[::-1])


@pytest.mark.parametrize("points", [[], [(1, 2, 3)], [(1,)]])
def test_only_pairs_of_points_are_taken(points: list[Any]) -> None:
    with pytest.raises(ValueError, match="two parties"):
        lottery(points, ZERO, "nash")
