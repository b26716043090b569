"""Packages keep points exactly and say what is allowed."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.frontier import frontier
from kolam.maths.packages import LARGEST, Packages

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
    odd = Fraction(1, 7**30)
    fine = Packages.of([[[Fraction(1, 3**30), odd], [1, 2]]])
    assert fine.rounded
    assert 0 < abs(fine.points((1, 1))[0] - 2 - odd) < Fraction(1, 10**18)


def test_rounding_leaves_the_commonest_denominators_exact() -> None:
    seventh, odd = Fraction(1, 7), Fraction(1, 3**40)
    fine = Packages.of([[[seventh, 3 * seventh, odd], [Fraction(2, 5), Fraction(3, 5), 1]]])
    assert fine.rounded
    assert fine.points((1, 0)) == (3 * seventh + Fraction(2, 5),)


def test_whole_numbers_that_do_not_fit_are_rounded() -> None:
    huge = Packages.of([[[2**70 + 1, 3]]], reservation=[2**70 + 1])
    assert (huge.rounded, huge.units[0].denominator) == (True, 1)
    assert [huge.rational(p) for p in huge.each()] == [True, False]


#: Fractions of which few have a common unit that fits 64 bits.
FINE = st.fractions(-10, 10, max_denominator=10**15)


@st.composite
def rounded_cases(draw: st.DrawFn) -> tuple[dict[str, Any], tuple[int, ...]]:
    """One party's points, base and a synergy, and a package."""
    shape = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    chosen = tuple(draw(st.integers(0, n - 1)) for n in shape)
    box = [(issue, [draw(st.integers(0, n - 1))]) for issue, n in enumerate(shape[:2])]
    told = {
        "points": [[[draw(FINE) for _ in range(n)] for n in shape]],
        "base": [draw(FINE)],
        "synergies": [(box, [draw(FINE)])],
    }
    return told, chosen


def exact_worth(told: dict[str, Any], package: tuple[int, ...]) -> Fraction:
    """What the party's package is worth, of Fractions alone."""
    chosen = sum(row[o] for row, o in zip(told["points"][0], package, strict=True))
    ((box, (extra,)),) = told["synergies"]
    inside = all(package[issue] in options for issue, options in box)
    return Fraction(told["base"][0] + chosen + (extra if inside else 0))


@given(rounded_cases())
def test_a_package_worth_exactly_its_reservation_value_is_never_lost(
    case: tuple[dict[str, Any], tuple[int, ...]],
) -> None:
    told, package = case
    floor = exact_worth(told, package)
    space = Packages.of(reservation=[floor], **told)
    slack = (len(space.shape) + 2) * space.units[0] if space.rounded else 0
    accepted = [p for p in space.each() if space.rational(p)]
    assert package in accepted
    assert all(exact_worth(told, p) >= floor - slack for p in accepted)
    assert len(frontier(space, acceptable=True)) == 1


@given(rounded_cases())
def test_rounding_keeps_within_half_a_unit_a_number_and_within_64_bits(
    case: tuple[dict[str, Any], tuple[int, ...]],
) -> None:
    told, package = case
    space = Packages.of(**told)
    off = abs(space.points(package)[0] - exact_worth(told, package))
    assert off <= (len(space.shape) + 2) * space.units[0] / 2
    assert sum(int(abs(table).sum()) for table in space.tables) < LARGEST
    assert not space.rounded or space.units[0] < Fraction(1, 10**15)


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


@given(st.lists(st.integers(-(10**6), 10**6) | st.integers(-(10**20), 10**20), min_size=5))
def test_whole_numbers_are_read_as_the_fractions_that_they_are(told: list[int]) -> None:
    *points, first, second, floor, base = told
    fractions = list(map(Fraction, told))
    plain = Packages.of([[points, [first, second]]], reservation=[floor], base=[base])
    read = Packages.of(
        [[fractions[:-4], fractions[-4:-2]]], reservation=[fractions[-2]], base=[fractions[-1]]
    )
    assert [table.tolist() for table in plain.tables] == [table.tolist() for table in read.tables]
    assert replace(plain, tables=()) == replace(read, tables=())
