"""With synergies every rule's function gives what trying everything gives, by any way."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths import RULES, Packages, Rule, Solution, solve
from kolam.maths.settling import Settling
from kolam.maths.solve import SEARCHES, SOLVERS
from kolam.maths.watch import Watch
from tests.maths.ladders import LADDERS
from tests.maths.spaces import by_trying, spaces

each_rule = pytest.mark.parametrize("rule", RULES)
#: No search before the frontier, a small one first, and one that is too large at first.
WAYS = [(5_000, 3.0), (1, 3.0), (1, 0.0)]


def found_as(solution: Solution) -> tuple[list[tuple[int, ...]], Fraction | None, Fraction | None]:
    return [pick.package for pick in solution.picks], solution.value, solution.bound


@settings(max_examples=100, deadline=None)
@given(space=spaces(), way=st.sampled_from(WAYS))
def test_every_way_finds_what_trying_everything_finds(
    space: Packages, way: tuple[int, float]
) -> None:
    few, turn = way
    settling = Settling(space, SEARCHES, Watch(), small=0, few=few, turn=turn)
    for rule, solution in settling.solutions().items():
        picks, value = by_trying(space, rule)
        assert found_as(solution) == (picks, value, value)
        assert [pick.scores for pick in solution.picks] == [space.scores(p) for p in picks]
        assert solution.every_tie


@each_rule
def test_a_rules_own_function_and_solve_give_what_its_search_gives(rule: Rule) -> None:
    searched = SEARCHES[rule](LADDERS, Watch())
    assert searched.gap == 0
    assert SOLVERS[rule](LADDERS) == searched
    assert solve(LADDERS, [rule]) == {rule: searched}


@pytest.mark.parametrize(("few", "turn"), WAYS)
def test_ladders_are_solved_alike_on_every_way(few: int, turn: float) -> None:
    settling = Settling(LADDERS, SEARCHES, Watch(), few=few, turn=turn)
    assert settling.solutions() == solve(LADDERS)


@each_rule
def test_without_time_the_bound_still_holds(rule: Rule) -> None:
    best = solve(LADDERS, [rule])[rule].value
    found = SOLVERS[rule](LADDERS, seconds=0)
    assert best is not None
    assert found.bound is None or found.bound >= best
    assert found.value is None or found.value <= best


@each_rule
def test_a_search_that_is_stopped_claims_no_more_than_it_knows(rule: Rule) -> None:
    best = solve(LADDERS, [rule])[rule].value
    found = solve(LADDERS, [rule], stop=lambda: True)[rule]
    assert best is not None
    assert found.bound is None or found.bound >= best
    assert all(LADDERS.allowed(p.package) and LADDERS.rational(p.package) for p in found.picks)


def test_progress_is_told_of_the_first_rule_while_the_frontier_grows() -> None:
    heard: list[Rule] = []
    solve(LADDERS, ["nash", "leximin"], tell=lambda rule, best, bound: heard.append(rule))
    assert set(heard) == {"nash"}


def test_a_rules_own_function_tells_of_its_progress() -> None:
    heard: list[tuple[Fraction | None, Fraction | None]] = []
    SOLVERS["nash"](LADDERS, tell=lambda best, bound: heard.append((best, bound)))
    assert heard


def test_no_rule_is_no_work() -> None:
    assert solve(LADDERS, []) == {}
