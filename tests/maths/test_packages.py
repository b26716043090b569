"""Packages keep points exactly and say what is allowed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.packages import Packages

HALF = Fraction(1, 2)
SPACE = Packages.of(
    [[[0, HALF], [Fraction(1, 3), 2]], [[5, 0], [0, -5]]],
    reservation=[1, 0],
    forbidden=[[(0, 0), (1, 0)]],
    caps=[([[1, 2], [0, HALF]], Fraction(9, 4))],
    synergies=[([(0, [1]), (1, [0, 1])], [1, 10])],
    base=[0, 5],
)


def test_points_come_back_exactly() -> None:
    assert SPACE.points((1, 0)) == (HALF + Fraction(1, 3) + 1, Fraction(15))
    assert SPACE.points((0, 1)) == (Fraction(2), Fraction(5))


def test_units_are_the_largest_that_divide_everything() -> None:
    assert SPACE.units == (Fraction(1, 6), Fraction(5))
    assert not SPACE.rounded


def test_a_package_is_allowed_within_budgets_and_off_forbidden_pairs() -> None:
    assert [SPACE.allowed(p) for p in SPACE.each()] == [False, True, True, False]
    assert SPACE.costs((1, 1)) == (Fraction(5, 2),)


def test_a_package_at_the_reservation_values_is_acceptable() -> None:
    assert [SPACE.rational(p) for p in SPACE.each()] == [False, True, True, True]
    assert not SPACE.with_reservation((13, 0)).rational((0, 1))


def test_the_number_of_packages_is_exact() -> None:
    assert (SPACE.count, SPACE.shape, SPACE.parties) == (4, (2, 2), 2)
    assert Packages.of([[[0] * 10] * 40]).count == 10**40


def test_points_that_do_not_fit_are_rounded_and_it_is_said() -> None:
    fine = Packages.of([[[Fraction(1, 3**30), Fraction(1, 7**30)], [1, 2]]])
    assert fine.rounded
    assert abs(fine.points((0, 1))[0] - 2 - Fraction(1, 3**30)) < Fraction(1, 10**11)


@given(st.lists(st.fractions(-1000, 1000, max_denominator=50), min_size=1, max_size=6))
def test_any_small_fraction_is_kept(points: list[Fraction]) -> None:
    space = Packages.of([[points]])
    assert [space.points((n,))[0] for n in range(len(points))] == points


def test_unlike_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="same issues"):
        Packages.of([[[1, 2]], [[1]]])
    with pytest.raises(ValueError, match="same issues"):
        Packages.of([[[]]])
    with pytest.raises(ValueError, match="one number a party"):
        Packages.of([[[1]]], reservation=[1, 2])
    with pytest.raises(ValueError, match="cost for every option"):
        Packages.of([[[1, 2]]], caps=[([[1]], 1)])
    with pytest.raises(ValueError, match="0 or more"):
        Packages.of([[[1]]], caps=[([[-1]], 1)])
