"""A matrix: rows by columns, each cell the spread of its values, then their mean and number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kolam.draw import text
from kolam.draw.axis import Scale
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.matrix_cell import MEAN, Cell, Ground, drawn
from kolam.draw.scene import Group, Line, Mark, Rect
from kolam.draw.stack import (
    Entry,
    Stack,
    block_height,
    foot,
    head,
    kind_entry,
    kind_marker,
    lines,
    whole,
)

__all__ = ["Cell", "MatrixRow", "MatrixWords", "matrix"]

# Share of the width that the names take, and the width from which they stand beside the cells.
_NAMES, _BESIDE = 0.26, 40.0
# The tallest bar in ems: as a rule, and at most where a wall has height to spare.
_BARS, _BARS_MOST = 1.6, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One row: its kind, its cells, and a note under its name.

    `picked` are the columns to ring; a `marked` row has a line at its edge.
    """

    key: str
    kind: Kind
    cells: tuple[Cell, ...]
    note: str = ""
    picked: frozenset[int] = frozenset()
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixWords:
    """Words of the legend: what the bars and the mark below them are."""

    bars: str
    mean: str


def matrix(
    rows: Sequence[MatrixRow],
    columns: Sequence[Kind],
    canvas: CanvasName,
    *,
    scale: Scale,
    caption: Caption,
    words: MatrixWords,
) -> Figure:
    """Draw one row an item and one small chart a cell, left the scale's low, right its high.

    Bars say which share of a cell's values lie where; a mark below them is the mean. On a phone
    the names stand above their cells; columns whose names do not fit are named in the legend.
    Raises ValueError for a row with another number of cells than there are columns, or for a
    value off the scale.
    """
    for row in rows:
        _check(row, columns, scale)
    measures = CANVASES[canvas]
    ground = _ground(measures, rows, columns, scale, language=caption.language)
    top = head(caption, measures)
    body = _body(rows, columns, ground, top=top.y)
    last = _foot(caption, columns, words, ground, top=body.y)
    spare = measures.height - last.y - measures.margin / 2
    if canvas == "wall" and rows and spare > 0:
        more = spare / len(rows) / ground.small
        ground = replace(ground, bars=min(_BARS_MOST, ground.bars + more))
        body = _body(rows, columns, ground, top=top.y)
        last = _foot(caption, columns, words, ground, top=body.y)
    return whole(caption, measures, (*top.marks, *body.marks), last)


def _check(row: MatrixRow, columns: Sequence[Kind], scale: Scale) -> None:
    if len(row.cells) != len(columns):
        raise ValueError(f"{row.key}: {len(row.cells)} cells, {len(columns)} columns")
    for value in (v for cell in row.cells for v in cell.values):
        scale.check(row.key, value)


def _ground(
    canvas: Canvas,
    rows: Sequence[MatrixRow],
    columns: Sequence[Kind],
    scale: Scale,
    *,
    language: str,
) -> Ground:
    beside = canvas.inner >= _BESIDE * canvas.labels[-1]
    names = _NAMES * canvas.inner if beside else 0.0
    pitch = (canvas.inner - names) / max(1, len(columns))
    widest = max((c.width(canvas.small) for row in rows for c in row.cells), default=0.0)
    apart = widest > 0.94 * pitch
    return Ground(canvas, language, scale, beside, canvas.margin + names, pitch, apart, _BARS)


def _named(columns: Sequence[Kind], ground: Ground) -> bool:
    """Whether every column's name fits over it without cutting a word."""
    fits = 0.94 * ground.pitch
    return all(
        text.width(word, ground.small) <= fits for kind in columns for word in kind.name.split()
    )


def _body(
    rows: Sequence[MatrixRow], columns: Sequence[Kind], ground: Ground, *, top: float
) -> Stack:
    """The columns' markers, with their names where these fit, and the rows."""
    canvas = ground.canvas
    stack = Stack(canvas.margin, top, canvas.inner, ground.language)
    for number, kind in enumerate(columns):
        stack.marks.append(kind_marker(kind, ground.x(number), top + canvas.marker, canvas.marker))
    stack.y += 2.7 * canvas.marker
    if _named(columns, ground):
        stack.y += _column_names(columns, ground, stack)
    for row in rows:
        stack.marks.append(Group("row", tuple(_row(row, columns, ground, stack.y)), row.key))
        stack.y += _height(row, ground)
    return stack


