"""Boxes, segments and circles, many at once: what touches what, and by how much."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, y downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.top + self.height

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share an area; boxes that only touch do not."""
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on an edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grown(self, by: float) -> "Box":
        """The box with `by` more on every side."""
        return Box(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def corners(self) -> tuple[float, float, float, float]:
        """(left, top, right, bottom), the row form that the functions of this module take."""
        return self.left, self.top, self.right, self.bottom


def rows(boxes: "tuple[Box, ...] | list[Box]") -> Floats:
    """Boxes as an (n, 4) array of left, top, right, bottom."""
    return np.array([box.corners() for box in boxes], dtype=np.float64).reshape(-1, 4)


def overlapping(boxes: Floats, others: Floats, gap: float = 0.0) -> Flags:
    """(n, 4) and (m, 4) boxes -> (n, m): closer than `gap` to each other, or overlapping."""
    a, b = boxes[:, None, :], others[None, :, :]
    apart = (a[..., 2:] + gap <= b[..., :2]) | (b[..., 2:] + gap <= a[..., :2])
    return np.asarray(~apart.any(axis=-1))


def gaps(boxes: Floats, circles: Floats) -> Floats:
    """(n, 4) boxes and (m, 3) circles x, y, radius -> (n, m) distances, negative inside."""
    x, y, radius = circles[:, 0], circles[:, 1], circles[:, 2]
    across = np.maximum(boxes[:, None, 0] - x, x - boxes[:, None, 2]).clip(min=0)
    down = np.maximum(boxes[:, None, 1] - y, y - boxes[:, None, 3]).clip(min=0)
    return np.asarray(np.hypot(across, down) - radius)


def lengths_inside(segments: Floats, boxes: Floats) -> Floats:
    """(s, 4) segments x1, y1, x2, y2 and (n, 4) boxes -> (n, s) length of each inside each.

    Source: Liang and Barsky (1984), A new concept and method for line clipping, all at once.
    """
    start, step = segments[None, :, :2], (segments[:, 2:] - segments[:, :2])[None]
    low, high = boxes[:, None, :2] - start, boxes[:, None, 2:] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        enter, leave = np.minimum(low / step, high / step), np.maximum(low / step, high / step)
    level = np.broadcast_to(step == 0, enter.shape)
    within = (low <= 0) & (high >= 0)
    enter = np.where(level, np.where(within, -np.inf, np.inf), enter).max(axis=-1).clip(min=0)
    leave = np.where(level, np.where(within, np.inf, -np.inf), leave).min(axis=-1).clip(max=1)
    return np.asarray((leave - enter).clip(min=0) * np.hypot(step[..., 0], step[..., 1]))


def crossing(segments: Floats, others: Floats) -> Flags:
    """(s, 4) and (t, 4) segments -> (s, t): whether they cross at an inner point of both."""
    a, b = segments[:, None, :2], segments[:, None, 2:]
    c, d = others[None, :, :2], others[None, :, 2:]
    first, second = _turn(a, b, c) * _turn(a, b, d), _turn(c, d, a) * _turn(c, d, b)
    return np.asarray((first < 0) & (second < 0))


def passing(segments: Floats, circles: Floats) -> Flags:
    """(s, 4) segments and (m, 3) circles -> (s, m): whether the segment enters the circle."""
    start, step = segments[:, None, :2], (segments[:, 2:] - segments[:, :2])[:, None, :]
    centre = circles[None, :, :2]
    square = (step**2).sum(axis=-1)
    along = ((centre - start) * step).sum(axis=-1) / np.where(square == 0, 1, square)
    nearest = start + along.clip(0, 1)[..., None] * step
    return np.asarray(np.hypot(*np.moveaxis(nearest - centre, -1, 0)) < circles[:, 2])


def _turn(a: Floats, b: Floats, c: Floats) -> Floats:
    """Twice the signed area of the triangle a, b, c."""
    u, v = b - a, c - a
    return np.asarray(u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0])
