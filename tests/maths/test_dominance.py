"""Comparisons and improvements agree with trying every package, and with the worked example."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths.dominance import (
    Comparison,
    Improvements,
    best_improvement,
    compare,
    improvements,
)
from kolam.maths.packages import Packages
from kolam.maths.solution import Pick
from tests.maths.linked import (
    allowed,
    barter,
    beats,
    efficient,
    linked_spaces,
    positional,
    table,
)


@given(linked_spaces(), st.integers(0))
@settings(max_examples=60, deadline=None)
def test_improvements_are_what_trying_every_package_finds(space: Packages, nth: int) -> None:
    package = list(space.each())[nth % space.count]
    better = [p for p in allowed(space) if beats(space.scores(p), space.scores(package))]
    best = sorted(p for behind in efficient(space, better).values() for p in behind)
    assert improvements(space, package, most=None, efficient=True) == Improvements(
        count=len(better),
        listed=tuple(Pick(p, space.scores(p)) for p in better),
        every=True,
        efficient=tuple(Pick(p, space.scores(p)) for p in best),
    )


@given(linked_spaces(parties=(2, 3)), st.integers(0))
@settings(max_examples=60, deadline=None)
def test_nothing_improves_on_the_best_improvement(space: Packages, nth: int) -> None:
    package = list(space.each())[nth % space.count]
    found = best_improvement(space, package)
    assert bool(found.picks) == bool(improvements(space, package).count)
    for pick in found.picks:
        assert compare(space, pick.package, package).dominates
        assert improvements(space, pick.package).count == 0


def test_a_comparison_says_for_whom_it_is_better() -> None:
    space = Packages.of(
        [[[0, Fraction(1, 2)]], [[3, 1]], [[2, 2]]],
    )
    assert compare(space, (1,), (0,)) == Comparison(
        better=(0,), equal=(2,), worse=(1,), difference=(Fraction(1, 2), Fraction(-2), Fraction(0))
    )


def test_dominance_needs_somebody_who_gains_and_nobody_who_loses() -> None:
    space = Packages.of([[[0, 1, 1]], [[0, 0, -1]]])
    pairs = [((1,), (0,)), ((0,), (1,)), ((2,), (0,)), ((0,), (0,))]
    found = [compare(space, a, b) for a, b in pairs]
    assert [(c.dominates, c.dominated) for c in found] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


@pytest.mark.parametrize(("issues", "count"), [(6, 25), (8, 862)])
def test_the_positional_deal_is_beaten_as_often_as_published(
    example: Any, issues: int, count: int
) -> None:
    found = improvements(table(example, issues), positional(example, issues))
    assert (found.count, len(found.listed), found.every) == (count, count, True)


def test_a_list_can_be_cut_short(example: Any) -> None:
    found = improvements(table(example, 8), positional(example, 8), most=10)
    assert (found.count, len(found.listed), found.every) == (862, 10, False)


def test_an_efficient_package_has_no_improvement(example: Any) -> None:
    best = (1, 2, 1, 1, 1, 0, 2, 2)
    space = table(example, 8)
    assert improvements(space, best, efficient=True) == Improvements(0, (), every=True)
    assert best_improvement(space, best).picks == ()


@pytest.mark.parametrize(
    ("printed", "better"),
    [((0, 8), (2, 8)), ((14, 3), (14, 4)), ((16, 1), (16, 2)), ((6, 6), (8, 6))],
)
def test_printed_deals_of_the_barter_are_beaten(
    printed: tuple[int, int], better: tuple[int, int]
) -> None:
    space = barter()
    deal = next(p for p in space.each() if space.points(p) == tuple(map(Fraction, printed)))
    points = [space.points(pick.package) for pick in improvements(space, deal).listed]
    assert tuple(map(Fraction, better)) in points


def test_a_stop_gives_up_the_efficient_ones_only(example: Any) -> None:
    found = improvements(
        table(example, 6), positional(example, 6), efficient=True, stop=lambda: True
    )
    assert (found.count, found.efficient, found.all_efficient) == (25, (), False)
