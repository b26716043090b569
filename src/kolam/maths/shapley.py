"""The Shapley value: each player's average addition over all orders in which players can arrive.

It is the one division that is efficient, treats equals equally, gives nothing to who adds nothing
and adds up over games.

Source: Shapley, in Contributions to the Theory of Games II (1953) 307-317; from dividends,
Harsanyi, International Economic Review 4 (1963) 194-220.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import comb, lcm

from kolam.maths.game import Dividends, Game, Payoffs
from kolam.maths.size_sums import size_sums


def shapley(game: Game | Dividends) -> Payoffs:
    """What each player gets, in the game's points; they add up to what all are worth together.

    From dividends: each is shared equally among its members; exact, any number of players.
    From a table, n to 24: whole numbers and fractions give exact Fractions. Floats give floats:
    the sums by size are rounded as floats are, all else is exact, so that the result is within
    about 2**n * 1e-16 of the largest value at the very worst, and in practice within a few last
    digits.
    """
    return _from_dividends(game) if isinstance(game, Dividends) else _from_table(game)


def _from_dividends(game: Dividends) -> Payoffs:
    shares = [Fraction(0)] * game.players
    for coalition, term in game.terms.items():
        share = term / len(coalition)
        for player in coalition:
            shares[player] += share
    return tuple(shares)


def _from_table(game: Game) -> Payoffs:
    """A coalition of s has weight 1 / (n C(n-1, s-1)) with the player, -1 / (n C(n-1, s)) without.

    With what it weighs without taken from all coalitions, those with the player weigh the sum.
    """
    players, sums = game.players, size_sums(game)
    binomials = [comb(players - 1, size) for size in range(players)]
    unit = lcm(*binomials)
    without = [*(unit // binomial for binomial in binomials), 0]
    both = [a + b for a, b in zip(without, [0, *without[:-1]], strict=True)]
    start = _weighed(without, sums.every)
    shares = [(_weighed(both, row) - start) / (unit * players) for row in sums.having]
    return tuple(share * game.unit if game.exact else float(share) for share in shares)


def _weighed(weights: Sequence[int], sums: Sequence[int | float]) -> Fraction:
    """Exact: floats count as the binary numbers they are."""
    whole = [w * t for w, t in zip(weights, sums, strict=True) if isinstance(t, int)]
    rest = [w * Fraction(t) for w, t in zip(weights, sums, strict=True) if isinstance(t, float)]
    return sum(rest, Fraction(sum(whole)))
