"""Packages: one option of each issue, what each is worth to each party, and what is not allowed.

A party's worth of a package is the sum, over the issues, of its points for the option chosen, plus
the points of every synergy whose box the package lies in. Points are rationals; they are kept as
integers of one unit a party, so that sums, ties and comparisons are exact.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Package: TypeAlias = tuple[int, ...]
Rational: TypeAlias = int | Fraction
Scores: TypeAlias = NDArray[np.int64]

#: Scores of a package stay below this, so that sums and differences of two fit in 64 bits.
LARGEST = 2**61


@dataclass(frozen=True, slots=True)
class Cap:
    """A budget: the costs of the chosen options, costs[issue][option], add up to `limit` or less.

    Costs and limit are integers of one unit (`unit` says what one of them is worth); costs >= 0.
    """

    costs: tuple[tuple[int, ...], ...]
    limit: int
    unit: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Synergy:
    """Points for packages in a box: for each (issue, options) pair, one of these options is chosen.

    `scores` has one integer a party, in its unit; they may be negative.
    """

    box: tuple[tuple[int, frozenset[int]], ...]
    scores: tuple[int, ...]


@dataclass(frozen=True)
class Packages:
    """A space of packages.

    tables       one array an issue, options x parties, int64: scores in each party's unit
    units        what one score is worth to each party: points = score * unit
    reservation  the score at or above which a package is acceptable to each party
    forbidden    sets of (issue, option) cells that no package may hold all of
    caps         budgets
    synergies    points for several options together
    base         a constant score of each party, whatever the package
    rounded      True where points were rounded to `units` because exact ones do not fit 64 bits
    """

    tables: tuple[Scores, ...]
    units: tuple[Fraction, ...]
    reservation: tuple[int, ...]
    forbidden: tuple[frozenset[tuple[int, int]], ...] = ()
    caps: tuple[Cap, ...] = ()
    synergies: tuple[Synergy, ...] = ()
    base: tuple[int, ...] = ()
    rounded: bool = False

    @classmethod
    def of(
        cls,
        points: Sequence[Sequence[Sequence[Rational]]],
        *,
        reservation: Sequence[Rational] | None = None,
        forbidden: Iterable[Iterable[tuple[int, int]]] = (),
        caps: Iterable[tuple[Sequence[Sequence[Rational]], Rational]] = (),
        synergies: Iterable[tuple[Sequence[tuple[int, Iterable[int]]], Sequence[Rational]]] = (),
        base: Sequence[Rational] | None = None,
    ) -> "Packages":
        """The space with points[party][issue][option], all rationals, kept exactly where they fit.

        reservation and base: one a party, 0 when left out. Where a party's common denominator
        is too large for 64 bits, its points are rounded to 1e-12 of its largest package and
        `rounded` says so. Raises ValueError for empty or unlike shapes.
        """
        counts = _shape(points)
        boxes = tuple((tuple((i, frozenset(o)) for i, o in box), tuple(s)) for box, s in synergies)
        rows = [
            tuple(row) if row is not None else (0,) * len(points) for row in (reservation, base)
        ]
        rows += [scores for _, scores in boxes]
        if any(len(row) != len(points) for row in rows):
            raise ValueError("reservation, base and synergies need one number a party")
        columns = [
            _Column.of([x for issue in party for x in issue] + [row[n] for row in rows])
            for n, party in enumerate(points)
        ]
        tail = [tuple(c.scores[sum(counts) + n] for c in columns) for n in range(len(rows))]
        return cls(
            tables=_tables(columns, counts),
            units=tuple(column.unit for column in columns),
            reservation=tail[0],
            base=tail[1],
            forbidden=tuple(frozenset(cells) for cells in forbidden),
            caps=tuple(_cap(costs, limit, counts) for costs, limit in caps),
            synergies=tuple(Synergy(b, t) for (b, _), t in zip(boxes, tail[2:], strict=True)),
            rounded=any(column.rounded for column in columns),
        )

    @property
    def parties(self) -> int:
        """How many parties."""
        return len(self.units)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(table) for table in self.tables)

    @cached_property
    def count(self) -> int:
        """How many packages, allowed or not; exact, of any size."""
        return math.prod(self.shape)

    def scores(self, package: Package) -> tuple[int, ...]:
        """What a package is worth to each party, in its unit."""
        worth = list(self.base or (0,) * self.parties)
        for table, option in zip(self.tables, package, strict=True):
            worth = [a + int(b) for a, b in zip(worth, table[option], strict=True)]
        for synergy in self.synergies:
            if all(package[issue] in options for issue, options in synergy.box):
                worth = [a + b for a, b in zip(worth, synergy.scores, strict=True)]
        return tuple(worth)

    def points(self, package: Package) -> tuple[Fraction, ...]:
        """What a package is worth to each party, in the party's own scale."""
        return self.in_points(self.scores(package))

    def in_points(self, scores: Iterable[int]) -> tuple[Fraction, ...]:
        """Scores of each party in the party's own scale."""
        return tuple(int(s) * unit for s, unit in zip(scores, self.units, strict=True))

    def costs(self, package: Package) -> tuple[Fraction, ...]:
        """What a package takes from each budget."""
        return tuple(
            cap.unit * sum(row[o] for row, o in zip(cap.costs, package, strict=True))
            for cap in self.caps
        )

    def allowed(self, package: Package) -> bool:
        """Whether a package holds no forbidden combination and keeps every budget."""
        return not any(
            all(package[issue] == option for issue, option in cells) for cells in self.forbidden
        ) and all(
            sum(row[o] for row, o in zip(cap.costs, package, strict=True)) <= cap.limit
            for cap in self.caps
        )

    def rational(self, package: Package) -> bool:
        """Whether every party gets at least its reservation value."""
        return all(s >= r for s, r in zip(self.scores(package), self.reservation, strict=True))

    def each(self) -> Iterator[Package]:
        """Every package, allowed or not, the last issue changing fastest."""
        return product(*(range(n) for n in self.shape))

    def with_reservation(self, reservation: Sequence[int]) -> "Packages":
        """The same space with other reservation values, in scores."""
        return replace(self, reservation=tuple(reservation))


