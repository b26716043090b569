"""Power in votes: published councils, and brute force over all coalitions."""

from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths import ballots
from kolam.maths.banzhaf import (
    Listed,
    Power,
    banzhaf_value,
    minimal_blocking,
    minimal_winning,
    voting_power,
)
from kolam.maths.coalitions import coalition_of
from kolam.maths.game import Dividends, Game
from kolam.maths.shapley import shapley
from tests.maths.games import voting, whole_games

GAMES = whole_games()
#: Eight seats with 2, 1, 1, 2, 1, 1, 2 and 1 votes of 11, eight of which decide.
STEERING = (2, 1, 1, 2, 1, 1, 2, 1)


@st.composite
def votes(draw: st.DrawFn) -> tuple[list[int], int]:
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(any))
    return weights, draw(st.integers(1, sum(weights)))


def coalitions(players: int) -> list[tuple[int, ...]]:
    return [s for size in range(players + 1) for s in combinations(range(players), size)]


def test_the_security_council_is_ruled_by_its_vetoes() -> None:
    """Nine of fifteen with five vetoes (Straffin; Brams): weights 7 and 1, quota 39."""
    found = voting_power([7] * 5 + [1] * 10, 39)
    assert found.swings == (*[848] * 5, *[84] * 10)
    assert found.shapley_shubik == (*[Fraction(421, 2145)] * 5, *[Fraction(4, 2145)] * 10)
    assert (found.vetoes, found.dummies, found.dictator) == ((0, 1, 2, 3, 4), (), None)
    assert found.winning == 848


