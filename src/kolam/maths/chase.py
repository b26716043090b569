"""The search of one space for all packages with a target or more, the solvers taking turns."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from kolam.maths.bars import Bar, Weighing
from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Mask, Product
from kolam.maths.duals import Floats
from kolam.maths.milp import MARGIN, Milp
from kolam.maths.pool import Pool
from kolam.maths.reducing import kept
from kolam.maths.walk import Parts, Walk
from kolam.maths.watch import Watch

#: How many times as long as the walk's the second solver's turns are, for a product (True) or not.
SHARE = {False: 1, True: 10}


@dataclass
class Chase:
    """A walk, helped by the second solver when it takes long; `bound` falls, `value` rises.

    target what packages have to reach; rises with the best of them
    turn  seconds that the walk has before the second solver is asked; None: it never is
    fast  whether the walk may use compiled loops
    """

    blocks: Blocks
    criterion: Criterion
    bars: list[Bar]
    pool: Pool
    target: Fraction
    watch: Watch = field(default_factory=Watch)
    value: Fraction | None = None
    bound: Fraction = Fraction(0)
    aims: Floats = field(default_factory=lambda: np.zeros(0))
    turn: float | None = None
    fast: bool = True

    def walk_on(self) -> bool:
        """Whether all packages that have the target or more, and can be best, were met."""
        needs, floors = self._needs(self.target), self.criterion.floors(self.target)
        walk = Walk(self.blocks, bars=self.bars, needs=needs, floors=floors, fast=self.fast)
        asked = self.turn is None or not Milp.suits(self.blocks)
        length = self.turn or 0.0
        turn = self.watch.within(length)
        milp: Milp | None = None
        for parts in walk:
            if self.pool.add(parts):
                self._learn(walk)
            if self.watch.over:
                return False
            if not asked and turn.over:
                milp = milp or Milp(self.blocks, self.criterion, self.aims)
                share = SHARE[isinstance(self.criterion, Product)]
                only_ties = self._ask(walk, milp, self.watch.within(length * share))
                length *= 2
                turn = self.watch.within(length)
                if only_ties:
                    asked, self.watch = True, turn
        return True

    def _needs(self, value: Fraction) -> list[int]:
        return [max(0, bar.reach(value)) for bar in self.bars]

    def _learn(self, walk: Walk) -> None:
        if (line := self.pool.line) is not None:
            value = self.criterion.value(line)
            if value > self.target:
                self.target, walk.needs = value, self._needs(value)
                walk.floors = self.criterion.floors(value)
            if self.value is None or value > self.value:
                self.value = value
                self.watch.say(value, self.bound)

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


def chased(
    blocks: Blocks, criterion: Criterion, weighings: list[Weighing], *, target: Fraction
) -> Chase | None:
    """A search among the packages that may reach the target; None where there is none.

    The first weighing decides which rows are left out, and their order.
    """
    bar = weighings[0].bar(blocks, criterion)
    masks = _reaching(blocks, bar, need=max(0, bar.reach(target)), floors=criterion.floors(target))
    if not all(mask.any() for mask in masks):
        return None
    rest = kept(blocks, masks, [np.argsort(-row, kind="stable") for row in bar.rows])
    if rest.impossible:
        return None
    bars = [weighing.bar(rest, criterion) for weighing in weighings]
    return Chase(rest, criterion, bars, Pool(rest, criterion), target)


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
