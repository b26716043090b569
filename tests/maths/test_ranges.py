"""Tables of quantiles are those of the distributions, to the depth and closeness promised."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kolam.maths.ranges import NODES, Range, depths, fixed, quantile_tables

SKEWS = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


def peer(one: Range) -> Any:
    if one.shape == "normal":
        deviation = one.width / 2 / stats.norm.ppf((1 + one.inside) / 2)
        return stats.norm(one.likely, deviation)
    if one.shape == "triangular":
        return stats.triang(one.skew, one.low, one.width)
    return stats.beta(1 + 4 * one.skew, 5 - 4 * one.skew, one.low, one.width)


@given(SKEWS, st.sampled_from(["pert", "triangular"]))
def test_a_bounded_range_has_the_quantiles_of_another_program(skew: float, shape: Any) -> None:
    one = Range(10, 10 + 40 * skew, 50, shape)
    (row,) = quantile_tables([one])
    assert row[:NODES] == pytest.approx(peer(one).ppf(depths()), rel=0, abs=1e-6)
    assert row[NODES:] == pytest.approx(peer(one).isf(depths()), rel=0, abs=1e-6)


@given(st.floats(0.1, 0.99))
def test_a_normal_lies_inside_as_often_as_stated(inside: float) -> None:
    one = Range(-3, 1, 5, "normal", inside)
    (row,) = quantile_tables([one])
    assert row[:NODES] == pytest.approx(peer(one).ppf(depths()))
    assert row[NODES:] == pytest.approx(peer(one).isf(depths()))


@given(SKEWS, st.sampled_from(["pert", "triangular"]))
def test_a_straight_line_between_nodes_is_close(skew: float, shape: Any) -> None:
    one = Range(0, skew, 1, shape)
    (row,) = quantile_tables([one])
    halfway = (depths()[1:] + depths()[:-1]) / 2
    between = (row[1:NODES] + row[: NODES - 1]) / 2
    assert np.abs(between - peer(one).ppf(halfway)).max() < 1e-4


@given(st.lists(SKEWS, min_size=1, max_size=4))
def test_tables_never_fall(skews: list[float]) -> None:
    for row in quantile_tables([Range(0, skew, 1) for skew in skews]):
        assert (np.diff(row[:NODES]) >= -1e-12).all()
        assert (np.diff(row[NODES:]) <= 1e-12).all()


def test_both_halves_meet_in_the_middle() -> None:
    for row in quantile_tables([Range(0, 1, 9), Range(0, 1, 9, "triangular")]):
        assert row[NODES - 1] == pytest.approx(row[-1])


def test_what_is_known_has_one_value_everywhere() -> None:
    assert set(quantile_tables([fixed(7)]).ravel().tolist()) == {7.0}
    assert set(quantile_tables([Range(3, 3, 3)]).ravel().tolist()) == {3.0}


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: Range(2, 1, 3), "goes up"),
        (lambda: Range(1, 4, 3), "goes up"),
        (lambda: Range(0, 1, float("inf")), "finite"),
        (lambda: Range(0, 1, float("nan")), "finite"),
        (lambda: Range(0, 1, 4, "normal"), "middle"),
        (lambda: Range(0, 1, 2, "normal", inside=1), "probability"),
        (lambda: Range(0, 1, 2, "fixed"), "fixed"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(act: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        act()
