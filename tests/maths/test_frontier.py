"""The frontier agrees with trying every package, and with published ones."""

from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths.frontier import Frontier, frontier
from kolam.maths.packages import Package, Packages
from tests.maths.linked import (
    Scores,
    allowed,
    barter,
    beats,
    efficient,
    linked_spaces,
    table,
)

#: 2 parties, 3 issues, points that trade off one for one.
TRADE = Packages.of([[[0, 1, 2]] * 3, [[2, 1, 0]] * 3])


def told(found: Frontier) -> dict[Scores, tuple[Package, ...]]:
    return {tuple(v): found.packages(n) for n, v in enumerate(found.points.tolist())}


def drawn(parties: int, issues: int, *, seed: int, high: int = 100) -> Packages:
    rng = np.random.default_rng(seed)
    return Packages.of(rng.integers(0, high, (parties, issues, 5)).tolist())


@given(linked_spaces())
@settings(max_examples=80, deadline=None)
def test_the_frontier_is_what_trying_every_package_finds(space: Packages) -> None:
    found = frontier(space, fast=False)
    assert told(found) == efficient(space, allowed(space))
    assert found.counts == tuple(map(len, told(found).values()))
    assert found.complete


@given(linked_spaces())
@settings(max_examples=50, deadline=None)
def test_an_acceptable_frontier_is_that_of_the_acceptable_packages(space: Packages) -> None:
    acceptable = [p for p in allowed(space) if space.rational(p)]
    assert told(frontier(space, acceptable=True)) == efficient(space, acceptable)


@given(linked_spaces())
@settings(max_examples=50, deadline=None)
def test_points_come_best_first_for_the_first_party(space: Packages) -> None:
    points = frontier(space).points.tolist()
    assert points == sorted(points, reverse=True)


@pytest.mark.parametrize(("parties", "issues"), [(2, 12), (3, 7), (4, 5), (6, 4)])
def test_compiled_loops_give_the_same_answer(parties: int, issues: int) -> None:
    pytest.importorskip("numba")
    space = drawn(parties, issues, seed=parties)
    slow, fast = frontier(space, fast=False), frontier(space, fast=True)
    assert np.array_equal(slow.points, fast.points)
    assert slow.counts == fast.counts


@given(linked_spaces(parties=(3, 5)))
@settings(max_examples=40, deadline=None)
def test_compiled_loops_agree_on_linked_issues_too(space: Packages) -> None:
    pytest.importorskip("numba")
    assert told(frontier(space, fast=True)) == told(frontier(space, fast=False))


