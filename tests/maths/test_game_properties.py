"""Monotone, superadditive and convex games, against the definitions over all pairs."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.coalitions import bits_of
from kolam.maths.core import core_test
from kolam.maths.game import Dividends, Game
from kolam.maths.game_properties import Property, convex, monotone, superadditive
from kolam.maths.shapley import shapley
from tests.maths.games import whole_games

Rule = Callable[[Game, int, int], bool]
RULES: dict[Callable[[Game], Property], Rule] = {
    monotone: lambda g, s, t: s & ~t != 0 or g.worth(s) <= g.worth(t),
    convex: lambda g, s, t: g.worth(s | t) + g.worth(s & t) >= g.worth(s) + g.worth(t),
    superadditive: lambda g, s, t: s & t != 0 or g.worth(s | t) >= g.worth(s) + g.worth(t),
}


@st.composite
def growing(draw: st.DrawFn) -> Game:
    """Games of which many have these properties: few values, often sums of gains."""
    if draw(st.booleans()):
        return draw(whole_games(4, -1, 3))
    picked = st.dictionaries(st.sets(st.integers(0, 3), min_size=1).map(tuple), st.integers(-1, 3))
    return Dividends.of(4, draw(picked)).game()


@pytest.mark.parametrize("asked", RULES)
@given(game=growing())
def test_it_holds_where_no_pair_breaks_it(asked: Callable[[Game], Property], game: Game) -> None:
    rule, every = RULES[asked], range(len(game.table))
    found = asked(game)
    assert found.holds == all(rule(game, s, t) for s, t in product(every, every))
    if found.breach is not None:
        assert not rule(game, *(bits_of(s, game.players) for s in found.breach))


@given(growing())
def test_the_shapley_value_of_a_convex_game_lies_in_its_core(game: Game) -> None:
    if convex(game).holds and game.players > 1:
        assert core_test(game, shapley(game)).inside


def test_the_inheritance_is_not_superadditive() -> None:
    """Ibn Ezra's inheritance (Aumann 2010): a coalition has what its largest claim says."""
    claims = (120, 60, 40, 30)
    game = Game.from_function(4, lambda s: max(claims[p] for p in s))
    assert superadditive(game).breach == ((0,), (1,))
    assert monotone(game).holds


def test_floats_are_compared_as_the_numbers_they_are() -> None:
    assert superadditive(Game.from_table([0, 0.1, 0.2, 0.1 + 0.2])).breach is None
    assert superadditive(Game.from_table([0, 0.1, 0.2, 0.3])).breach == ((0,), (1,))


def test_pairs_of_too_many_players_are_refused() -> None:
    with pytest.raises(ValueError, match="16 players at most"):
        superadditive(Game.from_table(np.zeros(1 << 17)))
