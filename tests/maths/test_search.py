"""The search of large spaces, made to search small ones where trying everything tells the truth."""

import pytest
from hypothesis import given, settings

from kolam.maths import Packages, Rule
from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Least, Ordered, Product, Total
from kolam.maths.search import find, ideals
from kolam.maths.watch import Watch
from tests.maths.spaces import by_trying, spaces

CRITERIA: dict[Rule, type[Criterion]] = {
    "nash": Product,
    "egalitarian": Least,
    "leximin": Ordered,
    "utilitarian": Total,
}
each_rule = pytest.mark.parametrize("rule", CRITERIA)


@each_rule
@settings(max_examples=50, deadline=None)
@given(space=spaces(issues=(1, 5)))
def test_the_search_below_a_bar_misses_no_tie(space: Packages, rule: Rule) -> None:
    criterion = CRITERIA[rule](space.units)  # type: ignore[call-arg]
    found = find(Blocks.of(space), criterion, watch=Watch(), small=0)
    picks, value = by_trying(space, rule)
    assert ([pick.package for pick in found.picks], found.value) == (picks, value)
    assert found.bound == value
    assert found.every


def test_ideals_to_which_nobody_objects_take_no_time() -> None:
    points = [[[(7 * p + 3 * i + 5 * o) % 11 for o in range(6)] for i in range(40)] for p in (0, 1)]
    most = tuple(sum(map(max, party)) for party in points)
    assert ideals(Packages.of(points), Watch(0.0)) == most


def test_ideals_to_which_somebody_objects_are_unknown_when_the_time_is_over() -> None:
    points = [[[3, 0], [4, 0]], [[0, 3], [0, 4]]]
    assert ideals(Packages.of(points, reservation=[0, 3]), Watch(0.0)) is None
    assert ideals(Packages.of(points, reservation=[0, 3]), Watch()) == (4, 4)
