"""Games as tables and as dividends, and what is refused."""

import math
from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.game import LARGEST, MOST, Dividends, Game
from tests.maths.games import whole_games

GAMES = whole_games()


def test_fractions_become_integers_of_one_unit() -> None:
    game = Game.from_table([0, Fraction(1, 2), Fraction(1, 3), 2])
    assert (game.table.tolist(), game.unit) == ([0, 3, 2, 12], Fraction(1, 6))
    assert game.value(0, 1) == 2


def test_a_coalition_is_named_by_its_players_in_any_order() -> None:
    game = Game.of(2, {(0,): 1, (1,): 2, (1, 0): 5})
    assert [game.value(0), game.value(1), game.value(0, 1)] == [1, 2, 5]


def test_one_float_makes_a_table_of_floats() -> None:
    game = Game.from_table([0, 0.5, 1, 2])
    assert (game.exact, game.table.tolist()) == (False, [0.0, 0.5, 1.0, 2.0])


def test_floats_are_read_as_the_binary_numbers_they_are() -> None:
    game = Game.from_table([0, 0.1]).in_integers()
    assert game.value(0) == Fraction(0.1)
    assert game.exact


def test_numbers_beyond_64_bits_stay_exact() -> None:
    game = Game.from_table([0, 10**30, 1, 10**30 + 1])
    assert game.table.dtype == object
    assert game.value(0, 1) - game.value(0) == 1


def test_an_array_at_the_edge_of_64_bits_stays_exact() -> None:
    game = Game.from_table(np.array([0, LARGEST, -(2**63), 1]))
    assert [int(v) for v in game.table] == [0, LARGEST, -(2**63), 1]


def test_a_table_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Game.from_table([0, 1]).table[1] = 2


@pytest.mark.parametrize("values", [[0, 1, 2], [0], [], [0] * 3])
def test_a_table_of_another_length_is_refused(values: list[int]) -> None:
    with pytest.raises(ValueError, match="2\\*\\*n values"):
        Game.from_table(values)


def test_an_empty_coalition_worth_something_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody is worth nothing"):
        Game.from_table([1, 2])


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_value_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="infinite or not a number"):
        Game.from_table([0, value])


def test_a_missing_coalition_is_named() -> None:
    with pytest.raises(ValueError, match=r"coalition \(0, 1\) has no value"):
        Game.of(2, {(0,): 1, (1,): 2})


def test_a_coalition_told_twice_is_named() -> None:
    with pytest.raises(ValueError, match=r"coalition \(0, 1\) has two values"):
        Game.of(2, {(0,): 1, (1,): 2, (0, 1): 3, (1, 0): 3})


@pytest.mark.parametrize("coalition", [(2,), (-1,), (0, 0)])
def test_a_coalition_of_strangers_is_refused(coalition: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="no coalition of players 0 to 1"):
        Dividends.of(2, {coalition: 1})


def test_a_synergy_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="one player or more"):
        Dividends.of(2, {(): 1})


def test_synergies_told_in_two_orders_add_up() -> None:
    assert Dividends.of(2, {(0, 1): 1, (1, 0): 2}).terms == {(0, 1): Fraction(3)}


def test_too_many_players_for_a_table_are_refused() -> None:
    with pytest.raises(ValueError, match=f"at most {MOST} players"):
        Dividends.of(MOST + 1, {(0,): 1}).game()


def test_players_that_do_not_match_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="1 and 2 players"):
        Game.from_table([0, 1]) + Game.from_table([0, 1, 1, 1])


@given(GAMES)
def test_dividends_make_the_same_game(game: Game) -> None:
    back = game.dividends().game()
    everyone = range(len(game.table))
    assert [back.worth(bits) for bits in everyone] == [game.worth(bits) for bits in everyone]


@given(GAMES)
def test_a_dividend_is_what_all_parts_leave_over(game: Game) -> None:
    terms = game.dividends().terms
    for size in range(1, game.players + 1):
        for coalition in combinations(range(game.players), size):
            parts = sum(
                (-1) ** (size - k) * game.value(*part)
                for k in range(1, size + 1)
                for part in combinations(coalition, k)
            )
            assert terms.get(coalition, 0) == parts


SYNERGIES = st.dictionaries(
    st.sets(st.integers(0, 4), min_size=1).map(lambda s: tuple(sorted(s))),
    st.fractions(max_denominator=7),
    max_size=6,
)


@given(SYNERGIES)
def test_dividends_and_their_table_agree_on_every_coalition(
    synergies: Mapping[tuple[int, ...], Fraction],
) -> None:
    told = Dividends.of(5, synergies)
    table = told.game()
    for size in range(6):
        for coalition in combinations(range(5), size):
            assert told.value(*coalition) == table.value(*coalition)


@given(GAMES)
def test_a_game_and_its_costs_add_up_to_nothing(game: Game) -> None:
    assert not (game + -game).table.any()


def test_games_of_unlike_units_add_up_exactly() -> None:
    both = Game.from_table([0, Fraction(1, 2)]) + Game.from_table([0, Fraction(1, 3)])
    assert both.value(0) == Fraction(5, 6)
    huge = Game.from_table([0, 10**30]) + Game.from_table([0, Fraction(1, 3)])
    assert huge.value(0) == 10**30 + Fraction(1, 3)


def test_a_game_of_floats_adds_up_in_floats() -> None:
    assert (Game.from_table([0, 0.5]) + Game.from_table([0, 1])).table.tolist() == [0.0, 1.5]
