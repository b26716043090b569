"""The Shapley value: published cases, its axioms, and the definition over all orders."""

from fractions import Fraction
from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths import size_loops, size_sums
from kolam.maths.coalitions import sizes
from kolam.maths.game import Dividends, Game
from kolam.maths.shapley import shapley
from tests.maths.games import TVA, bankruptcy, by_arrival, from_one, swapped, voting, whole_games

GAMES = whole_games()


def test_the_tva_shares_its_costs_as_printed() -> None:
    """Ransmeier 1942; Straffin and Heaney 1981: thousands of dollars."""
    assert shapley(from_one(3, TVA)) == (117_829, Fraction(201_513, 2), Fraction(387_997, 2))


@pytest.mark.parametrize(
    ("estate", "expected"),
    [(100, ("100/3",) * 3), (200, ("100/3", "250/3", "250/3")), (300, ("50", "100", "150"))],
)
def test_claims_of_100_200_300_by_random_arrival(estate: int, expected: tuple[str, ...]) -> None:
    """O'Neill 1982."""
    found = shapley(bankruptcy(estate, (100, 200, 300)))
    assert found == tuple(map(Fraction, expected))


def test_a_glove_that_is_scarce_gets_two_thirds() -> None:
    gloves = Game.from_function(3, lambda s: min(len({0, 1} & {*s}), len({2} & {*s})))
    assert shapley(gloves) == (Fraction(1, 6), Fraction(1, 6), Fraction(2, 3))


def test_the_six_of_1958_had_the_printed_power() -> None:
    found = shapley(voting(12, (4, 4, 4, 2, 2, 1)))
    assert found == (*[Fraction(7, 30)] * 3, *[Fraction(3, 20)] * 2, 0)


@given(GAMES)
def test_the_table_gives_what_all_orders_give(game: Game) -> None:
    assert shapley(game) == by_arrival(game)


@given(GAMES)
def test_table_and_dividends_agree(game: Game) -> None:
    assert shapley(game.dividends()) == shapley(game)


@given(GAMES)
def test_all_that_there_is_is_shared(game: Game) -> None:
    assert sum(shapley(game)) == game.worth(game.everybody)


@given(GAMES, st.data())
def test_exchanging_two_players_exchanges_their_shares(game: Game, data: st.DataObject) -> None:
    one, two = (data.draw(st.integers(0, game.players - 1)) for _ in range(2))
    shares = list(shapley(game))
    shares[one], shares[two] = shares[two], shares[one]
    assert shapley(swapped(game, one, two)) == tuple(shares)


@given(GAMES, st.integers(-9, 9))
def test_who_adds_only_its_own_gets_just_that(game: Game, own: int) -> None:
    table = game.table.tolist()
    assert shapley(Game.from_table(table + [value + own for value in table])) == (
        *shapley(game),
        own,
    )


@given(st.integers(1, 4).flatmap(lambda n: st.tuples(*[st.lists(
    st.fractions(max_denominator=9), min_size=2**n - 1, max_size=2**n - 1)] * 2)))  # fmt: skip
def test_shares_of_two_games_add_up(told: tuple[list[Fraction], list[Fraction]]) -> None:
    one, two = (Game.from_table([0, *values]) for values in told)
    pairs = zip(shapley(one), shapley(two), strict=True)
    assert shapley(one + two) == tuple(a + b for a, b in pairs)


def test_synergies_of_any_number_of_players_are_shared_exactly() -> None:
    half = Fraction(1, 2)
    synergies: dict[tuple[int, ...], Fraction | int] = {(0, 999): 1, (0, 1, 2): half, (5,): -2}
    found = shapley(Dividends.of(1_000, synergies))
    assert {p: share for p, share in enumerate(found) if share} == {
        0: Fraction(2, 3), 1: Fraction(1, 6), 2: Fraction(1, 6), 5: -2, 999: Fraction(1, 2),
    }  # fmt: skip


@pytest.mark.parametrize("players", [1, 2, 7, 12, 15])
def test_larger_tables_agree_with_their_dividends(players: int) -> None:
    rng = np.random.default_rng(players)
    picked = rng.integers(1, 1 << players, 40).tolist()
    worth = rng.integers(-999, 999, 40).tolist()
    members = [tuple(p for p in range(players) if bits >> p & 1) for bits in picked]
    told = Dividends.of(players, dict(zip(members, worth, strict=True)))
    assert shapley(told.game()) == shapley(told)


@pytest.mark.parametrize("scale", [2**40 + 1, 2**50 + 1, 10**30])
def test_sums_beyond_64_bits_stay_exact(scale: int) -> None:
    values = np.random.default_rng(1).integers(-999, 999, 1 << 14).tolist()
    small = Game.from_table([0, *values[1:]])
    large = Game.from_table([0, *(scale * value for value in values[1:])])
    assert shapley(large) == tuple(scale * Fraction(share) for share in shapley(small))


def test_floats_come_close_to_the_exact_answer() -> None:
    values = np.random.default_rng(2).random(1 << 12)
    values[0] = 0
    game = Game.from_table(values)
    exact = shapley(game.in_integers())
    found = shapley(game)
    assert all(isinstance(share, float) for share in found)
    assert found == pytest.approx([float(share) for share in exact], abs=1e-14)
    assert fsum(found) == pytest.approx(values[-1], abs=1e-13)


@given(GAMES)
def test_sums_by_size_are_what_they_say(game: Game) -> None:
    found = size_sums.size_sums(game)
    table = game.table.tolist()
    for player in range(game.players):
        for size in range(game.players + 1):
            chosen = [b for b in range(len(table)) if b.bit_count() == size]
            assert found.every[size] == sum(table[b] for b in chosen)
            assert found.having[player][size] == sum(table[b] for b in chosen if b >> player & 1)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("players", [16, 18])
def test_sums_compiled_or_not_are_alike_to_the_last_digit(players: int, whole: bool) -> None:
    values = np.random.default_rng(players).integers(-999, 999, 1 << players)
    rows = (values if whole else values / 7).reshape(-1, 1 << players // 2)
    size = sizes(players - players // 2)
    pairs = zip(size_loops.read(rows, size), size_loops.read(rows, size, fast=False), strict=True)
    assert all(np.array_equal(one, other) for one, other in pairs)


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("scale", [1, 2**48 + 1, 10**20])
def test_large_tables_agree_with_their_dividends(
    scale: int, compiled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not compiled:
        monkeypatch.setattr(size_loops, "compiled", lambda: None)
    players = 16
    synergies = {(0, 15): 3, (7,): -2, (1, 4, 9, 14): 5, tuple(range(players)): 7}
    told = Dividends.of(players, {s: scale * m for s, m in synergies.items()})
    assert shapley(told.game()) == shapley(told)
