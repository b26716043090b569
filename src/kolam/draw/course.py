"""A course: stops on one unbroken line, and under it a thread a row with stops of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.course_line import Stop, line, marker
from kolam.draw.course_threads import Thread, threads
from kolam.draw.figure import Figure
from kolam.draw.grid import Level
from kolam.draw.scene import Mark
from kolam.draw.stack import Entry, foot, head

__all__ = ["Stop", "Thread", "course"]


def course(
    stops: Sequence[Stop],
    rows: Sequence[Thread],
    canvas: CanvasName,
    *,
    levels: Sequence[Level],
    heads: Sequence[str],
    caption: Caption,
    title: str,
    end: str,
    more: Callable[[int], str],
) -> Figure:
    """Draw the line of the stops, and under `title` the threads with a heading a stop, and
    `end` over the words at their ends.

    It grows downwards with the threads; where the height is given, as on the wall, what does not
    fit is left to the equal table, and `more` (how many rows) says so. So the rows that matter
    most come first. Raises ValueError for a thread with another number of stops than `heads`.
    """
    ground, language = CANVASES[canvas], caption.language
    top = head(caption, ground)
    marks, y = line(stops, levels, ground, top=top.y, language=language)
    marks = (*top.marks, *marks)
    left = 0
    if rows:
        limit = ground.height - 6.5 * ground.small if canvas == "wall" else float("inf")
        at = y + 1.6 * ground.small
        under, y, left, key = threads(
            rows, heads, levels, ground,
            title=title, end=end, top=at, limit=limit, language=language,
        )  # fmt: skip
        marks = (*marks, *under)
        caption = _keyed(caption, key)
    entries = tuple(_legend(levels, ground)) if rows else ()
    last = foot(caption, ground, entries, top=y + ground.small, width=ground.inner)
    if left:
        last.space(ground.small * 0.4)
        last.words(more(left), size=ground.small, weight="bold")
    high = max(ground.height if canvas == "wall" else 0.0, last.y + ground.margin / 2)
    return caption.over((*marks, *last.marks), width=ground.width, height=high)


def _keyed(caption: Caption, key: tuple[str, ...]) -> Caption:
    """The caption with the headings in full as its first note, where they are numbers."""
    if not key:
        return caption
    return replace(caption, notes=("\u00a0· ".join(key), *caption.notes))


def _legend(levels: Sequence[Level], ground: Canvas) -> Iterator[Entry]:
    radius = ground.small * 0.5
    return (_entry(level, radius) for level in levels if level.words)


def _entry(level: Level, radius: float) -> Entry:
    def swatch(x: float, y: float) -> tuple[Mark, ...]:
        return (marker(level, x, y, radius),)

    return Entry(swatch, 2.6 * radius, level.words)
