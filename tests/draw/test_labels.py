"""Labels near their dots, without any overlap."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.draw.geometry import Box, crossing, gaps, lengths_inside, rows
from kolam.draw.labels import GAP, Dot, Ground, Placed, Size, place

BOUNDS = Box(0, 0, 400, 300)
DOTS = st.lists(
    st.builds(Dot, st.integers(5, 395).map(float), st.integers(5, 295).map(float), st.just(5.0)),
    min_size=1,
    max_size=25,
)
SIZES = st.lists(st.builds(Size, st.integers(10, 90), st.integers(8, 40)), min_size=1, max_size=3)


def placed(dots: list[Dot], sizes: list[list[Size]], ground: Ground) -> list[Placed]:
    return [at for at in place(dots, sizes, ground=ground) if at]


def one(dot: Dot, size: Size, ground: Ground | None = None) -> Placed:
    (at,) = place([dot], [[size]], ground=ground or Ground(BOUNDS))
    assert at
    return at


def segments(labels: list[Placed]) -> np.ndarray:
    return np.array([at.leader for at in labels if at.leader], dtype=np.float64).reshape(-1, 4)


@settings(max_examples=60, deadline=None)
@given(DOTS, st.data())
def test_labels_never_overlap_each_other_or_a_dot_or_leave_the_bounds(
    dots: list[Dot], data: st.DataObject
) -> None:
    sizes = [data.draw(SIZES) for _ in dots]
    found = placed(dots, sizes, Ground(BOUNDS))
    boxes = [at.box for at in found]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    circles = np.array([(dot.x, dot.y, dot.reach) for dot in dots])
    assert not found or gaps(rows(boxes), circles).min() >= 0
    inside = BOUNDS.grown(1e-9)
    assert all(inside.holds(b.left, b.top) and inside.holds(b.right, b.bottom) for b in boxes)


@settings(max_examples=40, deadline=None)
@given(DOTS)
def test_no_leader_runs_through_a_label(dots: list[Dot]) -> None:
    found = placed(dots, [[Size(60, 14)]] * len(dots), Ground(BOUNDS))
    assert not (lengths_inside(segments(found), rows([at.box for at in found])) > 1e-6).any()


@given(DOTS)
@settings(max_examples=20, deadline=None)
def test_the_same_dots_are_always_labelled_alike(dots: list[Dot]) -> None:
    sizes = [[Size(50, 12)]] * len(dots)
    ground = Ground(BOUNDS)
    assert place(dots, sizes, ground=ground) == place(dots, sizes, ground=ground)


def test_a_lonely_dot_has_its_label_at_its_upper_right() -> None:
    at = one(Dot(200, 150, 5), Size(40, 12))
    assert (at.align, at.leader) == ("start", None)
    assert at.box.left > 200
    assert at.box.bottom < 150


def test_a_label_at_the_right_edge_turns_to_the_left() -> None:
    at = one(Dot(395, 150, 5), Size(40, 12))
    assert (at.align, at.box.right < 395) == ("end", True)


def test_a_label_avoids_a_line_if_it_can() -> None:
    bar = (200.0, 100.0, 200.0, 149.0, 1.0)
    below = (205.0, 140.0, 260.0, 140.0, 1.0)
    at = one(Dot(200, 150, 5), Size(40, 12), Ground(BOUNDS, lines=(bar, below)))
    assert lengths_inside(np.array([bar[:4], below[:4]]), rows([at.box])).sum() == 0


def test_a_label_keeps_clear_of_obstacles_and_circles() -> None:
    obstacle = Box(203, 100, 80, 60)
    ground = Ground(BOUNDS, obstacles=(obstacle,), circles=((180.0, 140.0, 20.0),))
    box = one(Dot(200, 150, 5), Size(40, 12), ground).box
    assert not box.grown(GAP - 1e-9).overlaps(obstacle)
    assert gaps(rows([box]), np.array([[180.0, 140.0, 20.0]]))[0, 0] >= 0


def test_a_crowded_label_stands_farther_off_with_a_leader() -> None:
    ring = [Dot(200 + 24 * x, 150 + 24 * y, 6) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    sizes = [[Size(40, 12)] if (d.x, d.y) == (200, 150) else [] for d in ring]
    (at,) = placed(ring, sizes, Ground(BOUNDS))
    assert at.leader
    x1, y1, x2, y2 = at.leader
    assert (x1 - 200) ** 2 + (y1 - 150) ** 2 == pytest.approx(36)
    assert at.box.grown(0.01).holds(x2, y2)


def test_a_label_takes_the_size_that_fits() -> None:
    flat = Box(0, 0, 60, 100)
    at = place([Dot(10, 50, 5)], [[Size(90, 12), Size(40, 24)]], ground=Ground(flat))[0]
    assert at
    assert (at.size, at.box.width) == (1, 40)


def test_a_label_without_room_has_no_place() -> None:
    assert place([Dot(5, 5, 5)], [[Size(90, 12)]], ground=Ground(Box(0, 0, 50, 50))) == (None,)


def test_a_label_makes_room_for_one_that_has_only_one_place() -> None:
    # The left dot could stand anywhere; the right one only above itself, where the left would go.
    bounds = Box(0, 100, 75, 60)
    dots = [Dot(20, 140, 4), Dot(60, 140, 4)]
    found = place(dots, [[Size(30, 10)], [Size(30, 10)]], ground=Ground(bounds))
    assert None not in found


def test_a_leader_runs_under_another_dot_only_where_that_is_allowed() -> None:
    walled = [Dot(200 + 10 * x, 150 + 10 * y, 6) for x in range(-2, 3) for y in range(-2, 3)]
    sizes = [[Size(40, 12)] if (d.x, d.y) == (200, 150) else [] for d in walled]
    strict, loose = (
        placed(walled, sizes, Ground(BOUNDS, through=through)) for through in (False, True)
    )
    assert (len(strict), len(loose)) == (0, 1)


def test_leaders_cross_only_where_nothing_else_is_free() -> None:
    dots = [Dot(120 + 20 * i, 150, 5) for i in range(8)]
    found = placed(dots, [[Size(70, 14)]] * 8, Ground(BOUNDS))
    leaders = segments(found)
    assert len(found) == 8
    assert not crossing(leaders, leaders).any()


def test_nothing_to_label_gives_nothing() -> None:
    assert place([], [], ground=Ground(BOUNDS)) == ()
