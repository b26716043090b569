"""Cooperative games: what each coalition of players is worth, as a table or as dividends.

A table has one value for each of the 2**n coalitions, the empty one first (worth 0), in the order
of their numbers: player p is in coalition S where bit p of S is 1. Whole numbers and fractions are
kept exactly, as integers of one unit; a table with a float in it is a table of floats.

A dividend (Harsanyi) is what a coalition adds to what its parts are worth already: the value of a
coalition is the sum of the dividends of all coalitions inside it. A list of synergies is a list of
dividends: it holds any number of players, and is always exact.

Source: Harsanyi, International Economic Review 4 (1963) 194-220; the two forms turn into each
other by Moebius inversion, Rota, Zeitschrift fuer Wahrscheinlichkeitstheorie 2 (1964) 340-368.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import Coalition, bits_of, coalition_of
from kolam.maths.table import Number, exact

#: What each player gets: exact where the game is, floats where it is a table of floats.
Payoffs: TypeAlias = tuple[Fraction | float, ...]
Members = TypeVar("Members", bound=Collection[int])

#: The most players a table can have; its 2**24 values take 128 MB.
MOST = 24
#: Whole numbers up to here keep sums of two in 64 bits; larger ones are Python's.
LARGEST = 2**61


@dataclass(frozen=True, eq=False)
class Game:
    """A game as a table.

    table    2**n values, read only: int64, or Python's integers where those do not fit, or float64
    unit     what one of an integer table is worth; 1 for floats
    largest  the largest absolute value in the table, rounded up
    """

    table: NDArray[Any]
    unit: Fraction
    largest: int

    @staticmethod
    def from_table(values: Sequence[Number] | NDArray[Any]) -> "Game":
        """The game with these 2**n values, n from 1 to MOST (24), in the order of coalitions.

        An array of integers or floats is copied once, not converted value by value.
        Raises ValueError for another length, a value of the empty coalition other than 0, and for
        values that are infinite or not a number.
        """
        players = len(values).bit_length() - 1
        if not 1 <= players <= MOST or len(values) != 1 << players:
            raise ValueError(f"a table has 2**n values, n from 1 to {MOST}, not {len(values)}")
        table, unit = _array(values) if isinstance(values, np.ndarray) else _numbers(values)
        if table[0]:
            raise ValueError("nobody is worth nothing: the empty coalition has a value of 0")
        low, high = table.min(), table.max()
        if not (math.isfinite(low) and math.isfinite(high)):
            raise ValueError("a value is infinite or not a number")
        largest = max(-math.floor(low), math.ceil(high))
        if table.dtype == np.int64 and largest >= LARGEST:
            table = table.astype(object)
        table.flags.writeable = False
        return Game(table, unit, largest)

    @staticmethod
    def of(players: int, values: Mapping[Members, Number]) -> "Game":
        """The game in which these coalitions, tuples of players from 0, have these values.

        Every coalition but the empty one has to be there.
        Raises ValueError where one is missing (named), twice, or no coalition of the players.
        """
        if not 1 <= players <= MOST:
            raise ValueError(f"a table has 1 to {MOST} players, not {players}")
        told: dict[int, Number] = {0: 0}
        for coalition, value in values.items():
            bits = bits_of(coalition, players)
            if bits in told and coalition:
                raise ValueError(f"coalition {coalition_of(bits)} has two values")
            told[bits] = value
        missing = next((bits for bits in range(1 << players) if bits not in told), None)
        if missing is not None:
            raise ValueError(f"coalition {coalition_of(missing)} has no value")
        return Game.from_table([told[bits] for bits in range(1 << players)])

    @staticmethod
    def from_function(players: int, worth: Callable[[Coalition], Number]) -> "Game":
        """The game in which `worth` tells the value of each coalition but the empty one."""
        told = (worth(coalition_of(bits)) for bits in range(1, 1 << players))
        return Game.from_table([0, *told])

    @cached_property
    def players(self) -> int:
        """How many players, n."""
        return len(self.table).bit_length() - 1

    @property
    def exact(self) -> bool:
        """Whether the values are whole numbers and fractions, not floats."""
        return self.table.dtype != np.float64

    @property
    def everybody(self) -> int:
        """The number of the coalition of all players."""
        return len(self.table) - 1

    def worth(self, bits: int) -> Fraction:
        """The exact value of the coalition of this number; a float is the binary number it is."""
        return Fraction(self.table[bits].item() if self._typed else self.table[bits]) * self.unit

    def value(self, *coalition: int) -> Fraction:
        """The exact value of the coalition of these players."""
        return self.worth(bits_of(coalition, self.players))

    def in_integers(self) -> "Game":
        """The same game without floats: each is read as the binary number it is."""
        if self.exact:
            return self
        return Game.from_table([Fraction(value) for value in self.table.tolist()])

    def dividends(self) -> "Dividends":
        """The dividends that are not 0, exactly. Takes n * 2**n steps."""
        whole = self.in_integers()
        sums = whole.table
        if whole.largest << self.players >= LARGEST:
            sums = sums.astype(object)
        sums = sums.copy()
        for player in range(self.players):
            pairs = sums.reshape(-1, 2, 1 << player)
            pairs[:, 1] -= pairs[:, 0]
        terms = {coalition_of(bits): sums[bits] for bits in np.flatnonzero(sums).tolist()}
        worth = {coalition: int(term) * whole.unit for coalition, term in terms.items()}
        return Dividends(self.players, worth)

    def __neg__(self) -> "Game":
        """The same game with costs for gains: every value with the other sign."""
        table = -self.table
        table.flags.writeable = False
        return Game(table, self.unit, self.largest)

    def __add__(self, other: "Game") -> "Game":
        """What both games are worth together. Raises ValueError for unlike numbers of players."""
        if self.players != other.players:
            raise ValueError(f"games of {self.players} and {other.players} players do not add up")
        if self.exact and other.exact and self.largest < LARGEST > other.largest:
            unit = _common([self.unit, other.unit])
            ratios = int(self.unit / unit), int(other.unit / unit)
            if sum(r * g.largest for r, g in zip(ratios, (self, other), strict=True)) < LARGEST:
                return _scaled(self.table * ratios[0] + other.table * ratios[1], unit)
        if not (self.exact and other.exact):
            return Game.from_table(self.floats() + other.floats())
        pairs = range(len(self.table))
        return Game.from_table([self.worth(bits) + other.worth(bits) for bits in pairs])

    def floats(self) -> NDArray[np.float64]:
        """The table as floats, each within a rounding of its value."""
        return np.asarray(self.table * float(self.unit), dtype=np.float64)

    @property
    def _typed(self) -> bool:
        return self.table.dtype != object


@dataclass(frozen=True)
class Dividends:
    """A game as a list of dividends: exact, for any number of players.

    players  how many, n
    terms    what each coalition (players from 0, rising) adds; those not named add 0
    """

    players: int
    terms: Mapping[Coalition, Fraction]

    @staticmethod
    def of(players: int, synergies: Mapping[Members, Number]) -> "Dividends":
        """The game of these synergies; a coalition told twice, in two orders, has their sum.

        Floats are read as the binary numbers they are.
        Raises ValueError for no players, a synergy of nobody, or a player that is not there.
        """
        if players < 1:
            raise ValueError(f"a game has 1 player or more, not {players}")
        terms: dict[Coalition, Fraction] = {}
        for coalition, told in synergies.items():
            members = coalition_of(bits_of(coalition, players))
            if not members:
                raise ValueError("a synergy is of one player or more")
            terms[members] = terms.get(members, Fraction(0)) + exact(told)
        return Dividends(players, terms)

    def value(self, *coalition: int) -> Fraction:
        """The value of the coalition of these players."""
        inside = bits_of(coalition, self.players)
        within = (m for s, m in self.terms.items() if not bits_of(s, self.players) & ~inside)
        return sum(within, Fraction(0))

    def game(self) -> Game:
        """The table of the game. Raises ValueError for more than MOST (24) players."""
        if self.players > MOST:
            raise ValueError(f"a table has at most {MOST} players, not {self.players}")
        unit = _common(self.terms.values())
        whole = {bits_of(s, self.players): int(m / unit) for s, m in self.terms.items()}
        fits = sum(map(abs, whole.values())) < LARGEST
        sums: NDArray[Any] = np.zeros(1 << self.players, dtype=np.int64 if fits else object)
        for bits, term in whole.items():
            sums[bits] = term
        for player in range(self.players):
            pairs = sums.reshape(-1, 2, 1 << player)
            pairs[:, 1] += pairs[:, 0]
        return _scaled(sums, unit)


def _array(values: NDArray[Any]) -> tuple[NDArray[Any], Fraction]:
    if values.dtype.kind in "iu" and values.dtype != np.uint64:
        return values.astype(np.int64), Fraction(1)
    if values.dtype.kind in "f":
        return values.astype(np.float64), Fraction(1)
    return _numbers(values.tolist())


def _numbers(values: Sequence[Number]) -> tuple[NDArray[Any], Fraction]:
    if any(isinstance(value, float) for value in values):
        return np.array([float(value) for value in values]), Fraction(1)
    told = [Fraction(value) for value in values]
    unit = _common(told)
    whole = [int(value / unit) for value in told]
    fits = max(map(abs, whole)) < LARGEST
    return np.array(whole, dtype=np.int64 if fits else object), unit


def _common(values: Collection[Fraction]) -> Fraction:
    """The largest unit of which all these are whole multiples and 1 is one, too."""
    return Fraction(1, math.lcm(*(value.denominator for value in values)))


def _scaled(table: NDArray[Any], unit: Fraction) -> Game:
    game = Game.from_table(table)
    return Game(game.table, unit, game.largest)
