"""The seven marker shapes."""

from math import pi

import pytest

from kolam.draw.shapes import SHAPES, Shape, area, outline, reach

POLYGONS = [shape for shape in SHAPES if shape != "circle"]


def test_there_are_seven_shapes() -> None:
    assert len(set(SHAPES)) == 7


@pytest.mark.parametrize("shape", POLYGONS)
def test_all_shapes_have_the_same_area(shape: Shape) -> None:
    assert area(outline(shape)) == pytest.approx(pi)


def test_a_circle_has_no_corners_and_reaches_its_radius() -> None:
    assert (outline("circle"), reach("circle")) == ((), 1)


@pytest.mark.parametrize(
    ("shape", "corners"),
    [("square", 4), ("diamond", 4), ("triangle", 3), ("star", 10), ("hexagon", 6), ("plus", 12)],
)
def test_shapes_have_their_corners(shape: Shape, corners: int) -> None:
    assert len(outline(shape)) == corners


@pytest.mark.parametrize("shape", POLYGONS)
def test_no_corner_is_out_of_reach(shape: Shape) -> None:
    farthest = max(x * x + y * y for x, y in outline(shape))
    assert farthest == pytest.approx(reach(shape) ** 2)


def test_the_area_of_a_unit_square_is_one() -> None:
    assert area(((0, 0), (1, 0), (1, 1), (0, 1))) == 1
