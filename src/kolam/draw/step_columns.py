"""Steps as columns, and the rows that compare them; one line joins their heads."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Line, Mark, Marker
from kolam.draw.stack import Entry, block_height, foot, head, lines, whole
from kolam.draw.step_parts import (
    Level,
    Place,
    State,
    StepCell,
    Track,
    cell_height,
    cell_marks,
    count_height,
    count_marks,
    dot_radius,
    gap,
    level_height,
    level_marks,
    state_dot,
    track_height,
    track_marks,
)

#: Share of the width for the names of the rows, and between two columns.
_NAMES, _BETWEEN = 0.22, 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage: its name, what it asks, a cell a row, a count, a level and a place on a track."""

    key: str
    name: str
    asks: str = ""
    cells: tuple[StepCell, ...] = ()
    count: str = ""
    counted: str = ""
    level: Level | None = None
    track: Track | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """The words around the steps; `changes` names the row of what changes."""

    count: str
    level: str
    track: str = ""
    states: dict[State, str] = field(default_factory=dict)
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the columns: its name, how high a part is, and the part itself."""

    name: str
    height: Callable[[Step, Place], float]
    marks: Callable[[Step, Place], Iterator[Mark]]


def columns(
    stages: Sequence[Step],
    rows: Sequence[Row],
    canvas: Canvas,
    *,
    caption: Caption,
    entries: Sequence[Entry],
) -> Figure:
    """The steps beside each other, with these rows below their heads."""
    top = head(caption, canvas)
    marks, y = [*top.marks], top.y
    places = _columns(stages, canvas, caption.language)
    marks += _heads(stages, places, y)
    y += _heads_height(stages, places)
    for row in rows:
        marks.append(Line(canvas.margin, y, canvas.margin + canvas.inner, y, "rule"))
        drawn, high = _row(row, stages, places, y + gap(canvas))
        marks += drawn
        y += high + 2 * gap(canvas)
    under = foot(caption, canvas, entries, top=y + 0.5 * canvas.small, width=canvas.inner)
    return whole(caption, canvas, marks, under)


def _columns(stages: Sequence[Step], canvas: Canvas, language: str) -> tuple[Place, ...]:
    """The place of each column, after the column of the rows' names."""
    left = canvas.margin + _NAMES * canvas.inner
    between = _BETWEEN * canvas.inner
    wide = (1 - _NAMES) * canvas.inner / max(1, len(stages)) - between
    return tuple(
        Place(left + between + n * (wide + between), 0, wide, canvas, language)
        for n in range(len(stages))
    )


def _heads(stages: Sequence[Step], places: Sequence[Place], top: float) -> Iterator[Mark]:
    """One line through a dot a step, and under each dot its name and what it asks."""
    if not stages:
        return
    canvas = places[0].canvas
    radius = canvas.marker
    middle = top + radius
    ends = [place.x + radius for place in places]
    yield Line(ends[0], middle, ends[-1], middle, "accent", radius / 4)
    for step, place in zip(stages, places, strict=True):
        yield Marker(place.x + radius, middle, radius, "circle", "accent", "ground", radius / 4)
        under = top + 3 * radius
        named = text.wrap(step.name, canvas.strong, place.width, "bold")
        yield from lines(named, place.x, under, size=canvas.strong, weight="bold",
                         language=place.language)  # fmt: skip
        under += block_height(named, canvas.strong, "bold") + 0.5 * canvas.small
        asked = text.wrap(step.asks, canvas.small, place.width) if step.asks else ()
        yield from lines(asked, place.x, under, size=canvas.small, tone="quiet",
                         language=place.language)  # fmt: skip


def _heads_height(stages: Sequence[Step], places: Sequence[Place]) -> float:
    def height(step: Step, place: Place) -> float:
        canvas = place.canvas
        named = text.wrap(step.name, canvas.strong, place.width, "bold")
        asked = text.wrap(step.asks, canvas.small, place.width) if step.asks else ()
        return (
            3 * canvas.marker
            + block_height(named, canvas.strong, "bold")
            + block_height(asked, canvas.small)
            + 0.5 * canvas.small
            + gap(canvas)
        )

    return max((height(s, p) for s, p in zip(stages, places, strict=True)), default=0.0)


def changes(words: StepWords) -> Row:
    """One row for all cells: only those that changed, below each other."""

    def height(step: Step, place: Place) -> float:
        high = [cell_height(c, place.width, place.canvas) + gap(place.canvas) for c in _new(step)]
        return max(0.0, sum(high) - gap(place.canvas))

    def marks(step: Step, place: Place) -> Iterator[Mark]:
        for cell in _new(step):
            yield from cell_marks(cell, place)
            high = cell_height(cell, place.width, place.canvas) + gap(place.canvas)
            place = replace(place, y=place.y + high)

    return Row(words.changes, height, marks)


def _new(step: Step) -> tuple[StepCell, ...]:
    return tuple(cell for cell in step.cells if cell.state == "changed")


def measures(stages: Sequence[Step], words: StepWords) -> Iterator[Row]:
    """The rows of the counts, the levels and the tracks, where there are any."""
    if any(step.count for step in stages):
        yield Row(
            words.count,
            lambda s, p: count_height(s.count, s.counted, p.width, p.canvas),
            lambda s, p: count_marks(s.count, s.counted, p),
        )
    if any(step.level for step in stages):
        yield Row(
            words.level,
            lambda s, p: level_height(s.level, p.width, p.canvas) if s.level else 0.0,
            lambda s, p: level_marks(s.level, p) if s.level else iter(()),
        )
    if any(step.track for step in stages):
        yield Row(
            words.track,
            lambda s, p: track_height(s.track, p.width, p.canvas) if s.track else 0.0,
            lambda s, p: track_marks(s.track, p) if s.track else iter(()),
        )


def cells(name: str, number: int) -> Row:
    """One row for the cells of this number."""
    return Row(
        name,
        lambda s, p: cell_height(s.cells[number], p.width, p.canvas),
        lambda s, p: cell_marks(s.cells[number], p),
    )


def _row(
    row: Row, stages: Sequence[Step], places: Sequence[Place], top: float
) -> tuple[tuple[Mark, ...], float]:
    """A row's marks and its height."""
    canvas, language = places[0].canvas, places[0].language
    free = _NAMES * canvas.inner
    name = text.wrap(row.name, canvas.small, free)
    marks: list[Mark] = [
        *lines(name, canvas.margin, top, size=canvas.small, tone="quiet", language=language)
    ]
    high = block_height(name, canvas.small)
    for step, place in zip(stages, places, strict=True):
        here = replace(place, y=top)
        marks.append(Group("step", (*row.marks(step, here),), step.key))
        high = max(high, row.height(step, here))
    return tuple(marks), high


def legend(states: Collection[State], canvas: Canvas, words: StepWords) -> tuple[Entry, ...]:
    """The legend's entries of the states that are in the picture."""
    return tuple(_entry(state, words.states[state], canvas) for state in words.states
                 if state in states)  # fmt: skip


def _entry(state: State, said: str, canvas: Canvas) -> Entry:
    return Entry(lambda x, y: (state_dot(state, x, y, canvas),), 2 * dot_radius(canvas), said)
