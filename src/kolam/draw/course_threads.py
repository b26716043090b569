"""The threads of a course: under the line, a row each with stops of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import Canvas
from kolam.draw.course_line import marker
from kolam.draw.grid import Level
from kolam.draw.scene import Group, Label, Line, Mark
from kolam.draw.stack import block_height, lines

# Share of the width for the names, and the least share of their size that headings may have.
_NAMES, _LEAST = 0.29, 0.8
_RADIUS = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A row: its name, the level of each of its stops (None was not told), and words at its end."""

    key: str
    name: str
    levels: tuple[int | None, ...]
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Ground:
    canvas: Canvas
    language: str
    heads: tuple[str, ...]

    @property
    def beside(self) -> bool:
        """Whether names stand beside the threads; above them on a narrow ground."""
        return self.canvas.name != "phone"

    @property
    def names(self) -> float:
        share = _NAMES * self.canvas.inner if self.beside else self.canvas.inner
        return share - self.canvas.small

    @property
    def left(self) -> float:
        return self.canvas.margin + (_NAMES * self.canvas.inner if self.beside else 0.0)

    @property
    def pitch(self) -> float:
        """Between two stops; the words at the end have room as for one and a half."""
        slots = len(self.heads) + (1.4 if self.beside else 0.0)
        return (self.canvas.margin + self.canvas.inner - self.left) / slots

    @property
    def radius(self) -> float:
        return min(_RADIUS * self.canvas.marker, self.pitch / 3)

    @property
    def size(self) -> float:
        """Of the headings: smaller where one would touch the next, 0 where none would do."""
        widest = max(text.width(head, self.canvas.small) for head in self.heads)
        share = min(1.0, 0.94 * self.pitch / widest) if widest else 1.0
        least = 1.0 if self.canvas.name == "wall" else _LEAST
        return self.canvas.small * share if share >= least else 0.0

    def x(self, number: int) -> float:
        return self.left + (number + 0.5) * self.pitch

    @property
    def end_x(self) -> float:
        """Where the words at the end begin."""
        return self.x(len(self.heads) - 1) + self.pitch / 2 + self.canvas.small * 0.3

    def name(self, thread: Thread) -> tuple[str, ...]:
        if self.canvas.name == "wall":
            return (text.shorten(thread.name, self.canvas.small, self.names),)
        return text.wrap(thread.name, self.canvas.small, self.names)

    def end(self, thread: Thread) -> tuple[str, ...]:
        wide = 1.4 * self.pitch if self.beside else self.canvas.inner
        return text.wrap(thread.end, self.canvas.small, wide) if thread.end else ()


def threads(
    rows: Sequence[Thread],
    heads: Sequence[str],
    levels: Sequence[Level],
    canvas: Canvas,
    *,
    title: str,
    end: str,
    top: float,
    limit: float,
    language: str,
) -> tuple[tuple[Mark, ...], float, int, tuple[str, ...]]:
    """The marks, where they end, how many rows had no room above `limit`, and a key.

    The key names the stops in full where their headings are numbers for lack of room. Raises
    ValueError for a row with another number of levels than there are headings.
    """
    for row in rows:
        if len(row.levels) != len(heads):
            raise ValueError(f"{row.key}: {len(row.levels)} levels, {len(heads)} headings")
    ground = _Ground(canvas, language, tuple(heads))
    size = canvas.small
    marks: list[Mark] = []
    marks += lines((title,), canvas.margin, top, size=size, weight="bold", language=language)
    y = top + block_height((title,), size, "bold") + size * 0.8
    marks += _heads(ground, y, end)
    y += 1.7 * size
    shown = 0
    for row in rows:
        if y + _height(row, ground) > limit:
            break
        marks.append(Group("thread", tuple(_row(row, levels, ground, y)), row.key))
        y += _height(row, ground)
        shown += 1
    key = () if ground.size else tuple(f"{n}\u00a0{h}" for n, h in enumerate(heads, start=1))
    return tuple(marks), y, len(rows) - shown, key


def _heads(ground: _Ground, top: float, end: str) -> Iterator[Mark]:
    size = ground.size or ground.canvas.small
    for number, words in enumerate(ground.heads):
        said = words if ground.size else str(number + 1)
        yield Label(
            ground.x(number), top + ground.canvas.small, said, size, "regular", "middle",
            ground.language, "quiet",
        )  # fmt: skip
    if ground.beside:
        at, size = ground.end_x, ground.canvas.small
        yield Label(at, top + size, end, size, language=ground.language, tone="quiet")


def _height(row: Thread, ground: _Ground) -> float:
    size = ground.canvas.small
    name, end = block_height(ground.name(row), size), block_height(ground.end(row), size)
    dots = 2.4 * ground.radius
    if ground.beside:
        return max(name, end, dots) + 0.75 * size
    return name + (end + 0.4 * size if end else 0) + dots + 1.3 * size


def _row(row: Thread, levels: Sequence[Level], ground: _Ground, top: float) -> Iterator[Mark]:
    canvas, size, language = ground.canvas, ground.canvas.small, ground.language
    height, name, end = _height(row, ground), ground.name(row), ground.end(row)
    yield Line(canvas.margin, top, canvas.margin + canvas.inner, top, "rule")
    if ground.beside:
        middle = top + height / 2
        yield from _centred(name, canvas.margin, middle, size, language, "ink")
        yield from _centred(end, ground.end_x, middle, size, language, "quiet")
    else:
        y = top + 0.4 * size
        yield from lines(name, canvas.margin, y, size=size, language=language)
        y += block_height(name, size) + 0.4 * size
        yield from lines(end, canvas.margin, y, size=size, tone="quiet", language=language)
        middle = top + height - 0.5 * size - 1.2 * ground.radius
    first, last = ground.x(0), ground.x(len(row.levels) - 1)
    known = [number for number, level in enumerate(row.levels) if level is not None]
    told = len(known) > 1
    dash = () if told else (3.0, 4.0)
    yield Line(first, middle, last, middle, "quiet" if told else "rule", 1.5, dash)
    for number in known:
        level = row.levels[number]
        assert level is not None
        yield marker(levels[level], ground.x(number), middle, ground.radius)


def _centred(
    words: Sequence[str], x: float, middle: float, size: float, language: str, tone: str
) -> Iterator[Mark]:
    top = middle - block_height(words, size) / 2
    yield from lines(words, x, top, size=size, tone=tone, language=language)
