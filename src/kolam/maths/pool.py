"""The best packages met so far: every tie, up to as many as are worth listing."""

from dataclasses import dataclass, field

import numpy as np

from kolam.maths.blocks import Blocks, Rows
from kolam.maths.criterion import Criterion
from kolam.maths.packages import Scores
from kolam.maths.solution import Pick
from kolam.maths.walk import Parts

#: How many ties a solution lists.
MOST_TIES = 1000


@dataclass
class Pool:
    """Lines of rows and their gains, all equally good by a criterion, the best of all added.

    `full` says that some ties were left out. They are left out only among the packages listed:
    every line that may yet turn out to matter is kept.
    """

    blocks: Blocks
    criterion: Criterion
    digits: Rows = field(init=False)
    gains: Scores = field(init=False)
    full: bool = False

    def __post_init__(self) -> None:
        self.digits = np.zeros((0, len(self.blocks.tables)), dtype=np.int32)
        self.gains = np.zeros((0, self.blocks.parties), dtype=np.int64)

    def __len__(self) -> int:
        return len(self.digits)

    def add(self, parts: Parts) -> bool:
        """Takes in whole packages, acceptable to all; whether any of them is now among the best."""
        if not len(parts):
            return False
        before = len(self)
        gains = np.concatenate([self.gains, parts.gains])
        best = self.criterion.best(gains)
        lost = not best[:before].all()
        self.digits = np.concatenate([self.digits, parts.digits])[best]
        self.gains = gains[best]
        self.full = self.full and not lost
        self._thin()
        return bool(best[before:].any())

    def _thin(self) -> None:
        """Leaves out ties beyond what is listed, but never all lines of equal gains."""
        if len(self) <= 2 * MOST_TIES:
            return
        _, kinds = np.unique(self.gains, axis=0, return_inverse=True)
        kinds = kinds.reshape(-1)
        order = np.argsort(kinds, kind="stable")
        starts = np.searchsorted(kinds[order], np.arange(kinds.max() + 1))
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order)) - starts[kinds[order]]
        keep = rank < MOST_TIES
        self.full = self.full or not keep.all()
        self.digits, self.gains = self.digits[keep], self.gains[keep]

    def picks(self) -> tuple[tuple[Pick, ...], bool]:
        """The packages, sorted, at most MOST_TIES of them, and whether these are all."""
        found: list[Pick] = []
        scores = self.gains + self.blocks.floor
        for digits, line in zip(self.digits.tolist(), scores.tolist(), strict=True):
            for package in self.blocks.packages(digits):
                found.append(Pick(package, tuple(line)))
                if len(found) > MOST_TIES:
                    break
            if len(found) > MOST_TIES:
                break
        every = len(found) <= MOST_TIES and not self.full
        return tuple(sorted(found, key=_package)[:MOST_TIES]), every

    @property
    def line(self) -> tuple[int, ...] | None:
        """The gains of one of the best, or None while there is none."""
        return tuple(self.gains[0].tolist()) if len(self) else None


def _package(pick: Pick) -> tuple[int, ...]:
    return pick.package
