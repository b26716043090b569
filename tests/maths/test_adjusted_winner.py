"""Adjusted Winner: five worked cases, and what it promises for any points."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.adjusted_winner import Division, Move, adjusted_winner

CASES: dict[str, tuple[list[str], list[int], list[int]]] = {
    "aw_panama": (
        ["defence_rights", "use", "land_water", "expansion_rights", "duration", "exp_routes",
         "compensation", "jurisdiction", "us_mil", "def_role_pan"],
        [22, 22, 15, 14, 11, 6, 4, 2, 2, 2],
        [9, 15, 15, 3, 15, 5, 11, 7, 7, 13],
    ),
    "aw_trump": (
        ["ct", "palm", "plaza", "tower", "cash"],
        [10, 40, 10, 38, 2],
        [38, 20, 30, 10, 2],
    ),
    "aw_calvin": (
        ["cannon", "anchor", "chest", "doubloon", "figure", "sword", "ball", "leg", "flag",
         "nest"],
        [10, 10, 15, 11, 20, 15, 5, 2, 10, 2],
        [5, 20, 20, 14, 30, 6, 1, 1, 2, 1],
    ),
    "aw_carol_bob": (
        ["ret", "home", "cottage", "other", "inv"],
        [50, 20, 15, 10, 5],
        [40, 30, 10, 10, 10],
    ),
    "aw_campdavid_recalled": (
        ["sinai", "recog", "wbank", "gaza", "pal", "jeru"],
        [35, 10, 20, 10, 5, 20],
        [55, 5, 10, 5, 20, 5],
    ),
}  # fmt: skip


@st.composite
def points(draw: st.DrawFn) -> tuple[list[Fraction], list[Fraction]]:
    goods = draw(st.integers(1, 6))
    lists = st.lists(st.integers(0, 9), min_size=goods, max_size=goods).filter(any)
    told = draw(lists), draw(lists)
    first, second = ([Fraction(x, sum(numbers)) for x in numbers] for numbers in told)
    return first, second


def worth(shares: tuple[Fraction, ...], points: list[Fraction]) -> Fraction:
    return sum((s * p for s, p in zip(shares, points, strict=True)), Fraction(0))


@pytest.mark.parametrize("case", CASES)
def test_worked_cases_come_out_to_the_digit(case: str, answers: Any) -> None:
    goods, first, second = CASES[case]
    found, oracle = adjusted_winner(first, second), answers[case]
    good, share, giver = oracle["transfer"]
    assert [str(x) for x in (*found.start, found.final)] == [*oracle["initial"], oracle["final"]]
    assert found.moves[-1] == Move(goods.index(good), Fraction(share), "AB".index(giver))
    handed = {move.good for move in found.moves if move.share == 1}
    held = {name: found.shares[n] for n, name in enumerate(goods) if n != found.split}
    assert held == {
        name: int(oracle["owner"][name] == "A") for n, name in enumerate(goods) if n != found.split
    }
    assert all(oracle["owner"][goods[n]] != "AB"[found.moves[0].giver] for n in handed)


def test_calvin_gets_the_doubloon_and_three_sevenths_of_the_chest() -> None:
    goods, first, second = CASES["aw_calvin"]
    found = adjusted_winner(first, second)
    assert found.moves == (
        Move(goods.index("doubloon"), Fraction(1), giver=1),
        Move(goods.index("chest"), Fraction(3, 7), giver=1),
    )


def test_equals_share_a_single_good() -> None:
    assert adjusted_winner([1], [1]) == Division(
        start=(Fraction(1), Fraction(0)),
        moves=(Move(0, Fraction(1, 2), giver=0),),
        shares=(Fraction(1, 2),),
        final=Fraction(1, 2),
    )


def test_nothing_moves_where_both_stand_equal() -> None:
    found = adjusted_winner([3, 1, 0], [1, 3, 0])
    three = Fraction(3)
    assert found == Division((three, three), (), (Fraction(1), Fraction(0), Fraction(1)), three)
    assert found.split is None


def test_goods_of_equal_ratio_are_handed_over_in_the_order_given() -> None:
    found = adjusted_winner([4, 4, 2], [2, 2, 6])
    assert found.moves == (Move(0, Fraction(1, 3), giver=0),)


@given(points())
def test_both_end_with_the_same(told: tuple[list[Fraction], list[Fraction]]) -> None:
    found = adjusted_winner(*told)
    rest = tuple(1 - share for share in found.shares)
    assert worth(found.shares, told[0]) == worth(rest, told[1]) == found.final


@given(points())
def test_nobody_envies(told: tuple[list[Fraction], list[Fraction]]) -> None:
    assert adjusted_winner(*told).final >= Fraction(1, 2)


@given(points())
def test_at_most_one_good_is_split(told: tuple[list[Fraction], list[Fraction]]) -> None:
    found = adjusted_winner(*told)
    assert [0 < share < 1 for share in found.shares].count(True) <= 1
    assert all(move.share == 1 for move in found.moves[:-1])
    assert len({move.giver for move in found.moves}) <= 1


@given(points())
def test_no_other_division_is_better_for_both(
    told: tuple[list[Fraction], list[Fraction]],
) -> None:
    found = adjusted_winner(*told)
    for thirds in product(range(3), repeat=len(found.shares)):
        shares = tuple(Fraction(third, 2) for third in thirds)
        one, two = worth(shares, told[0]), worth(tuple(1 - s for s in shares), told[1])
        assert not (min(one, two) >= found.final and max(one, two) > found.final)


@given(points())
def test_no_swap_of_two_goods_helps_both(told: tuple[list[Fraction], list[Fraction]]) -> None:
    """Efficient for every division: what party 0 holds it values at least at the other's ratio."""
    found = adjusted_winner(*told)
    pairs = list(zip(*told, strict=True))
    held = [pair for pair, share in zip(pairs, found.shares, strict=True) if share > 0]
    given_up = [pair for pair, share in zip(pairs, found.shares, strict=True) if share < 1]
    assert all(a * d >= c * b for a, b in held for c, d in given_up)


@pytest.mark.parametrize(
    ("first", "second"), [([1], [1, 0]), ([1, -1], [0, 0]), ([2, 3], [3, 3]), ([0], [0]), ([], [])]
)
def test_points_that_do_not_compare_are_refused(first: list[int], second: list[int]) -> None:
    with pytest.raises(ValueError, match="both parties"):
        adjusted_winner(first, second)
