"""The best packages by a criterion: all ties, or the best so far and how good any can be."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from kolam.maths.bars import Bar, Weighing
from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Mask, Product, Total
from kolam.maths.duals import Dual, Flat, Floats, best_weights, sizes
from kolam.maths.milp import MARGIN, Milp
from kolam.maths.packages import Packages
from kolam.maths.pool import Pool
from kolam.maths.reducing import kept, reduced
from kolam.maths.solution import Pick, Rule, Solution
from kolam.maths.swaps import Climb
from kolam.maths.walk import Parts, Walk
from kolam.maths.watch import Watch

#: Spaces of at most so many packages are walked through without more ado.
SMALL = 20_000
#: Seconds that the walk has before the second solver is asked, for a product (True) or not: what
#: the walk settles at all, it settled within these in trials of 30 issues.
ALONE = {False: 4.0, True: 1.0}
#: How many times as long as the walk's the second solver's turns are.
SHARE = {False: 1, True: 10}


#: Parts of the bound to look for first when there is no package to begin with.
GUESSES = tuple(Fraction(part, 1000) for part in (998, 990, 950, 800, 400))


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
    aims = _aims(weights, flat)
    for target in _targets(value, bound):
        chase = _chase(blocks, criterion, weighing, target=target)
        if chase is not None:
            chase.value, chase.bound, chase.watch, chase.aims = value, bound, watch, aims
            complete = chase.walk_on(target)
            best = chase.pool if chase.pool.line else pool
            if best.line or not complete:
                return _found(best, criterion, bound=chase.bound, complete=complete)
        bound = target
    return NOTHING


def _targets(value: Fraction | None, bound: Fraction) -> list[Fraction]:
    """Values to search at or above, one after the other: below the first that yields something
    there is no need to look, above the others there is nothing.
    """
    if value is not None:
        return [value]
    return [*(bound * share for share in GUESSES if bound > 0), Fraction(0)]


def _chase(
    blocks: Blocks, criterion: Criterion, weighing: Weighing, *, target: Fraction
) -> "Chase | None":
    """A search among the packages that may reach the target; None where there is none."""
    bar = weighing.bar(blocks, criterion)
    masks = _reaching(blocks, bar, need=max(0, bar.reach(target)), floors=criterion.floors(target))
    if not all(mask.any() for mask in masks):
        return None
    rest = kept(blocks, masks, [np.argsort(-row, kind="stable") for row in bar.rows])
    if rest.impossible:
        return None
    return Chase(rest, criterion, weighing.bar(rest, criterion), Pool(rest, criterion))


def _aims(weights: Floats, flat: Flat) -> Floats:
    """The gains at which a product's weights are its slopes."""
    aims: Floats = flat.sizes[: flat.parties] / np.maximum(weights[: flat.parties], 1e-9)
    return aims


@dataclass
class Chase:
    """A walk, helped by the second solver when it takes long; `bound` falls, `value` rises."""

    blocks: Blocks
    criterion: Criterion
    bar: Bar
    pool: Pool
    watch: Watch = field(default_factory=Watch)
    value: Fraction | None = None
    bound: Fraction = Fraction(0)
    aims: Floats = field(default_factory=lambda: np.zeros(0))

    def walk_on(self, target: Fraction) -> bool:
        """Whether all packages that have the target or more, and can be best, were met."""
        need, floors = max(0, self.bar.reach(target)), self.criterion.floors(target)
        walk = Walk(self.blocks, bars=[self.bar], needs=[need], floors=floors)
        product, asked = isinstance(self.criterion, Product), False
        turn, length = self.watch.within(ALONE[product]), ALONE[product]
        milp: Milp | None = None
        for parts in walk:
            if self.pool.add(parts):
                self._learn(walk)
            if self.watch.over:
                return False
            if turn.over and not asked and Milp.suits(self.blocks):
                milp = milp or Milp(self.blocks, self.criterion, self.aims)
                only_ties = self._ask(walk, milp, self.watch.within(length * SHARE[product]))
                length *= 2
                turn = self.watch.within(length)
                if only_ties:
                    asked, self.watch = True, turn
        return True

    def _learn(self, walk: Walk) -> None:
        if (line := self.pool.line) is not None:
            self.value = self.criterion.value(line)
            walk.needs = [self.bar.reach(self.value)]
            walk.floors = self.criterion.floors(self.value)
            self.watch.say(self.value, self.bound)

    def _ask(self, walk: Walk, milp: Milp, watch: Watch) -> bool:
        """Better packages of the second solver; True when there is none, so only ties are left."""
        product = isinstance(self.criterion, Product)
        while not watch.over:
            rows, final = milp.better(self.pool.line, watch)
            if rows is None:
                if not final or self.value is None or self.pool.line is None:
                    return False
                above = self.value * (1 + Fraction(MARGIN)) if product else self.value
                self.bound = min(self.bound, above)
                return True
            if self.pool.add(whole(self.blocks, rows)):
                self._learn(walk)
            elif product:
                # The tangents were too high here: the next question has closer ones.
                milp.lay(rows)
            else:
                return False
        return False


def _reaching(blocks: Blocks, bar: Bar, *, need: int, floors: tuple[int, ...]) -> list[Mask]:
    """The rows with which a package can still reach what is needed."""
    low = np.array(floors, dtype=np.int64) - blocks.start - blocks.highest[0]
    return [
        (row - row.max() >= need - bar.top) & (table - table.max(axis=0) >= low).all(axis=1)
        for row, table in zip(bar.rows, blocks.tables, strict=True)
    ]


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
