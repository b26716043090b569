"""The rows of strips: each item's name beside, or above, its answers on the scale."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from kolam.draw import text
from kolam.draw.axis import Axis, Scale
from kolam.draw.canvas import Canvas
from kolam.draw.columns import in_columns
from kolam.draw.lanes import Lane, lanes
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Rect
from kolam.draw.spots import asked_marker
from kolam.draw.stack import block_height, kind_marker, lines
from kolam.draw.strip import Part, Strip

# In radii of a marker: the bar, a group's lane.
_BAR, _LANE = 0.9, 2.0
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Bed:
    """The finished rows and the y below them."""

    marks: tuple[Mark, ...]
    bottom: float


def lay(
    items: Sequence[Strip], scale: Scale, canvas: Canvas, *, top: float, under: float, language: str
) -> Bed:
    """All rows from `top` on, in as many columns as the wall needs to leave `under` free below."""
    free = canvas.height - top - under - canvas.margin - _scale_room(canvas)
    for columns in range(1, _MOST_COLUMNS + 1):
        abreast = lanes(items, scale, canvas, columns=columns, language=language)
        heights = [_height(item, abreast[0]) for item in items]
        split = in_columns(heights, columns)
        tallest = max((sum(heights[i] for i in run) for run in split), default=0)
        if canvas.name != "wall" or tallest <= free:
            break
    pairs = zip(split, abreast, strict=False)
    beds = [_column([items[i] for i in run], lane, top) for run, lane in pairs]
    marks = tuple(mark for bed in beds for mark in bed.marks)
    return Bed(marks, max((bed.bottom for bed in beds), default=top))


def _column(items: Sequence[Strip], lane: Lane, top: float) -> Bed:
    y = top + _scale_room(lane.canvas)
    marks = [*_scale(lane, y)]
    for item in items:
        marks.append(Line(lane.left, y, lane.left + lane.width, y, "rule"))
        marks.append(Group("strip", (*_row(item, lane, y),), item.key))
        y += _height(item, lane)
    return Bed(tuple(marks), y + lane.canvas.small)


def _scale_room(canvas: Canvas) -> float:
    return canvas.small * 1.3 + canvas.strong * 1.6


def _scale(lane: Lane, bottom: float) -> Iterator[Mark]:
    """The scale's name and its ticks, above the first row."""
    small, strong, language = lane.canvas.small, lane.canvas.strong, lane.language
    ticks = bottom - small * 0.6
    yield Label(
        lane.track[0], ticks - small * 1.6, lane.scale.name, strong, "bold", "start", language
    )
    for value, said in lane.scale.ticks:
        yield Label(lane.x(value), ticks, said, small, "regular", "middle", language, "quiet")


def _said(item: Strip, lane: Lane) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name and note, wrapped; the note is empty where it stands at the right of the name."""
    free = lane.names - _mark_room(item, lane)
    if _note_at_right(item, lane):
        return text.wrap(item.label, lane.size, free), ()
    note = text.wrap(item.note, lane.canvas.small, free) if item.note else ()
    return text.wrap(item.label, lane.size, free), note


def _note_at_right(item: Strip, lane: Lane) -> bool:
    wide = text.width(item.label, lane.size) + text.width(item.note, lane.canvas.small)
    return not lane.beside and wide + lane.size <= lane.names - _mark_room(item, lane)


def _mark_room(item: Strip, lane: Lane) -> float:
    """Width of the markers in front of a name."""
    return lane.canvas.marker * 3 * ((item.kind is not None) + item.contested)


def _name_height(item: Strip, lane: Lane) -> float:
    name, note = _said(item, lane)
    under = block_height(note, lane.canvas.small) + 0.4 * lane.size if note else 0.0
    return block_height(name, lane.size) + under


def _track_height(item: Strip, lane: Lane) -> float:
    below = (_BAR + 0.6 + _LANE * len(item.parts)) * lane.canvas.marker
    return _stacked(item, lane) + below


def _stacked(item: Strip, lane: Lane) -> float:
    """Height of the item's highest stack of dots."""
    return ceil(max(Counter(item.values).values(), default=0) / lane.abreast) * 2 * lane.dot


