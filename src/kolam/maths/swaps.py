"""A good package to begin a search with: priced rows, then swaps of one or two rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kolam.maths.criterion import Criterion, Product, Total
from kolam.maths.duals import Flat, Floats
from kolam.maths.watch import Watch

Places = NDArray[np.int64]

#: How many numbers a look at all pairs of swaps may take, and how many swaps are made at most.
PAIRS, ROUNDS = 60_000, 200
#: How much a gain or a budget below 0 counts against a package.
PENALTY = 100.0
#: How far apart scaled gains may be and still count as nearly the smallest.
SOFT = 0.01


@dataclass(frozen=True)
class Climb:
    """Swaps that raise a smooth stand-in of the criterion."""

    flat: Flat
    inside: NDArray[np.bool_]
    criterion: Criterion

    def worth(self, lines: Floats) -> Floats:
        """What lines of gains and of what is left in budgets are worth, lines in the last axis."""
        gains, short = lines[..., : self.flat.parties], np.minimum(lines, 0).sum(axis=-1)
        used = gains[..., self.inside[: self.flat.parties]]
        if isinstance(self.criterion, Product):
            worth = np.log(np.maximum(gains, 1e-9)).sum(axis=-1)
        elif isinstance(self.criterion, Total):
            worth = used.sum(axis=-1)
        else:
            least = used.min(axis=-1)
            spread = np.exp((least[..., np.newaxis] - used) / SOFT).sum(axis=-1)
            worth = least - SOFT * np.log(spread)
        raised: Floats = worth + PENALTY * short
        return raised

    def from_weights(self, weights: Floats, watch: Watch) -> list[int]:
        """The rows, one a block, that a climb from the best weighted sums reaches in time."""
        flat = self.flat
        ends = np.append(flat.starts[1:], len(flat.rows))
        block = np.repeat(np.arange(len(ends)), ends - flat.starts)
        sums = flat.rows @ weights
        tops = np.maximum.reduceat(sums, flat.starts)
        near = np.argsort(tops[block] - sums, kind="stable")
        near = near[: max(len(ends), int((PAIRS / flat.rows.shape[1]) ** 0.5))]
        chosen = np.array(
            [a + int(sums[a:b].argmax()) for a, b in zip(flat.starts, ends, strict=True)]
        )
        line = flat.start + flat.rows[chosen].sum(axis=0)
        for _ in range(ROUNDS):
            swap = [] if watch.over else self._best_swap(line, chosen[block], near, block)
            if not swap:
                break
            for row in swap:
                line = line + flat.rows[row] - flat.rows[chosen[block[row]]]
                chosen[block[row]] = row
        rows: list[int] = (chosen - flat.starts).tolist()
        return rows

    def _best_swap(self, line: Floats, now: Places, near: Places, block: Places) -> list[int]:
        """One row to swap in, or two of different blocks, or none where nothing is worth more."""
        change = self.flat.rows - self.flat.rows[now]
        target = float(self.worth(line)) + 1e-9
        ones = self.worth(line + change)
        if ones.max() > target:
            return [int(ones.argmax())]
        few = change[near]
        twos = self.worth((line + few)[:, np.newaxis] + few)
        twos[block[near][:, np.newaxis] == block[near]] = -np.inf
        if twos.max(initial=-np.inf) <= target:
            return []
        return [int(near[n]) for n in np.unravel_index(int(twos.argmax()), twos.shape)]
