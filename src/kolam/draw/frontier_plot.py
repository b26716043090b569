"""A frontier of two axes: points that nothing beats on both, the step below them, and a few named.

To the lower left of the step every point is beaten by one that is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Scale
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.geometry import Box
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path, Rect
from kolam.draw.stack import Entry, foot, head, kind_entry, kind_marker, lines, whole

XY = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A point with a kind of its own, which the legend names."""

    kind: Kind
    at: XY


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotWords:
    """Words of the legend: what a plain point is, and the dashed lines from `floor`."""

    point: str = ""
    floor: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    field: Box
    across: Scale
    up: Scale

    def at(self, point: XY) -> XY:
        """Pixels of a point."""
        x = self.field.left + self.field.width * self.across.share(point[0])
        return x, self.field.bottom - self.field.height * self.up.share(point[1])


def frontier_plot(
    points: Sequence[XY],
    canvas: CanvasName,
    *,
    across: Scale,
    up: Scale,
    caption: Caption,
    named: Sequence[Named] = (),
    floor: XY | None = None,
    words: PlotWords | None = None,
) -> Figure:
    """Draw points on two scales with the step line that they bound.

    points  best on the first axis first, in the values of the scales; ValueError for one off them
    floor   dashed lines from here on: nothing below either of them is taken
    """
    for x, y in (*points, *(spot.at for spot in named), *((floor,) if floor else ())):
        across.check(across.name, x)
        up.check(up.name, y)
    measures, said = CANVASES[canvas], words or PlotWords()
    top = head(caption, measures)
    entries = tuple(_entries(named, said, measures, floor=floor is not None))
    under = foot(caption, measures, entries, top=0, width=measures.inner).y
    free = measures.height - top.y - under - 4.5 * measures.small
    tall = free if canvas == "wall" else min(0.75 * measures.inner, 520.0)
    left = measures.margin + _widest(up, measures) + measures.small
    box = Box(left, top.y + 2 * measures.small, measures.width - measures.margin - left, tall)
    ground = _Ground(_inside(box, measures), across, up)
    marks = (*_axes(ground, box, measures, caption.language), *_drawn(ground, points, measures))
    spots = (*_floor(ground, floor), *_named(ground, named, measures))
    bottom = box.bottom + 3.6 * measures.small
    last = foot(caption, measures, entries, top=bottom, width=measures.inner)
    return whole(caption, measures, (*top.marks, *marks, *spots), last)


def _widest(scale: Scale, canvas: Canvas) -> float:
    return max((text.width(said, canvas.small) for _, said in scale.ticks), default=0.0)


def _inside(box: Box, canvas: Canvas) -> Box:
    """The part of the ground that the scales span, so that markers at the ends stay on it."""
    return box.grown(-1.4 * canvas.marker)


def _entries(
    named: Sequence[Named], words: PlotWords, canvas: Canvas, *, floor: bool
) -> Iterator[Entry]:
    size = canvas.marker
    if words.point:
        yield Entry(lambda x, y: (Marker(x, y, size * 0.5, fill="quiet"),), 1.6 * size, words.point)
    for kind in dict.fromkeys(spot.kind for spot in named):
        yield kind_entry(kind, size * 0.75)
    if words.floor and floor:
        arm = 1.2 * size

        def dashes(x: float, y: float) -> tuple[Mark, ...]:
            return (Line(x - arm, y, x + arm, y, "ink", 1.5, (5, 4)),)

        yield Entry(dashes, 2 * arm, words.floor)


def _axes(ground: _Ground, box: Box, canvas: Canvas, language: str) -> Iterator[Mark]:
    yield Rect(box.left, box.top, box.width, box.height, "band")
    size = canvas.small
    for value, said in ground.across.ticks:
        x, _ = ground.at((value, ground.up.low))
        yield Line(x, box.top, x, box.bottom, "rule")
        yield Label(x, box.bottom + 1.3 * size, said, size, "regular", "middle", language, "quiet")
    for value, said in ground.up.ticks:
        _, y = ground.at((ground.across.low, value))
        yield Line(box.left, y, box.right, y, "rule")
        yield Label(
            box.left - size / 2, y + 0.35 * size, said, size, "regular", "end", language, "quiet"
        )
    top = box.top - 1.7 * size
    name = text.shorten(f"↑ {ground.up.name}", size, canvas.inner, "bold")
    yield from lines((name,), canvas.margin, top, size=size, weight="bold", language=language)
    name = text.shorten(f"{ground.across.name} →", size, canvas.inner, "bold")
    yield Label(box.right, box.bottom + 2.8 * size, name, size, "bold", "end", language)


def _drawn(ground: _Ground, points: Sequence[XY], canvas: Canvas) -> Iterator[Mark]:
    """The step line, then a dot for every point, smaller where there are many."""
    if not points:
        return
    pixels = sorted(ground.at(point) for point in points)
    yield Path(tuple(_steps(ground, pixels)), "quiet", 1.2)
    radius = canvas.marker * (0.5 if len(pixels) <= 150 else 0.25)
    dots = tuple(Marker(x, y, radius, "circle", "quiet") for x, y in pixels)
    yield Group("points", dots)


def _steps(ground: _Ground, pixels: Sequence[XY]) -> Iterator[tuple[str, tuple[float, ...]]]:
    """From the upper left to the lower right: along each point's level, then down to the next."""
    yield "M", (ground.field.left, pixels[0][1])
    for n, (x, y) in enumerate(pixels):
        yield "L", (x, y)
        below = pixels[n + 1][1] if n + 1 < len(pixels) else ground.field.bottom
        yield "L", (x, below)


def _floor(ground: _Ground, floor: XY | None) -> Iterator[Mark]:
    if floor is None:
        return
    x, y = ground.at(floor)
    field = ground.field
    yield Line(x, field.top, x, field.bottom, "ink", 1.5, (5, 4))
    yield Line(field.left, y, field.right, y, "ink", 1.5, (5, 4))


def _named(ground: _Ground, named: Sequence[Named], canvas: Canvas) -> Iterator[Mark]:
    """Markers of the named points; of several at one place each is smaller than the one before."""
    seen: dict[XY, int] = {}
    for spot in named:
        before = seen.get(spot.at, 0)
        seen[spot.at] = before + 1
        radius = canvas.marker * max(0.35, 1.25 - 0.3 * before)
        x, y = ground.at(spot.at)
        yield Group("named", (kind_marker(spot.kind, x, y, radius),), spot.kind.name)
