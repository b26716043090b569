"""Who moves whom, in steps of one and two: indirect influence and the balance of power (MACTOR).

Source: Godet, Actors' moves and strategies: the MACTOR method, Futures 23 (1991) 605-622.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.lesser_sums import lesser_sums

Convention = Literal["whole", "less_own"]
Matrix: TypeAlias = NDArray[np.int64]

#: The highest score of the ladder from 0 (no influence) to 4 (on the actor's very existence).
HIGHEST = 4


@dataclass(frozen=True)
class Influence:
    """What actors can do to each other, from the direct influences given.

    direct      the scores given, actors x actors: row a, column b is what a does to b
    indirect    the same with what goes through one other actor added; the diagonal is what comes
                back to the actor itself
    convention  how the diagonal counts in `powers`: "whole" leaves it out of account; "less_own"
                subtracts it once from the influence in the first factor. Both are in print.
    """

    direct: Matrix
    indirect: Matrix
    convention: Convention

    @cached_property
    def influences(self) -> tuple[int, ...]:
        """Each actor's influence on all others: the row's sum without the diagonal."""
        return tuple((self.indirect.sum(axis=1) - self.own).tolist())

    @cached_property
    def dependences(self) -> tuple[int, ...]:
        """Each actor's dependence on all others: the column's sum without the diagonal.

        They add up to the same as the influences.
        """
        return tuple((self.indirect.sum(axis=0) - self.own).tolist())

    @property
    def own(self) -> Matrix:
        """What comes back to each actor itself."""
        return self.indirect.diagonal()

    @cached_property
    def powers(self) -> tuple[Fraction, ...] | None:
        """r of each actor: its part of all influence, times I / (I + D), its room to act.

        An actor with neither influence nor dependence has 0. Negative only by "less_own", where
        more comes back to an actor than it does to all others. None where nobody influences.
        """
        total = sum(self.influences)
        if total == 0:
            return None
        own = self.own.tolist() if self.convention == "less_own" else [0] * len(self.direct)
        rows = zip(self.influences, self.dependences, own, strict=True)
        return tuple(
            Fraction((i - o) * i, total * (i + d)) if i else Fraction(0) for i, d, o in rows
        )

    @cached_property
    def balance(self) -> tuple[Fraction, ...] | None:
        """r* of each actor: its power against the mean one, so that their mean is 1.

        None where nobody influences, or where the powers of "less_own" add up to nothing or less.
        Exact: with a thousand actors the fractions have thousands of digits and take a second.
        """
        if self.powers is None:
            return None
        total = sum(self.powers)
        return tuple(len(self.powers) * r / total for r in self.powers) if total > 0 else None


def influence(
    direct: Sequence[Sequence[int]] | NDArray[Any], *, convention: Convention = "whole"
) -> Influence:
    """Indirect influence, dependence and power from whole scores 0 to 4, actors x actors.

    The indirect influence of a on b adds to the direct one, for every third actor c, the lesser of
    a's influence on c and c's on b. Raises ValueError for a matrix that is not square, a score that
    is not a whole number from 0 to 4 (with its place), or a diagonal that is not 0.
    """
    given = scores_of(direct, low=0, high=HIGHEST)
    if given.shape[0] != given.shape[1]:
        raise ValueError(f"a matrix of influences is square, not {given.shape}")
    for actor in np.flatnonzero(given.diagonal()).tolist():
        raise ValueError(f"actor {actor} has an influence on itself; the diagonal is 0")
    return Influence(given, given + lesser_sums(given), convention)


def scores_of(rows: Sequence[Sequence[int]] | NDArray[Any], *, low: int, high: int) -> Matrix:
    """The rows as whole numbers; ValueError, with the place, for others and those out of bounds."""
    if not isinstance(rows, np.ndarray) and len(set(map(len, rows))) > 1:
        raise ValueError("all rows have as many scores as the first")
    scores = np.asarray(rows) if len(rows) else np.zeros((0, 0), dtype=np.int64)
    if scores.ndim != 2 or (scores.size and scores.dtype.kind not in "iu"):
        raise ValueError("scores are whole numbers, actors in rows")
    for row, column in np.argwhere((scores < low) | (scores > high)).tolist():
        raise ValueError(
            f"row {row}, column {column}: {scores[row, column]} is not from {low} to {high}"
        )
    return scores.astype(np.int64)
