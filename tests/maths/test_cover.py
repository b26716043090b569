"""The smallest covers are those found by trying every set."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.cover import Cover, Search, smallest_cover
from kolam.maths.watch import Watch


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[int]], list[int], list[int]]:
    people, needs = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    row = st.lists(st.integers(0, 3), min_size=needs, max_size=needs)
    levels = draw(st.lists(row, min_size=people, max_size=people))
    weights = draw(st.lists(st.integers(1, 3), min_size=people, max_size=people))
    return levels, draw(row), weights


def by_trying(levels: list[list[int]], needed: list[int], weights: list[int]) -> Any:
    places, needs = range(len(levels)), range(len(needed))
    unmet = tuple(n for n in needs if max(row[n] for row in levels) < needed[n])
    asked = [n for n in needs if n not in unmet and needed[n]]
    covers = [
        some
        for size in range(len(levels) + 1)
        for some in combinations(places, size)
        if all(any(levels[p][n] >= needed[n] for p in some) for n in asked)
    ]
    weight = min(sum(weights[p] for p in some) for some in covers)
    least = sorted(some for some in covers if sum(weights[p] for p in some) == weight)
    return Cover(tuple(least), weight, weight, True, unmet)


@given(problems())
def test_every_smallest_set_is_found(problem: Any) -> None:
    levels, needed, weights = problem
    assert smallest_cover(levels, needed, weights=weights) == by_trying(levels, needed, weights)


@given(problems())
def test_without_weights_each_counts_for_one(problem: Any) -> None:
    levels, needed, _ = problem
    assert smallest_cover(levels, needed) == by_trying(levels, needed, [1] * len(levels))


def test_two_can_stand_for_each_other() -> None:
    found = smallest_cover([[3, 0], [2, 0], [0, 2], [1, 1]], [2, 2])
    assert found == Cover(((0, 2), (1, 2)), 2, 2, True, ())
    assert found.in_every == (2,)


def test_a_need_nobody_meets_is_named_and_left_out() -> None:
    assert smallest_cover([[3, 1], [0, 1]], [2, 2]) == Cover(((0,),), 1, 1, True, (1,))


def test_nothing_needed_takes_nobody() -> None:
    assert smallest_cover([[1], [2]], [0]) == Cover(((),), 0, 0, True, ())


def test_nobody_at_all_leaves_every_need_unmet() -> None:
    assert smallest_cover([], [1, 0, 2]) == Cover(((),), 0, 0, True, (0, 2))


def test_more_ties_than_asked_for_are_told() -> None:
    found = smallest_cover([[1]] * 9, [1], most=4)
    assert (len(found.sets), found.every, found.proven) == (4, False, True)


def test_many_ties_do_not_hide_a_smaller_set() -> None:
    levels = [[1, 0]] * 3 + [[0, 1]] * 3 + [[1, 1]]
    found = smallest_cover(levels, [1, 1], weights=[1, 1, 1, 1, 1, 1, 1], most=1)
    assert found == Cover(((6,),), 1, 1, True, ())


def test_a_search_that_is_stopped_keeps_a_cover_and_an_honest_bound() -> None:
    kinds = [(1 << n | 1 << (n + 1) % 9, 1) for n in range(9)]
    search = Search(kinds, (1 << 9) - 1, most=5, watch=Watch(stop=lambda: True))
    search.over = True
    search.run()
    found = search.cover({kind: [place] for place, kind in enumerate(search.kinds)}, ())
    covered = {n for place in found.sets[0] for n in range(9) if search.kinds[place][0] >> n & 1}
    assert covered == set(range(9))
    assert found.bound <= 5 == found.weight
    assert not found.every


def test_the_worked_example_agrees_with_trying_every_set(example: Any) -> None:
    levels = list(example["levers"]["matrix"].values())
    needed = [2] * len(levels[0])
    found = smallest_cover(levels, needed)
    assert found == by_trying(levels, needed, [1] * len(levels))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: smallest_cover([[1]], [1], weights=[0]), "at least 1"),
        (lambda: smallest_cover([[1]], [1], most=0), "at least 1"),
        (lambda: smallest_cover([[1]], [1, 1]), "longer"),
        (lambda: smallest_cover([[1], [1]], [1], weights=[1]), "shorter"),
        (lambda: smallest_cover([[-1]], [1]), "row 0, column 0"),
    ],
)
def test_what_makes_no_sense_is_refused(act: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        act()
