"""Weights of the parties at which the best package of a weighted sum bounds a rule from above.

For any weights the largest weighted sum splits block by block, so it is found at once. The weights
sought make the bound that follows from it least. Floats are enough here: a bound is worked out
from whichever weights are found, exactly (see bars).
Source: Lagrangian relaxation, Geoffrion, Mathematical Programming Study 2 (1974) 82-114; largest
sums smoothed by log-sum-exp, Nesterov, Mathematical Programming 103 (2005) 127-152; the product's
dual, Eisenberg and Gale, Annals of Mathematical Statistics 30 (1959) 165-168.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Criterion, Product, Total
from kolam.maths.packages import Scores

Floats = NDArray[np.float64]
SMOOTHINGS = (0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4)
STEPS = 3


@dataclass(frozen=True)
class Flat:
    """All rows below each other, in floats, each column divided by a size.

    rows    gains, then minus costs, divided by `sizes`; `starts` is each block's first row
    start   the same before any row is chosen; budgets start at their limit
    """

    rows: Floats
    starts: NDArray[np.int64]
    start: Floats
    sizes: Floats
    parties: int

    @classmethod
    def of(cls, blocks: Blocks, sizes: Floats) -> "Flat":
        """The rows of all blocks, without links; one size a party."""
        gains = np.concatenate(blocks.tables).astype(np.float64)
        costs = np.concatenate(blocks.costs).astype(np.float64)
        limits = blocks.limits.astype(np.float64)
        counts = [len(table) for table in blocks.tables]
        size = np.concatenate([sizes, np.maximum(limits, 1.0)])
        return cls(
            rows=np.concatenate([gains, -costs], axis=1) / size,
            starts=np.cumsum([0, *counts[:-1]]),
            start=np.concatenate([blocks.start.astype(np.float64), limits]) / size,
            sizes=size,
            parties=blocks.parties,
        )


@dataclass(frozen=True)
class Dual:
    """What weights have to satisfy: at least `lower`; `fixed`: they add up to 1 over `inside`.

    Logarithms keep them above; those of a product's own weigh 1, the others what smooths.
    """

    lower: Floats
    inside: NDArray[np.bool_]
    fixed: bool
    product: bool

    @classmethod
    def of(cls, criterion: Criterion, budgets: int) -> "Dual":
        """The dual of a criterion, for columns sized by `sizes`."""
        product, total = isinstance(criterion, Product), isinstance(criterion, Total)
        inside = np.array([*_scales(criterion), *[0.0] * budgets]) > 0
        lower = inside.astype(np.float64) if total else np.zeros(len(inside))
        return cls(lower, inside, fixed=not (product or total), product=product)

    @property
    def guess(self) -> Floats:
        """Weights to begin with."""
        if self.fixed:
            return np.where(self.inside, 1 / max(1, int(self.inside.sum())), 0.1)
        return self.lower + np.where(self.inside & self.product, 1.5, 0.1)


def sizes(criterion: Criterion, highest: Scores) -> Floats:
    """What one of each party's column is worth in gains: its largest for a product, else what
    makes the scaled gains of all comparable and of the order of 1.
    """
    top = np.maximum(highest.astype(np.float64), 1.0)
    scales = np.array(_scales(criterion))
    if isinstance(criterion, Product) or not scales.any():
        return top
    worth = scales * top
    common = worth.max() if isinstance(criterion, Total) else worth[scales > 0].min()
    size: Floats = np.where(scales > 0, common / np.where(scales > 0, scales, 1.0), top)
    return size


def _scales(criterion: Criterion) -> list[float]:
    if isinstance(criterion, Product):
        return [1.0] * len(criterion.units)
    scales: tuple[Fraction, ...] = getattr(criterion, "scales", ())
    largest = max(scales, default=Fraction(0)) or Fraction(1)
    return [float(scale / largest) for scale in scales]


def best_weights(flat: Flat, dual: Dual) -> Floats:
    """Weights of parties and budgets, in the units of `flat`."""
    weights = dual.guess
    for smoothing in SMOOTHINGS:
        for _ in range(STEPS):
            weights, moved = _step(flat, dual, weights, smoothing)
            if moved < 1e-3:
                break
    return weights


def _step(flat: Flat, dual: Dual, weights: Floats, smoothing: float) -> tuple[Floats, float]:
    slope, curve = _slopes(flat, weights, smoothing)
    pull = np.where(dual.inside & dual.product, 1.0, smoothing)
    room = weights - dual.lower
    slope = slope - pull / room
    curve[np.diag_indices_from(curve)] += pull / room**2
    if dual.fixed:
        inside = dual.inside.astype(np.float64)
        solved = np.linalg.solve(curve, np.stack([slope, inside], axis=1))
        slack = inside @ solved
        step = solved[:, 1] * (slack[0] / slack[1]) - solved[:, 0]
    else:
        step = -np.linalg.solve(curve, slope)
    # Damped as self-concordant functions are, and never past nine tenths of the way to a limit.
    decrement = float(np.sqrt(max(0.0, step @ curve @ step) / smoothing))
    falls = step < 0
    reach = float((room[falls] / -step[falls]).min(initial=np.inf))
    length = min(1.0, 0.9 * reach, 1.0 if decrement < 3 else 3 / decrement)
    moved: Floats = weights + length * step
    return moved, float(np.abs(length * step / room).max())


def _slopes(flat: Flat, weights: Floats, smoothing: float) -> tuple[Floats, Floats]:
    """First and second derivatives of the smoothed largest weighted sum."""
    sums = flat.rows @ weights
    counts = np.diff(np.append(flat.starts, len(sums)))
    sums = sums - np.repeat(np.maximum.reduceat(sums, flat.starts), counts)
    shares = np.exp(sums / smoothing)
    shares /= np.repeat(np.add.reduceat(shares, flat.starts), counts)
    weighted = flat.rows * shares[:, np.newaxis]
    means = np.add.reduceat(weighted, flat.starts, axis=0)
    slope: Floats = means.sum(axis=0) + flat.start
    curve: Floats = (flat.rows.T @ weighted - means.T @ means) / smoothing
    return slope, curve
