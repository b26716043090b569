"""Small games for the tests, and what definitions alone make of them."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from math import factorial

from hypothesis import strategies as st

from kolam.maths.game import Game

#: (players) -> value, as the published tables are told: players from 1.
TVA = {
    (1,): 163_520, (2,): 140_826, (3,): 250_096,
    (1, 2): 301_607, (1, 3): 378_821, (2, 3): 367_370, (1, 2, 3): 412_584,
}  # fmt: skip


def from_one(players: int, values: dict[tuple[int, ...], int]) -> Game:
    """The game of a table whose players count from 1."""
    return Game.of(players, {tuple(p - 1 for p in s): v for s, v in values.items()})


def bankruptcy(estate: int, claims: Sequence[int]) -> Game:
    """What is left of the estate when all others are paid in full (O'Neill 1982)."""
    total = sum(claims)
    return Game.from_function(
        len(claims), lambda s: max(0, estate - total + sum(claims[p] for p in s))
    )


def voting(quota: int, weights: Sequence[int]) -> Game:
    """1 for every coalition whose weights reach the quota."""
    return Game.from_function(len(weights), lambda s: int(sum(weights[p] for p in s) >= quota))


def by_arrival(game: Game) -> tuple[Fraction, ...]:
    """The Shapley value by its definition: over all orders."""
    shares = [Fraction(0)] * game.players
    for order in permutations(range(game.players)):
        there = 0
        for player in order:
            shares[player] += game.worth(there | 1 << player) - game.worth(there)
            there |= 1 << player
    return tuple(share / factorial(game.players) for share in shares)


def swapped(game: Game, one: int, two: int) -> Game:
    """The same game with two players' numbers exchanged."""
    order = list(range(game.players))
    order[one], order[two] = two, one
    return Game.from_function(game.players, lambda s: game.value(*(order[p] for p in s)))


def whole_games(most: int = 5, low: int = -20, high: int = 20) -> st.SearchStrategy[Game]:
    """Any games of one to `most` players with whole numbers."""

    def table(players: int) -> st.SearchStrategy[list[int]]:
        size = (1 << players) - 1
        return st.lists(st.integers(low, high), min_size=size, max_size=size)

    return st.integers(1, most).flatmap(table).map(lambda told: Game.from_table([0, *told]))
