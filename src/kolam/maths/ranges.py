"""Numbers known as a range, and their quantiles as a table that can be read at any depth of a tail.

A table holds the quantiles at nodes that halve towards both ends, CELLS a halving, and is read by a
straight line between two of them. For a range of width 1 the line is off by less than 1e-4.
Source: the PERT beta with lambda 4, Malcolm et al., Operations Research 7 (1959) 646-669, in the
form of Vose, Risk Analysis (3rd ed. 2008).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Shape = Literal["fixed", "pert", "triangular", "normal"]
Floats: TypeAlias = NDArray[np.float64]

#: A 31-bit number plus a half has so many halvings, cut into so many cells each.
OCTAVES, CELLS = 32, 32
NODES = OCTAVES * CELLS + 1
#: A PERT curve is found between those of so many places of the likeliest value.
PLACES = 17


@dataclass(frozen=True, slots=True)
class Range:
    """A number between low and high, most likely `likely`, in any unit.

    fixed       the likely value and nothing else; low and high equal it
    pert        the smooth hump of a PERT beta, within low and high
    triangular  the same with straight sides: more weight on the ends
    normal      without ends: with probability `inside` between low and high, whose middle is the
                likely value
    """

    low: float
    likely: float
    high: float
    shape: Shape = "pert"
    inside: float = 0.8

    def __post_init__(self) -> None:
        if not all(map(isfinite, (self.low, self.likely, self.high))):
            raise ValueError("a range is made of finite numbers")
        if not self.low <= self.likely <= self.high:
            raise ValueError(
                f"a range goes up: low {self.low}, likely {self.likely}, high {self.high}"
            )
        if not 0 < self.inside < 1:
            raise ValueError(f"a probability lies between 0 and 1, not {self.inside}")
        if self.shape == "normal" and abs(self.middle - self.likely) > 1e-9 * self.width:
            raise ValueError(f"the likely value of a normal is the middle, not {self.likely}")
        if self.shape == "fixed" and self.width:
            raise ValueError(f"a fixed number has no low {self.low} or high {self.high}")

    @property
    def width(self) -> float:
        """From low to high."""
        return self.high - self.low

    @property
    def middle(self) -> float:
        """Halfway between low and high."""
        return self.low + self.width / 2

    @property
    def skew(self) -> float:
        """Where the likely value lies, from 0 (low) to 1 (high)."""
        return (self.likely - self.low) / self.width if self.width else 0.5


def fixed(value: float) -> Range:
    """A number that is known."""
    return Range(value, value, value, "fixed")


@cache
def depths() -> Floats:
    """The probabilities of the nodes, from 2**-33 up to a half."""
    ends = np.ldexp(1.0, np.arange(-33, -1))
    inside = 1 + np.arange(CELLS) / CELLS
    return np.append((ends[:, np.newaxis] * inside).ravel(), 0.5)


def quantile_tables(ranges: Sequence[Range]) -> Floats:
    """Quantiles of each range (rows): NODES from the low end to the middle, NODES from the high.

    Column k of the first half is the quantile at depths()[k], column NODES + k that at
    1 - depths()[k].
    """
    tables = np.empty((len(ranges), 2 * NODES))
    tables[:] = np.array([r.low for r in ranges]).reshape(-1, 1)
    for shape in ("pert", "triangular", "normal"):
        rows = [n for n, r in enumerate(ranges) if r.shape == shape and r.width > 0]
        if rows:
            units = _units(shape, [ranges[n] for n in rows])
            tables[rows] += np.array([[ranges[n].width] for n in rows]) * units
    return tables


def _units(shape: str, ranges: Sequence[Range]) -> Floats:
    """The tables of ranges from 0 to 1, one computed for all of the same form."""
    forms = np.array([r.inside if shape == "normal" else r.skew for r in ranges])
    each, which = np.unique(forms, return_inverse=True)
    if shape == "normal":
        units = _normal(each)
    else:
        lower = _pert if shape == "pert" else _triangular
        both = lower(np.concatenate([each, 1 - each]))
        units = np.concatenate([both[: len(each)], 1 - both[len(each) :]], axis=1)
    found: Floats = units[which.reshape(-1)]
    return found


def _normal(inside: Floats) -> Floats:
    from scipy import special

    half = special.ndtri((1 + inside) / 2)[:, np.newaxis]
    steps = special.ndtri(depths()) / (2 * half)
    return np.concatenate([0.5 + steps, 0.5 - steps], axis=1)


def _triangular(skews: Floats) -> Floats:
    """Quantiles up to a half, by the inverse of the distribution."""
    skew, depth = skews[:, np.newaxis], depths()
    rising = np.sqrt(depth * skew)
    falling = 1 - np.sqrt((1 - depth) * (1 - skew))
    return np.where(depth < skew, rising, falling)


def _pert(skews: Floats) -> Floats:
    """Quantiles up to a half, between those of PLACES (a polynomial through Chebyshev points)."""
    places, curves = _pert_curves()
    same = np.eye(PLACES, dtype=bool)
    apart = np.where(same, 1.0, places[:, np.newaxis] - places)
    gaps = np.where(same, 1.0, (skews[:, np.newaxis] - places)[:, np.newaxis, :])
    weights = np.prod(gaps / apart, axis=2)
    total = np.zeros((len(skews), NODES))
    for place, curve in enumerate(curves):
        # One product after the other: a product of matrices may add up in another order.
        total += weights[:, place, np.newaxis] * curve
    return total


@cache
def _pert_curves() -> tuple[Floats, Floats]:
    from scipy import special

    places = (1 - np.cos(np.pi * np.arange(PLACES) / (PLACES - 1))) / 2
    alpha = 1 + 4 * places[:, np.newaxis]
    return places, special.betaincinv(alpha, 6 - alpha, depths())