@given(linked_spaces(parties=(2, 4)), st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_a_limited_frontier_holds_real_packages_that_do_not_beat_each_other(
    space: Packages, most: int
) -> None:
    found = frontier(space, most=most)
    packages, points = told(found), list(map(tuple, found.points.tolist()))
    assert len(found) <= most
    assert all(space.allowed(p) and space.scores(p) == v for v in packages for p in packages[v])
    assert not any(beats(a, b) for a, b in product(points, points))
    assert found.complete == (found.dropped == 0)
    if found.complete:
        assert packages == efficient(space, allowed(space))


def test_a_limit_that_is_not_reached_changes_nothing() -> None:
    found = frontier(TRADE, most=7)
    assert (len(found), found.complete, found.dropped) == (7, True, 0)


def test_a_stop_keeps_the_best_so_far() -> None:
    asked = iter([False, False, True])
    space = drawn(3, 8, seed=1)
    found = frontier(space, stop=lambda: next(asked))
    assert not found.complete
    assert space.scores(found.packages(0)[0]) == tuple(found.points[0])


def test_progress_is_told_issue_by_issue() -> None:
    said: list[tuple[int, int, int]] = []
    frontier(TRADE, tell=lambda *news: said.append(news))
    assert said == [(1, 3, 3), (2, 3, 5), (3, 3, 7)]


def test_equal_packages_are_counted_and_listed() -> None:
    found = frontier(TRADE)
    assert found.points.tolist() == [[6 - n, n] for n in range(7)]
    assert found.counts == (1, 3, 6, 7, 6, 3, 1)
    assert found.packages(1) == ((1, 2, 2), (2, 1, 2), (2, 2, 1))
    assert len(found.packages(3, 4)) == 4
    assert found.packages(-1) == ((0, 0, 0),)


def test_counts_of_ten_to_the_forty_packages_are_exact() -> None:
    found = frontier(Packages.of([[[1] * 10] * 40, [[0] * 10] * 40]))
    assert (found.points.tolist(), found.counts) == ([[40, 0]], (10**40,))


def test_counts_stay_exact_where_they_outgrow_64_bits_by_adding_up() -> None:
    found = frontier(Packages.of([[[0, 1]] * 80, [[1, 0]] * 80]))
    assert sum(found.counts) == 2**80
    assert found.counts[1] == 80


def test_packages_that_differ_only_in_cost_are_all_counted() -> None:
    space = Packages.of([[[1, 1], [0, 3]]], caps=[([[0, 1], [0, 1]], 1)])
    roomy = Packages.of([[[1, 1], [0, 3]]], caps=[([[0, 1], [0, 2]], 3)])
    assert told(frontier(space)) == {(4,): ((0, 1),)}
    assert told(frontier(roomy)) == {(4,): ((0, 1), (1, 1))}


@pytest.mark.parametrize("acceptable", [False, True])
@pytest.mark.parametrize("parties", [2, 4])
def test_scores_too_wide_for_one_word_give_the_same_frontier(
    parties: int, acceptable: bool
) -> None:
    narrow = drawn(parties, 4, seed=3).with_reservation([150] * parties)
    wide = Packages.of(
        [
            [[int(x) * 10**13 + party for x in row] for row in t]
            for party, t in enumerate(np.array(narrow.tables).transpose(2, 0, 1))
        ],
        reservation=[150 * 10**13] * parties,
    )
    one, other = (frontier(space, acceptable=acceptable) for space in (narrow, wide))
    assert one.counts == other.counts
    assert [one.packages(n) for n in range(len(one))] == [
        other.packages(n) for n in range(len(other))
    ]


def test_no_allowed_package_gives_an_empty_frontier() -> None:
    nothing = Packages.of([[[1, 2]]], forbidden=[[(0, 0)], [(0, 1)]])
    dear = Packages.of([[[1, 2]]], caps=[([[5, 6]], 4)])
    crossed = Packages.of([[[1], [2]]], forbidden=[[(0, 0), (1, 0)]])
    assert [len(frontier(space)) for space in (nothing, dear, crossed)] == [0, 0, 0]


def test_reservation_values_above_everything_give_an_empty_acceptable_frontier() -> None:
    found = frontier(Packages.of([[[1, 2]]], reservation=[3]), acceptable=True)
    assert (found.points.shape, found.counts, found.complete) == ((0, 1), (), True)


def test_costs_of_more_than_64_bits_are_refused() -> None:
    costs = [[Fraction(1, 3**30), Fraction(1, 7**30)]]
    with pytest.raises(ValueError, match="64 bits"):
        frontier(Packages.of([[[1, 2]]], caps=[(costs, Fraction(1, 5**30))]))


def test_a_point_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError, match="7 points"):
        frontier(TRADE).packages(7)
    with pytest.raises(ValueError, match="at least one"):
        frontier(TRADE, most=0)


def test_nashs_barter_has_the_published_frontier(answers: Any) -> None:
    space, published = barter(), answers["nash1950"]
    found = frontier(space)
    points = [list(space.in_points(v)) for v in found.points.tolist()]
    assert sorted(points) == published["pareto_vectors"]
    assert sum(found.counts) == published["pareto_deals"] == 18
    acceptable = frontier(space, acceptable=True).points.tolist()
    assert sorted(list(space.in_points(v)) for v in acceptable) == published["ir_pareto_vectors"]


@pytest.mark.parametrize(("issues", "points", "rational"), [(6, 124, 113), (8, 104, 104)])
def test_the_worked_example_has_its_frontier(
    example: Any, issues: int, points: int, rational: int
) -> None:
    space = table(example, issues)
    assert sum(frontier(space).counts) == points
    assert sum(frontier(space, acceptable=True).counts) == rational


def test_thirty_issues_of_ten_options_are_within_reach() -> None:
    rng = np.random.default_rng(5)
    space = Packages.of(rng.integers(0, 100, (2, 30, 10)).tolist())
    found = frontier(space)
    best = [sum(int(t[:, party].max()) for t in space.tables) for party in range(2)]
    assert space.count == 10**30
    assert [found.points[:, 0].max(), found.points[:, 1].max()] == best
    assert all(
        space.scores(found.packages(n, 1)[0]) == tuple(p) for n, p in enumerate(found.points)
    )


def test_a_frontier_in_pieces_is_the_same(monkeypatch: Any) -> None:
    space = drawn(3, 6, seed=9)
    before = frontier(space, fast=False)
    monkeypatch.setattr("kolam.maths.levels.SLICE", 64)
    after = frontier(space, fast=False)
    assert np.array_equal(before.points, after.points)
    assert before.counts == after.counts
