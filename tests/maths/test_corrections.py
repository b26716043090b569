"""Corrections for many tests agree with their definitions."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from kolam.maths.corrections import benjamini_hochberg, holm

P_VALUES = st.lists(st.fractions(0, 1, max_denominator=50), max_size=6)
Correction = Callable[[Sequence[Fraction]], tuple[Fraction, ...]]


def test_holm_multiplies_the_smallest_most_and_never_falls() -> None:
    hundredths = [Fraction(p, 100) for p in (1, 4, 3, 2, 5)]
    assert holm(hundredths) == tuple(Fraction(p, 100) for p in (5, 9, 9, 8, 9))


def test_benjamini_hochberg_takes_the_least_from_the_top() -> None:
    thousandths = [Fraction(p, 1000) for p in (1, 8, 39, 41, 42)]
    assert benjamini_hochberg(thousandths) == tuple(Fraction(p, 1000) for p in (5, 20, 42, 42, 42))


@given(P_VALUES)
def test_holm_closes_bonferroni(p_values: list[Fraction]) -> None:
    places = range(len(p_values))
    sets = [set(c) for size in range(1, len(p_values) + 1) for c in combinations(places, size)]
    worst = {
        place: max(
            min(Fraction(1), len(chosen) * min(p_values[other] for other in chosen))
            for chosen in sets
            if place in chosen
        )
        for place in places
    }
    assert holm(p_values) == tuple(worst.values())


@given(P_VALUES.filter(bool))
def test_benjamini_hochberg_is_that_of_another_program(p_values: list[Fraction]) -> None:
    peer = false_discovery_control([float(p) for p in p_values])
    assert [float(p) for p in benjamini_hochberg(p_values)] == pytest.approx(list(peer))


@pytest.mark.parametrize("correct", [holm, benjamini_hochberg])
@given(p_values=P_VALUES)
def test_a_corrected_p_is_no_smaller_and_at_most_one(
    correct: Correction, p_values: list[Fraction]
) -> None:
    assert all(p <= q <= 1 for p, q in zip(p_values, correct(p_values), strict=True))


@pytest.mark.parametrize("correct", [holm, benjamini_hochberg])
@pytest.mark.parametrize("wrong", [Fraction(-1, 9), Fraction(10, 9)])
def test_what_is_no_probability_is_refused(correct: Correction, wrong: Fraction) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        correct([Fraction(1, 2), wrong])
