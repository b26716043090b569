"""The parts of steps: a chosen option, a count, a level out of several, a place on a track."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.scene import Line, Mark, Marker, Rect
from kolam.draw.stack import block_height, lines

State = Literal["same", "changed", "absent"]
#: Space over and under a row, in small letters; the wall has to hold everything at once.
_GAP, _CLOSE = 0.7, 0.4


def gap(canvas: Canvas) -> float:
    """Space over and under a row, in pixels."""
    return canvas.small * (_CLOSE if canvas.name == "wall" else _GAP)


@dataclass(frozen=True, slots=True)
class StepCell:
    """What a step has in one row: as in the step before, changed, or not there."""

    words: str
    state: State = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """So many of `of` steps reached; none at 0."""

    at: int
    of: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A place between two ends, as a share: 0 is the lower end, 1 the upper one.

    What lies outside is drawn just outside the end.
    """

    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part is drawn: its left and top edges and how wide it may be."""

    x: float
    y: float
    width: float
    canvas: Canvas
    language: str


def cell_height(cell: StepCell, width: float, canvas: Canvas) -> float:
    """Ink height of a cell that is `width` wide."""
    return block_height(_wrapped(cell, width, canvas), _size(canvas), _weight(cell))


def cell_marks(cell: StepCell, place: Place) -> Iterator[Mark]:
    """The option's words behind a dot: full where it changed, hollow where it stayed."""
    canvas, size = place.canvas, _size(place.canvas)
    wrapped = _wrapped(cell, place.width, canvas)
    middle = place.y + text.extent(wrapped[0], size).rise - 0.3 * size
    yield state_dot(cell.state, place.x + dot_radius(canvas), middle, canvas)
    yield from lines(
        wrapped,
        place.x + dot_room(canvas),
        place.y,
        size=size,
        weight=_weight(cell),
        tone="ink" if cell.state == "changed" else "quiet",
        language=place.language,
    )


def state_dot(state: State, x: float, y: float, canvas: Canvas) -> Marker:
    """The dot of a state."""
    radius, width = dot_radius(canvas), max(1.0, canvas.marker / 7)
    if state == "changed":
        return Marker(x, y, radius, "circle", "accent", "accent", width)
    dash = (radius * 0.6, radius * 0.5) if state == "absent" else ()
    return Marker(x, y, radius, "circle", "ground", "quiet", width, dash)


def dot_radius(canvas: Canvas) -> float:
    """Radius of the dot before an option."""
    return 0.55 * canvas.marker


def dot_room(canvas: Canvas) -> float:
    """Width that the dot and the space after it take."""
    return 2.4 * canvas.marker


def count_height(count: str, words: str, width: float, canvas: Canvas) -> float:
    """Ink height of a count over its words."""
    return (
        block_height((count,), canvas.title, "bold")
        + 0.4 * canvas.small
        + _under(words, width, canvas)
    )


def count_marks(count: str, words: str, place: Place) -> Iterator[Mark]:
    """A count in large figures, and under it what was counted."""
    canvas, said = place.canvas, place.language
    yield from lines((count,), place.x, place.y, size=canvas.title, weight="bold", language=said)
    top = place.y + block_height((count,), canvas.title, "bold") + 0.4 * canvas.small
    if words:
        wrapped = text.wrap(words, canvas.small, place.width)
        yield from lines(wrapped, place.x, top, size=canvas.small, tone="quiet", language=said)


def level_height(level: Level, width: float, canvas: Canvas) -> float:
    """Ink height of a level over its words."""
    return _bar(canvas) + 0.6 * canvas.small + _under(level.words, width, canvas)


def level_marks(level: Level, place: Place) -> Iterator[Mark]:
    """A row of boxes, full up to the level, and the level's words under it."""
    canvas, gap = place.canvas, 0.25 * place.canvas.marker
    wide = min(place.width, 20 * canvas.marker)
    each = (wide - gap * (level.of - 1)) / level.of
    for number in range(level.of):
        full = number < level.at
        left = place.x + number * (each + gap)
        yield Rect(
            left, place.y, each, _bar(canvas), "accent" if full else "ground",
            "accent" if full else "quiet", max(1.0, canvas.marker / 8), radius=gap,
        )  # fmt: skip
    yield from _words_under(level.words, place)


def track_height(track: Track, width: float, canvas: Canvas) -> float:
    """Ink height of a track over its words."""
    return _bar(canvas) + 0.6 * canvas.small + _under(track.words, width, canvas)


def track_marks(track: Track, place: Place) -> Iterator[Mark]:
    """A line between its two ends, with a diamond at the place."""
    canvas = place.canvas
    wide, middle = min(place.width, 20 * canvas.marker), place.y + _bar(canvas) / 2
    left, right = place.x + canvas.marker, place.x + wide - canvas.marker
    thick = max(1.0, canvas.marker / 5)
    yield Line(left, middle, right, middle, "quiet", thick)
    for end in (left, right):
        yield Line(end, place.y, end, place.y + _bar(canvas), "quiet", thick)
    share = min(max(track.share, 0.0), 1.0)
    outside = canvas.marker * ((track.share > 1) - (track.share < 0))
    x = left + share * (right - left) + outside
    yield Marker(x, middle, 0.8 * canvas.marker, "diamond", "accent", "ink", thick / 2)
    yield from _words_under(track.words, place)


def _words_under(words: str, place: Place) -> Iterator[Mark]:
    canvas = place.canvas
    top = place.y + _bar(canvas) + 0.6 * canvas.small
    wrapped = text.wrap(words, canvas.small, place.width)
    yield from lines(
        wrapped, place.x, top, size=canvas.small, tone="quiet", language=place.language
    )


def _bar(canvas: Canvas) -> float:
    return 1.3 * canvas.marker


def _under(words: str, width: float, canvas: Canvas) -> float:
    return 0.0 if not words else block_height(text.wrap(words, canvas.small, width), canvas.small)


def _size(canvas: Canvas) -> float:
    return canvas.labels[-1]


def _weight(cell: StepCell) -> Literal["regular", "bold"]:
    return "bold" if cell.state == "changed" else "regular"


def _wrapped(cell: StepCell, width: float, canvas: Canvas) -> tuple[str, ...]:
    return text.wrap(cell.words, _size(canvas), width - dot_room(canvas), _weight(cell))
