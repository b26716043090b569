"""Who wants what, how strongly, and who therefore stands together (MACTOR's objectives).

The same functions serve the three matrices: signs (1MAO), scores from -4 to 4 (2MAO), and scores
times the balance of power (3MAO). Rows are actors, columns objectives; a positive value is for the
objective, a negative one against it, and what comes out is exact.
Source: Godet, Actors' moves and strategies: the MACTOR method, Futures 23 (1991) 605-622.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kolam.maths.influence import HIGHEST, scores_of
from kolam.maths.table import Number, exact

Values = Sequence[Sequence[Number]]
Table = tuple[tuple[Fraction, ...], ...]
#: How far floats may be from the exact sums, as a share of them, and below what they are nothing.
CLOSE, SILENT = 1e-9, 1e-12


@dataclass(frozen=True, slots=True)
class Mobilisation:
    """One objective: what all actors bring for it (0 or more) and against it (0 or less)."""

    support: Fraction
    opposition: Fraction
    supporters: int
    opponents: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, a < b, and how strongly they converge or diverge."""

    a: int
    b: int
    value: Fraction


def signs(positions: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """1MAO from 2MAO: 1 for, -1 against, 0 neither; ValueError for scores beyond -4 to 4."""
    rows = scores_of(positions, low=-HIGHEST, high=HIGHEST).tolist()
    return tuple(tuple((score > 0) - (score < 0) for score in row) for row in rows)


def weighed(positions: Sequence[Sequence[int]], balance: Sequence[Number]) -> Table:
    """3MAO: the scores (2MAO, whole, -4 to 4) of each actor times its balance of power r*.

    Raises ValueError for scores out of bounds and for more or fewer powers than actors.
    """
    rows = scores_of(positions, low=-HIGHEST, high=HIGHEST).tolist()
    return tuple(
        tuple(Fraction(score * exact(power)) for score in row)
        for row, power in zip(rows, balance, strict=True)
    )


def mobilisation(values: Values) -> tuple[Mobilisation, ...]:
    """What each objective mobilises for and against itself, in the unit of the values."""
    found = []
    for column in zip(*values, strict=True):
        cells = [Fraction(exact(value)) for value in column]
        pro, con = [v for v in cells if v > 0], [v for v in cells if v < 0]
        found.append(Mobilisation(sum(pro, Fraction(0)), sum(con, Fraction(0)), len(pro), len(con)))
    return tuple(found)


def convergence(values: Values) -> Table:
    """Actors x actors: over the objectives both are for or both against, the mean of their two
    strengths, added up; with signs that is the number of such objectives. The diagonal is 0.
    """
    return _shared(values, _alike)


def divergence(values: Values) -> Table:
    """The same over the objectives that one is for and the other against."""
    return _shared(values, _opposite)


def strongest(pairs: Table, *, most: int) -> tuple[Pair, ...]:
    """The strongest pairs of a symmetric table, those of 0 left out, equal ones by their places.

    At most so many, and those that are equal to the last of them: a cut never goes through a tie.
    Raises ValueError unless `most` is at least 1.
    """
    if most < 1:
        raise ValueError(f"at least one pair, not {most}")
    size = range(len(pairs))
    found = [Pair(a, b, pairs[a][b]) for a in size for b in size[a + 1 :] if pairs[a][b]]
    found.sort(key=lambda pair: (-pair.value, pair.a, pair.b))
    least = found[:most][-1].value if found else Fraction(0)
    return tuple(pair for pair in found if pair.value >= least)


def strongest_pairs(values: Values, *, most: int, apart: bool = False) -> tuple[Pair, ...]:
    """The strongest pairs of convergence, or of divergence where `apart`, without the whole table.

    The same pairs and values as `strongest` of either table, exact: floats only sort out which can
    be among them. For 1,000 actors a moment instead of minutes.
    """
    rows = [[Fraction(exact(value)) for value in row] for row in values]
    if not rows or not rows[0]:
        return strongest((), most=most)
    sums = _float_sums(np.array(rows, dtype=np.float64), apart=apart)
    ends = np.triu_indices(len(rows), 1)
    found = sums[ends]
    last = np.partition(found, -min(most, len(found)))[-min(most, len(found))] if len(found) else 0
    near = np.flatnonzero(found >= max(last * (1 - CLOSE), SILENT))
    counts = _opposite if apart else _alike
    pairs = {(int(ends[0][n]), int(ends[1][n])) for n in near}
    told = {(a, b): _strength(rows[a], rows[b], counts) for a, b in pairs}
    places = sorted({place for pair in pairs for place in pair})
    table = tuple(
        tuple(told.get((min(a, b), max(a, b)), Fraction(0)) for b in places) for a in places
    )
    return tuple(Pair(places[p.a], places[p.b], p.value) for p in strongest(table, most=most))


def _float_sums(values: NDArray[np.float64], *, apart: bool) -> NDArray[np.float64]:
    """Actors x actors, as floats: half the sum of both strengths over the objectives they share."""
    sides = [(np.where(side, np.abs(values), 0), side.astype(float)) for side in _sides(values)]
    (pro, for_), (con, against) = sides
    pairs = ((pro, against), (con, for_)) if apart else ((pro, for_), (con, against))
    one_way = sum((strength @ there.T for strength, there in pairs), np.zeros(1))
    total: NDArray[np.float64] = (one_way + one_way.T) / 2
    return total


def _sides(values: NDArray[np.float64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    return values > 0, values < 0


def _alike(x: Fraction, y: Fraction) -> bool:
    return x * y > 0


def _opposite(x: Fraction, y: Fraction) -> bool:
    return x * y < 0


def _strength(
    first: Sequence[Fraction],
    second: Sequence[Fraction],
    counts: Callable[[Fraction, Fraction], bool],
) -> Fraction:
    both = [(x, y) for x, y in zip(first, second, strict=True) if counts(x, y)]
    return sum((abs(x) + abs(y) for x, y in both), Fraction(0)) / 2


def _shared(values: Values, counts: Callable[[Fraction, Fraction], bool]) -> Table:
    rows = [[Fraction(exact(value)) for value in row] for row in values]
    table = [[Fraction(0)] * len(rows) for _ in rows]
    for a, first in enumerate(rows):
        for b, second in enumerate(rows[:a]):
            table[a][b] = table[b][a] = _strength(first, second, counts)
    return tuple(map(tuple, table))