def test_luxembourg_had_a_vote_and_no_power_in_1958() -> None:
    found = voting_power((4, 4, 4, 2, 2, 1), 12)
    assert found == Power(
        swings=(10, 10, 10, 6, 6, 0),
        absolute=tuple(Fraction(n, 32) for n in (10, 10, 10, 6, 6, 0)),
        normalised=(*[Fraction(5, 21)] * 3, *[Fraction(1, 7)] * 2, Fraction(0)),
        shapley_shubik=(*[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, Fraction(0)),
        winning=14,
        vetoes=(),
        dummies=(5,),
        dictator=None,
    )


def test_votes_of_two_count_double_where_eight_of_eleven_decide() -> None:
    found = voting_power(STEERING, 8)
    twos = [place for place, weight in enumerate(STEERING) if weight == 2]
    assert [found.swings[p] for p in twos] == [32] * 3
    assert [n for p, n in enumerate(found.swings) if p not in twos] == [16] * 5
    assert sum(found.swings) == 176
    assert [f"{float(share):.4f}" for share in found.normalised[:2]] == ["0.1818", "0.0909"]
    assert found.shapley_shubik[:2] == (Fraction(4, 21), Fraction(3, 35))


def test_half_of_all_votes_plus_others_stack_up() -> None:
    """Stach 2011."""
    found = voting_power((10, 10, 20, 30), 50)
    assert found.shapley_shubik == tuple(Fraction(n, 12) for n in (1, 1, 3, 7))


def test_a_dictator_is_named() -> None:
    found = voting_power((3, 1, 1), 3)
    assert (found.dictator, found.vetoes, found.dummies) == (0, (0,), (1, 2))


def test_who_can_win_alone_is_no_dictator_where_others_can_too() -> None:
    assert voting_power((1, 1), 1).dictator is None


def test_fractions_of_a_vote_are_counted_exactly() -> None:
    thirds = [Fraction(1, 3)] * 3
    assert voting_power(thirds, 1) == voting_power((1, 1, 1), 3)
    assert voting_power([0.5, 0.25, 0.25], 0.75) == voting_power((2, 1, 1), 3)


@given(votes())
def test_power_is_what_all_coalitions_say(told: tuple[list[int], int]) -> None:
    weights, quota = told
    game = voting(quota, weights)
    found = voting_power(weights, quota)
    assert found.shapley_shubik == shapley(game)
    assert found.absolute == banzhaf_value(game)
    assert found.winning == int(game.table.sum())
    assert sum(found.normalised) == sum(found.shapley_shubik) == 1


@given(votes())
def test_listed_halves_count_the_same(told: tuple[list[int], int]) -> None:
    weights, quota = told
    counted = ballots.swings_by_size(weights, quota)
    before, ballots.MOST = ballots.MOST, 0
    listed = ballots.swings_by_size(weights, quota)
    ballots.MOST = before
    assert listed == counted


def test_more_unlike_totals_than_are_counted_are_listed() -> None:
    weights = [2**place for place in range(22)]
    found = voting_power(weights, 2**21)
    assert found.dictator == 21
    assert found.swings == (*[0] * 21, 2**21)


def test_a_hundred_seats_of_whole_votes_are_counted() -> None:
    found = voting_power([1] * 100, 51)
    assert found.shapley_shubik == (Fraction(1, 100),) * 100
    assert found.winning == sum(comb(100, n) for n in range(51, 101))


@given(votes())
def test_minimal_winning_coalitions_are_those_that_spare_nobody(
    told: tuple[list[int], int],
) -> None:
    weights, quota = told
    found = minimal_winning(weights, quota)
    assert found.complete
    assert sorted(found.coalitions) == sorted(
        s
        for s in coalitions(len(weights))
        if sum(weights[p] for p in s) >= quota
        and all(sum(weights[p] for p in s) - weights[q] < quota for q in s)
    )


@given(votes())
def test_minimal_blocking_coalitions_meet_every_winning_one(told: tuple[list[int], int]) -> None:
    weights, quota = told
    everyone = coalitions(len(weights))
    winning = [set(s) for s in everyone if sum(weights[p] for p in s) >= quota]
    blocking = [s for s in everyone if all(w & set(s) for w in winning)]
    least = [s for s in blocking if not any(set(t) < set(s) for t in blocking)]
    assert sorted(minimal_blocking(weights, quota).coalitions) == sorted(least)


def test_a_list_cut_short_says_so() -> None:
    assert minimal_winning([1] * 4, 2, most=2) == Listed(((0, 1), (0, 2)), complete=False)
    assert minimal_winning([1] * 3, 3, most=1) == Listed(((0, 1, 2),), complete=True)


@pytest.mark.parametrize(
    ("weights", "quota", "said"),
    [
        ([], 1, "one player or more"),
        ([1, -1], 1, "0 or more"),
        ([1, 1], 0, "above 0"),
        ([1, 1], 3, "at most all weights, 2, not 3"),
    ],
)
def test_votes_that_cannot_be_are_refused(weights: list[int], quota: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        voting_power(weights, quota)


def test_too_many_totals_of_too_many_players_are_refused() -> None:
    with pytest.raises(ValueError, match="more than 30 players"):
        voting_power([2**place for place in range(31)], 2**30)


def test_totals_beyond_64_bits_are_refused_where_halves_are_listed() -> None:
    weights = [3**place * 2**40 + 1 for place in range(19)]
    with pytest.raises(ValueError, match="64 bits"):
        voting_power(weights, sum(weights) // 2)


@given(GAMES)
def test_the_value_is_the_average_addition_over_all_coalitions(game: Game) -> None:
    half = 1 << game.players - 1
    expected = [
        Fraction(sum(game.value(*{*s, p}) - game.value(*(set(s) - {p})) for s in every), 2 * half)
        for p in range(game.players)
        for every in [coalitions(game.players)]
    ]
    assert banzhaf_value(game) == tuple(expected)


@given(GAMES)
def test_table_and_dividends_agree(game: Game) -> None:
    assert banzhaf_value(game.dividends()) == banzhaf_value(game)


@given(GAMES, st.integers(-9, 9))
def test_who_adds_only_its_own_gets_just_that(game: Game, own: int) -> None:
    table = game.table.tolist()
    more = Game.from_table(table + [value + own for value in table])
    assert banzhaf_value(more) == (*banzhaf_value(game), own)


def test_the_value_of_many_players_comes_from_dividends() -> None:
    found = banzhaf_value(Dividends.of(500, {(0, 1, 499): 8}))
    assert {p: share for p, share in enumerate(found) if share} == {0: 2, 1: 2, 499: 2}


def test_floats_give_floats() -> None:
    values = np.random.default_rng(4).random(256)
    values[0] = 0
    game = Game.from_table(values)
    exact = [float(share) for share in banzhaf_value(game.in_integers())]
    assert banzhaf_value(game) == pytest.approx(exact, abs=1e-14)


@given(st.integers(0, 2**12))
def test_a_number_names_its_players(bits: int) -> None:
    assert sum(1 << player for player in coalition_of(bits)) == bits
