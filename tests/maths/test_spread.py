"""Centre and spread are exact and follow one printed convention."""

import statistics
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths import spread
from kolam.maths.outcome import Undefined
from kolam.maths.spread import Quartiles, Summary

RATINGS = st.lists(st.integers(0, 10), min_size=1, max_size=15)
FRACTIONS = st.lists(st.fractions(-9, 9, max_denominator=7), min_size=2, max_size=9)
MEASURES = [
    spread.mean,
    spread.median,
    spread.quartiles,
    spread.variance,
    spread.summary,
]


def test_an_even_number_of_values_has_its_median_halfway() -> None:
    assert spread.median([6, 10, 9, 9, 9, 8, 8, 8]) == Fraction(17, 2)


def test_gaps_do_not_move_the_median() -> None:
    assert spread.median([None, 3, None, 5, 4]) == 4


def test_quartiles_lie_between_order_statistics() -> None:
    assert spread.quartiles([1, 2, 3, 10]) == Quartiles(
        Fraction(7, 4), Fraction(5, 2), Fraction(19, 4)
    )


def test_the_inter_quartile_range_is_upper_less_lower() -> None:
    assert Quartiles(Fraction(7, 4), Fraction(5, 2), Fraction(19, 4)).range == 3


def test_a_mean_on_a_threshold_is_on_it() -> None:
    assert spread.mean([Fraction(1, 10)] * 3) == Fraction(1, 10)


def test_a_summary_tells_everything_at_once() -> None:
    assert spread.summary([4, None, 1, 7]) == Summary(
        n=3,
        gaps=1,
        lowest=Fraction(1),
        quartiles=Quartiles(Fraction(5, 2), Fraction(4), Fraction(11, 2)),
        highest=Fraction(7),
        mean=Fraction(4),
        variance=Fraction(9),
    )


def test_a_summary_gives_its_median_and_standard_deviation() -> None:
    told = spread.summary([4, 1, 7])
    assert isinstance(told, Summary)
    assert (told.median, told.standard_deviation) == (Fraction(4), 3.0)


def test_one_value_has_a_centre_but_no_variance() -> None:
    told = spread.summary([4])
    assert isinstance(told, Summary)
    assert (told.mean, told.quartiles.range, told.standard_deviation) == (
        Fraction(4),
        Fraction(0),
        Undefined("too_few_values"),
    )


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_without_values_every_measure_says_so(measure: Any, values: list[None]) -> None:
    assert measure(values) == Undefined("no_values")


@pytest.mark.parametrize("share", [-0.1, 1.5, Fraction(101, 100)])
def test_a_share_beyond_the_whole_is_refused(share: Fraction | float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        spread.quantile([1, 2], share)


@given(FRACTIONS)
def test_quartiles_are_the_inclusive_ones_of_another_program(values: list[Fraction]) -> None:
    peer = statistics.quantiles(values, n=4, method="inclusive")
    assert spread.quartiles(values) == Quartiles(*peer)


@given(RATINGS, st.integers(0, 8))
def test_quantiles_are_linear_between_ranks(values: list[int], eighths: int) -> None:
    found = spread.quantile(values, Fraction(eighths, 8))
    assert found == pytest.approx(float(np.quantile(values, eighths / 8)))


@given(FRACTIONS)
def test_mean_and_variance_are_those_of_the_definition(values: list[Fraction]) -> None:
    n = len(values)
    mean = sum(values, Fraction(0)) / n
    squares = sum(((value - mean) ** 2 for value in values), Fraction(0))
    assert (spread.mean(values), spread.variance(values)) == (mean, squares / (n - 1))


@given(RATINGS, st.randoms())
def test_order_and_gaps_do_not_matter(values: list[int], random: Any) -> None:
    shuffled: list[int | None] = [*values, None, None]
    random.shuffle(shuffled)
    told, again = spread.summary(values), spread.summary(shuffled)
    assert isinstance(told, Summary)
    assert isinstance(again, Summary)
    assert (told.quartiles, told.mean, told.variance, told.n, 2) == (
        again.quartiles,
        again.mean,
        again.variance,
        again.n,
        again.gaps,
    )


@given(RATINGS)
def test_cuts_come_in_order(values: list[int]) -> None:
    told = spread.summary(values)
    assert isinstance(told, Summary)
    cuts = [told.lowest, told.quartiles.lower, told.median, told.quartiles.upper, told.highest]
    assert cuts == sorted(cuts)


def test_the_example_comes_out_to_the_printed_digits(example: Any) -> None:
    told = {
        (id, axis): _printed(values)
        for id, axes in example["ratings"].items()
        for axis, values in axes.items()
    }
    assert told == {
        (id, axis): {key: printed[axis][key] for key in ("mean", "median", "iqr", "sd")}
        for id, printed in example["map"].items()
        for axis in ("interest", "influence")
    }


def _printed(values: list[int]) -> dict[str, float]:
    told = spread.summary(values)
    assert isinstance(told, Summary)
    assert not isinstance(told.standard_deviation, Undefined)
    return {
        "mean": float(told.mean),
        "median": float(told.median),
        "iqr": float(told.quartiles.range),
        "sd": round(told.standard_deviation, 2),
    }


def test_a_tally_counts_each_point_of_the_scale() -> None:
    assert spread.tally([3, 0, 3, None, 2.0], range(5)) == (1, 0, 1, 2, 0)


def test_a_tally_refuses_a_value_off_the_scale() -> None:
    with pytest.raises(ValueError, match="3, 7 not on the scale"):
        spread.tally([1, 7, 3], [0, 1, 2])


def test_a_tally_refuses_a_point_listed_twice() -> None:
    with pytest.raises(ValueError, match="each of its points once"):
        spread.tally([1], [1, 2, 1.0])


def test_a_value_on_an_edge_counts_in_the_bin_above() -> None:
    assert spread.histogram([0, 5, 10, None], [0, 5, 10]) == (1, 2)


@pytest.mark.parametrize("edges", [[], [1], [1, 1], [2, 1]])
def test_a_histogram_refuses_edges_that_do_not_rise(edges: list[int]) -> None:
    with pytest.raises(ValueError, match="at least two edges"):
        spread.histogram([], edges)


def test_a_histogram_refuses_a_value_outside_its_edges() -> None:
    with pytest.raises(ValueError, match="11 lies outside 0 to 10"):
        spread.histogram([11], [0, 10])


@given(RATINGS, st.sets(st.integers(1, 9)))
def test_a_histogram_is_that_of_another_program(values: list[int], inner: set[int]) -> None:
    edges = [0, *sorted(inner), 10]
    assert spread.histogram(values, edges) == tuple(np.histogram(values, edges)[0])
