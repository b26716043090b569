"""Bands: parallel scales below each other, and a few things followed through all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Path, Rect
from kolam.draw.stack import Entry, foot, head, kind_entry, kind_marker, lines, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One scale with the words at its ends; `floor` is marked on it where there is one.

    Raises ValueError unless low < high.
    """

    name: str
    low: float
    high: float
    low_words: str = ""
    high_words: str = ""
    floor: float | None = None

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"band {self.name!r} needs low < high, not {self.low}, {self.high}")

    def share(self, value: float) -> float:
        """How far along a value lies: 0 at low, 1 at high; ValueError off the band."""
        if not self.low <= value <= self.high:
            raise ValueError(f"{value} is off the band {self.name!r}")
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One thing with its value on every band, in their order."""

    kind: Kind
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    canvas: Canvas
    left: float
    right: float
    top: float
    pitch: float

    def y(self, row: int) -> float:
        """The middle of a row's bar."""
        return self.top + row * self.pitch + self.pitch * 0.62

    def x(self, share: float) -> float:
        """Pixels along a bar."""
        return self.left + (self.right - self.left) * share


def bands(
    scales: Sequence[Band],
    followed: Sequence[Followed],
    canvas: CanvasName,
    *,
    caption: Caption,
    floor: str = "",
) -> Figure:
    """Draw a bar a scale, each from its own low to its own high, and a line through them a thing.

    `floor` is the legend's word for the mark on a bar. ValueError where a thing has not a value
    for every scale.
    """
    for thing in followed:
        if len(thing.values) != len(scales):
            raise ValueError(f"{thing.kind.name} has {len(thing.values)} of {len(scales)} values")
    measures = CANVASES[canvas]
    top = head(caption, measures)
    entries = tuple(_entries(scales, followed, floor, measures))
    ground = _ground(scales, measures, top.y, entries, caption)
    marks: list[Mark] = []
    for row, band in enumerate(scales):
        marks += _bar(ground, band, row)
    for number, thing in enumerate(followed):
        marks.append(_line(ground, scales, thing, number, followed))
    for row, band in enumerate(scales):
        marks += _words(ground, band, row, caption.language)
    bottom = ground.top + ground.pitch * len(scales) + measures.small
    last = foot(caption, measures, entries, top=bottom, width=measures.inner)
    return whole(caption, measures, (*top.marks, *marks), last)


def _entries(
    scales: Sequence[Band], followed: Sequence[Followed], floor: str, canvas: Canvas
) -> Iterator[Entry]:
    for thing in followed:
        yield kind_entry(thing.kind, canvas.marker * 0.75)
    if floor and any(band.floor is not None for band in scales):
        half = canvas.marker

        def tick(x: float, y: float) -> tuple[Mark, ...]:
            return (Line(x, y - half, x, y + half, "ink", 2.5),)

        yield Entry(tick, half, floor)


def _ground(
    scales: Sequence[Band],
    canvas: Canvas,
    top: float,
    entries: Sequence[Entry],
    caption: Caption,
) -> _Ground:
    side = canvas.margin + 1.5 * canvas.marker
    pitch = 4.2 * canvas.small + 1.4 * canvas.marker
    if canvas.name == "wall":
        under = foot(caption, canvas, entries, top=0, width=canvas.inner).y
        free = canvas.height - top - under - 2 * canvas.small
        pitch = max(min(free / max(1, len(scales)), 2 * pitch), 3.2 * canvas.small)
    return _Ground(canvas, side, canvas.width - side, top, pitch)


def _bar(ground: _Ground, band: Band, row: int) -> Iterator[Mark]:
    """The bar and the mark of its floor."""
    canvas, y = ground.canvas, ground.y(row)
    thick = canvas.marker * 0.9
    yield Rect(
        ground.left, y - thick / 2, ground.right - ground.left, thick, "band", "rule",
        radius=thick / 2,
    )  # fmt: skip
    if band.floor is not None:
        x = ground.x(band.share(min(max(band.floor, band.low), band.high)))
        yield Line(x, y - canvas.marker, x, y + canvas.marker, "ink", 2.5)


def _words(ground: _Ground, band: Band, row: int, language: str) -> Iterator[Mark]:
    """A band's name above its bar, and the words at its ends, each on a ground of its own."""
    size, y = ground.canvas.small, ground.y(row)
    ends = max(text.width(band.low_words, size), text.width(band.high_words, size))
    name = text.shorten(band.name, size, ground.right - ground.left - 2 * ends - 2 * size, "bold")
    above = y - ground.pitch * 0.5
    middle = (ground.left + ground.right) / 2
    line = text.extent(name, size, "bold")
    wide = text.width(name, size, "bold") + size / 2
    tall = line.height + size / 4
    yield Rect(middle - wide / 2, above - size / 8, wide, tall, "ground")
    yield from lines(
        (name,), middle, above, size=size, weight="bold", anchor="middle", language=language
    )
    base = above + line.rise
    yield Label(ground.left, base, band.low_words, size, "regular", "start", language, "quiet")
    yield Label(ground.right, base, band.high_words, size, "regular", "end", language, "quiet")


def _line(
    ground: _Ground,
    scales: Sequence[Band],
    thing: Followed,
    number: int,
    followed: Sequence[Followed],
) -> Mark:
    """A thing's markers and the line that joins them; alike values get smaller markers."""
    spots = [
        (ground.x(band.share(value)), ground.y(row))
        for row, (band, value) in enumerate(zip(scales, thing.values, strict=True))
    ]
    steps = tuple(("L" if n else "M", spot) for n, spot in enumerate(spots))
    marks: list[Mark] = [Path(steps, thing.kind.line, 1.5)] if len(spots) > 1 else []
    for row, (x, y) in enumerate(spots):
        alike = sum(other.values[row] == thing.values[row] for other in followed[:number])
        radius = ground.canvas.marker * max(0.35, 1.1 - 0.25 * alike)
        marker: Marker = kind_marker(thing.kind, x, y, radius)
        marks.append(marker)
    return Group("followed", tuple(marks), thing.kind.name)
