"""Power in weighted votes, and Banzhaf's value of any game.

A coalition wins where its weights reach the quota. A player swings where a losing coalition wins by
its joining. Banzhaf's index counts swings; Shapley and Shubik's counts them by the orders in which
the others can stand before and after. A weight is not a power: a small one can be as good as a
large one, or good for nothing.

Source: Penrose, Journal of the Royal Statistical Society 109 (1946) 53-57; Banzhaf, Rutgers Law
Review 19 (1965) 317-343; Shapley and Shubik, American Political Science Review 48 (1954) 787-792.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.ballots import swings_by_size, winning
from kolam.maths.coalitions import Coalition
from kolam.maths.game import Dividends, Game, Payoffs
from kolam.maths.size_sums import size_sums
from kolam.maths.table import Number, exact


@dataclass(frozen=True, slots=True)
class Power:
    """What votes are good for; one entry a player.

    swings          how many losing coalitions of the others it makes win
    absolute        swings / 2**(n-1): the chance to decide where the others vote by tossing coins
    normalised      swings / all players' swings; adds up to 1
    shapley_shubik  the chance to be the one who makes it win, all orders alike; adds up to 1
    winning         how many of all 2**n coalitions win
    vetoes          players without whom nothing wins
    dummies         players who never swing
    dictator        the player who wins alone and without whom nothing wins, if there is one
    """

    swings: tuple[int, ...]
    absolute: tuple[Fraction, ...]
    normalised: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    winning: int
    vetoes: tuple[int, ...]
    dummies: tuple[int, ...]
    dictator: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Coalitions, and whether these are all."""

    coalitions: tuple[Coalition, ...]
    complete: bool


def voting_power(weights: Sequence[Number], quota: Number) -> Power:
    """The power of weighted votes, all of it exact.

    Weights are 0 or more, the quota is above 0 and at most their sum; they may be fractions, and
    floats are read as the binary numbers they are.
    To 30 players whatever the weights (within some seconds); beyond, as long as the totals below
    the quota are at most 200,000 different ones (whole votes, shares in whole percents ...).
    Raises ValueError for weights or a quota outside these bounds.
    """
    whole, needed = _whole(weights, quota)
    rows, players = swings_by_size(whole, needed), len(whole)
    swings = tuple(sum(row) for row in rows)
    orders = [Fraction(1, players * math.comb(players - 1, size)) for size in range(players)]
    total = sum(whole)
    vetoes = tuple(p for p, weight in enumerate(whole) if total - weight < needed)
    return Power(
        swings=swings,
        absolute=tuple(Fraction(count, 1 << players - 1) for count in swings),
        normalised=tuple(Fraction(count, sum(swings)) for count in swings),
        shapley_shubik=tuple(
            sum((w * c for w, c in zip(orders, row, strict=True)), Fraction(0)) for row in rows
        ),
        winning=winning(whole, rows),
        vetoes=vetoes,
        dummies=tuple(p for p, count in enumerate(swings) if not count),
        dictator=next((p for p in vetoes if whole[p] >= needed), None),
    )


def minimal_winning(weights: Sequence[Number], quota: Number, *, most: int = 1_000) -> Listed:
    """Winning coalitions that lose without any one of their members; at most `most` are listed.

    Heaviest players first, equals in the order given. Raises ValueError as voting_power does.
    """
    whole, needed = _whole(weights, quota)
    return _listed(whole, needed, most)


def minimal_blocking(weights: Sequence[Number], quota: Number, *, most: int = 1_000) -> Listed:
    """Coalitions without whom the others lose, and no member of which can be spared.

    Raises ValueError as voting_power does.
    """
    whole, needed = _whole(weights, quota)
    return _listed(whole, sum(whole) - needed + 1, most)


def banzhaf_value(game: Game | Dividends) -> Payoffs:
    """Each player's average addition over all coalitions of the others, all alike.

    Treats equals equally, gives nothing to who adds nothing and adds up over games, but does not
    share just what there is: compare it within a game, do not pay it out.
    Exact from dividends (any number of players) and from exact tables, n to 24; tables of floats
    give floats, with the sums by size rounded.
    """
    if isinstance(game, Dividends):
        return _from_dividends(game)
    sums, half = size_sums(game), 1 << game.players - 1
    total = sum(map(Fraction, sums.every))
    shares = [(2 * sum(map(Fraction, row)) - total) / half for row in sums.having]
    return tuple(s * game.unit if game.exact else float(s) for s in shares)


def _from_dividends(game: Dividends) -> Payoffs:
    shares = [Fraction(0)] * game.players
    for coalition, term in game.terms.items():
        for player in coalition:
            shares[player] += term / (1 << len(coalition) - 1)
    return tuple(shares)


def _whole(weights: Sequence[Number], quota: Number) -> tuple[list[int], int]:
    """Weights and quota as whole numbers of one unit."""
    told = [Fraction(exact(weight)) for weight in weights]
    needed = Fraction(exact(quota))
    if not told or min(told) < 0:
        raise ValueError("votes are of one player or more, each with a weight of 0 or more")
    if not 0 < needed <= sum(told):
        raise ValueError(f"a quota is above 0 and at most all weights, {sum(told)}, not {needed}")
    unit = math.lcm(*(number.denominator for number in (*told, needed)))
    return [int(weight * unit) for weight in told], int(needed * unit)


def _listed(weights: Sequence[int], needed: int, most: int) -> Listed:
    found: list[Coalition] = []
    for coalition in _minimal(weights, needed):
        if len(found) == most:
            return Listed(tuple(found), complete=False)
        found.append(tuple(sorted(coalition)))
    return Listed(tuple(found), complete=True)


def _minimal(weights: Sequence[int], needed: int) -> Iterator[tuple[int, ...]]:
    """Heaviest first: who reaches the quota last is the lightest, so that none can be spared."""
    order = sorted(range(len(weights)), key=lambda player: -weights[player])
    rest = [sum(weights[player] for player in order[place:]) for place in range(len(order) + 1)]
    stack: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    while stack:
        place, total, chosen = stack.pop()
        if total >= needed:
            yield chosen
        elif total + rest[place] >= needed:
            player = order[place]
            stack.append((place + 1, total, chosen))
            stack.append((place + 1, total + weights[player], (*chosen, player)))
