"""The dots of a course: where threads have no room, a dot a row by the level of its last stop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.course_line import marker
from kolam.draw.course_threads import Thread
from kolam.draw.grid import Level
from kolam.draw.scene import Group, Label, Line, Mark
from kolam.draw.stack import Entry, block_height, lines

# In ems of small text: the least width of a column, and from one dot to the one below.
_COLUMN, _PITCH = 8.5, 1.65
_RADIUS = 0.42


@dataclass(frozen=True, slots=True)
class Dots:
    """What stands over the dots, and what a row without a level stands for."""

    title: str
    untold: str


def dots(
    rows: Sequence[Thread],
    levels: Sequence[Level],
    canvas: Canvas,
    words: Dots,
    *,
    left: float,
    top: float,
    limit: float,
    language: str,
) -> tuple[tuple[Mark, ...], float, int]:
    """The marks from `left` to the margin, where they end, and how many rows had no room.

    Down the columns in the order of the rows, in as few columns as it takes.
    """
    size, width = canvas.small, canvas.width - canvas.margin - left
    title = text.wrap(words.title, size, width, "bold")
    marks: list[Mark] = [*lines(title, left, top, size=size, weight="bold", language=language)]
    top += block_height(title, size, "bold") + size
    high = max(1, int((limit - top) / (_PITCH * size)))
    most = max(1, int(width / (_COLUMN * size)))
    columns = min(most, -(-len(rows) // high))
    deep = min(high, -(-len(rows) // columns))
    shown = rows[: columns * deep]
    for number, row in enumerate(shown):
        x = left + (number // deep) * width / columns
        y = top + (number % deep + 0.5) * _PITCH * size
        drawn = tuple(_dot(row, levels, canvas, x, y, width / columns, language))
        marks.append(Group("thread", drawn, row.key))
    return tuple(marks), top + deep * _PITCH * size, len(rows) - len(shown)


def untold_entry(words: Dots, canvas: Canvas) -> Entry:
    """The legend's entry of a row without a level."""
    radius = _RADIUS * canvas.small
    return Entry(lambda x, y: (_dash(x, y, radius),), 2.6 * radius, words.untold)


def _dot(
    row: Thread,
    levels: Sequence[Level],
    canvas: Canvas,
    left: float,
    y: float,
    width: float,
    language: str,
) -> Iterator[Mark]:
    size, radius = canvas.small, _RADIUS * canvas.small
    level = row.levels[-1]
    x = left + 1.3 * radius
    yield _dash(x, y, radius) if level is None else marker(levels[level], x, y, radius)
    start = left + 3.4 * radius
    name = text.shorten(row.name, size, width - (start - left) - 0.6 * size)
    yield Label(start, y + 0.35 * size, name, size, language=language)


def _dash(x: float, y: float, radius: float) -> Line:
    return Line(x - radius, y, x + radius, y, "quiet", max(1.5, radius / 4))
