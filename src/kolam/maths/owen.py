"""Owen's value: the Shapley value where players stand in unions that bargain as one.

Only those orders count in which each union's members arrive together. What a union gets in all is
the Shapley value of the game that the unions play; its members share it by what each could do with
the other unions.

Source: Owen, in Mathematical Economics and Game Theory (1977) 76-88.
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import comb

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import Coalition, added, bits_of, sizes
from kolam.maths.game import Dividends, Game, Payoffs
from kolam.maths.shapley import shapley


def owen(game: Game | Dividends, unions: Sequence[Collection[int]]) -> Payoffs:
    """What each player gets, in the game's points; they add up to what all are worth together.

    unions  every player in exactly one; all alone, or all in one, is the Shapley value
    Exact from dividends (any number of players) and from exact tables, n to 24. From tables of
    floats come floats: the sums over equally many other unions are rounded, all else is exact.
    Raises ValueError where a player is in no union or in two, or a union is empty.
    """
    told = [tuple(sorted(union)) for union in unions]
    if not all(told) or sorted(p for union in told for p in union) != list(range(game.players)):
        raise ValueError(f"each of the players 0 to {game.players - 1} is in exactly one union")
    return _from_dividends(game, told) if isinstance(game, Dividends) else _from_table(game, told)


def _from_dividends(game: Dividends, unions: Sequence[Coalition]) -> Payoffs:
    """A dividend is shared equally by the unions it touches, then by its members in each."""
    home = {player: place for place, union in enumerate(unions) for player in union}
    shares = [Fraction(0)] * game.players
    for coalition, term in game.terms.items():
        homes = [home[player] for player in coalition]
        for player, place in zip(coalition, homes, strict=True):
            shares[player] += term / len(set(homes)) / homes.count(place)
    return tuple(shares)


def _from_table(game: Game, unions: Sequence[Coalition]) -> Payoffs:
    numbers = [bits_of(union, game.players) for union in unions]
    shares: list[Fraction | float] = [Fraction(0)] * game.players
    for place, union in enumerate(unions):
        others = added([*numbers[:place], *numbers[place + 1 :]])
        inside = added([1 << player for player in union])
        for player, share in zip(union, shapley(_within(game, others, inside)), strict=True):
            shares[player] = share if game.exact else float(share)
    return tuple(shares)


def _within(game: Game, others: NDArray[np.int64], inside: NDArray[np.int64]) -> Game:
    """The game inside a union: what its part adds to unions that arrived before, on average.

    others  the coalition numbers of all sets of other unions;  inside  of all parts of this one
    """
    size = sizes(len(others).bit_length() - 1)
    order = np.argsort(size, kind="stable")
    starts = np.searchsorted(size[order], np.arange(size[-1] + 1))
    most = len(starts) - 1
    weights = [Fraction(1, (most + 1) * comb(most, count)) for count in range(most + 1)]
    table, chosen = game.table, others[order]
    if table.dtype == np.int64 and game.largest << most + 1 >= 2**63:
        table = table.astype(object)
    without = table[chosen]
    worths = [Fraction(0)]
    for part in inside[1:].tolist():
        adds = np.add.reduceat(table[chosen | part] - without, starts).tolist()
        pairs = zip(weights, adds, strict=True)
        worths.append(sum((w * Fraction(a) for w, a in pairs), Fraction(0)))
    return Game.from_table([worth * game.unit for worth in worths])
