"""The best packages by a criterion: all ties, or the best so far and how good any can be."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from kolam.maths.bars import Weighing
from kolam.maths.blocks import Blocks
from kolam.maths.chase import chased, whole
from kolam.maths.criterion import Criterion, Product, Total
from kolam.maths.descent import compiled
from kolam.maths.duals import Dual, Flat, Floats, best_weights, sizes
from kolam.maths.packages import Packages
from kolam.maths.pool import Pool
from kolam.maths.reducing import reduced
from kolam.maths.solution import Pick, Rule, Solution
from kolam.maths.swaps import Climb
from kolam.maths.walk import Walk
from kolam.maths.watch import Watch

#: Spaces of at most so many packages are walked through without more ado.
SMALL = 20_000
#: Seconds of a first walk, before anything is compiled or divided into steps.
QUICK = 0.03
#: Seconds of walking alone, for a product (True) or not, and of the walk's first turn after that.
ALONE, TURN = {False: 2.0, True: 0.5}, 0.5
#: How far down from the bound to the best package so far to look, step by step: each step takes
#: about twice as long as the one before.
STEPS = tuple(Fraction(part, 100) for part in (20, 25, 31, 39, 49, 61, 76))
#: Parts of the bound to look for first when there is no package to begin with.
GUESSES = tuple(Fraction(part, 1000) for part in (998, 990, 950, 800, 400))
#: How far weights are moved towards one party, or away from it.
SHIFTS = (0.1, -0.1)


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
    return _searched(reduced(blocks), criterion, watch=watch)


def _searched(less: Blocks, criterion: Criterion, *, watch: Watch) -> Found:
    """The same by more than a walk, of reduced blocks."""
    none = less.impossible or (less.start + less.highest[0]).min() < 0
    return NOTHING if none else _bounded(less, criterion, watch=watch)


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
    """By walks below bars, once a good package and a bound are known."""
    hunt = hunting(blocks, criterion, watch=watch)
    watch.say(hunt.value, hunt.bound)
    if hunt.value is not None and hunt.closed(hunt.value, watch.within(QUICK), fast=False):
        return hunt.found
    return hunt.down()


def hunting(blocks: Blocks, criterion: Criterion, *, watch: Watch) -> "Hunt":
    """A search of reduced blocks about to begin: a package that a climb reached, and a bound."""
    highest = blocks.start + blocks.highest[0]
    flat = Flat.of(blocks, sizes(criterion, highest))
    dual = Dual.of(criterion, len(blocks.limits))
    weights = best_weights(flat, dual)
    weighing = Weighing.of(blocks, weights / flat.sizes, criterion)
    bar = weighing.bar(blocks, criterion)
    bound = min(bar.bound(bar.top), criterion.value(tuple(highest.tolist())))
    climb = Climb(flat, dual.inside, criterion)
    hunt = Hunt(blocks, criterion, climb, weights, watch, Pool(blocks, criterion), bound)
    hunt.climb_from(weights)
    return hunt


@dataclass
class Hunt:
    """Searches of one space, one after the other: `pool` holds the best so far, `bound` falls.

    weights in the units of the climb's rows, those of the bound
    around  whether searches have bars of weights around these, too
    compiled  whether walks may be compiled; the answers are the same
    """

    blocks: Blocks
    criterion: Criterion
    climb: Climb
    weights: Floats
    watch: Watch
    pool: Pool
    bound: Fraction
    around: bool = False
    every: bool = False
    compiled: bool = True

    @property
    def value(self) -> Fraction | None:
        """What the best package so far has."""
        return self.criterion.value(self.pool.line) if self.pool.line else None

    @property
    def found(self) -> Found:
        """What is known by now."""
        if self.every and not self.pool.line:
            return NOTHING
        return _found(self.pool, self.criterion, bound=self.bound, complete=self.every)

    def climb_from(self, weights: Floats) -> None:
        """Takes the package that a climb from these weights reaches, where it is better."""
        pool = Pool(self.blocks, self.criterion)
        pool.add(whole(self.blocks, self.climb.from_weights(weights, self.watch)))
        self._take(pool)

    def down(self) -> Found:
        """Looks for more and more modest targets from the bound down to the best so far: whatever
        the first to yield anything yields is best, and what lies above it cost little.
        """
        self.around = True
        # Compiled, or read from disk, before a turn begins: else the first search has none left.
        if self.compiled:
            compiled()
        seconds = ALONE[isinstance(self.criterion, Product)]
        alone = self.watch.within(min(seconds, self.watch.left / 2))
        for target in _targets(self.value, self.bound):
            if self.closed(target, alone):
                return self.found
            if alone.over:
                break
        else:
            self.closed(self.value or Fraction(0), self.watch, turn=TURN)
            return self.found
        for weights in self._moved():
            if self.watch.over:
                return self.found
            self.climb_from(weights)
        wide = self.watch.within(min(seconds, self.watch.left / 2))
        least = self.value or Fraction(0)
        if not self.closed(least, wide, fast=False):
            self.closed(self.value or least, self.watch, turn=TURN)
        return self.found

    def _moved(self) -> Iterator[Floats]:
        """Weights moved a little towards one party, or away from it."""
        parties = self.blocks.parties
        total = float(self.weights[:parties].sum())
        for shift in SHIFTS:
            for party in range(parties):
                moved = self.weights * (1 - shift)
                moved[party] = max(0.0, moved[party] + shift * total)
                yield moved

    @cached_property
    def _first(self) -> Weighing:
        """Of the weights of the bound."""
        return Weighing.of(self.blocks, self.weights / self.climb.flat.sizes, self.criterion)

    @cached_property
    def _weighings(self) -> list[Weighing]:
        """Of the weights and, except for a total, of those around them: where the rows chosen so
        far favour some parties, one of these bounds the whole closer than the best weights do.
        """
        around = [] if isinstance(self.criterion, Total) else list(self._moved())
        sizes = self.climb.flat.sizes
        others = [Weighing.of(self.blocks, weights / sizes, self.criterion) for weights in around]
        return [self._first, *others]

    def closed(
        self, target: Fraction, watch: Watch, *, turn: float | None = None, fast: bool = True
    ) -> bool:
        """Whether all packages with the target or more were met, and there are some or the
        target is 0.
        """
        weighings = self._weighings if self.around else [self._first]
        chase = chased(self.blocks, self.criterion, weighings, target=target)
        complete = True
        if chase is not None:
            chase.watch, chase.turn = watch, turn
            chase.fast = fast and self.compiled
            chase.value, chase.bound, chase.aims = self.value, self.bound, self._aims
            complete = chase.walk_on()
            self.bound = chase.bound
            self._take(chase.pool)
        met = not target or (self.value is not None and self.value >= target)
        self.every = complete and met
        if complete and not met:
            self.bound = min(self.bound, target)
        return self.every

    @property
    def _aims(self) -> Floats:
        """The gains at which a product's weights are its slopes."""
        parties = slice(self.blocks.parties)
        aims: Floats = self.climb.flat.sizes[parties] / np.maximum(self.weights[parties], 1e-9)
        return aims

    def _take(self, pool: Pool) -> None:
        lines = np.array([line for line in (self.pool.line, pool.line) if line], dtype=np.int64)
        if pool.line and self.criterion.best(lines)[-1]:
            self.pool = pool


