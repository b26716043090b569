"""Steps: stages of one thing side by side, what changed from each to the next, and what it brings.

On a phone they stand below each other, joined by one line; elsewhere they are columns, and a row
compares the same matter in every step.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Line, Mark, Marker, Weight
from kolam.draw.stack import block_height, foot, head, lines
from kolam.draw.step_columns import Row, Step, StepWords, cells, changes, columns, legend, measures
from kolam.draw.step_parts import (
    Place,
    State,
    cell_height,
    cell_marks,
    count_height,
    count_marks,
    gap,
    level_height,
    level_marks,
    track_height,
    track_marks,
)


def steps(
    stages: Sequence[Step],
    rows: Sequence[str],
    canvas: CanvasName,
    *,
    caption: Caption,
    words: StepWords,
) -> Figure:
    """Draw the stages; every one has a cell for each of `rows`, or none has any.

    Where the wall has no room for all rows, each step shows only what changed in it, then none.
    """
    ground = CANVASES[canvas]
    if canvas == "phone" or not stages:
        return _below(stages, ground, caption, words)
    brings = tuple(measures(stages, words))
    for shown, states in _choices(stages, rows, words):
        entries = legend(states, ground, words) if len(states) > 1 else ()
        figure = columns(stages, (*shown, *brings), ground, caption=caption, entries=entries)
        if canvas != "wall" or figure.height <= ground.height:
            break
    return figure


def _choices(
    stages: Sequence[Step], rows: Sequence[str], words: StepWords
) -> Iterator[tuple[tuple[Row, ...], set[State]]]:
    """The rows to show, best first, with the states of the cells in them."""
    if all(step.cells for step in stages):
        every = tuple(cells(name, number) for number, name in enumerate(rows))
        yield every, {cell.state for step in stages for cell in step.cells}
        yield (changes(words),), {"changed"}
    yield (), set()


def _below(stages: Sequence[Step], canvas: Canvas, caption: Caption, words: StepWords) -> Figure:
    """The steps below each other, each beside its dot on one line."""
    top = head(caption, canvas)
    radius = canvas.marker
    x, y = canvas.margin + radius, top.y
    dots: list[Mark] = []
    marks: list[Mark] = []
    for step in stages:
        dots.append(Marker(x, y + radius, radius, "circle", "accent", "ground", radius / 4))
        room = Place(canvas.margin + 3.5 * radius, y, canvas.inner - 3.5 * radius, canvas,
                     caption.language)  # fmt: skip
        drawn, y = _one(step, room, words)
        marks.append(Group("step", drawn, step.key))
        y += 1.6 * canvas.small
    if len(dots) > 1:
        ends = [dot.y for dot in dots if isinstance(dot, Marker)]
        dots.insert(0, Line(x, ends[0], x, ends[-1], "accent", radius / 4))
    states = {cell.state for step in stages for cell in step.cells} - {"absent"}
    under = foot(caption, canvas, legend(states, canvas, words), top=y, width=canvas.inner)
    everything = (*top.marks, *dots, *marks, *under.marks)
    return caption.over(everything, width=canvas.width, height=under.y + canvas.margin / 2)


def _one(step: Step, place: Place, words: StepWords) -> tuple[tuple[Mark, ...], float]:
    """A step's marks and the y below them."""
    canvas, stack = place.canvas, _Pile(place)
    stack.said(step.name, size=canvas.labels[0] * 1.23, bold=True)
    stack.said(step.asks, size=canvas.small)
    stack.space(0.4)
    for cell in (cell for cell in step.cells if cell.state != "absent"):
        high = cell_height(cell, place.width, canvas)
        stack.part(cell_marks(cell, stack.here), high)
    if step.count:
        stack.space(0.4)
        stack.named(words.count)
        stack.part(
            count_marks(step.count, step.counted, stack.here),
            count_height(step.count, step.counted, place.width, canvas),
        )
    if step.level:
        stack.named(words.level)
        stack.part(
            level_marks(step.level, stack.here), level_height(step.level, place.width, canvas)
        )
    if step.track:
        stack.named(words.track)
        stack.part(
            track_marks(step.track, stack.here), track_height(step.track, place.width, canvas)
        )
    return tuple(stack.marks), stack.y


class _Pile:
    """Parts collected downwards inside one place."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.y = place.y
        self.marks: list[Mark] = []

    @property
    def here(self) -> Place:
        """Where the next part goes."""
        return replace(self.place, y=self.y)

    def space(self, letters: float) -> None:
        """Leave room, in small letters."""
        self.y += letters * self.place.canvas.small

    def part(self, marks: Iterator[Mark], height: float) -> None:
        """A finished part."""
        self.marks += marks
        self.y += height
        self.y += gap(self.place.canvas)

    def named(self, words: str) -> None:
        """The name of the part that follows."""
        self.said(words, size=self.place.canvas.small)

    def said(self, words: str, *, size: float, bold: bool = False) -> None:
        """A paragraph."""
        if not words:
            return
        weight: Weight = "bold" if bold else "regular"
        wrapped = text.wrap(words, size, self.place.width, weight)
        drawn = lines(wrapped, self.place.x, self.y, size=size, weight=weight,
                      tone="ink" if bold else "quiet", language=self.place.language)  # fmt: skip
        self.part(iter(drawn), block_height(wrapped, size, weight))
