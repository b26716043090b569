"""What stands on a plane for each item: marker, spread, every dot, and the way it came."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from kolam.draw.beside import cells
from kolam.draw.caption import Kind
from kolam.draw.panel import Panel
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path
from kolam.draw.shapes import reach
from kolam.draw.stack import kind_marker

Pair = tuple[float, float]
Segment = tuple[float, float, float, float]
RING = 1.5
"""Radius of a contested marker's outer outline, in radii of the marker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One item on a plane.

    x, y         its centre, in units of the axes
    spread_x     first and third quartile across, or None to draw no bar
    spread_y     the same upwards
    contested    whether its place is disputed
    dots         every single (x, y) that the centre sums up
    earlier      its centre in an earlier round, or None
    """

    key: str
    label: str
    kind: Kind
    x: float
    y: float
    spread_x: Pair | None = None
    spread_y: Pair | None = None
    contested: bool = False
    dots: tuple[Pair, ...] = ()
    earlier: Pair | None = None


def room(spot: Spot, radius: float) -> float:
    """Radius of the circle that a spot's marker needs to itself."""
    ring = RING if spot.contested else 1.0
    return radius * ring * reach(spot.kind.shape) + 1


def body(spot: Spot, radius: float) -> float:
    """Radius that the marker's area fills; two bodies apart, at most tips of markers touch."""
    return radius * (RING if spot.contested else 1.0) * 1.1


def marker(spot: Spot, at: Pair, *, radius: float, size: float, language: str) -> Group:
    """The marker: filled; or, where contested, hollow in a dashed second outline with a "?"."""
    return Group("item", (*_marker(spot, at, radius, size, language),), spot.key)


def _marker(spot: Spot, at: Pair, radius: float, size: float, language: str) -> Iterator[Mark]:
    x, y = at
    if spot.contested:
        yield from contested_marker(spot.kind, x, y, radius)
        yield Label(x, y + size * 0.36, "?", size, "bold", "middle", language)
    else:
        yield kind_marker(spot.kind, x, y, radius)


def contested_marker(kind: Kind, x: float, y: float, radius: float) -> Iterator[Mark]:
    """A hollow marker in a dashed second outline: told apart without any colour."""
    dash = (radius * 0.4, radius * 0.3)
    yield Marker(x, y, radius * RING, kind.shape, "ground", "ink", radius / 7, dash)
    yield Marker(x, y, radius * 1.08, kind.shape, "ground", kind.line, radius / 3.2)


def asked_marker(x: float, y: float, radius: float, size: float) -> Iterator[Mark]:
    """A "?" in a dashed ring: the sign of something contested that has no shape of its own."""
    dash = (radius * 0.4, radius * 0.3)
    yield Marker(x, y, radius * 1.15, "circle", "ground", "ink", radius / 7, dash)
    yield Label(x, y + size * 0.36, "?", size, "bold", "middle")


def bars(spot: Spot, at: Pair, panel: Panel, *, radius: float) -> Iterator[Line]:
    """The middle halves: true in their own direction, through the marker in the other."""
    width = radius / 3.5
    if spot.spread_x:
        low, high = (panel.x(value) for value in spot.spread_x)
        yield Line(low, at[1], high, at[1], spot.kind.line, width, (), 0.55)
    if spot.spread_y:
        low, high = (panel.y(value) for value in spot.spread_y)
        yield Line(at[0], low, at[0], high, spot.kind.line, width, (), 0.55)


def every_dot(spot: Spot, panel: Panel, *, radius: float) -> Group:
    """All dots of an item, equal ones side by side in a small honeycomb."""
    counts: dict[Pair, int] = defaultdict(int)
    for dot in spot.dots:
        counts[dot] += 1
    small, colour = radius * 0.38, spot.kind.line
    places = (
        (panel.x(x) + 2 * small * column, panel.y(y) + 2 * small * row)
        for (x, y), count in counts.items()
        for column, row in cells(count)
    )
    marks = tuple(Marker(*at, small, "circle", colour, opacity=0.6) for at in places)
    return Group("dots", marks, spot.key)


def way(spot: Spot, at: Pair, panel: Panel, *, radius: float) -> Group:
    """An arrow from the earlier place, a small ring, to the edge of the marker."""
    return Group("earlier", (*_way(spot, at, panel, radius),), spot.key)


def _way(spot: Spot, at: Pair, panel: Panel, radius: float) -> Iterator[Mark]:
    if spot.earlier is None:
        return
    x, y = panel.x(spot.earlier[0]), panel.y(spot.earlier[1])
    across, down, long = at[0] - x, at[1] - y, hypot(at[0] - x, at[1] - y)
    ring = radius * 0.4
    yield Marker(x, y, ring, "circle", "ground", "quiet", radius / 6)
    if long <= room(spot, radius) + ring:
        return
    ux, uy = across / long, down / long
    end = at[0] - ux * room(spot, radius), at[1] - uy * room(spot, radius)
    width = radius / 5
    yield Line(x + ux * ring, y + uy * ring, *end, "quiet", width)
    yield arrow_head(end, (ux, uy), radius * 0.6, width)


def arrow_head(tip: Pair, unit: Pair, size: float, width: float) -> Path:
    """The two strokes of an arrow's head at `tip`, pointing along the unit vector."""
    (x, y), (ux, uy) = tip, unit
    back = x - ux * size, y - uy * size
    wing = size * 0.6
    left = back[0] - uy * wing, back[1] + ux * wing
    right = back[0] + uy * wing, back[1] - ux * wing
    return Path((("M", left), ("L", tip), ("L", right)), "quiet", width)


def segments(spot: Spot, at: Pair, panel: Panel) -> Iterator[Segment]:
    """What labels should keep off: bars and arrows as x1, y1, x2, y2."""
    for line in bars(spot, at, panel, radius=1):
        yield line.x1, line.y1, line.x2, line.y2
    if spot.earlier:
        yield panel.x(spot.earlier[0]), panel.y(spot.earlier[1]), *at
