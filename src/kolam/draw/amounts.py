"""A matrix of amounts: rows by columns with the sum of each, larger shares on a darker ground."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.canvas import CANVASES, Canvas, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.grid import GridColumn, keyed
from kolam.draw.scene import Group, Label, Line, Mark, Rect, Weight
from kolam.draw.stack import block_height, foot, head, lines, whole

#: Least share of the width that names need beside the amounts.
_NAMES = 0.28
#: The darkest ground that ink is still read on.
_DARK = 0.4
#: How dark the bar behind a listed amount is, as a share of that; its length is the amount.
_BAR = 0.5


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell: its words, and how dark its ground is, 0 to 1."""

    words: str
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRow:
    """One row: its name, its cells (None is an empty one), their sum, and a quiet note.

    A `marked` row has a line at its edge.
    """

    key: str
    label: str
    cells: tuple[Amount | None, ...]
    total: str
    note: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class _Ground:
    """The measures that all rows share; `pitch` is 0 where cells stand below each other.

    `short` says that the columns' short names head them, with a key below.
    """

    canvas: Canvas
    language: str
    columns: tuple[str, ...]
    pitch: float
    short: bool

    @property
    def size(self) -> float:
        return self.canvas.labels[-1]

    @property
    def right(self) -> float:
        return self.canvas.margin + self.canvas.inner

    @property
    def names(self) -> float:
        """Width for the names."""
        if not self.pitch:
            return self.canvas.inner
        return self.canvas.inner - len(self.columns) * self.pitch - self.size

    def end(self, column: int) -> float:
        """The right edge of a column's amounts."""
        return self.right - (len(self.columns) - 1 - column) * self.pitch

    def step(self) -> float:
        """From one line of a list to the next."""
        return 1.7 * self.size


def amounts(
    rows: Sequence[AmountRow],
    columns: Sequence[GridColumn],
    canvas: CanvasName,
    *,
    sums: AmountRow,
    total: str,
    caption: Caption,
) -> Figure:
    """Draw rows by columns; the last column is named `total`, the last row is `sums`.

    Names of columns that do not fit are shortened and written out below. Where the amounts
    themselves do not fit beside each other, each row lists its own cells. It grows downwards.
    Raises ValueError for a row with another number of cells than there are columns.
    """
    for row in (*rows, sums):
        if len(row.cells) != len(columns):
            raise ValueError(f"{row.key}: {len(row.cells)} cells, {len(columns)} columns")
    measures = CANVASES[canvas]
    heads = (*columns, GridColumn(short="Σ", name=total))
    ground = _ground((*rows, sums), heads, measures, caption.language)
    top = head(caption, measures)
    y, marks = top.y, [*top.marks]
    if ground.pitch:
        y += _header_height(ground)
        marks += _header(ground, y)
    for row in rows:
        marks.append(Group("amounts", tuple(_row(row, ground, y, "regular")), row.key))
        y += _height(row, ground)
    marks.append(Line(measures.margin, y, ground.right, y, "ink", 1.5))
    marks.append(Group("amounts", tuple(_row(sums, ground, y, "bold")), sums.key))
    y += _height(sums, ground)
    told = keyed(caption, columns) if ground.short else caption
    last = foot(told, measures, (), top=y + measures.small, width=measures.inner)
    return whole(caption, measures, marks, last)


def _ground(
    rows: Sequence[AmountRow], columns: Sequence[GridColumn], canvas: Canvas, language: str
) -> _Ground:
    """Columns beside each other where every amount and a fair part of every name has room."""
    size = canvas.labels[-1]
    said = [cell.words for row in rows for cell in row.cells if cell] + [r.total for r in rows]
    widest = max((text.width(words, size, "bold") for words in said), default=0.0) + 1.2 * size
    free = canvas.inner * (1 - _NAMES) / len(columns)
    names = tuple(column.name or column.short for column in columns)
    shorts = tuple(column.short for column in columns)
    # A wall has little height for names of several lines.
    for heads in (shorts,) if canvas.name == "wall" else (names, shorts):
        pitch = max(widest, _longest(heads, canvas) + 0.8 * size)
        if pitch <= free:
            return _Ground(canvas, language, heads, pitch, heads is shorts)
    return _Ground(canvas, language, names, 0.0, short=False)


def _longest(names: Sequence[str], canvas: Canvas) -> float:
    """The widest word, which nothing may break."""
    return max(text.width(word, canvas.small) for name in names for word in name.split() or [""])