def _height(item: Strip, lane: Lane) -> float:
    name, track = _name_height(item, lane), _track_height(item, lane)
    inner = max(name, track) if lane.beside else name + 0.6 * lane.size + track
    return inner + 1.6 * lane.canvas.marker


def _row(item: Strip, lane: Lane, top: float) -> Iterator[Mark]:
    start = top + 0.8 * lane.canvas.marker
    yield from _name(item, lane, start)
    track = start if lane.beside else start + _name_height(item, lane) + 0.6 * lane.size
    yield from _grid(item, lane, track)
    yield from _answers(item, lane, track)
    for index, part in enumerate(item.parts):
        base = track + _track_height(item, lane)
        yield from _part(part, lane, base - (len(item.parts) - index - 0.5) * _lane(lane))


def _lane(lane: Lane) -> float:
    return _LANE * lane.canvas.marker


def _name(item: Strip, lane: Lane, top: float) -> Iterator[Mark]:
    radius = lane.canvas.marker
    name, note = _said(item, lane)
    x, middle = lane.left, top + text.extent(" ".join(name), lane.size).rise - 0.33 * lane.size
    if item.kind:
        yield kind_marker(item.kind, x + radius, middle, radius * 0.85)
        x += 3 * radius
    if item.contested:
        yield from asked_marker(x + radius, middle, radius, lane.canvas.small)
        x += 3 * radius
    language, small = lane.language, lane.canvas.small
    yield from lines(name, x, top, size=lane.size, language=language)
    if _note_at_right(item, lane):
        right, y = lane.left + lane.width, top + text.extent(item.label, lane.size).rise
        yield Label(right, y, item.note, small, "regular", "end", language, "quiet")
    under = top + block_height(name, lane.size) + 0.4 * lane.size
    yield from lines(note, x, under, size=small, tone="quiet", language=language)


def _grid(item: Strip, lane: Lane, top: float) -> Iterator[Mark]:
    bottom = top + _track_height(item, lane)
    for value, _ in lane.scale.ticks:
        yield Line(lane.x(value), top, lane.x(value), bottom, "rule")
    if isinstance(lane.scale, Axis):
        x = lane.x(lane.scale.threshold)
        dash = lane.canvas.marker / 3
        yield Line(x, top, x, bottom, "quiet", dash / 2.5, (dash, dash))


def _answers(item: Strip, lane: Lane, top: float) -> Iterator[Mark]:
    """Dots stacked on the bar of the middle half, and the median's tick."""
    radius, counts = lane.canvas.marker, Counter(item.values)
    base = top + _stacked(item, lane)
    yield Line(lane.track[0], base, lane.track[0] + lane.track[1], base, "rule")
    for value, count in sorted(counts.items()):
        for at in range(count):
            level, place = divmod(at, lane.abreast)
            row = min(lane.abreast, count - level * lane.abreast)
            x = lane.x(value) + (2 * place - row + 1) * lane.dot
            y = base - (2 * level + 1) * lane.dot
            yield Marker(x, y, lane.dot * 0.9, "circle", "quiet")
    if item.quartiles:
        first, median, third = (lane.x(value) for value in item.quartiles)
        high = _BAR * radius
        yield Rect(first, base, third - first, high, "accent", opacity=0.35, radius=high / 4)
        yield Line(median, base, median, base + high, "ink", radius / 2.5)


def _part(part: Part, lane: Lane, y: float) -> Iterator[Mark]:
    radius = lane.canvas.marker
    yield Line(lane.x(part.low), y, lane.x(part.high), y, part.kind.line, radius / 4)
    yield kind_marker(part.kind, lane.x(part.median), y, radius * 0.6)
