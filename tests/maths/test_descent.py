"""The compiled walk beside the one in numpy, and searches by either beside trying everything."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths import Packages, Rule, kalai_smorodinsky
from kolam.maths.bars import Weighing
from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Least, Ordered, Product, Total
from kolam.maths.descent import Descent, _descend
from kolam.maths.reducing import reduced
from kolam.maths.search import hunting
from kolam.maths.walk import Walk
from kolam.maths.watch import Watch
from tests.maths.spaces import by_trying, spaces

CRITERIA: dict[Rule, type[Criterion]] = {
    "nash": Product,
    "egalitarian": Least,
    "leximin": Ordered,
    "utilitarian": Total,
}


def walked(space: Packages, share: Fraction, *, fast: bool) -> set[tuple[int, ...]]:
    """The gains of all packages above a part of the bound, by either walk."""
    blocks = reduced(Blocks.of(space))
    if blocks.impossible:
        return set()
    criterion = Ordered((Fraction(1),) * space.parties)
    bar = Weighing.of(blocks, np.ones(space.parties + len(blocks.limits)), criterion).bar(
        blocks, criterion
    )
    needs = [max(0, bar.reach(bar.bound(bar.top) * share))]
    walk = Walk(blocks, bars=[bar], needs=needs, fast=fast)
    return {
        (*line, *rows)
        for part in walk
        for line, rows in zip(part.gains.tolist(), part.digits.tolist(), strict=True)
    }


@settings(max_examples=60, deadline=None)
@given(space=spaces(issues=(1, 5)), share=st.sampled_from([Fraction(n, 4) for n in range(5)]))
def test_the_compiled_walk_meets_the_packages_of_the_other(
    space: Packages, share: Fraction
) -> None:
    assert walked(space, share, fast=True) == walked(space, share, fast=False)


@settings(max_examples=40, deadline=None)
@given(
    points=st.lists(
        st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=2), min_size=1, max_size=3),
        min_size=1,
        max_size=4,
    ),
    need=st.integers(-9, 9),
)
def test_the_loop_as_python_meets_every_package_at_or_above_the_needs(
    points: list[list[list[int]]], need: int
) -> None:
    tables = [np.array(table, dtype=np.int64) for table in points]
    descent = Descent(tables, np.zeros(2, dtype=np.int64), _descend)
    met: list[tuple[int, ...]] = []
    while not descent.over:
        digits, _ = descent.onward(np.array([need, -5], dtype=np.int64))
        met += map(tuple, digits.tolist())
    truth = []
    for rows in np.ndindex(*map(len, tables)):
        ends = sum(table[row] for table, row in zip(tables, rows, strict=True))
        if (ends >= [need, -5]).all():
            truth.append(rows)
    assert sorted(met) == sorted(truth)


def test_a_descent_goes_on_where_it_paused() -> None:
    tables = [np.arange(4, dtype=np.int64).reshape(-1, 1)] * 6
    descent = Descent(tables, np.zeros(1, dtype=np.int64), _descend)
    met: list[tuple[int, ...]] = []
    while not descent.over:
        digits, _ = descent.onward(np.array([0]))
        met += map(tuple, digits.tolist())
    assert (len(met), len(set(met))) == (4**6, 4**6)


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize("rule", CRITERIA)
@settings(max_examples=25, deadline=None)
@given(space=spaces(issues=(1, 5)))
def test_going_down_from_the_bound_misses_no_tie(space: Packages, rule: Rule, fast: bool) -> None:
    blocks = reduced(Blocks.of(space))
    picks, value = by_trying(space, rule)
    if blocks.impossible or (blocks.start + blocks.highest[0]).min() < 0:
        assert not picks
        return
    hunt = hunting(blocks, CRITERIA[rule](space.units), watch=Watch())  # type: ignore[call-arg]
    assert value is None or hunt.bound >= value
    hunt.compiled = fast
    found = hunt.down()
    assert ([pick.package for pick in found.picks], found.value) == (picks, value)
    assert (found.bound, found.every) == (value, True)


def test_a_search_cut_short_has_a_bound_no_package_exceeds() -> None:
    points = np.random.default_rng(3).integers(0, 1001, (6, 16, 6)).tolist()
    space = Packages.of(points)
    whole, short = kalai_smorodinsky(space), kalai_smorodinsky(space, seconds=0.05)
    assert whole.value is not None
    assert whole.value == whole.bound
    assert short.bound is None or short.bound >= whole.value
    assert short.value is None or short.value <= whole.value
