"""A walk over packages, depth first and many at a time, that leaves out what cannot count.

A part of a package is left out as soon as it holds a forbidden combination, or cannot keep a
budget, or cannot become acceptable to some party, or stays below a bar, whatever the rest. All of
it in whole numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.bars import Bar
from kolam.maths.blocks import Blocks, Link, Rows, Whole
from kolam.maths.descent import Descent, compiled
from kolam.maths.packages import Scores

#: Parts of packages grown at a time: large enough for numpy, small enough for the cache.
CHUNK = 1 << 15


@dataclass(frozen=True)
class Parts:
    """Parts of packages: the rows chosen so far, gains, costs and weighted sums, one line each."""

    digits: Rows
    gains: Scores
    costs: Whole
    heights: Scores

    def __len__(self) -> int:
        return len(self.digits)

    def of(self, which: NDArray[np.bool_] | NDArray[np.int64] | slice) -> "Parts":
        """Some of the lines."""
        return Parts(self.digits[which], self.gains[which], self.costs[which], self.heights[which])


@dataclass
class Walk:
    """A walk over the allowed packages of a space in which each party gains at least its floor.

    floors one a party, 0 where left out; may rise while the walk is on
    bars   packages whose weighted sum is below the bar's entry in `needs` are left out; `needs`
           may rise while the walk is on
    chunk  how many parts grow at a time
    fast   compiled loops where there are bars, numba is installed and no links hold blocks together
    """

    blocks: Blocks
    floors: Sequence[int] = ()
    bars: Sequence[Bar] = ()
    needs: Sequence[int] = ()
    chunk: int = CHUNK
    fast: bool = False

    def __iter__(self) -> Iterator[Parts]:
        """Chunks of whole packages or none, in order of their rows, the most promising chunk of
        each block first where there are bars. Between chunks the caller may stop.
        """
        if self.blocks.impossible:
            return
        if self.fast and (loop := self._loop()):
            yield from self._descended(loop)
            return
        links = self._by_block()
        stack = [self._nothing()]
        while stack:
            parts = stack.pop()
            block = parts.digits.shape[1]
            if block == len(self.blocks.tables):
                yield parts
                continue
            grown = self._grown(parts, links[block])
            ahead = len(self.blocks.tables[block + 1]) if block + 1 < len(links) else 1
            size = max(1, self.chunk // ahead)
            if len(grown) > size and self.bars:
                grown = grown.of(np.argsort(-grown.heights[:, 0], kind="stable"))
            starts = range(0, len(grown), size)
            stack += [grown.of(slice(start, start + size)) for start in reversed(starts)]
            yield parts.of(slice(0, 0))

    def _loop(self) -> Callable[..., Any] | None:
        plain = not self.blocks.links and self.blocks.limits.dtype != object
        return compiled() if self.bars and plain else None

    def _descended(self, loop: Callable[..., Any]) -> Iterator[Parts]:
        """The same packages one by one, some at a time."""
        blocks, bars = self.blocks, self.bars
        sums = [
            np.column_stack([*(bar.rows[n] for bar in bars), table, -cost])
            for n, (table, cost) in enumerate(zip(blocks.tables, blocks.costs, strict=True))
        ]
        none = np.array([bar.start for bar in bars], dtype=np.int64)
        start = np.concatenate([none, blocks.start, blocks.limits])
        descent = Descent(sums, start, loop)
        while not descent.over:
            floors = self.floors or [0] * blocks.parties
            needs = [*self.needs, *floors, *[0] * len(blocks.limits)]
            digits, ends = descent.onward(np.array(needs, dtype=np.int64))
            heights, gains, left = np.split(ends, [len(bars), len(bars) + blocks.parties], axis=1)
            yield Parts(digits, gains, blocks.limits - left, heights)

    def _nothing(self) -> Parts:
        return Parts(
            np.zeros((1, 0), dtype=np.int32),
            self.blocks.start.reshape(1, -1),
            np.zeros((1, len(self.blocks.limits)), dtype=self.blocks.limits.dtype),
            np.array([[bar.start for bar in self.bars]], dtype=np.int64),
        )

    def _by_block(self) -> list[list[tuple[int, Link]]]:
        links: list[list[tuple[int, Link]]] = [[] for _ in self.blocks.tables]
        for place, link in enumerate(self.blocks.links):
            if link.rows:
                links[link.last].append((place, link))
        return links

    def _grown(self, parts: Parts, links: list[tuple[int, Link]]) -> Parts:
        """Every line with every row of the next block, less what cannot count."""
        block = parts.digits.shape[1]
        table, cost = self.blocks.tables[block], self.blocks.costs[block]
        lines, rows = len(parts), len(table)
        line = np.repeat(np.arange(lines), rows)
        row = np.tile(np.arange(rows, dtype=np.int32), lines)
        heights = parts.heights[line]
        for n, bar in enumerate(self.bars):
            heights[:, n] += bar.rows[block][row]
        if self.bars and not links:
            high = self._high(heights, block)
            line, row, heights = line[high], row[high], heights[high]
        digits = np.hstack([parts.digits[line], row.reshape(-1, 1)])
        gains = parts.gains[line] + table[row]
        grown = Parts(digits, gains, parts.costs[line] + cost[row], heights)
        return grown.of(self._keep(grown, links))

    def _high(self, heights: Scores, block: int) -> NDArray[np.bool_]:
        pairs = zip(self.needs, self.bars, strict=True)
        needs = np.array([need - bar.rest[block + 1] for need, bar in pairs], dtype=np.int64)
        return np.asarray((heights >= needs).all(axis=1), dtype=np.bool_)

    def _keep(self, grown: Parts, links: list[tuple[int, Link]]) -> NDArray[np.bool_]:
        block = grown.digits.shape[1] - 1
        keep = np.ones(len(grown), dtype=np.bool_)
        for place, link in links:
            holds = link.holds(grown.digits)
            if link.scores is None:
                keep &= ~holds
            else:
                grown.gains[holds] += link.scores
                grown.heights[holds] += np.array([bar.links[place] for bar in self.bars], np.int64)
        if links and self.bars:
            keep &= self._high(grown.heights, block)
        if len(self.blocks.limits):
            room = self.blocks.limits - self.blocks.cheapest[block + 1]
            keep &= np.asarray((grown.costs <= room).all(axis=1), dtype=np.bool_)
        floors = np.array(self.floors or [0] * self.blocks.parties, dtype=np.int64)
        keep &= np.asarray(
            (grown.gains >= floors - self.blocks.highest[block + 1]).all(axis=1), dtype=np.bool_
        )
        return keep
