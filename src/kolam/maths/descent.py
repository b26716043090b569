"""The walk's inner loop for plain spaces, compiled by numba where that is installed.

Everything that a package has to reach is a sum over its rows that must not end below a need: each
party's gain its floor, each bar's weighted sum its entry, each budget's cost, negated, its limit.
So one loop serves them all: depth first, one row at a time, back as soon as some sum cannot reach
its need even with the best rows of every block to come. Whole numbers throughout.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import Scores

#: Rows tried and packages met before the caller may stop or raise the needs.
TRIES, MET = 400_000, 256


def _descend(
    sums: Any, starts: Any, least: Any, state: Any, place: Any, met: Any, depth: int, tries: int
) -> Any:
    """Goes on from `depth` (see Descent); where it stands now, -1 at the end, and packages met.

    Rows of a block stand by falling first sum: after one that is too low come only lower ones.
    """
    blocks, width, count = len(starts) - 1, sums.shape[1], 0
    while depth >= 0 and tries > 0 and count < len(met):
        row = place[depth]
        if row == starts[depth + 1] or state[depth, 0] + sums[row, 0] < least[depth, 0]:
            depth -= 1
            continue
        place[depth] += 1
        tries -= 1
        column = 0
        while column < width:
            total = state[depth, column] + sums[row, column]
            if total < least[depth, column]:
                break
            state[depth + 1, column] = total
            column += 1
        if column < width:
            continue
        if depth + 1 < blocks:
            depth += 1
            place[depth] = starts[depth]
            continue
        for block in range(blocks):
            met[count, block] = place[block] - 1 - starts[block]
        count += 1
    return depth, count


@cache
def compiled() -> Callable[..., Any] | None:
    """The loop compiled, kept on disk where that can be written; None without numba."""
    try:
        import numba
    except ImportError:
        return None
    try:
        loop: Callable[..., Any] = numba.njit(cache=True)(_descend)
    except RuntimeError:
        loop = numba.njit(_descend)
    return loop


@dataclass
class Descent:
    """A walk in progress.

    tables  each block's rows x sums; start: the sums before any row
    state   sums down to each depth; place: the next row to try at each depth
    """

    tables: list[Scores]
    start: Scores
    loop: Callable[..., Any]
    depth: int = 0
    state: Scores = field(init=False)
    place: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        blocks = len(self.tables)
        self.order = [np.argsort(-table[:, 0], kind="stable") for table in self.tables]
        self.tables = [table[order] for table, order in zip(self.tables, self.order, strict=True)]
        self.sums = np.ascontiguousarray(np.concatenate(self.tables))
        self.starts = np.cumsum([0, *map(len, self.tables)])
        best = np.array([table.max(axis=0) for table in self.tables])
        #: The most that the blocks after each one can still add.
        self.ahead = best[::-1].cumsum(axis=0)[::-1] - best
        self.state = np.zeros((blocks + 1, len(self.start)), dtype=np.int64)
        self.state[0] = self.start
        self.place = self.starts[:-1].copy()

    @property
    def over(self) -> bool:
        """Whether all was tried."""
        return self.depth < 0

    def onward(self, needs: Scores) -> tuple[NDArray[np.int32], Scores]:
        """Packages met in the next stretch, rows and sums, one line each; needs may only rise."""
        met = np.zeros((MET, len(self.tables)), dtype=np.int64)
        least = needs - self.ahead
        self.depth, count = self.loop(
            self.sums, self.starts, least, self.state, self.place, met, self.depth, TRIES
        )
        lines = met[:count]
        ends = self.start + self.sums[lines + self.starts[:-1]].sum(axis=1)
        rows = [order[line] for order, line in zip(self.order, lines.T, strict=True)]
        return np.column_stack(rows).astype(np.int32), ends
