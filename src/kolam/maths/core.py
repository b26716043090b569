"""The core: payoffs that no coalition can better by itself, and whether there are any.

A coalition blocks payoffs where it is worth more than its players get; the excess is by how much.
The least core lowers the largest excess as far as can be: where that is above 0 the core is empty,
and weighted coalitions prove it (Bondareva and Shapley's balancedness).

Source: Gillies, in Contributions to the Theory of Games IV (1959) 47-85; Bondareva, Problemy
Kybernetiki 10 (1963) 119-139; Shapley, Naval Research Logistics Quarterly 14 (1967) 453-460; least
core, Maschler, Peleg and Shapley, Mathematics of Operations Research 4 (1979) 303-338.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import Coalition, added, coalition_of
from kolam.maths.excesses import MOST, Excesses
from kolam.maths.game import Game
from kolam.maths.nucleolus import level_of
from kolam.maths.table import Number, exact

#: Lower players whose payoffs are added up once; a block of the table this long lies in the cache.
LOWER = 14


@dataclass(frozen=True, slots=True)
class CoreTest:
    """How payoffs stand.

    coalition  the one with the largest excess, of several the one with the lowest number; neither
               nobody nor everybody. () in a game of one player
    excess     its excess: above 0 it blocks
    left       what everybody is worth less all payoffs: 0 where exactly that is shared
    """

    coalition: Coalition
    excess: Fraction
    left: Fraction

    @property
    def inside(self) -> bool:
        """Whether the payoffs lie in the core."""
        return self.excess <= 0 and self.left == 0

    @property
    def blocking(self) -> Coalition | None:
        """The coalition that loses most by the payoffs, if any does."""
        return self.coalition if self.excess > 0 else None


def core_test(game: Game, payoffs: Sequence[Number]) -> CoreTest:
    """Whether any coalition can better the payoffs, and which loses most. n to 24.

    Exact, without a tolerance: floats, in the table or the payoffs, are read as the binary numbers
    they are. Raises ValueError where there is not one payoff a player.
    """
    told = [Fraction(exact(payoff)) for payoff in payoffs]
    if len(told) != game.players:
        raise ValueError(f"{len(told)} payoffs for {game.players} players")
    left = game.worth(game.everybody) - sum(told)
    if game.players == 1:
        return CoreTest((), Fraction(0), left)
    bits = _worst(game, told)
    excess = game.worth(bits) - sum(told[player] for player in coalition_of(bits))
    return CoreTest(coalition_of(bits), excess, left)


def _worst(game: Game, payoffs: Sequence[Fraction]) -> int:
    """The number of the coalition with the largest excess."""
    shares = [payoff / game.unit for payoff in payoffs]
    unit = math.lcm(*(share.denominator for share in shares))
    whole = [int(share * unit) for share in shares]
    if game.table.dtype == np.int64 and game.largest * unit + sum(map(abs, whole)) < 2**62:
        return _largest(game.table, whole, unit, margin=None)[0]
    worths = game.floats() if game.table.dtype != np.float64 else game.table
    told = [float(payoff) for payoff in payoffs]
    margin = 1e-13 * (game.largest * float(game.unit) + sum(map(abs, told)))
    close = _largest(worths, told, 1, margin=margin)
    return max(close, key=lambda b: game.worth(b) - sum(payoffs[p] for p in coalition_of(b)))


def _largest(
    table: NDArray[Any], shares: Sequence[Any], unit: int, *, margin: float | None
) -> list[int]:
    """The first coalition of the largest excess; with a margin, all that come as close to it."""
    lower = min(LOWER, len(shares))
    low, high = added(shares[:lower], table.dtype), added(shares[lower:], table.dtype)
    rows = table.reshape(-1, len(low))
    tops = []
    for row in range(len(rows)):
        tops.append(_row(rows, row, low, unit).max() - high[row])
    best = max(tops)
    if margin is None:
        row = tops.index(best)
        return [row * len(low) + int(_row(rows, row, low, unit).argmax())]
    found: list[int] = []
    for row, top in enumerate(tops):
        if top >= best - margin:
            near = _row(rows, row, low, unit) - high[row] >= best - margin
            found += (row * len(low) + np.flatnonzero(near)).tolist()
    return found


def _row(rows: NDArray[Any], row: int, low: NDArray[Any], unit: int) -> NDArray[Any]:
    """The excesses of a row before its upper players are paid; nobody and everybody never lead."""
    gaps: NDArray[Any] = (rows[row] * unit if unit != 1 else rows[row]) - low
    least = -np.inf if gaps.dtype == np.float64 else -(2**62)
    if row == 0:
        gaps[0] = least
    if row == len(rows) - 1:
        gaps[-1] = least
    return gaps


@dataclass(frozen=True, slots=True)
class LeastCore:
    """The lowest largest excess.

    excess      0 or below: the core has payoffs; above 0 it is empty
    payoffs     some payoffs with no larger excess (in the core where it has any); efficient, exact
    coalitions  coalitions with weights above 0, which add up to 1 and hold every player equally
                often: no payoffs can lower the excess of all of them
    """

    excess: Fraction
    payoffs: tuple[Fraction, ...]
    coalitions: tuple[tuple[Coalition, Fraction], ...]

    @property
    def empty(self) -> bool:
        """Whether the core is empty."""
        return self.excess > 0


def least_core(game: Game) -> LeastCore:
    """The least core's excess, payoffs that reach it, and the weights that prove it. Exact.

    Raises ValueError for fewer than 2 or more than 20 players.
    """
    if not 2 <= game.players <= MOST:
        raise ValueError(f"a least core is of 2 to {MOST} players, not {game.players}")
    search = Excesses(game, floors=False)
    search.lower()
    level = level_of(search)
    return LeastCore(level.excess, search.payoffs(), level.coalitions)
