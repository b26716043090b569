"""One space of packages with many different sets of points: what a rule picks in each of them.

Spaces without forbidden combinations, budgets and synergies are solved together: a bound and a
shortlist of all packages that can be best (`shortlist`), then the rule's own exact criterion. What
that leaves without an answer, and every other space, is handed to the rule's solver one by one.
Either way the answer is exact: all ties, as the rule's own function gives them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kolam.maths.cheap import Shortlist
from kolam.maths.criterion import Criterion, Least, Ordered, Product, Total
from kolam.maths.multipliers import Floats, Kind, Spaces
from kolam.maths.packages import Package, Packages, Scores
from kolam.maths.shortlist import shortlist
from kolam.maths.solution import Rule
from kolam.maths.solve import SOLVERS

#: Numbers handled at once: their arrays fit a processor's cache.
BLOCK = 1 << 19
#: How close floats of size 1 must be for integers to decide between them.
CLOSE = 1e-9

Picks = tuple[Package, ...]


@dataclass(frozen=True)
class Variants:
    """Sets of points for the packages of one space.

    packages     issues, options, units and constraints
    scores       variants x cells x parties, int64; cells are the options of the first issue, then
                 those of the next
    reservation  variants x parties, int64
    units        variants x parties of fractions, or None for the units of `packages`
    """

    packages: Packages
    scores: Scores
    reservation: Scores
    units: tuple[tuple[Fraction, ...], ...] | None = None

    def __len__(self) -> int:
        return len(self.scores)

    def of(self, variant: int) -> Packages:
        """One of the spaces."""
        starts = np.cumsum([0, *self.packages.shape])
        return replace(
            self.packages,
            tables=tuple(
                np.ascontiguousarray(self.scores[variant, a:b]) for a, b in pairwise(starts)
            ),
            reservation=tuple(self.reservation[variant].tolist()),
            units=self.units_of(variant),
        )

    def units_of(self, variant: int) -> tuple[Fraction, ...]:
        """The units of one of the spaces."""
        return self.units[variant] if self.units else self.packages.units

    def part(self, start: int, end: int) -> "Variants":
        """Some of them."""
        units = self.units[start:end] if self.units else None
        return Variants(self.packages, self.scores[start:end], self.reservation[start:end], units)


def best_of(variants: Variants, rule: Rule, *, seconds: float | None = None) -> Iterator[Picks]:
    """What the rule picks in each variant, in order: all ties; none where none is acceptable.

    `seconds` limits each search that is made one by one: an answer may then be only the best found.
    """
    step = max(1, BLOCK // max(1, variants.scores[:1].size))
    for start in range(0, len(variants), step):
        part = variants.part(start, start + step)
        found = {} if _linked(variants.packages) else _together(part, rule)
        for variant in range(len(part)):
            yield found[variant] if variant in found else _alone(part, variant, rule, seconds)


def _linked(packages: Packages) -> bool:
    return bool(packages.forbidden or packages.caps or packages.synergies)


def _alone(variants: Variants, variant: int, rule: Rule, seconds: float | None) -> Picks:
    solution = SOLVERS[rule](variants.of(variant), seconds=seconds)
    return tuple(pick.package for pick in solution.picks)


def _together(variants: Variants, rule: Rule) -> dict[int, Picks]:
    """The picks of those variants that can be solved together."""
    padded = _padded(variants)
    if rule == "kalai_smorodinsky":
        ideals = np.stack([padded.ideal(party) for party in range(padded.parties)], axis=1)
        return _chosen(variants, padded, rule=rule, ideals=ideals)
    return _chosen(variants, padded, rule=rule, ideals=None)


@dataclass(frozen=True)
class _Padded:
    """Scores as variants x issues x options x parties, and gains before any option."""

    scores: Scores
    start: Scores
    there: NDArray[np.bool_]

    @property
    def parties(self) -> int:
        return int(self.start.shape[1])

    @cached_property
    def favourites(self) -> NDArray[np.int64]:
        """The best option of each issue for each party, variants x issues x parties."""
        least = np.iinfo(np.int64).min
        best: NDArray[np.int64] = np.where(self.there[:, :, None], self.scores, least).argmax(
            axis=2
        )
        return best

    @cached_property
    def top(self) -> Floats:
        """No party can gain more than this."""
        most = np.take_along_axis(self.scores, self.favourites[:, :, None], axis=2)[:, :, 0]
        top: Floats = (most.sum(axis=1) + self.start).astype(np.float64)
        return top

    def spaces(self, which: NDArray[np.int64], kind: Kind, shares: Floats) -> Spaces:
        """The same in floats, the largest gain of each party 1."""
        top = self.top[which]
        return Spaces(
            gains=self.scores[which] / top[:, None, None],
            start=self.start[which] / top,
            there=self.there,
            kind=kind,
            shares=shares / shares.max(axis=1, keepdims=True),
        )

    def gains(self, which: NDArray[np.int64], found: Shortlist) -> Scores:
        """Exact gains of each package listed."""
        space = which[found.space]
        gains = self.start[space]
        for issue, options in enumerate(found.rows.T):
            gains = gains + self.scores[space, issue, options]
        return gains

    def ideal(self, party: int) -> Scores:
        """The most a party can gain in packages acceptable to all; 0 where that is not known."""
        favourite = self.favourites[:, :, None, party, None]
        gains = np.take_along_axis(self.scores, favourite, axis=2)[:, :, 0].sum(axis=1) + self.start
        fair = (gains >= 0).all(axis=1)
        most: Scores = np.where(fair, gains[:, party], 0)
        which = np.flatnonzero((self.top > 0).all(axis=1) & ~fair)
        if not len(which):
            return most
        shares = np.zeros((len(which), self.parties))
        shares[:, party] = 1.0
        found = shortlist(self.spaces(which, "total", shares))
        gains = self.gains(which, found)
        fair = (gains >= 0).all(axis=1)
        np.maximum.at(most, which[found.space[fair]], gains[fair, party])
        most[which[found.left]] = 0
        return most


def _padded(variants: Variants) -> _Padded:
    packages = variants.packages
    wide = max(packages.shape)
    shape = (len(variants), len(packages.shape), wide, packages.parties)
    scores = np.zeros(shape, dtype=np.int64)
    there = np.zeros(shape[1:3], dtype=np.bool_)
    starts = np.cumsum([0, *packages.shape])
    for issue, (a, b) in enumerate(pairwise(starts)):
        scores[:, issue, : b - a] = variants.scores[:, a:b]
        there[issue, : b - a] = True
    base = np.array(packages.base or (0,) * packages.parties, dtype=np.int64)
    return _Padded(scores, base - variants.reservation, there)


def _chosen(
    variants: Variants, padded: _Padded, *, rule: Rule, ideals: Scores | None
) -> dict[int, Picks]:
    top = padded.top
    solvable = (top > 0).all(axis=1)
    if ideals is not None:
        solvable &= (ideals > 0).all(axis=1)
    which = np.flatnonzero(solvable)
    if not len(which):
        return {}
    kind: Kind = {"nash": "product", "utilitarian": "total"}.get(rule, "least")  # type: ignore[assignment]
    shares = np.ones((len(which), padded.parties))
    if ideals is not None:
        shares = top[which] / ideals[which]
    elif kind != "product":
        shares = top[which] * _floats(variants)[which]
    spaces = padded.spaces(which, kind, shares)
    found = shortlist(spaces)
    gains = padded.gains(which, found)
    keep = _close(spaces, padded, which, found, gains) & (gains >= 0).all(axis=1)
    space, rows, gains = which[found.space[keep]], found.rows[keep], gains[keep]
    picks: dict[int, Picks] = {}
    ends = np.flatnonzero(np.diff(space, prepend=-1, append=-1))
    for a, b in pairwise(ends.tolist()):
        variant = int(space[a])
        lines = rows[a:b]
        if b - a > 1:
            ideal = None if ideals is None else ideals[variant].tolist()
            lines = lines[_criterion(rule, variants.units_of(variant), ideal).best(gains[a:b])]
        picks[variant] = tuple(sorted(map(tuple, lines.tolist())))
    for variant in which[found.left].tolist():
        picks.pop(variant, None)
    return picks


def _floats(variants: Variants) -> Floats:
    if variants.units is None:
        return np.array([[float(u) for u in variants.packages.units]]).repeat(len(variants), axis=0)
    return np.array([[float(u) for u in units] for units in variants.units])


def _close(
    spaces: Spaces,
    padded: _Padded,
    which: NDArray[np.int64],
    found: Shortlist,
    gains: Scores,
) -> NDArray[np.bool_]:
    """Which packages are, in floats, as good as the best of their space."""
    worth = spaces.merit(gains / padded.top[which[found.space]], of=found.space)
    most = np.full(len(which), -np.inf)
    np.maximum.at(most, found.space, worth)
    most = most[found.space]
    close: NDArray[np.bool_] = worth >= most - CLOSE * (1 + np.abs(most))
    return close


def _criterion(rule: Rule, units: tuple[Fraction, ...], ideal: list[int] | None) -> Criterion:
    if ideal is not None:
        return Ordered(tuple(Fraction(1, most) for most in ideal))
    if rule == "nash":
        return Product(units)
    if rule == "egalitarian":
        return Least(units)
    return Total(units) if rule == "utilitarian" else Ordered(units)
