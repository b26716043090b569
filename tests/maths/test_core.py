"""The core: who blocks, whether there is any, and the definition over all coalitions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths import core
from kolam.maths.coalitions import coalition_of
from kolam.maths.core import CoreTest, core_test, least_core
from kolam.maths.game import Game
from kolam.maths.nucleolus import prenucleolus
from kolam.maths.shapley import shapley
from tests.maths.games import TVA, from_one, whole_games

GAMES = whole_games()
PAYOFFS = st.lists(st.fractions(-9, 9, max_denominator=5), min_size=5, max_size=5)


def by_trying(game: Game, payoffs: list[Fraction]) -> tuple[Fraction, int]:
    """The largest excess and the lowest number that has it."""
    paid = {
        bits: game.worth(bits) - sum(payoffs[p] for p in coalition_of(bits))
        for bits in range(1, game.everybody)
    }
    best = max(paid.values())
    return best, min(bits for bits, excess in paid.items() if excess == best)


def test_a_scarce_glove_takes_all_in_the_core() -> None:
    gloves = Game.from_function(3, lambda s: min(len({0, 1} & {*s}), len({2} & {*s})))
    assert core_test(gloves, (0, 0, 1)).inside
    assert core_test(gloves, shapley(gloves)) == CoreTest((0, 2), Fraction(1, 6), Fraction(0))
    assert [int(share) for share in least_core(gloves).payoffs] == [0, 0, 1]


def test_a_majority_of_three_has_an_empty_core() -> None:
    majority = Game.from_function(3, lambda s: int(len(s) > 1))
    found = least_core(majority)
    third = Fraction(1, 3)
    assert (found.empty, found.excess, found.payoffs) == (True, third, (third,) * 3)
    assert found.coalitions == (((0, 1), third), ((0, 2), third), ((1, 2), third))


def test_the_tva_can_share_its_costs_in_the_core() -> None:
    costs = from_one(3, TVA)
    assert not least_core(-costs).empty
    assert core_test(-costs, [-share for share in shapley(costs)]).inside


def test_payoffs_that_do_not_share_all_are_outside() -> None:
    game = Game.from_table([0, 0, 0, 10])
    assert core_test(game, (4, 5)) == CoreTest((0,), Fraction(-4), Fraction(1))
    assert not core_test(game, (4, 5)).inside
    assert core_test(game, (4, 5)).blocking is None


def test_one_player_alone_is_blocked_by_nobody() -> None:
    assert core_test(Game.from_table([0, 5]), [5]) == CoreTest((), Fraction(0), Fraction(0))


def test_payoffs_of_other_players_are_refused() -> None:
    with pytest.raises(ValueError, match="1 payoffs for 2 players"):
        core_test(Game.from_table([0, 0, 0, 10]), [1])


@pytest.mark.parametrize("players", [1, 21])
def test_a_least_core_of_too_few_or_too_many_is_refused(players: int) -> None:
    with pytest.raises(ValueError, match="2 to 20 players"):
        least_core(Game.from_table(np.zeros(1 << players)))


@pytest.mark.parametrize("lower", [0, 2, 14])
@given(game=GAMES, payoffs=PAYOFFS)
def test_the_coalition_that_loses_most_is_found(
    lower: int, game: Game, payoffs: list[Fraction]
) -> None:
    if game.players == 1:
        return
    core.LOWER, before = lower, core.LOWER
    found = core_test(game, payoffs[: game.players])
    core.LOWER = before
    excess, bits = by_trying(game, payoffs)
    assert (found.excess, found.coalition) == (excess, coalition_of(bits))


@given(GAMES, PAYOFFS)
def test_floats_are_compared_without_a_tolerance(game: Game, payoffs: list[Fraction]) -> None:
    floats = Game.from_table(game.table / 7)
    told = [float(payoff) for payoff in payoffs[: game.players]]
    if game.players > 1:
        excess, bits = by_trying(floats, [Fraction(payoff) for payoff in told])
        found = core_test(floats, told)
        assert (found.excess, found.coalition) == (excess, coalition_of(bits))


def test_a_hair_outside_the_core_is_outside() -> None:
    game = Game.from_table([0, 0, 10**25 + 1, 10**25 + 1])
    assert core_test(game, (0, 10**25 + 1)).inside
    hair = Fraction(1, 10**9)
    found = core_test(game, (hair, 10**25 + 1 - hair))
    assert (found.blocking, found.excess) == ((1,), hair)


@given(GAMES)
def test_the_least_core_is_reached_and_cannot_be_lowered(game: Game) -> None:
    if game.players == 1:
        return
    found = least_core(game)
    assert core_test(game, found.payoffs).excess == found.excess
    assert core_test(game, found.payoffs).left == 0
    held = [sum(w for s, w in found.coalitions if p in s) for p in range(game.players)]
    assert len(set(held)) == 1
    worth = sum(w * game.value(*s) for s, w in found.coalitions)
    assert worth - held[0] * game.worth(game.everybody) == found.excess
    assert sum(w for _, w in found.coalitions) == 1


@given(GAMES)
def test_the_prenucleolus_lies_in_the_least_core(game: Game) -> None:
    if game.players > 1:
        assert prenucleolus(game).levels[0].excess == least_core(game).excess
