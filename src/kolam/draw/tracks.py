"""Tracks: each row's own scale between two ends, all drawn equally long, with a place a series.

Rows have different units, so only places between the two ends can be compared, never lengths.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Label, Line, Mark, Marker
from kolam.draw.shapes import Shape
from kolam.draw.stack import Entry, block_height, foot, head, lines, whole

#: Share of the width for names beside the tracks; narrower grounds put them above.
_NAMES, _BESIDE = 0.28, 30
#: Height of a series' lane, and space over and under a row, in radii of a marker.
_LANE, _AIR = 2.3, 1.2


@dataclass(frozen=True, slots=True)
class Series:
    """What has one place in every row: its name, and the shape and tone that stand for it."""

    name: str
    shape: Shape = "circle"
    fill: str = "accent"


@dataclass(frozen=True, slots=True)
class TrackRow:
    """A row: its name and its places as shares, 0 the lower end and 1 the upper; None for none."""

    key: str
    name: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    canvas: Canvas
    language: str
    lanes: int

    @property
    def radius(self) -> float:
        return 0.85 * self.canvas.marker

    @property
    def beside(self) -> bool:
        return self.canvas.inner >= _BESIDE * self.canvas.labels[-1]

    @property
    def left(self) -> float:
        """Where the lower end stands; room for what lies below it."""
        names = _NAMES * self.canvas.inner if self.beside else 0.0
        return self.canvas.margin + names + 3 * self.radius

    @property
    def right(self) -> float:
        return self.canvas.margin + self.canvas.inner - 3 * self.radius

    def name(self, row: TrackRow) -> tuple[str, ...]:
        """The row's name, wrapped."""
        free = self.left - 4 * self.radius - self.canvas.margin
        return text.wrap(
            row.name, self.canvas.labels[-1], free if self.beside else self.canvas.inner
        )

    def x(self, share: float) -> float:
        """Where a place stands; outside the ends, just outside, however far."""
        inside = min(max(share, 0.0), 1.0)
        beyond = 1.8 * self.radius * ((share > 1) - (share < 0))
        return self.left + inside * (self.right - self.left) + beyond


def tracks(
    rows: Sequence[TrackRow],
    series: Sequence[Series],
    canvas: CanvasName,
    *,
    caption: Caption,
    ends: tuple[str, str],
) -> Figure:
    """Draw a track a row, a lane a series; `ends` are the words of the two ends.

    Raises ValueError for a row without a place, or None, for every series.
    """
    if any(len(row.shares) != len(series) for row in rows):
        raise ValueError("every row needs one place a series")
    measures = CANVASES[canvas]
    ground = _Ground(measures, caption.language, max(1, len(series)))
    top = head(caption, measures)
    marks, y = [*top.marks], top.y
    if rows:
        marks += _ends(ends, ground, y)
        y += max(block_height((end,), measures.small) for end in ends) + measures.small * 0.6
    for row in rows:
        marks.append(Line(measures.margin, y, measures.margin + measures.inner, y, "rule"))
        marks.append(Group("track", (*_row(row, series, ground, y),), row.key))
        y += _height(row, ground)
    entries = [_entry(one, ground) for one in series] if len(series) > 1 else []
    under = foot(caption, measures, entries, top=y + measures.small, width=measures.inner)
    return whole(caption, measures, marks, under)


def _ends(ends: tuple[str, str], ground: _Ground, top: float) -> Iterator[Label]:
    size, language = ground.canvas.small, ground.language
    first = ground.left - 2 * ground.radius
    yield from lines((ends[0],), first, top, size=size, tone="quiet", language=language)
    yield from lines(
        (ends[1],), ground.right + 2 * ground.radius, top,
        size=size, tone="quiet", anchor="end", language=language,
    )  # fmt: skip


def _height(row: TrackRow, ground: _Ground) -> float:
    name = block_height(ground.name(row), ground.canvas.labels[-1])
    lanes = ground.lanes * _LANE * ground.radius
    high = max(name, lanes) if ground.beside else name + ground.radius + lanes
    return high + 2 * _AIR * ground.radius


def _row(row: TrackRow, series: Sequence[Series], ground: _Ground, top: float) -> Iterator[Mark]:
    radius, size = ground.radius, ground.canvas.labels[-1]
    y = top + _AIR * radius
    name = ground.name(row)
    yield from lines(name, ground.canvas.margin, y, size=size, language=ground.language)
    if not ground.beside:
        y += block_height(name, size) + radius
    bottom = y + ground.lanes * _LANE * radius
    for end in (ground.left, ground.right):
        yield Line(end, y, end, bottom, "quiet", radius / 5)
    for number, (one, share) in enumerate(zip(series, row.shares, strict=True)):
        middle = y + (number + 0.5) * _LANE * radius
        yield Line(ground.left, middle, ground.right, middle, "rule", radius / 6)
        if share is not None:
            yield _marker(one, ground.x(share), middle, radius)


def _marker(one: Series, x: float, y: float, radius: float) -> Marker:
    return Marker(x, y, radius, one.shape, one.fill, "ink", max(1.0, radius / 7))


def _entry(one: Series, ground: _Ground) -> Entry:
    return Entry(lambda x, y: (_marker(one, x, y, ground.radius),), 2.4 * ground.radius, one.name)
