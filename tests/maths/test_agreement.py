"""The table decides which measure is given, and what was left out is named."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.agreement import Agreement, agreement
from kolam.maths.concordance import kendall_w
from kolam.maths.intraclass import Intraclass, intraclass
from kolam.maths.krippendorff import Alpha, krippendorff_alpha
from kolam.maths.outcome import Undefined

COMPLETE = [[9, 2, 5], [6, 1, 3], [8, 4, 6], [7, 1, 2]]
Table = list[list[int | None]]
TABLES = st.integers(0, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=width, max_size=width),
        max_size=4,
    )
)


def test_a_complete_table_gets_every_measure() -> None:
    assert agreement(COMPLETE) == Agreement(
        measure="intraclass",
        targets=4,
        raters=3,
        values=12,
        gaps=0,
        left_out_targets=(),
        left_out_raters=(),
        intraclass=intraclass(COMPLETE),
        concordance=kendall_w(COMPLETE),
        ordinal_alpha=krippendorff_alpha(COMPLETE, "ordinal"),
        interval_alpha=krippendorff_alpha(COMPLETE, "interval"),
    )


def test_a_table_with_a_gap_gets_alpha() -> None:
    found = agreement([[9, 2, 5], [6, None, 3], [8, 4, 6]])
    assert (found.measure, found.gaps, found.values) == ("alpha", 1, 8)
    assert (found.intraclass, found.concordance) == (Undefined("gaps"), Undefined("gaps"))
    assert isinstance(found.interval_alpha, Alpha)


def test_empty_rows_and_columns_are_left_out_and_named() -> None:
    table: Table = [[9, 2, None, 5], [None] * 4, [6, 1, None, 3], [8, 4, None, 6], [7, 1, None, 2]]
    found = agreement(table)
    assert (found.left_out_targets, found.left_out_raters) == ((1,), (2,))
    assert found.intraclass == intraclass(COMPLETE)


def test_a_target_with_one_value_and_its_lone_rater_are_left_out() -> None:
    found = agreement([[1, 2, None], [4, 4, None], [None, None, 3]])
    assert (found.left_out_targets, found.left_out_raters, found.measure) == (
        (2,),
        (2,),
        "intraclass",
    )


def test_the_published_table_with_gaps_leaves_its_last_target_out(
    table: Callable[..., Table],
) -> None:
    found = agreement(table("krippendorff_4x12.csv", skip=1))
    assert (found.measure, found.targets, found.raters, found.values, found.left_out_targets) == (
        "alpha",
        11,
        4,
        40,
        (11,),
    )


def test_the_confidence_reaches_the_intervals() -> None:
    found = agreement(COMPLETE, confidence=0.8).intraclass
    assert isinstance(found, Intraclass)
    assert found.confidence == 0.8


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([], "no_values"),
        ([[]], "no_values"),
        ([[None, None], [None, None]], "no_values"),
        ([[4], [5]], "too_few_raters"),
        ([[4, None], [5, None]], "too_few_raters"),
        ([[4, None], [None, 5]], "no_pairs"),
        ([[4, 5]], "too_few_targets"),
        ([[3, 3], [3, 3]], "no_variance"),
    ],
)
def test_a_table_that_allows_nothing_gives_one_reason(ratings: Table, reason: Any) -> None:
    found = agreement(ratings)
    measures = (found.intraclass, found.concordance, found.ordinal_alpha, found.interval_alpha)
    assert set(measures) == {Undefined(reason)}


@given(TABLES)
def test_what_is_used_and_left_out_makes_the_whole(ratings: Table) -> None:
    found = agreement(ratings)
    assert found.targets + len(found.left_out_targets) == len(ratings)
    assert found.raters + len(found.left_out_raters) == (len(ratings[0]) if ratings else 0)
    assert found.values + found.gaps == found.targets * found.raters


@given(TABLES)
def test_both_ways_in_give_the_same_alpha(ratings: Table) -> None:
    assert agreement(ratings).ordinal_alpha == krippendorff_alpha(ratings, "ordinal")
