"""A walk over packages, depth first and many at a time, that leaves out what cannot count.

A part of a package is left out as soon as it holds a forbidden combination, or cannot keep a
budget, or cannot become acceptable to some party, whatever the rest. All of it in integers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kolam.maths.blocks import Blocks, Link, Rows, Whole
from kolam.maths.packages import Scores

#: Parts of packages grown at a time: large enough for numpy, small enough for the cache.
CHUNK = 1 << 15


@dataclass(frozen=True)
class Parts:
    """Parts of packages: the rows chosen so far, what they gain and cost, one line each."""

    digits: Rows
    gains: Scores
    costs: Whole

    def __len__(self) -> int:
        return len(self.digits)

    def of(self, which: NDArray[np.bool_] | slice) -> "Parts":
        """Some of the lines."""
        return Parts(self.digits[which], self.gains[which], self.costs[which])


def walk(blocks: Blocks, *, acceptable: bool = True) -> Iterator[Parts]:
    """All allowed packages in order of their rows, in chunks; only those acceptable to all, or any.

    Between chunks the caller may stop.
    """
    if blocks.impossible:
        return
    nothing = np.zeros((1, 0), dtype=np.int32)
    none_spent = np.zeros((1, len(blocks.limits)), dtype=blocks.limits.dtype)
    stack = [Parts(nothing, blocks.start.reshape(1, -1), none_spent)]
    by_block = _by_block(blocks)
    while stack:
        parts = stack.pop()
        block = parts.digits.shape[1]
        if block == len(blocks.tables):
            yield parts
            continue
        grown = _grown(blocks, parts, links=by_block[block], acceptable=acceptable)
        size = max(1, CHUNK // (len(blocks.tables[block + 1]) if block + 1 < len(by_block) else 1))
        starts = range(0, len(grown), size)
        stack += [grown.of(slice(start, start + size)) for start in reversed(starts)]


def _by_block(blocks: Blocks) -> list[list[Link]]:
    links: list[list[Link]] = [[] for _ in blocks.tables]
    for link in blocks.links:
        if link.rows:
            links[link.last].append(link)
    return links


def _grown(blocks: Blocks, parts: Parts, *, links: list[Link], acceptable: bool) -> Parts:
    """Every line with every row of the next block, less what cannot count."""
    block = parts.digits.shape[1]
    table, cost = blocks.tables[block], blocks.costs[block]
    lines, rows = len(parts), len(table)
    chosen = np.tile(np.arange(rows, dtype=np.int32), lines).reshape(-1, 1)
    gains = (parts.gains[:, np.newaxis] + table).reshape(lines * rows, -1)
    costs = (parts.costs[:, np.newaxis] + cost).reshape(lines * rows, -1)
    grown = Parts(np.hstack([np.repeat(parts.digits, rows, axis=0), chosen]), gains, costs)
    keep = np.ones(len(grown), dtype=np.bool_)
    for link in links:
        holds = link.holds(grown.digits)
        if link.scores is None:
            keep &= ~holds
        else:
            grown.gains[holds] += link.scores
    if len(blocks.limits):
        keep &= (grown.costs + blocks.cheapest[block + 1] <= blocks.limits).all(axis=1)
    if acceptable:
        keep &= (grown.gains >= -blocks.highest[block + 1]).all(axis=1)
    return grown if keep.all() else grown.of(keep)
