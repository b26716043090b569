"""Tables of ratings are read exactly, or refused with the place."""

from fractions import Fraction

import numpy as np
import pytest

from kolam.maths.outcome import Undefined
from kolam.maths.table import (
    Number,
    complete_rows,
    exact,
    paired,
    present,
    rows_of,
    unpaired,
    whole,
)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (7, 7),
        (7.0, 7),
        (2.5, Fraction(5, 2)),
        (Fraction(6, 3), 2),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_number_is_read_as_it_is(given: Number, told: Number) -> None:
    assert (exact(given), type(exact(given))) == (told, type(told))


def test_a_float_keeps_its_binary_value() -> None:
    assert exact(0.1) == Fraction(3602879701896397, 36028797018963968)


def test_a_whole_number_of_an_array_becomes_a_plain_one() -> None:
    read = exact(np.array([3])[0])
    assert (read, type(read)) == (3, int)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_value_that_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="write None for a gap"):
        exact(value)


def test_gaps_are_left_out_of_a_list() -> None:
    assert present([3, None, 1.5, None]) == [3, Fraction(3, 2)]


def test_a_ragged_table_is_refused_with_its_row() -> None:
    with pytest.raises(ValueError, match="row 2 has 3 columns, row 0 has 2"):
        rows_of([[1, 2], [3, 4], [5, 6, 7]])


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([], "no_values"),
        ([[], []], "no_values"),
        ([[None, None], [None, None]], "no_values"),
        ([[1, 2]], "too_few_targets"),
        ([[1], [2]], "too_few_raters"),
        ([[1, 2], [3, None]], "gaps"),
    ],
)
def test_an_unfit_table_says_what_it_lacks(ratings: list[list[int | None]], reason: str) -> None:
    found = complete_rows(ratings)
    assert isinstance(found, Undefined)
    assert found.reason == reason


def test_a_complete_table_comes_back_exact() -> None:
    assert complete_rows([[1, 0], [0.5, 3.0]]) == ((1, 0), (Fraction(1, 2), 3))


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([[None, None]], "no_values"),
        ([[1, None], [2, None]], "too_few_raters"),
        ([[1, None], [None, 2]], "no_pairs"),
    ],
)
def test_a_table_without_pairs_says_why(ratings: list[list[int | None]], reason: str) -> None:
    found = unpaired(rows_of(ratings))
    assert found is not None
    assert found.reason == reason


def test_one_row_with_two_values_makes_a_pair() -> None:
    assert unpaired(rows_of([[1, None, 0], [None, 2, None]])) is None


def test_a_zero_is_a_value() -> None:
    assert (paired((0, 0)), paired((0, None))) == (True, False)


def test_rows_of_fractions_keep_their_proportions_as_whole_numbers() -> None:
    rows: list[tuple[int | Fraction, ...]] = [(1, Fraction(1, 2)), (Fraction(-2, 3), 0)]
    assert whole(rows) == [(6, 3), (-4, 0)]
    assert whole([]) == []
