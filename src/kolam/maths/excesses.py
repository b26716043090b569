"""Lowering the largest excess of a game exactly: a simplex method whose basis is whole numbers.

The programme: choose payoffs x and a level e, as low as can be, so that no coalition S that is
still open has an excess v(S) - x(S) above e, the coalitions that are settled keep their payoff,
and (with floors) nobody gets less than alone. Its dual looks for weights: of open coalitions
(adding up to 1), of floors (0 or more) and of settled coalitions (any), so that the weighted
coalitions cancel out. The dual has n + 1 rows: its basis is a small matrix of zeros and ones, whose
inverse times its determinant is a matrix of integers that fits in 64 bits to MOST (20) players.

Which coalition enters is looked up in floats, the one with the largest excess; whether it may, and
that in the end there is none, is decided in whole numbers.

Source: column generation over coalitions as in Benedek, Fliege and Nguyen, Mathematical
Programming 190 (2021) 1111-1141; integer pivots, Edmonds, Journal of Research of the National
Bureau of Standards 71B (1967) 241-245; ties, Bland, Mathematics of Operations Research 2 (1977).
"""

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import added, coalition_of
from kolam.maths.game import Game

#: The most players for whom the integers of the basis fit.
MOST = 20
#: Pivots without progress after which ties are broken by number, so that no basis comes twice.
PATIENCE = 40

Kind = Literal["open", "floor", "settled", "start"]


@dataclass(slots=True)
class Column:
    """A column of the basis: a coalition, what it demands, and in what role.

    `cost` is a whole number of the game's units divided by the table's `scale`.
    """

    kind: Kind
    bits: int
    cost: int


