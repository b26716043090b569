"""Who wants what, how strongly, and who therefore stands together (MACTOR's objectives).

The same functions serve the three matrices: signs (1MAO), scores from -4 to 4 (2MAO), and scores
times the balance of power (3MAO). Rows are actors, columns objectives; a positive value is for the
objective, a negative one against it, and what comes out is exact.
Source: Godet, Actors' moves and strategies: the MACTOR method, Futures 23 (1991) 605-622.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.influence import HIGHEST, scores_of
from kolam.maths.table import Number, exact

Values = Sequence[Sequence[Number]]
Table = tuple[tuple[Fraction, ...], ...]


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
    return _shared(values, lambda x, y: x * y > 0)


def divergence(values: Values) -> Table:
    """The same over the objectives that one is for and the other against."""
    return _shared(values, lambda x, y: x * y < 0)


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


def _shared(values: Values, counts: Callable[[Fraction, Fraction], bool]) -> Table:
    rows = [[Fraction(exact(value)) for value in row] for row in values]
    table = [[Fraction(0)] * len(rows) for _ in rows]
    for a, first in enumerate(rows):
        for b, second in enumerate(rows[:a]):
            both = [(x, y) for x, y in zip(first, second, strict=True) if counts(x, y)]
            table[a][b] = table[b][a] = sum((abs(x) + abs(y) for x, y in both), Fraction(0)) / 2
    return tuple(map(tuple, table))