def _targets(value: Fraction | None, bound: Fraction) -> list[Fraction]:
    """Values to search at or above, one after the other, above the best so far."""
    if value is not None:
        return [bound - (bound - value) * step for step in STEPS]
    return [bound * share for share in GUESSES if bound > 0]


def ideals(packages: Packages, watch: Watch) -> tuple[int, ...] | None:
    """The most that each party can gain in a package acceptable to all, in its unit.

    All 0 where there is no such package. None if the watch was over before all were known.
    """
    blocks, most = Blocks.of(packages), []
    few = blocks.count <= SMALL
    less = blocks if few else reduced(blocks)
    for party in range(packages.parties):
        gain = None if less.links else _favourite(less, party)
        if gain is None:
            if watch.over:
                return None
            only = Total(tuple(Fraction(int(p == party)) for p in range(packages.parties)))
            found = (walked if few else _searched)(less, only, watch=watch)
            if not found.proven:
                return None
            gain = found.line[party] if found.line else 0
        most.append(gain)
    return tuple(most)


def _favourite(blocks: Blocks, party: int) -> int | None:
    """What a party gains in its best rows, if they make a package acceptable to all."""
    if blocks.impossible:
        return None
    parts = whole(blocks, [int(table[:, party].argmax()) for table in blocks.tables])
    return int(parts.gains[0, party]) if len(parts) else None
