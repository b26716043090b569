"""Influence agrees with the framework's hand-worked case, its demo, and plain loops."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths import lesser_sums as sums
from kolam.maths.influence import influence

HAND = [[0, 3, 1], [2, 0, 2], [0, 1, 0]]


@st.composite
def matrices(draw: st.DrawFn) -> list[list[int]]:
    size = draw(st.integers(1, 7))
    cells = st.integers(0, 4)
    return [[0 if a == b else draw(cells) for b in range(size)] for a in range(size)]


def by_definition(direct: list[list[int]]) -> list[list[int]]:
    size = range(len(direct))
    return [
        [
            direct[a][b] + sum(min(direct[a][c], direct[c][b]) for c in size if c not in (a, b))
            for b in size
        ]
        for a in size
    ]


def test_the_hand_worked_case_comes_out_exactly(answers: Any) -> None:
    found, published = influence(HAND), answers["mactor_hand"]
    assert found.indirect.tolist() == published["MIDI"]
    assert [list(found.influences), list(found.dependences)] == [published["I"], published["D"]]
    assert found.powers == tuple(map(Fraction, published["r"]))
    assert found.balance == tuple(map(Fraction, published["rstar"]))


def test_the_other_convention_subtracts_what_comes_back() -> None:
    found = influence(HAND, convention="less_own")
    assert found.powers == (Fraction(1, 4), Fraction(1, 14), Fraction(1, 56))
    assert found.balance == (Fraction(42, 19), Fraction(12, 19), Fraction(3, 19))


def test_the_demo_comes_out_to_the_printed_digits(example: Any) -> None:
    printed = example["mactor"]
    found = influence(printed["MID"])
    names = printed["order"]
    assert found.indirect.tolist() == printed["MIDI"]
    assert dict(zip(names, found.influences, strict=True)) == printed["I"]
    assert dict(zip(names, found.dependences, strict=True)) == printed["D"]
    assert found.balance is not None
    shown = {n: float(round(r, 3)) for n, r in zip(names, found.balance, strict=True)}
    assert shown == printed["rstar"]


@given(matrices())
def test_indirect_influence_is_that_of_its_definition(direct: list[list[int]]) -> None:
    found = influence(direct).indirect.tolist()
    expected = by_definition(direct)
    assert found == expected


@given(matrices())
def test_all_influence_is_all_dependence(direct: list[list[int]]) -> None:
    found = influence(direct)
    assert sum(found.influences) == sum(found.dependences)


@given(matrices().filter(lambda direct: any(map(any, direct))))
def test_the_mean_balance_of_power_is_one(direct: list[list[int]]) -> None:
    balance = influence(direct).balance
    assert balance is not None
    assert sum(balance) == len(balance)


@given(matrices(), st.randoms(use_true_random=False))
def test_the_order_of_actors_changes_nothing(direct: list[list[int]], random: Any) -> None:
    order = list(range(len(direct)))
    random.shuffle(order)
    moved = [[direct[a][b] for b in order] for a in order]
    before, after = influence(direct), influence(moved)
    assert after.influences == tuple(before.influences[a] for a in order)


@pytest.mark.parametrize("convention", ["whole", "less_own"])
def test_nobody_has_power_where_nobody_influences(convention: Any) -> None:
    found = influence([[0, 0], [0, 0]], convention=convention)
    assert (found.powers, found.balance) == (None, None)


def test_powers_that_cancel_give_no_balance() -> None:
    found = influence([[0, 1], [1, 0]], convention="less_own")
    assert (found.powers, found.balance) == ((Fraction(0), Fraction(0)), None)


def test_no_actors_have_no_influence() -> None:
    assert influence([]).influences == ()


@pytest.mark.parametrize(
    ("direct", "said"),
    [
        ([[0, 5], [1, 0]], "row 0, column 1: 5 is not from 0 to 4"),
        ([[0, 1], [1, 2]], "actor 1 has an influence on itself"),
        ([[0, 1, 2], [1, 0, 1]], "square"),
        ([[0, 1], [1]], "as many scores"),
        ([[0, 0.5], [1, 0]], "whole numbers"),
    ],
)
def test_a_matrix_that_makes_no_sense_is_refused(direct: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        influence(direct)


def test_the_compiled_loop_counts_as_the_products_do() -> None:
    if sums._compiled() is None:
        pytest.skip("numba is not installed")
    scores = np.random.default_rng(4).integers(0, 5, (sums.SMALL + 7, sums.SMALL + 7))
    assert (sums.lesser_sums(scores) == sums._by_products(scores)).all()
