"""Bounds that follow from weights of the parties, in whole numbers.

With whole weights w >= 0, every package's weighted sum of gains is at most L, the sum of each
block's best row. Then its product of gains is at most (L / n)^n / (w1 ... wn) (the mean of the
weighted gains is no less than their geometric mean), and its smallest scaled gain at most
L / (w1/s1 + ... + wn/sn). Turned round: a part of a package matters only while its weighted sum can
still reach the whole number that the best value so far asks for. Budgets count as gains: what is
left in them, which is never negative.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.maths.blocks import Blocks, Whole
from kolam.maths.criterion import Criterion, Product, Total
from kolam.maths.duals import Floats
from kolam.maths.packages import Scores

#: Weighted sums stay below 2 to this power, weights have at least so many bits.
BITS, FINE = 60, 20


@dataclass(frozen=True)
class Bar:
    """Weighted sums of a space's rows, and what they say about the criterion.

    rows   of each block; `start` before any row is chosen; `links` what each link adds
    shift  sums stand for 2^shift times as much; rows were rounded up to it
    rest   the most that the blocks from each one on can still add
    bound  the most that a package of weighted sum L may have; reach: the least L that a value asks
    """

    rows: tuple[Scores, ...]
    start: int
    links: tuple[int, ...]
    rest: tuple[int, ...]
    bound: Callable[[int], Fraction]
    reach: Callable[[Fraction], int]

    @property
    def top(self) -> int:
        """No package has a larger weighted sum."""
        return self.start + self.rest[0]


@dataclass(frozen=True)
class Weighing:
    """Whole weights, one a party and one a budget, for gains rounded up to 2^shift."""

    whole: tuple[int, ...]
    shift: int

    @classmethod
    def of(cls, blocks: Blocks, weights: Floats, criterion: Criterion) -> "Weighing":
        """Whole weights in the proportions of `weights`, each for one unit of its column."""
        most = np.abs(np.concatenate([blocks.start, blocks.limits]))
        for table, cost in zip(blocks.tables, blocks.costs, strict=True):
            most = most + np.abs(np.concatenate([table, cost], axis=1)).max(axis=0)
        for link in blocks.links:
            if link.scores is not None:
                most[: blocks.parties] += np.abs(link.scores)
        bits = max((int(m).bit_length() for m in most.tolist()), default=1)
        shift = max(0, bits + FINE + len(most).bit_length() - BITS)
        steps = len(blocks.tables) + len(blocks.links) + 1
        whole = _whole(weights, most=[(int(m) >> shift) + steps for m in most.tolist()])
        if isinstance(criterion, Product):
            whole = [max(1, w) for w in whole[: blocks.parties]] + whole[blocks.parties :]
        return cls(tuple(whole), shift)

    def bar(self, blocks: Blocks, criterion: Criterion) -> Bar:
        """The bar of these weights in a space."""
        key = np.array(self.whole, dtype=np.int64)
        rows = tuple(
            _up(np.concatenate([table, -cost], axis=1), self.shift) @ key
            for table, cost in zip(blocks.tables, blocks.costs, strict=True)
        )
        links = tuple(
            0 if link.scores is None else int(_up(link.scores, self.shift) @ key[: blocks.parties])
            for link in blocks.links
        )
        best = [int(row.max()) for row in rows]
        for link, extra in zip(blocks.links, links, strict=True):
            best[link.last] += max(0, extra)
        rest = tuple(sum(best[block:]) for block in range(len(best) + 1))
        start = int(_up(np.concatenate([blocks.start, blocks.limits]), self.shift) @ key)
        bound, reach = _meaning(criterion, list(self.whole[: blocks.parties]), shift=self.shift)
        return Bar(rows, start, links, rest, bound, reach)


def _up(numbers: Whole, shift: int) -> Scores:
    return -((-numbers) >> shift).astype(np.int64)


def _whole(weights: Floats, *, most: list[int]) -> list[int]:
    """Whole weights in these proportions that keep sums of up to `most` within 64 bits."""
    total = float(weights @ np.array(most, dtype=np.float64))
    scale = 2.0**BITS / max(total, 1e-300)
    limit = 2 ** (BITS + 1) // (max(most, default=1) or 1)
    return [min(limit, math.ceil(w * scale)) for w in weights.tolist()]


def _meaning(
    criterion: Criterion, weights: list[int], *, shift: int
) -> tuple[Callable[[int], Fraction], Callable[[Fraction], int]]:
    n = len(weights)
    if isinstance(criterion, Product):
        bottom = n**n * math.prod(weights) / math.prod(criterion.units)
        return (
            lambda height: Fraction(max(height, 0) << shift) ** n / bottom,
            lambda value: -((-_root(value * bottom, n)) >> shift),
        )
    scales: tuple[Fraction, ...] = criterion.scales  # type: ignore[attr-defined]
    used = [(w, s) for w, s in zip(weights, scales, strict=True) if s]
    ratios = [w / s for w, s in used]
    rate = min(ratios) if isinstance(criterion, Total) else sum(ratios, Fraction(0))
    return (
        lambda height: Fraction(height << shift) / rate,
        lambda value: math.ceil(value * rate / 2**shift),
    )


def _root(value: Fraction, degree: int) -> int:
    """The smallest whole number whose power is at least the value."""
    whole = math.ceil(value)
    if whole <= 0:
        return 0
    root = 1 << -(-whole.bit_length() // degree)
    while True:
        lower = ((degree - 1) * root + whole // root ** (degree - 1)) // degree
        if lower >= root:
            break
        root = lower
    return root if root**degree >= whole else root + 1
