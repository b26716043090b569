"""The nucleolus: published cases, its proof, and what it promises for any game."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.maths.coalitions import coalition_of
from kolam.maths.core import core_test, least_core
from kolam.maths.excesses import Excesses
from kolam.maths.game import Game
from kolam.maths.kohlberg import proves
from kolam.maths.nucleolus import Level, Nucleolus, nucleolus, prenucleolus
from tests.maths.games import TVA, bankruptcy, from_one, swapped, whole_games

GAMES = whole_games(4)
HALF = Fraction(1, 2)


def complaints(game: Game, payoffs: tuple[Fraction, ...]) -> list[Fraction]:
    """All excesses, the largest first."""
    everyone = range(1, game.everybody)
    paid = ((bits, sum(payoffs[p] for p in coalition_of(bits))) for bits in everyone)
    return sorted((game.worth(bits) - x for bits, x in paid), reverse=True)


@st.composite
def superadditive(draw: st.DrawFn) -> Game:
    """Games in which nobody has to get less than alone, many of them with a core."""
    table = draw(GAMES).table.tolist()
    table[-1] = max(table[-1], sum(table[1 << p] for p in range(len(table).bit_length() - 1)))
    table[-1] += draw(st.integers(0, 60)) * (len(table) > 2)
    return Game.from_table(table)


@pytest.mark.parametrize(
    ("estate", "expected"),
    [(100, ("100/3",) * 3), (200, ("50", "75", "75")), (300, ("50", "100", "150"))],
)
def test_claims_of_100_200_300_as_the_talmud_has_it(estate: int, expected: tuple[str, ...]) -> None:
    """Ketubot 93a; Aumann and Maschler 1985."""
    assert nucleolus(bankruptcy(estate, (100, 200, 300))).payoffs == tuple(map(Fraction, expected))


def test_the_tva_shares_its_costs_as_printed() -> None:
    """Straffin and Heaney 1981: thousands of dollars; costs are gains with the other sign."""
    found = nucleolus(-from_one(3, TVA))
    assert [-share for share in found.payoffs] == [116_234, 93_540, 202_810]


def test_the_nucleolus_keeps_floors_that_the_prenucleolus_breaks() -> None:
    """Peleg and Sudholter, example 5.5.12."""
    values = {(1,): 0, (2,): 0, (3,): 0, (1, 2): 10, (1, 3): 0, (2, 3): 0, (1, 2, 3): 2}
    game = from_one(3, values)
    assert list(prenucleolus(game).payoffs) == [3, 3, -4]
    assert list(nucleolus(game).payoffs) == [1, 1, 0]


def test_each_level_names_the_coalitions_that_hold_it() -> None:
    assert nucleolus(bankruptcy(200, (100, 200, 300))) == Nucleolus(
        payoffs=(Fraction(50), Fraction(75), Fraction(75)),
        levels=(
            Level(Fraction(-50), (((0,), HALF), ((1, 2), HALF))),
            Level(Fraction(-75), (((1,), HALF), ((2,), HALF))),
        ),
    )


def test_one_player_has_it_all() -> None:
    assert nucleolus(Game.from_table([0, 7])) == Nucleolus((Fraction(7),), ())


def test_players_worth_more_alone_have_no_nucleolus() -> None:
    game = Game.from_table([0, 2, 2, 3])
    with pytest.raises(ValueError, match="worth less than alone"):
        nucleolus(game)
    assert prenucleolus(game).payoffs == (Fraction(3, 2), Fraction(3, 2))


def test_too_many_players_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 20 players, not 21"):
        nucleolus(Game.from_table(np.zeros(1 << 21)))


@given(GAMES)
def test_the_prenucleolus_is_proven(game: Game) -> None:
    assert proves(game, prenucleolus(game), floors=False)


@given(superadditive())
def test_the_nucleolus_is_proven(game: Game) -> None:
    assert proves(game, nucleolus(game))


@given(superadditive())
def test_the_nucleolus_lies_in_the_core_where_there_is_one(game: Game) -> None:
    if game.players > 1 and not least_core(game).empty:
        assert core_test(game, nucleolus(game).payoffs).inside


@given(superadditive(), st.data())
def test_no_other_payoffs_have_smaller_complaints(game: Game, data: st.DataObject) -> None:
    surplus = game.worth(game.everybody) - sum(game.worth(1 << p) for p in range(game.players))
    parts = data.draw(st.lists(st.integers(0, 5), min_size=game.players, max_size=game.players))
    parts[0] += not any(parts)
    share = [surplus * Fraction(part, sum(parts)) for part in parts]
    other = tuple(game.worth(1 << p) + share[p] for p in range(game.players))
    assert complaints(game, nucleolus(game).payoffs) <= complaints(game, other)


@given(superadditive(), st.data())
def test_exchanging_two_players_exchanges_their_shares(game: Game, data: st.DataObject) -> None:
    one, two = (data.draw(st.integers(0, game.players - 1)) for _ in range(2))
    shares = list(nucleolus(game).payoffs)
    shares[one], shares[two] = shares[two], shares[one]
    assert nucleolus(swapped(game, one, two)).payoffs == tuple(shares)


@given(superadditive(), st.integers(-9, 9))
def test_who_adds_only_its_own_gets_just_that(game: Game, own: int) -> None:
    table = game.table.tolist()
    more = Game.from_table(table + [value + own for value in table])
    assert prenucleolus(more).payoffs[-1] == own


@given(superadditive(), st.integers(1, 9), st.lists(st.integers(-9, 9), min_size=4, max_size=4))
def test_scaling_and_shifting_the_game_does_so_to_the_shares(
    game: Game, scale: int, shifts: list[int]
) -> None:
    moved = Game.from_function(
        game.players, lambda s: scale * game.value(*s) + sum(shifts[p] for p in s)
    )
    shares = nucleolus(game).payoffs
    expected = tuple(scale * x + d for x, d in zip(shares, shifts, strict=False))
    assert nucleolus(moved).payoffs == expected


@pytest.mark.parametrize("players", [7, 9, 11])
@pytest.mark.parametrize("high", [1, 3, 1000])
def test_larger_games_are_proven(players: int, high: int) -> None:
    """Few different values make many ties."""
    values = np.random.default_rng(players).integers(0, high + 1, 1 << players)
    values[0] = 0
    values[1 << np.arange(players)] = 0
    game = Game.from_table(values)
    assert proves(game, prenucleolus(game), floors=False)
    assert proves(game, nucleolus(game))


@pytest.mark.parametrize("quota", [6, 9, 12, 16])
def test_votes_have_a_proven_nucleolus(quota: int) -> None:
    weights = (4, 4, 4, 2, 2, 1)
    game = Game.from_function(6, lambda s: int(sum(weights[p] for p in s) >= quota))
    assert proves(game, nucleolus(game))


def test_breaking_ties_by_number_comes_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kolam.maths.excesses.PATIENCE", -1)
    values = np.random.default_rng(3).integers(0, 4, 64).tolist()
    game = Game.from_table([0, *values[1:]])
    found = prenucleolus(game)
    monkeypatch.undo()
    assert found.payoffs == prenucleolus(game).payoffs


@pytest.mark.parametrize("scale", [Fraction(1, 7), 10**15 + 1, 10**30])
def test_fractions_and_large_numbers_scale_exactly(scale: Fraction | int) -> None:
    values = np.random.default_rng(5).integers(0, 99, 128).tolist()
    small = prenucleolus(Game.from_table([0, *values[1:]]))
    large = prenucleolus(Game.from_table([0, *(scale * value for value in values[1:])]))
    assert large.payoffs == tuple(scale * share for share in small.payoffs)


def test_floats_are_taken_at_their_word() -> None:
    values = np.random.default_rng(6).random(1 << 6)
    values[0] = 0
    game = Game.from_table(values)
    found = prenucleolus(game)
    assert found == prenucleolus(game.in_integers())
    assert proves(game, found, floors=False)


def test_other_payoffs_are_not_proven() -> None:
    game = bankruptcy(200, (100, 200, 300))
    found = nucleolus(game)
    near = (Fraction(50), Fraction(76), Fraction(74))
    assert not proves(game, replace(found, payoffs=near))
    assert not proves(game, replace(found, payoffs=(Fraction(50),) * 3))
    assert not proves(game, replace(found, payoffs=(Fraction(-1), Fraction(1), Fraction(200))))


def test_a_proof_with_a_part_missing_or_changed_is_none() -> None:
    game = bankruptcy(200, (100, 200, 300))
    found = nucleolus(game)
    first, second = found.levels
    (s, weight), other = first.coalitions
    spoilt = [
        (),
        (first,),
        (second,),
        (first, second, second),
        (replace(first, coalitions=((s, weight / 2), other)), second),
        (replace(first, coalitions=((s, Fraction(1)), (other[0], Fraction(0)))), second),
        (replace(first, coalitions=((s, Fraction(1)),)), second),
        (replace(first, coalitions=((s, HALF), ((0, 1), HALF))), second),
        (replace(first, floors=((0, HALF),)), second),
    ]
    assert [proves(game, replace(found, levels=levels)) for levels in spoilt] == [False] * 9


def test_floors_prove_nothing_for_a_prenucleolus() -> None:
    game = from_one(3, {(1,): 0, (2,): 0, (3,): 0, (1, 2): 10, (1, 3): 0, (2, 3): 0, (1, 2, 3): 2})
    found = nucleolus(game)
    assert any(level.floors for level in found.levels)
    assert proves(game, found)
    assert not proves(game, found, floors=False)


@settings(max_examples=20)
@given(whole_games(5))
def test_the_basis_stays_the_inverse_that_it_says(game: Game) -> None:
    if game.players == 1:
        return
    search = Excesses(game, floors=False)
    search.lower()
    columns = [
        [int(c.bits >> p & 1) for p in range(game.players)] + [int(c.kind == "open")]
        for c in search.basis
    ]
    product = search.inverse @ np.array(columns).T
    assert product.tolist() == (search.det * np.eye(game.players + 1, dtype=int)).tolist()
