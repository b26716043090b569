"""What the rules maximise, and which of many lists of gains have most of it: exactly.

Gains are whole numbers, 0 or more. Where numbers fit 64 bits they are compared as such. Where they
do not, floats first set aside what cannot be best: they are off by less than a part in 1e12, and
whatever comes within a part in 1e9 of the best is kept. Python's own integers decide among these.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import LARGEST, Scores

Mask: TypeAlias = NDArray[np.bool_]

#: Far above the rounding of floats (1e-12 of the value), far below what two packages differ in:
#: only how much is left to the integers depends on it, never an answer.
MARGIN = 1e-9


class Criterion(Protocol):
    """What a rule maximises."""

    def best(self, gains: Scores) -> Mask:
        """Which lines of gains, lines x parties, have most; all ties."""

    def value(self, gains: tuple[int, ...]) -> Fraction:
        """What the rule reports of one line; never less for a line that is nowhere less."""

    def floors(self, value: Fraction) -> tuple[int, ...]:
        """What each party gains at least in a line that has this value or more."""


@dataclass(frozen=True)
class Product:
    """The product of gains. Where some party always gains nothing: the lines in which the largest
    number of parties gain, and of those in which the same parties do, the largest product of theirs
    (products of different parties' gains would change with a party's scale).
    """

    units: tuple[Fraction, ...]

    def best(self, gains: Scores) -> Mask:
        """See Criterion."""
        gaining = gains > 0
        winners = gaining.sum(axis=1)
        most: Mask = winners == winners.max()
        if winners.max() == gains.shape[1]:
            return self._largest(gains, most)
        mask = np.zeros(len(gains), dtype=np.bool_)
        for group in np.unique(gaining[most], axis=0):
            mask |= self._largest(gains, most & (gaining == group).all(axis=1))
        return mask

    def _largest(self, gains: Scores, mask: Mask) -> Mask:
        logs = np.log(np.maximum(gains[mask], 1)).sum(axis=1)
        near = mask.copy()
        near[mask] = logs >= logs.max() - MARGIN * gains.shape[1]
        return _refined(near, gains, key=_product)

    def value(self, gains: tuple[int, ...]) -> Fraction:
        """The product in points."""
        return Fraction(math.prod(gains)) * math.prod(self.units)

    def floors(self, value: Fraction) -> tuple[int, ...]:
        """See Criterion."""
        return (1 if value > 0 else 0,) * len(self.units)


@dataclass(frozen=True)
class Ordered:
    """The smallest of the gains times `scales`, then the next, and so on (leximin).

    A party with scale 0 is left out.
    """

    scales: tuple[Fraction, ...]

    @cached_property
    def weights(self) -> "Weights":
        """The scales as whole numbers."""
        return Weights.of(self.scales)

    def best(self, gains: Scores) -> Mask:
        """See Criterion."""
        mask = np.ones(len(gains), dtype=np.bool_)
        scaled = np.sort(self.weights.scaled(gains), axis=1)
        if scaled.dtype == np.float64:
            mask &= scaled[:, 0] >= scaled[:, 0].max() * (1 - MARGIN)
            return _refined(mask, gains, key=self._key)
        for column in scaled.T:
            mask[mask] = column[mask] == column[mask].max()
        return mask

    def _key(self, gains: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(w * g for w, g in self.weights.pairs(gains)))

    def value(self, gains: tuple[int, ...]) -> Fraction:
        """The smallest gain times its scale; 0 where every party is left out."""
        return min(
            (g * s for g, s in zip(gains, self.scales, strict=True) if s), default=Fraction(0)
        )

    def floors(self, value: Fraction) -> tuple[int, ...]:
        """See Criterion."""
        return _floors(self.scales, value)


@dataclass(frozen=True)
class Total:
    """The sum of the gains times `scales`."""

    scales: tuple[Fraction, ...]

    @cached_property
    def weights(self) -> "Weights":
        """The scales as whole numbers."""
        return Weights.of(self.scales)

    def best(self, gains: Scores) -> Mask:
        """See Criterion."""
        sums = self.weights.scaled(gains).sum(axis=1)
        if sums.dtype != np.float64:
            return np.asarray(sums == sums.max(), dtype=np.bool_)
        return _refined(sums >= sums.max() * (1 - MARGIN), gains, key=self._key)

    def _key(self, gains: tuple[int, ...]) -> int:
        return sum(w * g for w, g in self.weights.pairs(gains))

    def value(self, gains: tuple[int, ...]) -> Fraction:
        """The sum of the gains times their scales."""
        return sum((g * s for g, s in zip(gains, self.scales, strict=True)), Fraction(0))

    def floors(self, value: Fraction) -> tuple[int, ...]:
        """See Criterion."""
        return (0,) * len(self.scales)


@dataclass(frozen=True)
class Least:
    """The smallest of the gains times `scales`; of the lines that have it, the efficient ones."""

    scales: tuple[Fraction, ...]

    @cached_property
    def weights(self) -> "Weights":
        """The scales as whole numbers."""
        return Weights.of(self.scales)

    def best(self, gains: Scores) -> Mask:
        """See Criterion."""
        least = self.weights.scaled(gains).min(axis=1)
        if least.dtype != np.float64:
            mask = np.asarray(least == least.max(), dtype=np.bool_)
        else:
            mask = _refined(least >= least.max() * (1 - MARGIN), gains, key=self._key)
        mask[mask] = efficient(gains[mask])
        return mask

    def _key(self, gains: tuple[int, ...]) -> int:
        return min(w * g for w, g in self.weights.pairs(gains))

    def value(self, gains: tuple[int, ...]) -> Fraction:
        """The smallest gain times its scale."""
        return min(g * s for g, s in zip(gains, self.scales, strict=True))

    def floors(self, value: Fraction) -> tuple[int, ...]:
        """See Criterion."""
        return _floors(self.scales, value)


@dataclass(frozen=True)
class Weights:
    """Positive whole numbers in the proportions of scales, one a party that has a scale."""

    places: tuple[int, ...]
    whole: tuple[int, ...]

    @classmethod
    def of(cls, scales: tuple[Fraction, ...]) -> "Weights":
        """The smallest such numbers; parties with scale 0 get no place."""
        places = tuple(p for p, scale in enumerate(scales) if scale)
        used = [scales[p] for p in places]
        bottom = math.lcm(*(scale.denominator for scale in used))
        whole = [scale.numerator * (bottom // scale.denominator) for scale in used]
        top = math.gcd(*whole) or 1
        return cls(places, tuple(w // top for w in whole))

    def pairs(self, gains: tuple[int, ...]) -> list[tuple[int, int]]:
        """Weight and gain of each party that has a place."""
        return [(w, gains[p]) for p, w in zip(self.places, self.whole, strict=True)]

    def scaled(self, gains: Scores) -> NDArray[Any]:
        """Gains times weights, lines x places: whole where their sums fit 64 bits, else floats."""
        used = gains[:, self.places]
        most = int(used.max(initial=0)) * sum(self.whole)
        if most < LARGEST:
            whole: NDArray[Any] = used * np.array(self.whole, dtype=np.int64)
            return whole
        largest = max(self.whole)
        floats: NDArray[Any] = used * np.array([w / largest for w in self.whole])
        return floats


def efficient(gains: Scores) -> Mask:
    """Which lines no other line beats: nowhere less and somewhere more. Equal lines all stay."""
    unique, inverse = np.unique(gains, axis=0, return_inverse=True)
    mask = np.zeros(len(unique), dtype=np.bool_)
    # Sorted as words are, a line that beats another stands after it.
    left = np.arange(len(unique))[::-1]
    while len(left):
        first, rest = left[0], left[1:]
        mask[first] = True
        left = rest[(unique[rest] > unique[first]).any(axis=1)]
    members: Mask = mask[inverse.reshape(-1)]
    return members


def _floors(scales: tuple[Fraction, ...], value: Fraction) -> tuple[int, ...]:
    return tuple(math.ceil(value / scale) if scale else 0 for scale in scales)


def _refined(mask: Mask, gains: Scores, *, key: Any) -> Mask:
    """Of the lines in the mask, those whose key, worked out in Python's integers, is largest."""
    lines = np.flatnonzero(mask)
    vectors = [tuple(line) for line in gains[lines].tolist()]
    keys = {vector: key(vector) for vector in set(vectors)}
    best = max(keys.values())
    refined = np.zeros(len(gains), dtype=np.bool_)
    refined[lines] = [keys[vector] == best for vector in vectors]
    return refined


def _product(gains: tuple[int, ...]) -> int:
    return math.prod(g for g in gains if g)
