"""Intraclass correlations agree with the printed tables and say when they mean nothing."""

import math
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kolam.maths.distributions import f_quantile, f_tail
from kolam.maths.intraclass import (
    Correlation,
    FTest,
    Intraclass,
    MeanSquares,
    intraclass,
    mean_squares,
)
from kolam.maths.outcome import Interval, Undefined

FORMS = ("icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k")
INDISTINCT = Undefined("too_little_variance_between_targets")
NO_ERROR = Undefined("no_residual_variance")


def _tables(largest: int) -> st.SearchStrategy[list[list[int]]]:
    sizes = st.tuples(st.integers(2, 5), st.integers(2, 4))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, largest), min_size=size[1], max_size=size[1]),
            min_size=size[0],
            max_size=size[0],
        )
    )


TABLES = _tables(10)
#: Two or three different values only: most of them are degenerate in some way.
FLAT_TABLES = _tables(2)


def told(ratings: Any, **options: float) -> Intraclass:
    found = intraclass(ratings, **options)
    assert isinstance(found, Intraclass)
    return found


def correlation(found: Intraclass, form: str) -> Correlation:
    one = getattr(found, form)
    assert isinstance(one, Correlation)
    return one


def interval(one: Correlation) -> tuple[float, float]:
    assert isinstance(one.interval, Interval)
    return one.interval.low, one.interval.high


def test_the_mean_squares_of_1979_come_out(table: Callable[..., Any], answers: Any) -> None:
    squares = told(table("shrout_fleiss_1979.csv", skip=1)).mean_squares
    found = (squares.targets, squares.raters, squares.error, squares.within)
    printed = [answers["shrout_fleiss"][key] for key in ("MSR", "MSC", "MSE", "MSW")]
    assert [round(float(square), 4) for square in found] == printed


def test_the_correlations_of_1979_come_out(table: Callable[..., Any], answers: Any) -> None:
    found = told(table("shrout_fleiss_1979.csv", skip=1))
    printed = {form: answers["shrout_fleiss"][form.upper().replace("K", "k")] for form in FORMS}
    assert {form: round(float(correlation(found, form).estimate), 4) for form in FORMS} == printed


