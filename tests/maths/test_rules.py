"""Every rule against trying everything, and the axioms it stands on."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths import RULES, Packages, Rule, Solution, solve
from kolam.maths.solve import SOLVERS
from tests.maths.spaces import by_trying, efficient, rational, spaces

each_rule = pytest.mark.parametrize("rule", RULES)


def picked(solution: Solution) -> list[tuple[int, ...]]:
    return [pick.package for pick in solution.picks]


@each_rule
@settings(max_examples=100, deadline=None)
@given(space=spaces())
def test_a_rule_picks_what_trying_everything_picks(space: Packages, rule: Rule) -> None:
    solution = SOLVERS[rule](space)
    picks, value = by_trying(space, rule)
    assert (picked(solution), solution.value, solution.bound) == (picks, value, value)
    assert solution.every_tie
    assert [pick.scores for pick in solution.picks] == [space.scores(p) for p in picks]


@each_rule
@settings(max_examples=50, deadline=None)
@given(space=spaces())
def test_every_pick_is_efficient(space: Packages, rule: Rule) -> None:
    assert set(picked(SOLVERS[rule](space))) <= set(efficient(rational(space)))


def rescaled(space: Packages, party: int) -> Packages:
    """One party's points doubled and moved by 3, its reservation value with them."""
    sides = range(space.parties)
    points = [
        [
            [row[p] * space.units[p] * (2 if p == party else 1) for row in t.tolist()]
            for t in space.tables
        ]
        for p in sides
    ]
    floors = space.in_points(space.reservation)
    moved = [3 if p == party else 0 for p in sides]
    return Packages.of(
        points,
        reservation=[f * (2 if p == party else 1) + moved[p] for p, f in enumerate(floors)],
        base=moved,
    )


@pytest.mark.parametrize("rule", ["nash", "kalai_smorodinsky"])
@settings(max_examples=30, deadline=None)
@given(space=spaces(plain=True))
def test_a_partys_scale_moves_neither_nash_nor_kalai_smorodinsky(
    space: Packages, rule: Rule
) -> None:
    assert picked(SOLVERS[rule](rescaled(space, 0))) == picked(SOLVERS[rule](space))


@pytest.mark.parametrize("rule", ["egalitarian", "leximin", "utilitarian"])
def test_a_partys_scale_moves_rules_that_compare_points(rule: Rule) -> None:
    space = Packages.of([[[1, 2, 3]], [[1, 3, 2]]])
    assert picked(SOLVERS[rule](rescaled(space, 1))) != picked(SOLVERS[rule](space))


@settings(max_examples=30, deadline=None)
@given(space=spaces(plain=True), worth=st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_an_issue_that_can_be_left_at_nothing_never_lowers_the_best_product(
    space: Packages, worth: list[int]
) -> None:
    extra = np.array([[0] * space.parties, worth[: space.parties]], dtype=np.int64)
    wider = replace(space, tables=(*space.tables, extra))
    before, after = SOLVERS["nash"](space).value, SOLVERS["nash"](wider).value
    assert before is None or (after is not None and after >= before)


@each_rule
@settings(max_examples=30, deadline=None)
@given(space=spaces(parties=(1, 1), issues=(1, 3), plain=True))
def test_symmetric_parties_get_symmetric_sets(space: Packages, rule: Rule) -> None:
    mirrored = tuple(
        np.concatenate([np.hstack([t, 2 - t]), np.hstack([2 - t, t])]) for t in space.tables
    )
    both = Packages(mirrored, space.units * 2, space.reservation * 2, base=(0, 0))
    found = {pick.scores for pick in SOLVERS[rule](both).picks}
    assert found == {scores[::-1] for scores in found}


def test_every_rule_is_solved_in_the_order_asked() -> None:
    space = Packages.of([[[0, 1]], [[1, 0]]])
    found = solve(space, ("leximin", "nash"))
    assert found == {rule: SOLVERS[rule](space) for rule in ("leximin", "nash")}
    assert list(found) == ["leximin", "nash"]


def test_a_search_that_is_stopped_still_bounds_what_is_best() -> None:
    space = Packages.of([[[0, 4], [0, 5]], [[3, 0], [7, 0]]])
    solution = SOLVERS["utilitarian"](space, stop=lambda: True)
    assert solution.bound is not None
    assert solution.bound >= 12


def test_a_search_tells_of_its_progress() -> None:
    heard: list[tuple[Fraction | None, Fraction | None]] = []
    space = Packages.of([[[0, 4], [0, 5]], [[3, 0], [7, 0]]])
    SOLVERS["utilitarian"](space, tell=lambda best, bound: heard.append((best, bound)))
    assert heard[-1] == (Fraction(11), Fraction(19))


def test_parties_that_nothing_gains_are_left_out_of_kalai_smorodinsky() -> None:
    solution = SOLVERS["kalai_smorodinsky"](Packages.of([[[1, 1]], [[2, 4]]], reservation=[1, 0]))
    assert picked(solution) == [(1,)]
    assert (solution.value, solution.dropped) == (Fraction(1), (0,))


def test_a_product_of_nothing_lets_most_parties_gain() -> None:
    points = [[[1, 0, 2]], [[0, 3, 2]], [[0, 0, 0]]]
    solution = SOLVERS["nash"](Packages.of(points))
    assert picked(solution) == [(2,)]
    assert (solution.value, solution.gap) == (Fraction(0), Fraction(0))


def test_ties_beyond_a_thousand_are_not_listed() -> None:
    solution = SOLVERS["nash"](Packages.of([[[1] * 40] * 3, [[1] * 40] * 3]))
    assert (len(solution.picks), solution.every_tie) == (1000, False)
    assert solution.value == 9


def ladder(asked: int) -> Packages:
    """65,536 packages, each another number up to 65,535 to the first party, the rest to the second;
    together they ask for 65,535 and `asked` more.
    """
    steps = [[4**issue * option for option in range(4)] for issue in range(8)]
    return Packages.of([steps, [step[::-1] for step in steps]], reservation=[27, 65508 + asked])


def test_kalai_smorodinsky_finds_no_package_among_many_where_none_is_acceptable() -> None:
    solution = SOLVERS["kalai_smorodinsky"](ladder(asked=1))
    assert (picked(solution), solution.value, solution.dropped) == ([], None, (0, 1))


def test_kalai_smorodinsky_picks_what_gives_nobody_more_where_nothing_else_is_acceptable() -> None:
    solution = SOLVERS["kalai_smorodinsky"](ladder(asked=0))
    assert picked(solution) == [(3, 2, 1, 0, 0, 0, 0, 0)]
    assert (solution.value, solution.gap, solution.dropped) == (Fraction(0), Fraction(0), (0, 1))


def test_a_space_of_seventy_issues_is_solved() -> None:
    space = Packages.of([[[3, 0]] * 35 + [[0, 1]] * 35, [[1, 2]] * 70])
    solution = SOLVERS["utilitarian"](space)
    assert picked(solution) == [(0,) * 35 + (1,) * 35]
    assert solution.gap == 0
