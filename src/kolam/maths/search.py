"""The best packages by a criterion: all ties, or the best so far and how good any can be."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.maths.bars import Weighing
from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Total
from kolam.maths.duals import Dual, Flat, best_weights, sizes
from kolam.maths.packages import Packages
from kolam.maths.pool import Pool
from kolam.maths.reducing import kept, reduced
from kolam.maths.solution import Pick, Rule, Solution
from kolam.maths.swaps import Climb
from kolam.maths.walk import Parts, Walk
from kolam.maths.watch import Watch

#: Spaces of at most so many packages are walked through without more ado.
SMALL = 20_000


@dataclass(frozen=True)
class Found:
    """The best packages met, whether these are all, and the most that any has.

    `bound` is None while nothing is known; `value` and `bound` None with `complete`: there is no
    package acceptable to all.
    """

    picks: tuple[Pick, ...]
    every: bool
    line: tuple[int, ...] | None
    value: Fraction | None
    bound: Fraction | None

    @property
    def proven(self) -> bool:
        """Whether no package has more."""
        return self.value == self.bound


#: There is no package acceptable to all.
NOTHING = Found((), True, None, None, None)


def pick(
    packages: Packages,
    criterion: Criterion,
    *,
    rule: Rule,
    watch: Watch,
    dropped: tuple[int, ...] = (),
) -> Solution:
    """The packages acceptable to all that have most by the criterion."""
    found = find(Blocks.of(packages), criterion, watch=watch)
    return Solution(
        rule=rule,
        picks=found.picks,
        value=found.value,
        bound=found.bound,
        every_tie=found.every,
        dropped=dropped,
    )


def find(blocks: Blocks, criterion: Criterion, *, watch: Watch, small: int = SMALL) -> Found:
    """The packages acceptable to all that have most by the criterion."""
    if blocks.count <= small:
        return walked(blocks, criterion, watch=watch)
    less = reduced(blocks)
    if less.impossible or (less.start + less.highest[0]).min() < 0:
        return NOTHING
    return _bounded(less, criterion, watch=watch)


def walked(blocks: Blocks, criterion: Criterion, *, watch: Watch) -> Found:
    """The same by a walk through all packages acceptable to all."""
    pool, complete, bound = Pool(blocks, criterion), True, None
    if not blocks.impossible and (top := blocks.start + blocks.highest[0]).min() >= 0:
        bound = criterion.value(tuple(top.tolist()))
    for parts in Walk(blocks):
        if pool.add(parts) and pool.line:
            watch.say(criterion.value(pool.line), bound)
        if watch.over:
            complete = False
            break
    return _found(pool, criterion, bound=bound, complete=complete)


def _found(pool: Pool, criterion: Criterion, *, bound: Fraction | None, complete: bool) -> Found:
    picks, every = pool.picks()
    value = criterion.value(pool.line) if pool.line else None
    return Found(picks, every and complete, pool.line, value, value if complete else bound)


def _bounded(blocks: Blocks, criterion: Criterion, *, watch: Watch) -> Found:
    """By a walk below a bar, once a good package and a bound are known."""
    highest = blocks.start + blocks.highest[0]
    flat = Flat.of(blocks, sizes(criterion, highest))
    dual = Dual.of(criterion, len(blocks.limits))
    weights = best_weights(flat, dual)
    weighing = Weighing.of(blocks, weights / flat.sizes, criterion)
    bar = weighing.bar(blocks, criterion)
    bound = min(bar.bound(bar.top), criterion.value(tuple(highest.tolist())))
    first = whole(blocks, Climb(flat, dual.inside, criterion).from_weights(weights))
    pool = Pool(blocks, criterion)
    pool.add(first)
    value = criterion.value(pool.line) if pool.line else None
    watch.say(value, bound)
    need = bar.reach(value) if value is not None else 0
    masks = [row - row.max() >= need - bar.top for row in bar.rows]
    if not all(mask.any() for mask in masks):
        return NOTHING
    order = [np.argsort(-row, kind="stable") for row in bar.rows]
    rest = kept(blocks, masks, order)
    better = Pool(rest, criterion)
    walk = Walk(rest, bars=[weighing.bar(rest, criterion)], needs=[need])
    complete = True
    for parts in walk:
        if better.add(parts) and better.line:
            value = criterion.value(better.line)
            walk.needs = [bar.reach(value)]
            watch.say(value, bound)
        if watch.over:
            complete = False
            break
    best = better if better.line else pool
    return _found(best, criterion, bound=bound, complete=complete)


def whole(blocks: Blocks, rows: list[int]) -> Parts:
    """One package with its gains if it is allowed and acceptable to all, else nothing."""
    digits = np.array([rows], dtype=np.int32)
    gains, costs = blocks.start.copy(), np.zeros_like(blocks.limits)
    for table, cost, row in zip(blocks.tables, blocks.costs, rows, strict=True):
        gains, costs = gains + table[row], costs + cost[row]
    good = bool((costs <= blocks.limits).all())
    for link in blocks.links:
        if link.holds(digits)[0]:
            good = good and link.scores is not None
            gains = gains + (0 if link.scores is None else link.scores)
    good = good and bool((gains >= 0).all())
    lines = Parts(
        digits, gains.reshape(1, -1), costs.reshape(1, -1), np.zeros((1, 0), dtype=np.int64)
    )
    return lines.of(slice(0, int(good)))


def ideals(packages: Packages, watch: Watch) -> tuple[int, ...] | None:
    """The most that each party can gain in a package acceptable to all, in its unit.

    All 0 where there is no such package. None if the watch was over before all were known.
    """
    blocks, most = Blocks.of(packages), []
    for party in range(packages.parties):
        only = Total(tuple(Fraction(int(p == party)) for p in range(packages.parties)))
        found = find(blocks, only, watch=watch)
        if not found.proven:
            return None
        most.append(found.line[party] if found.line else 0)
    return tuple(most)