def test_the_correlations_of_another_program_come_out(
    table: Callable[..., Any], oracle: Any
) -> None:
    found = told(table("shrout_fleiss_1979.csv", skip=1))
    peer = oracle["shrout_fleiss_1979.csv"]["R_psych"]
    names = dict(zip(FORMS, ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"), strict=True))
    assert {form: float(correlation(found, form).estimate) for form in FORMS} == pytest.approx(
        {form: peer[name] for form, name in names.items()}, abs=5e-8
    )


def test_the_interval_of_another_program_comes_out(table: Callable[..., Any], oracle: Any) -> None:
    found = told(table("shrout_fleiss_1979.csv", skip=1))
    printed = oracle["shrout_fleiss_1979.csv"]["R_psych"]["ICC2_CI95"]
    assert interval(correlation(found, "icc21")) == pytest.approx(printed, abs=5e-8)


def test_ratings_of_twenty_people_come_out(table: Callable[..., Any], oracle: Any) -> None:
    found, printed = told(table("anxiety.csv")), oracle["anxiety.csv"]
    single = correlation(found, "icc21")
    assert isinstance(single.test, FTest)
    assert [float(single.estimate), float(single.test.f), *interval(single)] == pytest.approx(
        [printed["ICC(A,1)"], printed["ICC(A,1)_F"], *printed["ICC(A,1)_CI95"]], abs=1e-8
    )
    assert round(float(correlation(found, "icc3k").estimate), 3) == printed["ICC(C,3)"]
    assert round(float(correlation(found, "icc11").estimate), 3) == printed["ICC(1)"]


def test_the_other_programs_p_comes_from_its_own_degrees_of_freedom(
    table: Callable[..., Any], oracle: Any
) -> None:
    # The printed p takes the interval's degrees of freedom for the test of zero correlation, where
    # McGraw and Wong have (n - 1)(k - 1); the difference is all there is between the two.
    squares = told(rows := table("anxiety.csv")).mean_squares
    n, k = len(rows), len(rows[0])
    a = (squares.targets - squares.error) / (squares.raters + (n - 1) * squares.error)
    b = 1 + (n - 1) * a
    parts = (a * squares.raters) ** 2 / (k - 1) + (b * squares.error) ** 2 / ((n - 1) * (k - 1))
    f, df2 = float(squares.targets / squares.error), float(squares.targets**2 / parts)
    own = f_tail(f, df1=n - 1, df2=df2)
    assert own == pytest.approx(oracle["anxiety.csv"]["ICC(A,1)_p"], abs=1e-8)


def test_the_test_of_zero_correlation_has_the_degrees_of_its_mean_squares() -> None:
    found = told([[9, 2, 5], [6, 1, 3], [8, 4, 6], [7, 1, 2]])
    tests = [correlation(found, form).test for form in ("icc11", "icc21", "icc31")]
    assert [(test.df1, test.df2) for test in tests if isinstance(test, FTest)] == [
        (3, 8),
        (3, 6),
        (3, 6),
    ]


@pytest.mark.parametrize("axis", ["interest", "influence"])
def test_the_example_comes_out_to_the_printed_digits(example: Any, axis: str) -> None:
    found = told([axes[axis] for axes in example["ratings"].values()])
    single, mean = correlation(found, "icc21"), correlation(found, "icc2k")
    assert (found.targets, found.raters) == (13, 8)
    assert {
        "ICC21": round(float(single.estimate), 3),
        "ICC2k": round(float(mean.estimate), 3),
    } == example["agreement"][axis]


@given(TABLES)
def test_mean_squares_are_those_of_the_definition(ratings: list[list[int]]) -> None:
    found = mean_squares(tuple(map(tuple, ratings)))
    cells = np.array(ratings, dtype=float)
    n, k = cells.shape
    rows, columns = cells.mean(axis=1, keepdims=True), cells.mean(axis=0, keepdims=True)
    expected = [
        k * ((rows - cells.mean()) ** 2).sum() / (n - 1),
        n * ((columns - cells.mean()) ** 2).sum() / (k - 1),
        ((cells - rows - columns + cells.mean()) ** 2).sum() / ((n - 1) * (k - 1)),
        ((cells - rows) ** 2).sum() / (n * (k - 1)),
    ]
    squares = [float(getattr(found, field.name)) for field in fields(MeanSquares)]
    assert squares == pytest.approx(expected, abs=1e-9)


@given(TABLES)
def test_stretching_and_moving_the_scale_changes_no_correlation(ratings: list[list[int]]) -> None:
    moved = [[Fraction(cell, 3) - 7 for cell in row] for row in ratings]
    one, other = intraclass(ratings), intraclass(moved)
    if isinstance(one, Undefined):
        assert other == one
    else:
        assert isinstance(other, Intraclass)
        assert [_estimate(one, form) for form in FORMS] == [
            _estimate(other, form) for form in FORMS
        ]


def _estimate(found: Intraclass, form: str) -> Fraction | Undefined:
    one = getattr(found, form)
    return one.estimate if isinstance(one, Correlation) else INDISTINCT


@given(TABLES, st.randoms())
def test_the_order_of_targets_and_raters_does_not_matter(
    ratings: list[list[int]], random: Any
) -> None:
    columns = list(zip(*ratings, strict=True))
    random.shuffle(columns)
    rows = [list(row) for row in zip(*columns, strict=True)]
    random.shuffle(rows)
    assert intraclass(rows) == intraclass(ratings)


@given(FLAT_TABLES)
def test_no_table_gives_a_number_that_is_none(ratings: list[list[int]]) -> None:
    assert [value for value in _floats(intraclass(ratings)) if not math.isfinite(value)] == []


def _floats(found: object) -> Iterator[float]:
    if isinstance(found, float):
        yield found
    elif is_dataclass(found):
        for field in fields(found):
            yield from _floats(getattr(found, field.name))


@given(FLAT_TABLES)
def test_no_correlation_exceeds_one_and_no_interval_is_turned_round(
    ratings: list[list[int]],
) -> None:
    found = intraclass(ratings)
    known = [one for form in FORMS if isinstance(one := getattr(found, form, None), Correlation)]
    assert [one for one in known if one.estimate > 1] == []
    ends = [one.interval for one in known if isinstance(one.interval, Interval)]
    assert [end for end in ends if not end.low <= end.high] == []


@settings(max_examples=30)
@given(TABLES)
def test_the_interval_of_model_two_is_that_of_1979(ratings: list[list[int]]) -> None:
    found = intraclass(ratings)
    single = found.icc21 if isinstance(found, Intraclass) else found
    # With a correlation below zero their degrees of freedom near zero, and F runs out of range.
    assume(isinstance(single, Correlation) and 0 <= single.estimate < 1)
    assert isinstance(found, Intraclass)
    assert isinstance(single, Correlation)
    assume(isinstance(single.test, FTest) and isinstance(single.interval, Interval))
    assert interval(single) == pytest.approx(_of_1979(found, float(single.estimate)), rel=1e-6)


def _of_1979(found: Intraclass, rho: float) -> tuple[float, float]:
    """Shrout and Fleiss write the same degrees of freedom through the raters' F ratio."""
    n, k, squares = found.targets, found.raters, found.mean_squares
    bms, jms, ems = (float(s) for s in (squares.targets, squares.raters, squares.error))
    level = n * (1 + (k - 1) * rho) - k * rho
    above = (k - 1) * (n - 1) * (k * rho * jms / ems + level) ** 2
    df = above / ((n - 1) * (k * rho * jms / ems) ** 2 + level**2)
    upper = f_quantile(0.975, df1=n - 1, df2=df)
    lower = f_quantile(0.975, df1=df, df2=n - 1)
    base = k * jms + (k * n - k - n) * ems
    return (
        n * (bms - upper * ems) / (upper * base + n * bms),
        n * (lower * bms - ems) / (base + n * lower * bms),
    )


def test_intervals_widen_with_confidence() -> None:
    ratings = [[9, 2, 5], [6, 1, 3], [8, 4, 6], [7, 1, 2]]
    (low, high), (lower, higher) = (
        interval(correlation(told(ratings, confidence=confidence), "icc31"))
        for confidence in (0.8, 0.99)
    )
    assert lower < low < high < higher


def test_raters_who_agree_entirely_leave_no_error_to_test_with() -> None:
    found = told([[1, 1], [2, 2], [5, 5]])
    assert [getattr(found, form) for form in FORMS] == [
        Correlation(Fraction(1), NO_ERROR, NO_ERROR)
    ] * 6


def test_raters_who_differ_by_a_constant_agree_in_order_but_not_in_level() -> None:
    found = told([[1, 3], [2, 4], [5, 7]])
    assert correlation(found, "icc31") == Correlation(Fraction(1), NO_ERROR, NO_ERROR)
    assert correlation(found, "icc21").estimate == Fraction(13, 19)


def test_targets_rated_alike_leave_nothing_to_tell_apart() -> None:
    found = told([[1, 3], [3, 1], [2, 2]])
    assert (found.icc1k, found.icc2k, found.icc3k) == (INDISTINCT, INDISTINCT, INDISTINCT)
    assert correlation(found, "icc11").interval == INDISTINCT


def test_two_targets_turned_round_leave_model_two_without_a_ratio() -> None:
    assert told([[1, 2], [2, 1]]).icc21 == INDISTINCT


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([[4, 4], [4, 4], [4, 4]], "no_variance"),
        ([[1, 2, 3]], "too_few_targets"),
        ([[1], [2]], "too_few_raters"),
        ([[1, None], [2, 3]], "gaps"),
        ([[None, None], [None, None]], "no_values"),
        ([], "no_values"),
    ],
)
def test_an_unfit_table_says_why(ratings: list[list[int | None]], reason: Any) -> None:
    assert intraclass(ratings) == Undefined(reason)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        intraclass([[1, 2], [3, 4]], confidence=confidence)
