"""The best packages by a criterion: all ties, or the best so far and how good any can be."""

from fractions import Fraction

import numpy as np

from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion
from kolam.maths.packages import Packages
from kolam.maths.pool import Pool
from kolam.maths.solution import Rule, Solution
from kolam.maths.walk import walk
from kolam.maths.watch import Watch


def ideals(packages: Packages, watch: Watch) -> tuple[int, ...] | None:
    """The most that each party can gain in a package acceptable to all, in its unit.

    All 0 where there is no such package. None if the watch was over before all were known.
    """
    blocks = Blocks.of(packages)
    most = np.zeros(packages.parties, dtype=np.int64)
    for parts in walk(blocks):
        if len(parts):
            most = np.maximum(most, parts.gains.max(axis=0))
        if watch.over:
            return None
    return tuple(most.tolist())


def pick(
    packages: Packages,
    criterion: Criterion,
    *,
    rule: Rule,
    watch: Watch,
    dropped: tuple[int, ...] = (),
) -> Solution:
    """The packages acceptable to all that have most by the criterion."""
    blocks = Blocks.of(packages)
    pool, complete = Pool(blocks, criterion), True
    bound: Fraction | None = None
    highest = tuple((blocks.start + blocks.highest[0]).tolist())
    if min(highest) >= 0:
        bound = criterion.value(highest)
    for parts in walk(blocks):
        if pool.add(parts) and pool.line:
            watch.say(criterion.value(pool.line), bound)
        if watch.over:
            complete = False
            break
    picks, every = pool.picks()
    value = criterion.value(pool.line) if pool.line else None
    return Solution(
        rule=rule,
        picks=picks,
        value=value,
        bound=value if complete else bound,
        every_tie=every and complete,
        dropped=dropped,
    )
