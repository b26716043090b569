"""Every rule against trying everything, and the axioms it stands on."""


import pytest
from hypothesis import given, settings

from kolam.maths import RULES, Packages, Rule, Solution
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
