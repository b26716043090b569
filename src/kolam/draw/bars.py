"""Bars: how many of each category, one marker each; an empty category is an empty slot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Label, Line, Mark, Marker
from kolam.draw.stack import block_height, foot, head, kind_marker, lines, whole

# Share of the width that the names take, and the width from which they stand beside the markers.
_NAMES, _BESIDE = 0.3, 40.0
# In radii of a marker: from one to the next, and from one row of them to the next.
_PITCH, _ROW = 3.1, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One category: its kind, how many it holds, and, if they are to be listed, their names.

    Raises ValueError for a negative count, or for more names than the count.
    """

    kind: Kind
    count: int
    members: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.count < len(self.members):
            raise ValueError(f"{self.kind.name}: count {self.count}, {len(self.members)} names")


@dataclass(frozen=True, slots=True)
class _Table:
    """The measures that all rows share: `markers` is where the markers begin."""

    canvas: Canvas
    language: str
    empty: str
    beside: bool
    markers: float
    right: float

    @property
    def size(self) -> float:
        return self.canvas.labels[0]

    @property
    def radius(self) -> float:
        return 1.15 * self.canvas.marker

    @property
    def number(self) -> float:
        """Width of the column with the count."""
        return 2.4 * self.size

    @property
    def abreast(self) -> int:
        """How many markers fit into a row."""
        free = self.right - self.markers - self.number
        return max(1, int(free / (_PITCH * self.radius)))


def bars(categories: Sequence[Bar], canvas: CanvasName, *, caption: Caption, empty: str) -> Figure:
    """Draw one row a category: its name, its count, and a marker for each one counted.

    A category without anyone keeps its row: a dashed, hollow marker and the words `empty`
    (nobody is there). Markers that need more than a row go on in the next one. On the wall, the
    markers are spread over its height; elsewhere the figure is as high as its rows.
    """
    measures = CANVASES[canvas]
    top = head(caption, measures)
    table = _table(measures, caption.language, empty)
    last = foot(caption, measures, (), top=0, width=measures.inner).y
    space = _space(categories, table, free=measures.height - top.y - last - measures.margin)
    marks, y = [*top.marks], top.y
    for category in categories:
        marks.append(Line(measures.margin, y, table.right, y, "rule"))
        marks.append(Group("bar", (*_row(category, table, y + space / 2),), category.kind.name))
        y += _height(category, table) + space
    under = foot(caption, measures, (), top=y + measures.small, width=measures.inner)
    return whole(caption, measures, marks, under)


def _table(canvas: Canvas, language: str, empty: str) -> _Table:
    beside = canvas.inner >= _BESIDE * canvas.labels[0]
    names = _NAMES * canvas.inner if beside else 0.0
    return _Table(
        canvas, language, empty, beside, canvas.margin + names, canvas.margin + canvas.inner
    )


def _space(categories: Sequence[Bar], table: _Table, *, free: float) -> float:
    """Space between rows: enough to breathe, and on the wall what is left of it."""
    least = 1.4 * table.size
    if table.canvas.name != "wall" or not categories:
        return least
    rows = sum(_height(category, table) for category in categories)
    return max(least, min(3 * table.size, (free - rows) / len(categories)))


def _name(category: Bar, table: _Table) -> tuple[str, ...]:
    free = table.markers - table.canvas.margin - table.size if table.beside else table.right
    return text.wrap(category.kind.name, table.size, free, "bold")


def _members(category: Bar, table: _Table) -> tuple[str, ...]:
    said = "\u00a0· ".join(category.members) if category.count else table.empty
    return text.wrap(said, table.canvas.small, table.right - _left(table)) if said else ()


def _left(table: _Table) -> float:
    """Where the markers of a row begin, after the count."""
    return table.markers + table.number


def _rows(category: Bar, table: _Table) -> int:
    return max(1, -(-category.count // table.abreast))


def _height(category: Bar, table: _Table) -> float:
    name = block_height(_name(category, table), table.size, "bold")
    right = _rows(category, table) * _ROW * table.radius
    if category.count:
        under = _members(category, table)
        right += block_height(under, table.canvas.small) + (0.3 * table.size if under else 0)
    return max(name, right) if table.beside else name + 0.5 * table.size + right


def _row(category: Bar, table: _Table, top: float) -> Iterator[Mark]:
    name = _name(category, table)
    language, size = table.language, table.size
    yield from lines(name, table.canvas.margin, top, size=size, weight="bold", language=language)
    high = block_height(name, size, "bold")
    first = top + text.extent(name[0], size, "bold").rise - 0.36 * size
    middle = first if table.beside else top + high + 0.5 * size + 1.4 * table.radius
    yield _count(category, table, middle)
    yield from _markers(category, table, middle)
    yield from _below(category, table, middle)


def _count(category: Bar, table: _Table, middle: float) -> Label:
    x, y = table.markers + table.number * 0.6, middle + 0.36 * table.size
    tone = "ink" if category.count else "quiet"
    return Label(x, y, f"{category.count}", table.size, "bold", "end", table.language, tone)


def _markers(category: Bar, table: _Table, middle: float) -> Iterator[Marker]:
    radius, left = table.radius, _left(table) + table.radius
    for index in range(category.count):
        row, column = divmod(index, table.abreast)
        x, y = left + column * _PITCH * radius, middle + row * _ROW * radius
        yield kind_marker(category.kind, x, y, radius)
    if not category.count:
        dash = (radius * 0.45, radius * 0.35)
        shape, width = category.kind.shape, max(1.0, radius / 6)
        yield Marker(left, middle, radius, shape, "", "quiet", width, dash)


def _below(category: Bar, table: _Table, middle: float) -> Iterator[Label]:
    """The members' names under the markers; the words for nobody beside the empty slot."""
    size, left = table.canvas.small, _left(table)
    top = middle + ((_rows(category, table) - 1) * _ROW + 1.4) * table.radius + 0.3 * table.size
    if not category.count:
        left += (_PITCH + 0.4) * table.radius
        top = middle - 0.36 * size - text.extent(table.empty, size).rise + 0.72 * size
    tone = "quiet" if category.count else "ink"
    yield from lines(
        _members(category, table), left, top, size=size, tone=tone, language=table.language
    )
