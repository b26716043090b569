"""The seven marker shapes: polygons of about equal area, so that none looks heavier."""

from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt
from typing import Literal, get_args

Shape = Literal["square", "circle", "diamond", "triangle", "star", "hexagon", "plus"]
Point = tuple[float, float]

SHAPES: tuple[Shape, ...] = get_args(Shape)


def outline(shape: Shape) -> tuple[Point, ...]:
    """Corners of the shape around (0, 0), y downwards, with the area of a circle of radius 1.

    A circle has no corners and gives an empty tuple.
    Raises KeyError for a name that is no shape.
    """
    return _CORNERS[shape]


def reach(shape: Shape) -> float:
    """Distance from the centre to the farthest corner, in radii of the circle of equal area."""
    return max((hypot(x, y) for x, y in outline(shape)), default=1.0)


def area(corners: tuple[Point, ...]) -> float:
    """Area of a simple polygon by the shoelace formula."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*corners, *corners[:1])))
    return abs(twice) / 2


def _regular(corners: int, *, turn: float = 0.0, inner: float = 1.0) -> tuple[Point, ...]:
    """A regular polygon with its first corner up; `inner` < 1 makes every second corner a notch."""
    angles = (turn - pi / 2 + 2 * pi * i / corners for i in range(corners))
    radii = (inner if i % 2 else 1.0 for i in range(corners))
    return tuple((r * cos(angle), r * sin(angle)) for r, angle in zip(radii, angles, strict=True))


def _plus(arm: float = 0.36) -> tuple[Point, ...]:
    quarter = ((arm, -1.0), (arm, -arm), (1.0, -arm))
    turns = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))
    return tuple((a * x + b * y, c * x + d * y) for a, b, c, d in turns for x, y in quarter)


def _equal(corners: tuple[Point, ...]) -> tuple[Point, ...]:
    """The polygon scaled to the area of the unit circle."""
    scale = sqrt(pi / area(corners))
    return tuple((x * scale, y * scale) for x, y in corners)


_CORNERS: dict[Shape, tuple[Point, ...]] = {
    "square": _equal(_regular(4, turn=pi / 4)),
    "circle": (),
    "diamond": _equal(_regular(4)),
    "triangle": _equal(_regular(3)),
    "star": _equal(_regular(10, inner=0.5)),
    "hexagon": _equal(_regular(6)),
    "plus": _equal(_plus()),
}
