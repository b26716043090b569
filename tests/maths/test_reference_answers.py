"""The reference's answers to published games, and that no published answer goes untested."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.banzhaf import voting_power
from kolam.maths.claims import claims_game, talmud
from kolam.maths.game import Game
from kolam.maths.nucleolus import nucleolus
from kolam.maths.shapley import shapley
from tests.maths.conftest import beside
from tests.maths.games import TVA, from_one, whole_games

TESTS = Path(__file__).parents[1]
#: Where each answer of the reference is compared.
TESTED = {
    "nash1950": "maths/test_frontier.py",
    "aw_panama": "maths/test_adjusted_winner.py",
    "aw_trump": "maths/test_adjusted_winner.py",
    "aw_calvin": "maths/test_adjusted_winner.py",
    "aw_carol_bob": "maths/test_adjusted_winner.py",
    "aw_campdavid_recalled": "maths/test_adjusted_winner.py",
    "tva_shapley_recalled": "maths/test_reference_answers.py",
    "talmud": "maths/test_reference_answers.py",
    "eec1958": "maths/test_reference_answers.py",
    "shrout_fleiss": "maths/test_intraclass.py",
    "krippendorff": "maths/test_krippendorff.py",
    "mactor_hand": "maths/test_influence.py",
    "kite": "maths/test_networks.py",
    "vpat": "rooms/test_published_instruments.py",
}
#: Tables of ratings with published answers.
TABLES = {
    "anxiety.csv": "maths/test_concordance.py",
    "shrout_fleiss_1979.csv": "maths/test_intraclass.py",
    "krippendorff_4x12.csv": "maths/test_krippendorff.py",
    "distrib.6raters.csv": "maths/test_krippendorff.py",
    "cohesion.csv": "maths/test_reliability.py",
}


def test_every_answer_of_the_reference_is_compared_somewhere(answers: Any) -> None:
    assert set(answers) == set(TESTED)
    assert [k for k, at in TESTED.items() if k not in (TESTS / at).read_text("utf-8")] == []


def test_every_table_of_ratings_is_compared_somewhere(oracle: Any) -> None:
    assert set(oracle) == set(TABLES)
    assert {path.name for path in beside("data", "agreement").glob("*.csv")} == set(TABLES)
    assert [k for k, at in TABLES.items() if k not in (TESTS / at).read_text("utf-8")] == []


@pytest.mark.parametrize("estate", ["100", "200", "300"])
def test_the_talmud_divides_as_the_reference_says(answers: Any, estate: str) -> None:
    claims, expected = (100, 200, 300), tuple(map(Fraction, answers["talmud"][estate]))
    assert talmud(int(estate), claims) == expected
    assert nucleolus(claims_game(int(estate), claims)).payoffs == expected


def test_the_six_of_1958_have_both_powers_of_the_reference(answers: Any) -> None:
    shapley_shubik, banzhaf = (tuple(map(Fraction, row)) for row in answers["eec1958"][:2])
    found = voting_power((4, 4, 4, 2, 2, 1), 12)
    assert (found.shapley_shubik, found.normalised) == (shapley_shubik, banzhaf)


def test_the_tva_shares_its_costs_as_the_reference_says(answers: Any) -> None:
    expected = [Fraction(str(share)) for share in answers["tva_shapley_recalled"]]
    assert list(shapley(from_one(3, TVA))) == expected


@given(whole_games(), st.integers(-9, 9))
def test_players_who_add_the_same_to_every_coalition_share_alike(game: Game, own: int) -> None:
    """Symmetry, as the axiom says it: two newcomers that nothing tells apart."""

    def worth(coalition: tuple[int, ...]) -> Fraction | int | float:
        old = tuple(p for p in coalition if p < game.players)
        return game.value(*old) + own * (len(coalition) - len(old)) ** 2

    shares = shapley(Game.from_function(game.players + 2, worth))
    assert shares[-1] == shares[-2]


@given(whole_games(most=4))
def test_who_adds_nothing_gets_nothing(game: Game) -> None:
    """The null player, in every value that shares out what is there."""
    table = game.table.tolist()
    with_nobody = Game.from_table(table + table)
    assert shapley(with_nobody) == (*shapley(game), 0)
