"""Krippendorff's alpha agrees with the printed values and with its definition, pair by pair."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.krippendorff import Alpha, Metric, krippendorff_alpha
from kolam.maths.outcome import Undefined

METRICS: tuple[Metric, ...] = get_args(Metric)
CELLS = st.one_of(st.none(), st.integers(0, 4))
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)
)
Table = list[list[int | None]]


def told(ratings: Any, metric: Metric) -> Alpha:
    found = krippendorff_alpha(ratings, metric)
    assert isinstance(found, Alpha)
    return found


@pytest.mark.parametrize("metric", METRICS)
def test_the_published_alphas_come_out(
    table: Callable[..., Table], oracle: Any, answers: Any, metric: Metric
) -> None:
    estimate = float(told(table("krippendorff_4x12.csv", skip=1), metric).estimate)
    printed = oracle["krippendorff_4x12.csv"]["krippendorff_alpha"][metric]
    assert (round(estimate, 7), round(estimate, 3)) == (printed, answers["krippendorff"][metric])


def test_the_published_table_has_one_target_that_cannot_be_compared(
    table: Callable[..., Table],
) -> None:
    ratings = table("krippendorff_4x12.csv", skip=1)
    assert told(ratings, "nominal") == Alpha("nominal", Fraction(113, 152), 11, 4, 40)


def test_six_raters_in_five_categories_come_out(
    table: Callable[..., list[list[int]]], oracle: Any
) -> None:
    counts = table("distrib.6raters.csv", skip=1)
    ratings = [[c for c, count in enumerate(row) for _ in range(count)] for row in counts]
    printed = oracle["distrib.6raters.csv"]["krippendorff_alpha"]
    assert round(float(told(ratings, "nominal").estimate), 7) == printed


@pytest.mark.parametrize("metric", METRICS)
@given(ratings=TABLES)
def test_alpha_is_that_of_the_definition(metric: Metric, ratings: Table) -> None:
    found = krippendorff_alpha(ratings, metric)
    if isinstance(found, Alpha):
        assert found.estimate == _by_pairs(ratings, metric)


def _by_pairs(ratings: Table, metric: Metric) -> Fraction:
    """Every ordered pair of values, within targets and in all, one by one."""
    units = [[cell for cell in row if cell is not None] for row in ratings]
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    observed = sum(
        (
            _difference(a, b, values, metric) / (len(unit) - 1)
            for unit in units
            for i, a in enumerate(unit)
            for j, b in enumerate(unit)
            if i != j
        ),
        Fraction(0),
    )
    expected = sum((_difference(a, b, values, metric) for a in values for b in values), Fraction(0))
    return 1 - observed * (len(values) - 1) / expected


def _difference(a: int, b: int, values: list[int], metric: Metric) -> Fraction:
    if a == b:
        return Fraction(0)
    if metric == "ordinal":
        counts, low, high = Counter(values), min(a, b), max(a, b)
        between = sum(counts[value] for value in range(low, high + 1))
        return (between - Fraction(counts[low] + counts[high], 2)) ** 2
    kinds = {"nominal": Fraction(1), "interval": Fraction((a - b) ** 2)}
    return kinds.get(metric) or Fraction((a - b) ** 2, (a + b) ** 2)


@given(TABLES, st.randoms())
def test_who_of_the_raters_gave_a_value_does_not_matter(ratings: Table, random: Any) -> None:
    shuffled = [random.sample(row, len(row)) for row in ratings]
    one, other = (krippendorff_alpha(rows, "interval") for rows in (ratings, shuffled))
    if isinstance(one, Alpha) and isinstance(other, Alpha):
        assert one.estimate == other.estimate


@given(TABLES)
def test_the_ordinal_alpha_depends_on_the_order_only(ratings: Table) -> None:
    bent = [[None if cell is None else cell**3 for cell in row] for row in ratings]
    assert krippendorff_alpha(bent, "ordinal") == krippendorff_alpha(ratings, "ordinal")


@pytest.mark.parametrize("metric", METRICS)
def test_raters_who_agree_have_an_alpha_of_one(metric: Metric) -> None:
    assert told([[1, 1, None], [4, None, 4], [2, 2, 2]], metric).estimate == 1


def test_a_rater_whose_values_pair_with_none_does_not_count() -> None:
    assert told([[1, 2, None], [3, 3, None], [None, None, 5]], "interval").raters == 2


@pytest.mark.parametrize(
    ("ratings", "metric", "reason"),
    [
        ([], "nominal", "no_values"),
        ([[None, None]], "nominal", "no_values"),
        ([[1], [2]], "nominal", "too_few_raters"),
        ([[1, None], [2, None]], "nominal", "too_few_raters"),
        ([[1, None], [None, 2]], "ordinal", "no_pairs"),
        ([[1, 2], [3, None]], "interval", "too_few_targets"),
        ([[3, 3], [3, 3]], "interval", "no_variance"),
        ([[-1, 1], [2, 2]], "ratio", "negative_values"),
    ],
)
def test_an_unfit_table_says_why(ratings: Table, metric: Metric, reason: Any) -> None:
    assert krippendorff_alpha(ratings, metric) == Undefined(reason)
