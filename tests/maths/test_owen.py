"""Owen's value: its definition over orders, and its axioms."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths.game import Dividends, Game
from kolam.maths.owen import owen
from kolam.maths.shapley import shapley
from tests.maths.games import whole_games

GAMES = whole_games()


@st.composite
def unions_of(draw: st.DrawFn, players: int) -> list[list[int]]:
    homes = draw(st.lists(st.integers(0, players - 1), min_size=players, max_size=players))
    return [[p for p in range(players) if homes[p] == home] for home in sorted(set(homes))]


def by_arrival(game: Game, unions: list[list[int]]) -> tuple[Fraction, ...]:
    """Over all orders in which unions arrive whole."""
    shares, orders = [Fraction(0)] * game.players, 0
    for order in permutations(range(game.players)):
        places = [sorted(order.index(p) for p in union) for union in unions]
        if any(place[-1] - place[0] >= len(place) for place in places):
            continue
        orders, there = orders + 1, 0
        for player in order:
            shares[player] += game.worth(there | 1 << player) - game.worth(there)
            there |= 1 << player
    return tuple(share / orders for share in shares)


def test_two_of_three_in_a_union_share_all_the_power() -> None:
    """A majority of three: Owen 1977."""
    majority = Game.from_function(3, lambda s: int(len(s) > 1))
    assert owen(majority, [(0, 1), (2,)]) == (Fraction(1, 2), Fraction(1, 2), 0)


@settings(max_examples=40)
@given(GAMES, st.data())
def test_the_table_gives_what_all_orders_give(game: Game, data: st.DataObject) -> None:
    unions = data.draw(unions_of(game.players))
    assert owen(game, unions) == by_arrival(game, unions)


@given(GAMES, st.data())
def test_table_and_dividends_agree(game: Game, data: st.DataObject) -> None:
    unions = data.draw(unions_of(game.players))
    assert owen(game.dividends(), unions) == owen(game, unions)


@given(GAMES)
def test_players_alone_or_all_in_one_have_the_shapley_value(game: Game) -> None:
    everyone = range(game.players)
    assert owen(game, [[p] for p in everyone]) == owen(game, [[*everyone]]) == shapley(game)


@given(GAMES, st.data())
def test_a_union_gets_what_it_has_as_one_player(game: Game, data: st.DataObject) -> None:
    unions = data.draw(unions_of(game.players))
    shares = owen(game, unions)
    between = Game.from_function(
        len(unions), lambda s: game.value(*(p for place in s for p in unions[place]))
    )
    assert tuple(sum(shares[p] for p in union) for union in unions) == shapley(between)


def test_numbers_beyond_64_bits_stay_exact() -> None:
    values = np.random.default_rng(1).integers(-99, 99, 64).tolist()
    unions = [(0, 3), (1,), (2, 4, 5)]
    small = owen(Game.from_table([0, *values[1:]]), unions)
    for scale in (2**52, 10**30):
        large = Game.from_table([0, *(scale * value for value in values[1:])])
        assert owen(large, unions) == tuple(scale * Fraction(share) for share in small)


def test_floats_give_floats_close_to_the_exact_answer() -> None:
    values = np.random.default_rng(2).random(64)
    values[0] = 0
    game, unions = Game.from_table(values), [(0, 3), (1,), (2, 4, 5)]
    found = owen(game, unions)
    assert all(isinstance(share, float) for share in found)
    exact = owen(game.in_integers(), unions)
    assert found == pytest.approx([float(share) for share in exact], abs=1e-14)


@pytest.mark.parametrize("unions", [[(0, 1)], [(0, 1), (1, 2)], [(0, 1, 2), ()], [(0, 1, 2, 3)]])
def test_players_in_no_union_or_in_two_are_refused(unions: list[tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match="in exactly one union"):
        owen(Dividends.of(3, {(0,): 1}), unions)