def _heads(ground: _Ground) -> list[tuple[str, ...]]:
    free = ground.pitch - 0.6 * ground.size
    return [text.wrap(name, ground.canvas.small, free) for name in ground.columns]


def _header_height(ground: _Ground) -> float:
    high = max(block_height(words, ground.canvas.small) for words in _heads(ground))
    return high + 0.7 * ground.size


def _header(ground: _Ground, bottom: float) -> Iterator[Mark]:
    small, language = ground.canvas.small, ground.language
    for column, words in enumerate(_heads(ground)):
        top = bottom - 0.5 * ground.size - block_height(words, small)
        x = ground.end(column) - 0.4 * ground.size
        yield from lines(words, x, top, size=small, anchor="end", tone="quiet", language=language)


def _name(row: AmountRow, ground: _Ground, weight: Weight) -> tuple[str, ...]:
    free = ground.names
    if not ground.pitch:
        free -= text.width(row.total, ground.size, "bold") + ground.size
    return text.wrap(row.label, ground.size, free, weight)


def _note(row: AmountRow, ground: _Ground) -> tuple[str, ...]:
    return text.wrap(row.note, ground.canvas.small, ground.names) if row.note else ()


def _words_height(row: AmountRow, ground: _Ground) -> float:
    note = _note(row, ground)
    under = block_height(note, ground.canvas.small) + 0.35 * ground.size if note else 0.0
    weight: Weight = "regular" if ground.pitch else "bold"
    return block_height(_name(row, ground, weight), ground.size, weight) + under


def _height(row: AmountRow, ground: _Ground) -> float:
    listed = 0.0 if ground.pitch else ground.step() * sum(cell is not None for cell in row.cells)
    return _words_height(row, ground) + listed + 1.1 * ground.size


def _row(row: AmountRow, ground: _Ground, top: float, weight: Weight) -> Iterator[Mark]:
    left, size, language = ground.canvas.margin, ground.size, ground.language
    yield Line(left, top, ground.right, top, "rule")
    if row.marked:
        high = _height(row, ground)
        yield Rect(left - size / 2, top + 3, 4, high - 6, fill="accent", radius=2)
    y = top + 0.55 * size
    bold: Weight = "regular" if ground.pitch and weight == "regular" else "bold"
    name, note = _name(row, ground, bold), _note(row, ground)
    yield from lines(name, left, y, size=size, weight=bold, language=language)
    under = y + block_height(name, size, bold) + 0.35 * size
    yield from lines(note, left, under, size=ground.canvas.small, tone="quiet", language=language)
    if ground.pitch:
        yield from _across(row, ground, top, weight)
    else:
        base = y + text.extent(" ".join(name), size, "bold").rise
        yield Label(ground.right, base, row.total, size, "bold", "end", language)
        yield from _listed(row, ground, y + _words_height(row, ground))


def _across(row: AmountRow, ground: _Ground, top: float, weight: Weight) -> Iterator[Mark]:
    high, size = _height(row, ground), ground.size
    middle = top + high / 2 + 0.35 * size
    for column, cell in enumerate(row.cells):
        x = ground.end(column)
        if cell is None:
            continue
        if cell.share:
            yield _shade(x - ground.pitch + 2, top + 2, ground.pitch - 4, high - 4, cell.share)
        at = x - 0.4 * size, middle
        yield Label(*at, cell.words, size, weight, "end", ground.language)
    at = ground.right - 0.4 * size, middle
    yield Label(*at, row.total, size, "bold", "end", ground.language)


def _listed(row: AmountRow, ground: _Ground, top: float) -> Iterator[Mark]:
    size, step, language = ground.size, ground.step(), ground.language
    y = top
    for name, cell in zip(ground.columns, row.cells, strict=False):
        if cell is None:
            continue
        indent = ground.canvas.margin + size
        if cell.share:
            wide = ground.canvas.inner - size
            yield _shade(indent, y + 0.2 * size, wide * cell.share, step - 0.3 * size, _BAR)
        base = y + step - 0.5 * size
        free = ground.right - indent - text.width(cell.words, size) - 1.5 * size
        said = text.shorten(name, size, free)
        yield Label(indent + 0.4 * size, base, said, size, "regular", "start", language)
        at = ground.right - 0.4 * size, base
        yield Label(*at, cell.words, size, "regular", "end", language)
        y += step


def _shade(x: float, y: float, width: float, height: float, share: float) -> Rect:
    return Rect(x, y, width, height, "accent", radius=2, opacity=_DARK * share)
