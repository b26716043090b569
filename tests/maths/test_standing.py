"""Solutions read off a whole frontier are those that trying everything finds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from kolam.maths import RULES, Packages, frontier
from kolam.maths.solve import SEARCHES
from kolam.maths.standing import solutions, suits, whole_frontier
from kolam.maths.watch import Watch
from tests.maths.ladders import LADDERS
from tests.maths.spaces import by_trying, spaces


@settings(max_examples=150, deadline=None)
@given(space=spaces())
def test_the_solutions_off_a_frontier_are_what_trying_everything_finds(space: Packages) -> None:
    whole = whole_frontier(space, Watch())
    assert whole is not None
    for rule, found in solutions(space, whole, RULES).items():
        picks, value = by_trying(space, rule)
        assert ([p.package for p in found.picks], found.value, found.bound) == (picks, value, value)
        assert [p.scores for p in found.picks] == [space.scores(p) for p in picks]
        assert found.every_tie


@settings(max_examples=50, deadline=None)
@given(space=spaces())
def test_parties_left_out_are_the_same_as_in_a_search(space: Packages) -> None:
    whole = whole_frontier(space, Watch())
    assert whole is not None
    read = solutions(space, whole, ["kalai_smorodinsky"])["kalai_smorodinsky"]
    assert read == SEARCHES["kalai_smorodinsky"](space, Watch())


def test_a_frontier_without_linked_issues_or_in_a_small_space_is_not_tried() -> None:
    alone = replace(LADDERS.synergies[0], box=LADDERS.synergies[0].box[:1])
    assert not suits(replace(LADDERS, synergies=(alone,)))
    assert suits(LADDERS)
    assert not suits(LADDERS, small=LADDERS.count)
    assert not suits(replace(LADDERS, tables=LADDERS.tables[:7], synergies=LADDERS.synergies[:3]))


def test_a_frontier_beyond_the_limit_or_out_of_time_is_given_up() -> None:
    assert whole_frontier(LADDERS, Watch(), most=2) is None
    assert whole_frontier(LADDERS, Watch(0)) is None


def test_a_frontier_that_is_not_whole_holds_no_solutions() -> None:
    cut = frontier(LADDERS, acceptable=True, most=1)
    with pytest.raises(ValueError, match="complete"):
        solutions(LADDERS, cut, RULES)


def test_ties_beyond_a_thousand_are_not_listed() -> None:
    flat = Packages.of([[[1] * 4] * 6], synergies=[([(0, [0]), (1, [0])], [-1])])
    whole = whole_frontier(flat, Watch())
    assert whole is not None
    found = solutions(flat, whole, ["nash"])["nash"]
    assert (len(found.picks), found.every_tie) == (1000, False)
    assert found.value == 6