@dataclass
class Excesses:
    """The simplex table.

    inverse  the inverse of the basis times `det`; the last column times 1 / det are the weights
    basis    one column a row; "settled" ones never leave
    closed   numbers of the coalitions whose payoff the settled ones fix
    scale    into how many parts the game's unit is divided, so that all costs are whole
    """

    game: Game
    floors: bool
    det: int = 1
    basis: list[Column] = field(default_factory=list)
    closed: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, dtype=np.int64))
    stuck: int = 0
    scale: int = 1

    def __post_init__(self) -> None:
        players = self.game.players
        self.players = players
        self.inverse = np.eye(players + 1, dtype=np.int64)
        self.worths = self.game.floats()
        self.bits = np.arange(players + 1)
        self.basis = [Column("start", 0, 0) for _ in range(players + 1)]
        self._enter(self._column("settled", self.game.everybody), 0)
        for player in range(1, players):
            self._enter(self._column("open", 1 << player), player)
        self._close()
        self._open(1)

    def payoffs(self) -> tuple[Fraction, ...]:
        """What each player gets in the present basis."""
        prices, unit = self._prices()
        return tuple(price * self.game.unit / unit for price in prices[:-1])

    def level(self) -> Fraction:
        """The level that the present weights prove no payoffs to go below."""
        prices, unit = self._prices()
        return prices[-1] * self.game.unit / unit

    def lower(self) -> None:
        """Pivots until no open coalition has an excess above the level, and no floor is broken."""
        self.stuck = 0
        while (column := self._entering()) is not None:
            spread = self._spread(column)
            row = self._leaving(spread)
            moved = self.inverse[row, -1] != 0
            self.stuck = 0 if moved else self.stuck + 1
            self._enter(column, row, spread)

    def weights(self) -> list[tuple[Column, Fraction]]:
        """The open coalitions and floors with a weight above 0."""
        pairs = zip(self.basis, self.inverse[:, -1].tolist(), strict=True)
        return [(c, Fraction(w, self.det)) for c, w in pairs if w and c.kind in ("open", "floor")]

    def settle(self) -> bool:
        """Settles all that weighs; whether that leaves something open."""
        prices, unit = self._prices()
        level = self._whole(Fraction(prices[-1], unit))
        rows = [r for r, c in enumerate(self.basis) if c.kind in ("open", "floor")]
        heavy = [r for r in rows if self.inverse[r, -1]]
        first = next(r for r in heavy if self.basis[r].kind == "open")
        self._enter(Column("start", 0, level), first)
        for row in heavy:
            column = self.basis[row]
            if column.kind == "open":
                self._enter(Column("settled", column.bits, column.cost - level), row)
            elif column.kind == "floor":
                column.kind = "settled"
        if all(column.kind in ("settled", "start") for column in self.basis):
            return False
        floats = self._floats()
        self._close()
        self._open(int(self._open_excesses(floats).argmax()))
        return True

    def _open(self, bits: int) -> None:
        """Weights for an open coalition, and for its complement where it needs one."""
        for one in (bits, self.game.everybody & ~bits):
            if not any(column.kind == "start" for column in self.basis):
                return
            column = self._column("open", one)
            spread = self._spread(column)
            self._enter(column, self._leaving(spread), spread)

    def _column(self, kind: Kind, bits: int) -> Column:
        return Column(kind, bits, self._worth(bits))

    def _worth(self, bits: int) -> int:
        """What a coalition is worth, in whole parts of the unit."""
        worth = self.game.table[bits]
        if self.game.exact:
            return int(worth) * self.scale
        return self._whole(Fraction(worth.item()))

    def _whole(self, units: Fraction) -> int:
        """So many units as whole parts; there will be more of these where it needs them."""
        finer = units.denominator // math.gcd(units.denominator, self.scale)
        if finer > 1:
            self.scale *= finer
            for column in self.basis:
                column.cost *= finer
        return int(units.numerator) * (self.scale // int(units.denominator))

    def _spread(self, column: Column) -> NDArray[np.int64]:
        """The column as a mix of the basis, times `det`."""
        chosen = column.bits >> self.bits & 1
        chosen[-1] = column.kind in ("open", "start")
        spread: NDArray[np.int64] = self.inverse @ chosen
        return spread

    def _enter(self, column: Column, row: int, spread: NDArray[np.int64] | None = None) -> None:
        """The integer pivot: the column takes this row's place."""
        spread = self._spread(column) if spread is None else spread
        kept, pivot = self.inverse[row].copy(), int(spread[row])
        self.inverse *= pivot
        self.inverse -= spread[:, None] * kept
        self.inverse //= self.det
        self.inverse[row] = kept
        if pivot < 0:
            self.inverse *= -1
        self.det, self.basis[row] = abs(pivot), column

    def _leaving(self, spread: NDArray[np.int64]) -> int:
        """The row whose weight reaches 0 first; of several the largest pivot, or the first."""
        told = zip(self.basis, spread.tolist(), self.inverse[:, -1].tolist(), strict=True)
        rows = [(r, d, y) for r, (c, d, y) in enumerate(told) if d > 0 and c.kind != "settled"]
        best = rows[0]
        for row in rows[1:]:
            ahead = best[2] * row[1] - row[2] * best[1]
            if ahead > 0 or (ahead == 0 and self._before(row, best)):
                best = row
        return best[0]

    def _before(self, row: tuple[int, int, int], best: tuple[int, int, int]) -> bool:
        if self.basis[row[0]].kind == "start" or self.stuck <= PATIENCE:
            return row[1] > best[1] or self.basis[row[0]].kind == "start"
        return self._number(self.basis[row[0]]) < self._number(self.basis[best[0]])

    def _number(self, column: Column) -> int:
        return column.bits + (len(self.worths) if column.kind == "floor" else 0)

    def _prices(self) -> tuple[list[int], int]:
        """The payoffs and the level, in whole parts of the game's unit, and how many parts."""
        costs = np.array([column.cost for column in self.basis], dtype=object)
        prices: list[int] = (costs @ self.inverse).tolist()
        parts = self.det * self.scale
        common = math.gcd(parts, *prices)
        return [price // common for price in prices], parts // common

    def _floats(self) -> NDArray[np.float64]:
        top, bottom = self.game.unit.numerator, self.game.unit.denominator * self.scale
        costs = np.array([column.cost * top / bottom for column in self.basis])
        prices: NDArray[np.float64] = costs @ self.inverse / self.det
        return prices

    def _open_excesses(self, prices: NDArray[np.float64]) -> NDArray[np.float64]:
        excesses: NDArray[np.float64] = self.worths - added(prices[:-1].tolist(), np.float64)
        excesses[self.closed] = -np.inf
        return excesses

    def _entering(self) -> Column | None:
        """An open coalition above the level, or a broken floor; None where there is neither."""
        if self.stuck <= PATIENCE:
            prices = self._floats()
            excesses = self._open_excesses(prices)
            best = int(excesses.argmax())
            if excesses[best] > prices[-1]:
                column = self._column("open", best)
                if self._gain(column) > 0:
                    return column
        return self._entering_exactly()

    def _gain(self, column: Column) -> int:
        """By how much the column demands more than the prices give, in parts of parts."""
        pairs = zip(self.basis, self._spread(column).tolist(), strict=True)
        given: int = sum(c.cost * d for c, d in pairs if d)
        return column.cost * self.det - given

    def _entering_exactly(self) -> Column | None:
        (*payoffs, level), unit = self._prices()
        found = self._above(payoffs, level, unit)
        if found is not None:
            return self._column("open", found)
        for player in range(self.players if self.floors else 0):
            alone = self._worth(1 << player)
            if payoffs[player] * self.scale < alone * unit:
                return Column("floor", 1 << player, alone)
        return None

    def _above(self, payoffs: list[int], level: int, unit: int) -> int | None:
        """The first open coalition with an excess above the level, in whole numbers."""
        size = self.game.largest * unit + sum(map(abs, payoffs)) + abs(level)
        if self.game.table.dtype == np.int64 and size < 2**62:
            gaps = self.game.table * unit - added(payoffs) > level
            gaps[self.closed] = False
            first = int(gaps.argmax())
            return first if gaps[first] else None
        shares = [payoff * self.game.unit / unit for payoff in payoffs]
        return self._above_slowly(shares, level * self.game.unit / unit)

    def _above_slowly(self, payoffs: list[Fraction], level: Fraction) -> int | None:
        """The same in Python's integers, for those that floats do not rule out."""
        prices = np.array([*map(float, payoffs), float(level)])
        scale = float(np.abs(self.worths).max() + np.abs(prices).sum())
        close = np.flatnonzero(self._open_excesses(prices) > prices[-1] - 1e-13 * scale)
        for bits in close.tolist():
            if self.game.worth(bits) - sum(payoffs[p] for p in coalition_of(bits)) > level:
                return int(bits)
        return None

    def _close(self) -> None:
        """Closes the coalitions that are mixes of settled ones: their other parts cancel out."""
        rows = [r for r, column in enumerate(self.basis) if column.kind in ("open", "floor")]
        parts = self.inverse[rows, :-1]
        mixed: Any = (np.arange(1, 2 * len(rows), 2) ** 3) @ parts
        zero = np.flatnonzero(added(mixed.tolist()) == 0)
        members = zero[:, None] >> self.bits[:-1] & 1
        self.closed = zero[~(members @ parts.T).any(axis=1)]
