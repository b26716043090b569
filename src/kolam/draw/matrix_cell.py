"""One cell of a matrix: how its values lie between low and high, their mean, and what is said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.axis import Scale
from kolam.draw.canvas import Canvas
from kolam.draw.caption import Kind
from kolam.draw.scene import Label, Line, Mark, Rect

#: Share of a cell's width that its bars take; height in ems of the mark of the mean.
WIDE, MEAN = 0.72, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: every value, what is said of them, or a sign where there are none to show.

    strong  said in bold below the bars, such as the mean; quiet  beside or below it, such as n
    sign    stands alone in a cell without values, such as a dash
    """

    values: tuple[float, ...] = ()
    mean: float | None = None
    strong: str = ""
    quiet: str = ""
    sign: str = ""

    def width(self, size: float) -> float:
        """Width of its two words side by side."""
        return text.width(f"{self.strong} ", size, "bold") + text.width(self.quiet, size)


@dataclass(frozen=True, slots=True)
class Ground:
    """The measures that all cells share.

    left, pitch  where the first column begins, and from one to the next
    bars         height of the tallest bar there can be, in ems of small words
    apart        whether a cell's two words stand below each other
    """

    canvas: Canvas
    language: str
    scale: Scale
    beside: bool
    left: float
    pitch: float
    apart: bool
    bars: float

    @property
    def size(self) -> float:
        """Size of the names."""
        return self.canvas.labels[-1]

    @property
    def small(self) -> float:
        """Size of all other words."""
        return self.canvas.small

    @property
    def names(self) -> float:
        """Width for the names."""
        return self.left - self.canvas.margin - self.size if self.beside else self.canvas.inner

    @property
    def cell(self) -> float:
        """Height of a cell: bars, mark, words."""
        return (self.bars + MEAN + (2.4 if self.apart else 1.25)) * self.small

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self.left + (column + 0.5) * self.pitch

    def at(self, column: int, value: float) -> float:
        """Where a value lies in a column."""
        wide = WIDE * self.pitch
        return self.x(column) - wide / 2 + self.scale.share(value) * wide


def drawn(cell: Cell, kind: Kind, ground: Ground, column: int, *, top: float) -> Iterator[Mark]:
    """The marks of a cell in the colour of its column's kind."""
    middle, small, language = ground.x(column), ground.small, ground.language
    if not cell.values:
        at = middle, top + ground.cell / 2 + 0.3 * small
        yield Label(*at, cell.sign, small, "regular", "middle", language, "quiet")
        return
    base = top + ground.bars * small
    yield from _bars(cell, kind, ground, column, base)
    if cell.mean is not None:
        x = ground.at(column, cell.mean)
        yield Line(x, base + 1, x, base + MEAN * small, "ink", max(2.0, small / 8))
    yield from _words(cell, ground, middle, base + (MEAN + 1) * small)


def _words(cell: Cell, ground: Ground, middle: float, y: float) -> Iterator[Mark]:
    small, language = ground.small, ground.language
    if ground.apart:
        yield Label(middle, y, cell.strong, small, "bold", "middle", language)
        under = y + 1.1 * small
        yield Label(middle, under, cell.quiet, small, "regular", "middle", language, "quiet")
        return
    x = middle - cell.width(small) / 2
    yield Label(x, y, cell.strong, small, "bold", "start", language)
    x += text.width(f"{cell.strong} ", small, "bold")
    yield Label(x, y, cell.quiet, small, "regular", "start", language, "quiet")


def _bars(cell: Cell, kind: Kind, ground: Ground, column: int, base: float) -> Iterator[Mark]:
    """A bar for each value, as high as its share of all; small ticks mark the scale's own."""
    wide = 0.2 * ground.pitch * WIDE
    ends = ground.at(column, ground.scale.low), ground.at(column, ground.scale.high)
    yield Line(ends[0] - wide / 2, base, ends[1] + wide / 2, base, "quiet", 1)
    for value, _ in ground.scale.ticks:
        x = ground.at(column, value)
        yield Line(x, base, x, base + 0.15 * ground.small, "quiet", 1)
    for value, times in sorted(Counter(cell.values).items()):
        tall = times / len(cell.values) * ground.bars * ground.small
        x = ground.at(column, value) - wide / 2
        yield Rect(x, base - tall, wide, tall, fill=kind.colour, stroke="ink", line=0.75)
