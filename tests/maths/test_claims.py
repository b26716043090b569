"""Claims on an estate and shares of a runway: published cases and the games behind them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.airport import airport
from kolam.maths.claims import claims_game, talmud
from kolam.maths.game import Game
from kolam.maths.nucleolus import nucleolus
from kolam.maths.shapley import shapley

COSTS = st.lists(st.integers(0, 30), min_size=1, max_size=5)


@st.composite
def estates(draw: st.DrawFn) -> tuple[int, list[int]]:
    claims = draw(COSTS)
    return draw(st.integers(0, sum(claims))), claims


@pytest.mark.parametrize(
    ("estate", "expected"),
    [(100, ("100/3",) * 3), (200, ("50", "75", "75")), (300, ("50", "100", "150"))],
)
def test_the_talmud_divides_as_it_says(estate: int, expected: tuple[str, ...]) -> None:
    assert talmud(estate, (100, 200, 300)) == tuple(map(Fraction, expected))


def test_a_contested_garment_is_halved_where_both_claim_it() -> None:
    """Bava Metzia 2a: one claims all, the other half."""
    assert talmud(1, (1, Fraction(1, 2))) == (Fraction(3, 4), Fraction(1, 4))


@given(estates())
def test_the_rule_is_the_nucleolus_of_its_game(told: tuple[int, list[int]]) -> None:
    assert talmud(*told) == nucleolus(claims_game(*told)).payoffs


@given(estates())
def test_every_two_share_theirs_as_a_garment(told: tuple[int, list[int]]) -> None:
    estate, claims = told
    found = talmud(estate, claims)
    assert sum(found) == estate
    for one in range(len(claims)):
        for two in range(one):
            pair = talmud(found[one] + found[two], (claims[one], claims[two]))
            assert pair == (found[one], found[two])


@pytest.mark.parametrize(
    ("estate", "claims", "said"),
    [(1, [], "one claim"), (1, [-1], "one claim"), (-1, [1], "from 0"), (2, [1], "from 0")],
)
def test_claims_that_do_not_add_up_are_refused(estate: int, claims: list[int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        talmud(estate, claims)


def test_a_game_of_too_many_claims_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 24 players"):
        claims_game(1, [1] * 25)


def test_four_aeroplanes_share_a_runway() -> None:
    """Littlechild and Owen 1973."""
    assert [int(share) for share in airport((8, 11, 13, 18))] == [2, 3, 4, 9]


@given(COSTS)
def test_the_shares_are_the_shapley_value(costs: list[int]) -> None:
    game = Game.from_function(len(costs), lambda s: max(costs[p] for p in s))
    assert airport(costs) == shapley(game)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), min_size=1, max_size=4))
def test_types_stand_for_so_many_players(types: list[tuple[int, int]]) -> None:
    costs, counts = zip(*types, strict=True)
    each = airport([cost for cost, count in types for _ in range(count)])
    by_type = airport(costs, counts)
    assert each == tuple(by_type[t] for t, (_, count) in enumerate(types) for _ in range(count))


def test_nobody_pays_nothing() -> None:
    assert airport(()) == ()


@pytest.mark.parametrize(("costs", "counts"), [([-1], None), ([1], [0]), ([1], [1, 1])])
def test_costs_that_make_no_sense_are_refused(costs: list[int], counts: list[int] | None) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        airport(costs, counts)
