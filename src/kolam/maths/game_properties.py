"""What a game is like: whether more players, unions, or larger coalitions are always worth more.

Each answers with a pair of coalitions that shows where it fails, so that the answer can be checked
by hand. All comparisons are exact: a float counts as the binary number it is.

Source: Shapley, International Journal of Game Theory 1 (1971) 11-26 (convex games).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import Coalition, added, coalition_of
from kolam.maths.game import Game

#: The most players whose 3**n pairs of separate coalitions are looked through.
MOST_PAIRS = 16


@dataclass(frozen=True, slots=True)
class Property:
    """breach: two coalitions that break the rule; None where it holds."""

    breach: tuple[Coalition, Coalition] | None

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return self.breach is None


def monotone(game: Game) -> Property:
    """Whether nobody's joining lowers a coalition's worth: v(S) <= v(T) for S inside T. n to 24.

    A breach is (S, T), T with one player more.
    """
    table = game.in_integers().table
    for player in range(game.players):
        pairs = table.reshape(-1, 2, 1 << player)
        worse = _first(pairs[:, 1] < pairs[:, 0])
        if worse is not None:
            bits = _bits(worse, player)
            return Property((coalition_of(bits), coalition_of(bits | 1 << player)))
    return Property(None)


def convex(game: Game) -> Property:
    """Whether v(S or T) + v(S and T) >= v(S) + v(T): the more, the merrier. n to 24.

    A breach is (S, T), each with one player that the other lacks. A convex game has a core, and the
    Shapley value lies in it.
    """
    table = game.in_integers().table
    for second in range(game.players):
        for first in range(second):
            cells = table.reshape(-1, 2, 1 << second - first - 1, 2, 1 << first)
            both, none = cells[:, 1, :, 1], cells[:, 0, :, 0]
            worse = _first(both + none < cells[:, 1, :, 0] + cells[:, 0, :, 1])
            if worse is not None:
                bits = _bits(_bits(worse, first), second)
                return Property((coalition_of(bits | 1 << first), coalition_of(bits | 1 << second)))
    return Property(None)


def superadditive(game: Game) -> Property:
    """Whether v(S or T) >= v(S) + v(T) for S and T without a common player: unions pay. n to 16.

    A breach is (S, T). Raises ValueError for more than 16 players.
    """
    if game.players > MOST_PAIRS:
        raise ValueError(f"{MOST_PAIRS} players at most can be looked through, not {game.players}")
    table = game.in_integers().table
    for bits in range(1, game.everybody + 1):
        # Each pair is met once, from the coalition with the highest player.
        top = bits.bit_length() - 1
        apart = added([1 << player for player in range(top) if not bits >> player & 1])
        worse = _first(table[apart | bits] < table[apart] + table[bits])
        if worse is not None:
            return Property((coalition_of(int(apart[worse])), coalition_of(bits)))
    return Property(None)


def _first(worse: NDArray[Any]) -> int | None:
    """The first place that is True."""
    flat = np.asarray(worse, dtype=np.bool_).reshape(-1)
    place = int(flat.argmax())
    return place if flat[place] else None


def _bits(place: int, player: int) -> int:
    """The number whose bits are these with a 0 put in for the player."""
    low = place & (1 << player) - 1
    return (place - low) << 1 | low