def _column_names(columns: Sequence[Kind], ground: Ground, stack: Stack) -> float:
    """Write the names under the markers; the height that they take."""
    size, tallest = ground.small, 0.0
    for number, kind in enumerate(columns):
        said = text.wrap(kind.name, size, 0.94 * ground.pitch)
        stack.marks += lines(
            said, ground.x(number), stack.y, size=size, anchor="middle", language=ground.language
        )
        tallest = max(tallest, block_height(said, size))
    return tallest + 0.5 * size


def _name(row: MatrixRow, ground: Ground) -> tuple[str, ...]:
    return text.wrap(row.kind.name, ground.size, ground.names - 3 * ground.canvas.marker)


def _note(row: MatrixRow, ground: Ground) -> tuple[str, ...]:
    return text.wrap(row.note, ground.small, ground.names) if row.note else ()


def _words_height(row: MatrixRow, ground: Ground) -> float:
    note = _note(row, ground)
    under = block_height(note, ground.small) + 0.35 * ground.size if note else 0.0
    return block_height(_name(row, ground), ground.size) + under


def _height(row: MatrixRow, ground: Ground) -> float:
    said = _words_height(row, ground)
    inner = max(said, ground.cell) if ground.beside else said + 0.7 * ground.size + ground.cell
    return inner + ground.small


def _row(row: MatrixRow, columns: Sequence[Kind], ground: Ground, top: float) -> Iterator[Mark]:
    left, right = ground.canvas.margin, ground.canvas.margin + ground.canvas.inner
    height, radius = _height(row, ground), 0.85 * ground.canvas.marker
    yield Line(left, top, right, top, "rule")
    if row.marked:
        yield Rect(left - ground.size / 2, top + 3, 4, height - 6, fill="accent", radius=2)
    start = top + 0.5 * ground.small
    if ground.beside:
        start += max(0.0, ground.cell - _words_height(row, ground)) / 2
    name = _name(row, ground)
    line = text.extent(name[0], ground.size)
    yield kind_marker(row.kind, left + 1.2 * radius, start + line.rise - 0.32 * ground.size, radius)
    yield from lines(
        name, left + 3 * ground.canvas.marker, start, size=ground.size, language=ground.language
    )
    under = start + block_height(name, ground.size) + 0.35 * ground.size
    yield from lines(
        _note(row, ground), left, under,
        size=ground.small, tone="quiet", language=ground.language,
    )  # fmt: skip
    inner = top + height - 0.5 * ground.small - ground.cell
    for column, cell in enumerate(row.cells):
        yield from drawn(cell, columns[column], ground, column, top=inner)
        if column in row.picked:
            yield _ring(column, ground, inner, line=max(1.0, radius / 6))


def _ring(column: int, ground: Ground, top: float, *, line: float) -> Rect:
    air, wide = 0.25 * ground.small, 0.96 * ground.pitch
    left, tall = ground.x(column) - wide / 2, ground.cell + 2 * air
    return Rect(left, top - air, wide, tall, stroke="ink", line=line, radius=ground.small / 3)


def _foot(
    caption: Caption, columns: Sequence[Kind], words: MatrixWords, ground: Ground, *, top: float
) -> Stack:
    entries = tuple(_legend(columns, words, ground))
    canvas = ground.canvas
    return foot(caption, canvas, entries, top=top + canvas.small, width=canvas.inner)


def _legend(columns: Sequence[Kind], words: MatrixWords, ground: Ground) -> Iterator[Entry]:
    small, radius = ground.small, min(ground.canvas.marker, ground.small * 0.55)
    if not _named(columns, ground):
        yield from (kind_entry(kind, radius) for kind in columns)

    def stair(x: float, y: float) -> Iterator[Mark]:
        for step, tall in enumerate((0.3, 0.9, 0.6)):
            left, up = x + (step - 1.5) * 0.4 * small, tall * small
            yield Rect(left, y + small / 2 - up, 0.3 * small, up, fill="quiet")

    def tick(x: float, y: float) -> Iterator[Mark]:
        yield Line(x, y - MEAN * small / 2, x, y + MEAN * small, "ink", max(2.0, small / 8))

    yield Entry(lambda x, y: tuple(stair(x, y)), 1.6 * small, words.bars)
    yield Entry(lambda x, y: tuple(tick(x, y)), 0.6 * small, words.mean)
