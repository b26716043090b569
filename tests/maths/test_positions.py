"""Positions, alliances and mobilisation agree with the worked cases and with their definitions."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.influence import influence
from kolam.maths.positions import (
    Mobilisation,
    Pair,
    convergence,
    divergence,
    mobilisation,
    signs,
    strongest,
    strongest_pairs,
    weighed,
)

SCORES = [[3, -2], [-1, 2], [4, 0]]
POSITIONS = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-4, 4), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def table(said: str) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(map(Fraction, row.split())) for row in said.split(";"))


def test_signs_forget_how_strong_a_position_is() -> None:
    assert signs(SCORES) == ((1, -1), (-1, 1), (1, 0))


def test_weighed_positions_are_those_worked_by_hand(answers: Any) -> None:
    balance = influence([[0, 3, 1], [2, 0, 2], [0, 1, 0]]).balance
    assert balance is not None
    printed = tuple(tuple(map(Fraction, row)) for row in answers["mactor_hand"]["MAO3"])
    assert weighed(SCORES, balance) == printed


def test_each_order_has_its_own_convergence() -> None:
    assert convergence(signs(SCORES)) == table("0 0 1;0 0 0;1 0 0")
    assert convergence(SCORES) == table("0 0 7/2;0 0 0;7/2 0 0")


def test_divergence_takes_the_mean_strength_where_signs_differ() -> None:
    assert divergence(SCORES) == table("0 4 0;4 0 5/2;0 5/2 0")


def test_mobilisation_keeps_both_sides_apart() -> None:
    assert mobilisation(SCORES) == (
        Mobilisation(Fraction(7), Fraction(-1), 2, 1),
        Mobilisation(Fraction(2), Fraction(-2), 1, 1),
    )


def test_the_demo_comes_out_to_the_printed_digits(example: Any) -> None:
    printed = example["mactor"]
    balance = influence(printed["MID"]).balance
    assert balance is not None
    values = weighed(printed["MAO2"], balance)
    shown = [
        {
            "pro": float(round(found.support, 2)),
            "con": abs(float(round(found.opposition, 2))),
            "n_pro": found.supporters,
            "n_con": found.opponents,
        }
        for found in mobilisation(values)
    ]
    assert shown == list(printed["mobilisation"].values())
    for shared, key in ((convergence, "top_convergence"), (divergence, "top_divergence")):
        if key in printed:
            top = strongest(shared(values), most=len(printed[key]))
            pairs = [{printed["order"][p.a], printed["order"][p.b]} for p in top]
            assert pairs == [set(line[:2]) for line in printed[key]]
            assert [float(round(p.value, 2)) for p in top] == [line[2] for line in printed[key]]


@given(POSITIONS)
def test_convergence_and_divergence_are_symmetric(positions: list[list[int]]) -> None:
    for shared in (convergence(positions), divergence(positions)):
        assert shared == tuple(zip(*shared, strict=True))


@given(POSITIONS)
def test_with_signs_they_count_objectives(positions: list[list[int]]) -> None:
    rows = signs(positions)
    both, against = convergence(rows), divergence(rows)
    for a in range(len(rows)):
        for b in range(a):
            pairs = list(zip(rows[a], rows[b], strict=True))
            assert both[a][b] == sum(x == y != 0 for x, y in pairs)
            assert against[a][b] == sum(x == -y != 0 for x, y in pairs)


@given(POSITIONS)
def test_mobilisation_adds_up_to_the_column(positions: list[list[int]]) -> None:
    sums = [found.support + found.opposition for found in mobilisation(positions)]
    assert sums == [sum(column) for column in zip(*positions, strict=True)]


def test_a_cut_never_goes_through_a_tie() -> None:
    pairs = convergence([[1], [1], [1], [4]])
    high, low = Fraction(5, 2), Fraction(1)
    assert strongest(pairs, most=1) == tuple(Pair(a, 3, high) for a in range(3))
    assert len(strongest(pairs, most=4)) == 6
    assert strongest(pairs, most=4)[-1] == Pair(1, 2, low)


@given(
    st.integers(0, 7).flatmap(
        lambda k: st.lists(
            st.lists(
                st.fractions(min_value=-4, max_value=4, max_denominator=6), min_size=k, max_size=k
            ),
            max_size=7,
        )
    ),
    st.integers(1, 6),
    st.booleans(),
)
def test_the_strongest_pairs_are_those_of_the_whole_table(
    values: list[list[Fraction]], most: int, apart: bool
) -> None:
    whole = divergence(values) if apart else convergence(values)
    assert strongest_pairs(values, most=most, apart=apart) == strongest(whole, most=most)


def test_the_strongest_of_five_hundred_actors_are_those_of_the_whole_table() -> None:
    import numpy as np

    drawn = np.random.default_rng(3).integers(-4, 5, (500, 6)).tolist()
    balance = [Fraction(1 + n % 7, 3) for n in range(500)]
    values = weighed(drawn, balance)
    some = values[:60]
    assert strongest_pairs(some, most=5) == strongest(convergence(some), most=5)
    pairs = strongest_pairs(values, most=5)
    assert len(pairs) >= 5
    assert [p.value for p in pairs] == sorted((p.value for p in pairs), reverse=True)


def test_pairs_with_nothing_in_common_are_no_alliance() -> None:
    assert strongest(convergence([[1, 0], [0, 1]]), most=3) == ()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: signs([[5]]), "row 0, column 0: 5 is not from -4 to 4"),
        (lambda: strongest((), most=0), "at least one pair"),
        (lambda: weighed([[1]], []), "shorter"),
    ],
)
def test_what_makes_no_sense_is_refused(act: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        act()
