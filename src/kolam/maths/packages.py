"""Packages: one option of each issue, what each is worth to each party, and what is not allowed.

A party's worth of a package is the sum, over the issues, of its points for the option chosen, plus
the points of every synergy whose box the package lies in. Points are rationals; they are kept as
integers of one unit a party, so that sums, ties and comparisons are exact.

A party's numbers are kept exactly where a common unit lets the sizes of all of them, in
it, add up to less than 2**61. Where they do not, `rounded` says so, and each number
becomes the nearest multiple of a unit that is about 2**-61 (4e-19) of that sum; numbers
whose denominators fit together stay exact, the commonest first. A party's reservation
value is then lowered by as much as rounding can take from a package, at most half a unit
for each issue, synergy and base: so no package worth its reservation value or more is
lost, while one that lacks no more than twice as much may count as acceptable.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from operator import sub
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

        reservation and base: one a party, 0 when left out. Rounding: see above.
        Raises ValueError for empty or unlike shapes.
        """
        counts = _shape(points)
        boxes = tuple((tuple((i, frozenset(o)) for i, o in box), tuple(s)) for box, s in synergies)
        floors, constants = (
            tuple(row) if row is not None else (0,) * len(points) for row in (reservation, base)
        )
        if any(len(r) != len(points) for r in (floors, constants, *(r for _, r in boxes))):
            raise ValueError("reservation, base and synergies need one number a party")
        columns = [
            _Column.of([*party, [constants[n]], *([0, row[n]] for _, row in boxes)], floors[n])
            for n, party in enumerate(points)
        ]
        return cls(
            tables=_tables(columns, len(counts)),
            units=tuple(column.unit for column in columns),
            reservation=tuple(column.floor for column in columns),
            base=tuple(column.parts[len(counts)][0] for column in columns),
            forbidden=tuple(frozenset(cells) for cells in forbidden),
            caps=tuple(_cap(costs, limit, counts) for costs, limit in caps),
            synergies=tuple(
                Synergy(box, tuple(column.parts[len(counts) + 1 + n][1] for column in columns))
                for n, (box, _) in enumerate(boxes)
            ),
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
    """All numbers of one party as whole multiples of its unit.

    A package takes one number of each part: an issue's options, the base alone, a synergy or 0.
    """

    parts: tuple[tuple[int, ...], ...]
    floor: int
    unit: Fraction
    rounded: bool

    @classmethod
    def of(cls, parts: Sequence[Sequence[Rational]], floor: Rational) -> "_Column":
        if (plain := cls._plain(parts, floor)) is not None:
            return plain
        unit, rounded = _unit([floor, *(x for part in parts for x in part)])
        multiples = [[Fraction(x) / unit for x in part] for part in parts]
        whole = tuple(tuple(round(x) for x in part) for part in multiples)
        lost = [max(map(sub, *part)) for part in zip(multiples, whole, strict=True)]
        return cls(whole, math.ceil(Fraction(floor) / unit - sum(lost)), unit, rounded)

    @classmethod
    def _plain(cls, parts: Sequence[Sequence[Rational]], floor: Rational) -> "_Column | None":
        """The same of whole numbers that fit, where no fraction is needed."""
        told = [floor, *(x for part in parts for x in part)]
        numbers = [x for x in told if type(x) is int]
        if len(numbers) < len(told):
            return None
        top = math.gcd(*numbers) or 1
        if sum(map(abs, numbers)) // top >= LARGEST:
            return None
        whole = tuple(tuple([int(x) // top for x in part]) for part in parts)
        return cls(whole, int(floor) // top, Fraction(top), rounded=False)


def _tables(columns: Sequence[_Column], issues: int) -> tuple[Scores, ...]:
    return tuple(
        np.array([column.parts[n] for column in columns], dtype=np.int64).T.copy()
        for n in range(issues)
    )


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
    return _rounded_unit(exact), True


def _rounded_unit(numbers: Sequence[Fraction]) -> Fraction:
    """The smallest unit that fits and divides 1 into parts of as many numbers as possible.

    Rounding moves each number by half a unit at most, and the reservation value by as much again
    for each of the others: there is room for that.
    """
    room = (LARGEST - len(numbers)) / sum(map(abs, numbers), Fraction(0))
    if room < 1:
        return Fraction(math.ceil(1 / room))
    parts = 1
    for bottom, _ in Counter(x.denominator for x in numbers if x).most_common():
        if (finer := math.lcm(parts, bottom)) <= room:
            parts = finer
    return Fraction(1, parts * (room // parts))


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
