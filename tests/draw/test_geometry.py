"""Boxes, segments and circles against slow, plain answers."""

from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw.geometry import (
    Box,
    crossing,
    gaps,
    lengths_inside,
    overlapping,
    passing,
    rows,
)

NUMBERS = st.integers(0, 20).map(float)
BOXES = st.builds(Box, NUMBERS, NUMBERS, st.integers(1, 9), st.integers(1, 9))
SEGMENTS = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
CIRCLES = st.tuples(NUMBERS, NUMBERS, st.integers(1, 5).map(float))


def array(*each: tuple[float, ...]) -> np.ndarray:
    return np.array(each, dtype=np.float64)


def along(segment: tuple[float, ...], steps: int = 4000) -> np.ndarray:
    """Points in the middle of equal pieces of a segment."""
    share = (np.arange(steps)[:, None] + 0.5) / steps
    start, end = np.array(segment[:2]), np.array(segment[2:])
    return np.asarray(start + share * (end - start))


def test_a_box_knows_its_edges() -> None:
    assert Box(1, 2, 3, 4).corners() == (1, 2, 4, 6)


def test_a_grown_box_keeps_its_middle() -> None:
    assert Box(1, 2, 3, 4).grown(1) == Box(0, 1, 5, 6)


def test_boxes_that_touch_do_not_overlap() -> None:
    box = Box(0, 0, 2, 2)
    assert [box.overlaps(Box(2, 0, 2, 2)), box.overlaps(Box(1.9, 0, 2, 2))] == [False, True]


@given(BOXES, BOXES)
def test_many_boxes_overlap_as_single_ones_do(first: Box, second: Box) -> None:
    assert overlapping(rows([first]), rows([second])).tolist() == [[first.overlaps(second)]]


@given(BOXES, BOXES)
def test_a_gap_is_a_margin_around_a_box(first: Box, second: Box) -> None:
    wide = first.grown(1.5).overlaps(second)
    assert overlapping(rows([first]), rows([second]), gap=1.5).tolist() == [[wide]]


@given(BOXES, CIRCLES)
def test_a_circle_is_as_far_as_the_nearest_point_of_the_box(
    box: Box, circle: tuple[float, float, float]
) -> None:
    x, y, radius = circle
    near = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    expected = hypot(x - near[0], y - near[1]) - radius
    assert gaps(rows([box]), array(circle))[0, 0] == pytest.approx(expected)


@given(SEGMENTS, BOXES)
def test_a_segment_is_inside_for_as_long_as_its_points_are(
    segment: tuple[float, ...], box: Box
) -> None:
    points = along(segment)
    inside = np.mean([box.holds(float(x), float(y)) for x, y in points])
    long = hypot(segment[2] - segment[0], segment[3] - segment[1])
    found = lengths_inside(array(segment), rows([box]))[0, 0]
    # A segment along an edge lies inside by definition; its points may round to either side.
    assert found == pytest.approx(inside * long, abs=0.02 * max(long, 1))


def test_a_segment_through_a_box_is_cut_at_its_edges() -> None:
    segments = array((0, 5, 10, 5), (0, 0, 10, 10), (0, 9, 10, 9))
    found = lengths_inside(segments, rows([Box(2, 4, 4, 2)]))
    assert found == pytest.approx(array((4, 2 * 2**0.5, 0)))


@given(SEGMENTS, SEGMENTS)
def test_crossing_is_mutual(first: tuple[float, ...], second: tuple[float, ...]) -> None:
    assert crossing(array(first), array(second)) == crossing(array(second), array(first))


def test_segments_cross_only_at_inner_points() -> None:
    others = array((0, 10, 10, 0), (5, 5, 9, 1), (20, 0, 20, 9), (0, 1, 10, 11))
    assert crossing(array((0, 0, 10, 10)), others).tolist() == [[True, False, False, False]]


@given(SEGMENTS, CIRCLES)
def test_a_segment_enters_a_circle_when_one_of_its_points_does(
    segment: tuple[float, ...], circle: tuple[float, float, float]
) -> None:
    x, y, radius = circle
    points = np.vstack([along(segment), segment[:2], segment[2:]])
    nearest = np.hypot(points[:, 0] - x, points[:, 1] - y).min()
    found = bool(passing(array(segment), array(circle))[0, 0])
    assert found == (nearest < radius) or abs(nearest - radius) < 0.01
