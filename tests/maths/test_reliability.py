"""Cronbach's alpha agrees with worked numbers, its other formula and how it must behave."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.maths.intraclass import Intraclass, intraclass
from kolam.maths.outcome import Undefined
from kolam.maths.reliability import Reliability, cronbach_alpha
from tests.maths.conftest import beside

ANSWERS = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 5), min_size=width, max_size=width), min_size=2, max_size=8
    )
)


def alpha_of(answers: Any) -> Fraction:
    found = cronbach_alpha(answers)
    assert isinstance(found, Reliability)
    return found.alpha


def test_alpha_is_the_published_consistency_of_the_mean(table: Callable[..., Any]) -> None:
    rows = table("shrout_fleiss_1979.csv", skip=1)
    found = intraclass(rows)
    assert isinstance(found, Intraclass)
    assert round(float(alpha_of(rows)), 4) == 0.9093


def test_the_alpha_of_eleven_soldiers_comes_out(oracle: Any) -> None:
    lines = beside("data", "agreement", "cohesion.csv").read_text("utf-8").splitlines()[1:]
    cells = [line.split(",")[2:] for line in lines]
    found = cronbach_alpha([[None if cell == "NA" else int(cell) for cell in row] for row in cells])
    assert isinstance(found, Reliability)
    printed = oracle["cohesion.csv"]["cronbach_alpha_listwise_n10"]
    assert (round(float(found.alpha), 7), found.people, found.left_out) == (printed, 10, (1,))


@given(ANSWERS)
def test_alpha_is_that_of_covariances(answers: list[list[int]]) -> None:
    found = cronbach_alpha(answers)
    covariances = np.cov(np.array(answers, dtype=float), rowvar=False)
    items, total = len(covariances), covariances.sum()
    if isinstance(found, Undefined):
        assert (found.reason, round(total, 9)) == ("no_variance", 0)
    else:
        expected = items / (items - 1) * (1 - np.trace(covariances) / total)
        assert float(found.alpha) == pytest.approx(expected)


@given(ANSWERS, st.integers(-3, 3), st.integers(1, 4))
def test_a_change_of_unit_changes_nothing(answers: list[list[int]], add: int, times: int) -> None:
    moved = [[add + times * cell for cell in row] for row in answers]
    assert cronbach_alpha(moved) == cronbach_alpha(answers)


def test_items_that_say_the_same_are_wholly_reliable() -> None:
    found = cronbach_alpha([[1, 1, 1], [2, 2, 2], [4, 4, 4]])
    assert found == Reliability(Fraction(1), None, (Fraction(1),) * 3, 3, 3, ())


def test_items_that_pull_apart_fall_below_zero() -> None:
    assert alpha_of([[1, 4], [2, 2], [4, 1], [3, 4]]) < 0


def test_who_skips_an_item_is_left_out_and_named() -> None:
    rows: list[list[int | None]] = [[1, 2, 2], [None, 1, 1], [3, 3, 4], [2, 4, 4]]
    found = cronbach_alpha(rows)
    assert isinstance(found, Reliability)
    assert (found.people, found.left_out) == (3, (1,))
    assert found.alpha == alpha_of([row for row in rows if None not in row])


def test_each_item_tells_what_alpha_is_without_it() -> None:
    rows = [[1, 2, 5], [2, 3, 1], [4, 4, 3], [5, 5, 2]]
    found = cronbach_alpha(rows)
    assert isinstance(found, Reliability)
    assert found.without[2] == alpha_of([row[:2] for row in rows])


def test_the_interval_holds_alpha_and_widens_with_confidence() -> None:
    rows = [[1, 2, 2], [2, 3, 3], [4, 4, 3], [5, 5, 4], [3, 2, 4]]
    narrow, wide = (cronbach_alpha(rows, confidence=share) for share in (0.5, 0.95))
    assert isinstance(narrow, Reliability)
    assert isinstance(wide, Reliability)
    assert narrow.interval is not None
    assert wide.interval is not None
    bounds = [wide.interval.low, narrow.interval.low, float(wide.alpha)]
    assert bounds == sorted(bounds)
    assert narrow.interval.high < wide.interval.high


def test_the_interval_is_that_of_feldts_formula() -> None:
    rows = [[1, 2, 2], [2, 3, 3], [4, 4, 3], [5, 5, 4], [3, 2, 4]]
    found, stats = cronbach_alpha(rows), pytest.importorskip("scipy.stats")
    assert isinstance(found, Reliability)
    assert found.interval is not None
    low = 1 - (1 - float(found.alpha)) * stats.f.ppf(0.975, 4, 8)
    assert found.interval.low == pytest.approx(low)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([], "no_values"),
        ([[1], [2]], "too_few_values"),
        ([[1, 2], [None, 3]], "too_few_people"),
        ([[1, 2], [2, 1]], "no_variance"),
    ],
)
def test_what_alpha_needs_is_said(answers: Any, reason: Any) -> None:
    assert cronbach_alpha(answers) == Undefined(reason)


def test_a_confidence_is_a_share() -> None:
    with pytest.raises(ValueError, match="confidence"):
        cronbach_alpha([[1, 2], [2, 3]], confidence=95)
