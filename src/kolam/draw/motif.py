"""The kolam: dots joined by one unbroken line that loops around every one of them."""

from collections.abc import Iterator
from itertools import pairwise
from math import gcd, hypot

from kolam.draw.figure import Figure, Table
from kolam.draw.scene import Mark, Marker, Path, Step

Point = tuple[float, float]
Turn = tuple[Point, Point]
"""A point that the line passes and its direction there, a unit vector."""

# In distances between dots: how far the line swings out beyond the outer dots, how round it is,
# its width, and the radius of a dot.
_SWING, _ROUND, _LINE, _DOT = 0.56, 0.38, 0.075, 0.1


def kolam_motif(
    n: int,
    filled: int,
    *,
    title: str,
    description: str = "",
    language: str = "en",
    pitch: float = 24.0,
) -> Figure:
    """A row of n dots, the first `filled` of them joined by one closed line; the others wait.

    `pitch` is the distance between dots in pixels.
    Raises ValueError unless n is positive and 0 <= filled <= n.
    """
    if not (0 <= filled <= n and n > 0):
        raise ValueError(f"filled must be between 0 and n, not {filled} of {n}")
    marks: list[Mark] = [_line(unbroken(1, filled), pitch)] if filled else []
    marks += (_dot(x, 0, pitch, joined=x < filled) for x in range(n))
    return _figure(marks, n, 1, pitch=pitch, title=title, text=description, language=language)


def kolam_emblem(
    rows: int,
    columns: int,
    *,
    title: str,
    description: str = "",
    language: str = "en",
    pitch: float = 24.0,
) -> Figure:
    """A field of dots, all joined by one unbroken line: for logo and covers.

    Raises ValueError where one line cannot do it: rows and columns need to be coprime.
    """
    marks: list[Mark] = [_line(unbroken(rows, columns), pitch)]
    marks += (_dot(x, y, pitch, joined=True) for y in range(rows) for x in range(columns))
    return _figure(
        marks, columns, rows, pitch=pitch, title=title, text=description, language=language
    )


def unbroken(rows: int, columns: int) -> tuple[Turn, ...]:
    """Where one closed line passes between the dots (x, y) of a field, and in which direction.

    The line runs diagonally between the dots and turns back at the field's edge, as light does
    in a box of mirrors. It passes 4 * rows * columns points; the last leads back to the first.
    Source: Gerdes (1999), Geometry from Africa, on mirror curves: there are gcd(rows, columns)
    of them. Raises ValueError unless that is 1.
    """
    if gcd(rows, columns) != 1:
        raise ValueError(f"{rows} x {columns} dots need {gcd(rows, columns)} lines, not one")
    # In half distances, the field's edges at 0 and twice its size, so that all stays whole.
    x, y, dx, dy = 1, 0, 1, 1
    turns: list[Turn] = []
    for _ in range(4 * rows * columns):
        turns.append(_turn(x, y, dx, dy, width=2 * columns, height=2 * rows))
        x, y = x + dx, y + dy
        dx = -dx if x in (0, 2 * columns) else dx
        dy = -dy if y in (0, 2 * rows) else dy
    return tuple(turns)


def _turn(x: int, y: int, dx: int, dy: int, *, width: int, height: int) -> Turn:
    """The point in distances between dots; at an edge swung out, and along the edge."""
    swing = {0: -_SWING + 0.5}
    across = swing | {width: _SWING - 0.5}
    down = swing | {height: _SWING - 0.5}
    point = (x - 1) / 2 + across.get(x, 0.0), (y - 1) / 2 + down.get(y, 0.0)
    along = (0 if x in across else dx, 0 if y in down else dy)
    return point, (along[0] / hypot(*along), along[1] / hypot(*along))


def _line(turns: tuple[Turn, ...], pitch: float) -> Path:
    first = ("M", _at(turns[0][0], pitch))
    curves = (_curve(a, b, pitch) for a, b in pairwise((*turns, turns[0])))
    return Path((first, *curves, ("Z", ())), "accent", _LINE * pitch)


def _curve(start: Turn, end: Turn, pitch: float) -> Step:
    (a, from_), (b, to) = start, end
    arm = _ROUND * hypot(b[0] - a[0], b[1] - a[1])
    leave = a[0] + arm * from_[0], a[1] + arm * from_[1]
    arrive = b[0] - arm * to[0], b[1] - arm * to[1]
    return "C", tuple(_chain((leave, arrive, b), pitch))


def _chain(points: tuple[Point, ...], pitch: float) -> Iterator[float]:
    for point in points:
        yield from _at(point, pitch)


def _at(point: Point, pitch: float) -> Point:
    return (point[0] + 0.75) * pitch, (point[1] + 0.75) * pitch


def _dot(x: float, y: float, pitch: float, *, joined: bool) -> Marker:
    at = _at((x, y), pitch)
    if joined:
        return Marker(*at, _DOT * pitch, "circle", "ink")
    return Marker(*at, _DOT * pitch, "circle", "", "quiet", _LINE * pitch * 0.75)


def _figure(
    marks: list[Mark],
    columns: int,
    rows: int,
    *,
    pitch: float,
    title: str,
    text: str,
    language: str,
) -> Figure:
    size = (columns + 0.5) * pitch, (rows + 0.5) * pitch
    return Figure(title, text, *size, tuple(marks), Table(), language)
