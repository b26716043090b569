"""Counts agree with trying every package; what is too many is not guessed."""

from typing import Any

import pytest
from hypothesis import given, settings

from kolam.maths.counting import Counts, counts, tally
from kolam.maths.linking import plan
from kolam.maths.packages import Packages
from tests.maths.linked import allowed, barter, linked_spaces, table


@given(linked_spaces())
@settings(max_examples=80, deadline=None)
def test_counts_are_what_trying_every_package_finds(space: Packages) -> None:
    feasible = allowed(space)
    rational = [package for package in feasible if space.rational(package)]
    assert counts(space) == Counts(space.count, len(feasible), len(rational))


@given(linked_spaces(parties=(1, 3)))
@settings(max_examples=60, deadline=None)
def test_packages_worth_exactly_the_reservation_values_are_counted(space: Packages) -> None:
    exactly = [p for p in allowed(space) if space.scores(p) == space.reservation]
    assert tally(plan(space), most=10**6, exactly=True) == len(exactly)


@pytest.mark.parametrize(
    ("issues", "expected"), [(6, Counts(729, 544, 387)), (8, Counts(6561, 4160, 3514))]
)
def test_the_worked_example_has_its_counts(example: Any, issues: int, expected: Counts) -> None:
    assert counts(table(example, issues)) == expected


def test_nashs_barter_has_its_counts(answers: Any) -> None:
    assert counts(barter()) == Counts(512, 512, answers["nash1950"]["rational_deals"])


def test_counts_of_ten_to_the_forty_packages_are_exact() -> None:
    whole = Packages.of([[[1, 0] * 5] * 40], reservation=[40], forbidden=[[(0, 0), (1, 0)]])
    assert counts(whole) == Counts(10**40, 99 * 10**38, 24 * 5**38)


def test_what_takes_too_many_steps_is_left_out_with_the_reason() -> None:
    points = [[[3**i * o for o in range(3)] for i in range(12)]]
    space = Packages.of(points, reservation=[3**11])
    assert counts(space, most=500) == Counts(3**12, 3**12, None, "too_many")
    assert counts(space) == Counts(3**12, 3**12, 3**12 - 3**11)


def test_counting_in_pieces_comes_to_the_same(monkeypatch: Any, example: Any) -> None:
    monkeypatch.setattr("kolam.maths.counting.PIECE", 7)
    assert counts(table(example, 6)) == Counts(729, 544, 387)


def test_a_space_without_an_allowed_package_counts_none() -> None:
    space = Packages.of([[[1, 2], [3]]], forbidden=[[(0, 0)], [(0, 1), (1, 0)]])
    assert counts(space) == Counts(2, 0, 0)