@dataclass(frozen=True, slots=True)
class _Column:
    """All numbers of one party as whole multiples of its unit."""

    scores: tuple[int, ...]
    unit: Fraction
    rounded: bool

    @classmethod
    def of(cls, numbers: Sequence[Rational]) -> "_Column":
        unit, rounded = _unit(numbers)
        return cls(tuple(_whole(x, unit) for x in numbers), unit, rounded)


def _tables(columns: Sequence[_Column], counts: tuple[int, ...]) -> tuple[Scores, ...]:
    cells = sum(counts)
    flat = np.array([column.scores[:cells] for column in columns], dtype=np.int64).T
    return tuple(np.ascontiguousarray(flat[a:b]) for a, b in pairwise(np.cumsum([0, *counts])))


def _shape(points: Sequence[Sequence[Sequence[Rational]]]) -> tuple[int, ...]:
    shapes = {tuple(len(options) for options in party) for party in points}
    if len(shapes) != 1 or not (shape := shapes.pop()) or 0 in shape:
        raise ValueError("every party needs points for the same issues and options, at least one")
    return shape


def _unit(numbers: Sequence[Rational]) -> tuple[Fraction, bool]:
    """The largest unit of which all numbers are whole multiples, or a rounded one that fits."""
    exact = [Fraction(x) for x in numbers]
    bottom = math.lcm(*(x.denominator for x in exact))
    whole = [x.numerator * (bottom // x.denominator) for x in exact]
    top = math.gcd(*whole) or 1
    if sum(map(abs, whole)) // top < LARGEST:
        return Fraction(top, bottom), False
    largest = sum(map(abs, exact))
    return Fraction(largest) / 10**12, True


def _whole(number: Rational, unit: Fraction) -> int:
    return round(Fraction(number) / unit)


def _cap(costs: Sequence[Sequence[Rational]], limit: Rational, counts: tuple[int, ...]) -> Cap:
    if tuple(len(row) for row in costs) != counts:
        raise ValueError("a budget needs a cost for every option")
    flat = [Fraction(c) for row in costs for c in row]
    if any(c < 0 for c in flat):
        raise ValueError("costs are 0 or more")
    bottom = math.lcm(Fraction(limit).denominator, *(c.denominator for c in flat))
    return Cap(
        costs=tuple(tuple(int(Fraction(c) * bottom) for c in row) for row in costs),
        limit=int(Fraction(limit) * bottom),
        unit=Fraction(1, bottom),
    )
