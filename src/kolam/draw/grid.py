"""A grid: rows by columns, each cell a marker whose size, shape and colour say its level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.named_rows import RowName, row_name
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Rect
from kolam.draw.shapes import Shape
from kolam.draw.stack import Entry, foot, head, whole

# Share of the width that the names take, and the width from which they stand beside the cells.
_NAMES, _BESIDE = 0.34, 40.0
# A cell's widest and least width, in radii of a marker.
_WIDE, _NARROW = 6.0, 2.3


@dataclass(frozen=True, slots=True)
class Level:
    """One level a cell can have: its words in the legend, colour, shape, and share of full size.

    Levels differ in shape or size, never in colour alone. `hollow` draws the outline only.
    """

    words: str
    colour: str
    shape: Shape = "circle"
    size: float = 1.0
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column: a short name that heads it, and the name in full for the key below."""

    short: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row: its name, the level of each cell (None is an empty cell) and a note under the name.

    `picked` are the columns to ring; a `marked` row has a line at its edge.
    """

    key: str
    label: str
    levels: tuple[int | None, ...]
    note: str = ""
    picked: frozenset[int] = frozenset()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Ground:
    """The measures that all rows share."""

    canvas: Canvas
    language: str
    beside: bool
    left: float
    pitch: float
    radius: float

    @property
    def size(self) -> float:
        return self.canvas.labels[-1]

    def name(self, row: GridRow) -> RowName:
        """The row's name and note, wrapped to what the cells leave or to the whole width."""
        free = self.left - self.canvas.margin - self.size
        return row_name(
            row.label,
            row.note,
            self.canvas,
            size=self.size,
            width=free if self.beside else self.canvas.inner,
            language=self.language,
        )

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self.left + (column + 0.5) * self.pitch


def grid(
    rows: Sequence[GridRow],
    columns: Sequence[GridColumn],
    canvas: CanvasName,
    *,
    levels: Sequence[Level],
    caption: Caption,
) -> Figure:
    """Draw one row an item and one marker a cell; it grows downwards with the rows.

    On a phone the names stand above their cells. Column names that are shortened are written out
    below; without any name there is no head. A shorter row ends earlier. Raises ValueError for a
    row with more cells than there are columns.
    """
    for row in rows:
        if len(row.levels) > len(columns):
            raise ValueError(f"{row.key}: {len(row.levels)} cells, {len(columns)} columns")
    measures = CANVASES[canvas]
    ground = _ground(measures, len(columns), caption.language)
    top = head(caption, measures)
    marks: list[Mark] = [*top.marks, *_header(columns, ground, top.y)]
    y = top.y + (2.1 if any(c.short for c in columns) else 0.6) * ground.size
    for row in rows:
        marks += [Group("row", tuple(_row(row, levels, ground, y)), row.key)]
        y += _height(row, ground)
    last = foot(
        keyed(caption, columns),
        measures,
        tuple(_legend(levels, ground)),
        top=y + measures.small,
        width=measures.inner,
    )
    return whole(caption, measures, marks, last)


def _ground(canvas: Canvas, columns: int, language: str) -> _Ground:
    beside = canvas.inner >= _BESIDE * canvas.labels[-1]
    names = _NAMES * canvas.inner if beside else 0.0
    free = (canvas.inner - names) / max(1, columns)
    pitch = min(_WIDE * canvas.marker, free)
    radius = min(1.15 * canvas.marker, pitch / _NARROW)
    return _Ground(canvas, language, beside, canvas.margin + names, pitch, radius)


def keyed(caption: Caption, columns: Sequence[GridColumn]) -> Caption:
    """The caption with the columns' names in full as its first note."""
    named = [f"{c.short}\u00a0{c.name}" for c in columns if c.name and c.name != c.short]
    if not named:
        return caption
    return replace(caption, notes=("\u00a0· ".join(named).removesuffix(".") + ".", *caption.notes))


def _header(columns: Sequence[GridColumn], ground: _Ground, top: float) -> Iterator[Mark]:
    size = ground.canvas.small
    widest = max((text.width(c.short, size) for c in columns), default=0.0)
    size *= min(1.0, 0.94 * ground.pitch / widest) if widest else 1.0
    for number, column in enumerate(columns):
        at = ground.x(number), top + ground.size
        yield Label(*at, column.short, size, "regular", "middle", ground.language, "quiet")


def _height(row: GridRow, ground: _Ground) -> float:
    words, cells = ground.name(row).height, 2.6 * ground.radius
    inner = max(words, cells) if ground.beside else words + 0.5 * ground.size + cells
    return inner + 0.9 * ground.size


def _row(row: GridRow, levels: Sequence[Level], ground: _Ground, top: float) -> Iterator[Mark]:
    left, right = ground.canvas.margin, ground.canvas.margin + ground.canvas.inner
    height, name = _height(row, ground), ground.name(row)
    yield Line(left, top, right, top, "rule")
    if row.marked:
        yield Rect(left - ground.size / 2, top + 3, 4, height - 6, fill="accent", radius=2)
    inner = top + 0.45 * ground.size
    start = inner + (max(0.0, 2.6 * ground.radius - name.height) / 2 if ground.beside else 0.0)
    yield from name.marks(left, start)
    middle = (
        top + height / 2
        if ground.beside
        else top + height - 0.45 * ground.size - (1.3 * ground.radius)
    )
    for column, level in enumerate(row.levels):
        yield from _cell(None if level is None else levels[level], ground.x(column), middle, ground)
        if column in row.picked:
            reach = 1.25 * ground.radius
            yield Rect(
                ground.x(column) - reach, middle - reach, 2 * reach, 2 * reach,
                stroke="ink", line=max(1.0, ground.radius / 5), radius=reach / 2,
            )  # fmt: skip


def _cell(level: Level | None, x: float, y: float, ground: _Ground) -> Iterator[Mark]:
    if level is None:
        half = 0.35 * ground.radius
        yield Line(x - half, y, x + half, y, "rule", max(1.0, ground.radius / 6))
    else:
        yield _marker(level, x, y, ground.radius)


def _marker(level: Level, x: float, y: float, radius: float) -> Marker:
    fill = "" if level.hollow else level.colour
    return Marker(x, y, radius * level.size, level.shape, fill, "ink", max(1.0, radius / 9))


def _legend(levels: Sequence[Level], ground: _Ground) -> Iterator[Entry]:
    radius = min(ground.radius, ground.canvas.small * 0.55)
    return (_entry(level, radius) for level in levels)


def _entry(level: Level, radius: float) -> Entry:
    return Entry(lambda x, y: (_marker(level, x, y, radius),), 2.6 * radius, level.words)
