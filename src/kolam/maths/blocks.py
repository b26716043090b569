"""A space of packages as blocks: choose a row of each block, and the gains add up.

A block is one issue, or several that are linked; a row is one choice in it. Gains are scores above
the reservation value, so a package is acceptable to all when no gain is negative.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import LARGEST, Package, Packages, Scores

#: Whole numbers: 64 bits, or Python's own where those are too few.
Whole: TypeAlias = NDArray[Any]
Rows: TypeAlias = NDArray[np.int32]
#: Some issues, and the choices of their options that one row stands for, all worth the same.
Factor: TypeAlias = tuple[tuple[int, ...], tuple[Package, ...]]


@dataclass(frozen=True)
class Link:
    """What holds when the rows of several blocks all lie in a set; `rows[block]` is a mask.

    `scores` are added to the gains; None forbids.
    """

    rows: tuple[tuple[int, NDArray[np.bool_]], ...]
    scores: Scores | None

    @property
    def last(self) -> int:
        """The block at which it is decided."""
        return max((block for block, _ in self.rows), default=-1)

    def holds(self, digits: Rows) -> NDArray[np.bool_]:
        """Which of the chosen rows, one line a package, lie in the set."""
        mask = np.ones(len(digits), dtype=np.bool_)
        for block, rows in self.rows:
            mask &= rows[digits[:, block]]
        return mask


@dataclass(frozen=True)
class Blocks:
    """Blocks of rows.

    tables  gains of each row, rows x parties, one array a block
    costs   what each row takes from each budget, rows x budgets, one array a block
    start   gains before any row is chosen
    floor   reservation values: score = gain + floor
    limits  what each budget holds
    links   combinations that score or are forbidden, beyond the blocks
    options what each row stands for: options[block][row] is a tuple of factors
    """

    tables: tuple[Scores, ...]
    costs: tuple[Whole, ...]
    start: Scores
    floor: Scores
    limits: Whole
    links: tuple[Link, ...]
    options: tuple[tuple[tuple[Factor, ...], ...], ...]

    @classmethod
    def of(cls, packages: Packages) -> "Blocks":
        """One block an issue, one row an option."""
        kinds = _cost_kind(packages)
        return cls(
            tables=packages.tables,
            costs=tuple(
                np.array(
                    [[cap.costs[i][o] for cap in packages.caps] for o in range(n)], dtype=kinds
                ).reshape(n, len(packages.caps))
                for i, n in enumerate(packages.shape)
            ),
            start=_start(packages),
            floor=np.array(packages.reservation, dtype=np.int64),
            limits=np.array([cap.limit for cap in packages.caps], dtype=kinds),
            links=tuple(_links(packages)),
            options=tuple(
                tuple((((i,), ((o,),)),) for o in range(n)) for i, n in enumerate(packages.shape)
            ),
        )

    @property
    def parties(self) -> int:
        """How many parties."""
        return len(self.start)

    @property
    def impossible(self) -> bool:
        """Whether every package is forbidden: an empty combination is, or a block has no row."""
        empty = any(not link.rows and link.scores is None for link in self.links)
        return empty or any(not len(table) for table in self.tables)

    @cached_property
    def count(self) -> int:
        """How many choices of rows there are."""
        return math.prod(map(len, self.tables))

    @cached_property
    def highest(self) -> Scores:
        """(blocks + 1) x parties: the most that the blocks from this one on can still add."""
        most = [table.max(axis=0) for table in self.tables]
        for link in self.links:
            if link.scores is not None and link.last >= 0:
                most[link.last] = most[link.last] + np.maximum(link.scores, 0)
        return _remaining(most, self.parties)

    @cached_property
    def cheapest(self) -> Whole:
        """(blocks + 1) x budgets: the least that the blocks from this one on will still take."""
        return _remaining([cost.min(axis=0) for cost in self.costs], len(self.limits))

    def packages(self, digits: Sequence[int]) -> Iterator[Package]:
        """The packages that a choice of rows stands for."""
        factors = [f for block, row in enumerate(digits) for f in self.options[block][row]]
        width = sum(len(issues) for issues, _ in factors)
        for chosen in product(*(choices for _, choices in factors)):
            package = [0] * width
            for (issues, _), part in zip(factors, chosen, strict=True):
                for issue, option in zip(issues, part, strict=True):
                    package[issue] = option
            yield tuple(package)


def _remaining(each: Sequence[Whole], width: int) -> Whole:
    kind = each[0].dtype if each else np.int64
    sums = np.zeros((len(each) + 1, width), dtype=kind)
    for block in range(len(each) - 1, -1, -1):
        sums[block] = sums[block + 1] + each[block]
    return sums


def _start(packages: Packages) -> Scores:
    base = packages.base or (0,) * packages.parties
    gains = [b - r for b, r in zip(base, packages.reservation, strict=True)]
    always = [s.scores for s in packages.synergies if not s.box]
    return np.array([sum(column) for column in zip(gains, *always, strict=True)], dtype=np.int64)


def _cost_kind(packages: Packages) -> type:
    totals = [sum(map(max, cap.costs)) + abs(cap.limit) for cap in packages.caps]
    return np.int64 if max(totals, default=0) < LARGEST else object


def _links(packages: Packages) -> Iterator[Link]:
    shape = packages.shape
    for cells in packages.forbidden:
        masks = {issue: np.ones(shape[issue], dtype=np.bool_) for issue, _ in cells}
        for issue, option in cells:
            masks[issue] &= np.arange(shape[issue]) == option
        yield Link(tuple(sorted(masks.items(), key=_block)), None)
    for synergy in packages.synergies:
        masks = {issue: np.ones(shape[issue], dtype=np.bool_) for issue, _ in synergy.box}
        for issue, options in synergy.box:
            masks[issue] &= np.isin(np.arange(shape[issue]), list(options))
        if masks:
            scores = np.array(synergy.scores, dtype=np.int64)
            yield Link(tuple(sorted(masks.items(), key=_block)), scores)


def _block(entry: tuple[int, NDArray[np.bool_]]) -> int:
    return entry[0]
