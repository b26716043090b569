"""Columns: how wide each column of a table is, so that no word is cut and long texts get room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kolam.core.block import Table
from kolam.draw.text import width

# Sizes of the text in cells that are tried, in points, largest first.
SIZES = (8.5, 7.5, 6.5)
PADDING = 9.0
# What a column has beyond its longest line, so that rounding never breaks it.
SPARE = 0.1
#: A cell with more letters than this may be broken across pages.
LONG_CELL = 900
# Cells up to so many points wide stay on one line where that leaves so much of the page to others.
WHOLE, LEFT = (104.0, 84.0, 64.0, 44.0), 0.2
# How many of the fullest rows are looked at, and by how many points a column grows at a time.
TELLING, STEP = 24, 8.0
_NUMBER = frozenset("0123456789.,+-−–%/ \u00a0()~")


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in points, the size of the text, and which columns hold numbers."""

    widths: tuple[float, ...]
    size: float
    numbers: tuple[bool, ...]


def columns(table: Table, room: float) -> Columns:
    """Columns that fill at most `room` points; smaller text where the longest words need it."""
    cells = tuple(zip(table.header, *table.rows, strict=True))
    numbers = of_numbers(table)
    for size in SIZES:
        least = [
            max(_longest_word(cell, size) for cell in column) + PADDING + SPARE for column in cells
        ]
        if sum(least) <= room:
            break
    least = _whole(cells, least, size, room)
    lines = [tuple(_line(cell, size) for cell in row) for row in (table.header, *table.rows)]
    shared = _shared(least, lines, room)
    return Columns(tuple(_filled(shared, numbers, room)), size, numbers)


def of_numbers(table: Table) -> tuple[bool, ...]:
    """Which columns hold numbers alone, and so stand right."""
    return tuple(_is_number(cells) for cells in zip(*table.rows, strict=True)) or (False,) * len(
        table.header
    )


def split(table: Table, room: float) -> tuple[Table, ...]:
    """The table, or as many tables as it takes for no word to be cut, each with its first column.

    Only a word that is wider than the page by itself is cut.
    """
    columns = tuple(zip(table.header, *table.rows, strict=True))
    least = [max(_longest_word(c, SIZES[-1]) for c in column) + PADDING for column in columns]
    if sum(least) <= room or len(columns) < 3:
        return (table,)
    groups: list[list[int]] = [[]]
    for number in range(1, len(columns)):
        if groups[-1] and least[0] + sum(least[n] for n in (*groups[-1], number)) > room:
            groups.append([])
        groups[-1].append(number)
    return tuple(_part(table, group) for group in groups)


def _part(table: Table, group: Sequence[int]) -> Table:
    header, *rows = (tuple(row[n] for n in (0, *group)) for row in (table.header, *table.rows))
    return replace(table, header=header, rows=tuple(rows))


def _shared(least: Sequence[float], lines: Sequence[tuple[float, ...]], room: float) -> list[float]:
    """Every column its least; what is left goes, bit by bit, to whatever makes rows tall.

    `lines` has the width of every cell on one line. The rows with most text decide.
    """
    if sum(least) > room:
        return [width * room / sum(least) for width in least]
    wanted = [max(column) + PADDING + SPARE for column in zip(*lines, strict=True)]
    if sum(wanted) <= room:
        return wanted
    widths = list(least)
    rows = sorted(lines, key=sum, reverse=True)[:TELLING]
    while room - sum(widths) >= STEP:
        tall = [_tallest(row, widths) for row in rows]
        wants = {column: sum(n for c, n in tall if c == column) for column, _ in tall}
        column, most = max(wants.items(), key=lambda pair: pair[1])
        if most <= 1:
            break
        widths[column] += STEP
    return widths


def _whole(
    cells: Sequence[Sequence[str]], least: list[float], size: float, room: float
) -> list[float]:
    """The least widths that keep dates, sums and short names whole, as far as there is room."""
    lines = [[_line(cell, size) + PADDING + SPARE for cell in column] for column in cells]
    for most in WHOLE:
        wanted = [
            max(width, *(line for line in told if line <= most), 0.0)
            for width, told in zip(least, lines, strict=True)
        ]
        if sum(wanted) <= room * (1 - LEFT):
            return wanted
    return least


def _tallest(row: tuple[float, ...], widths: Sequence[float]) -> tuple[int, float]:
    """The column in which the row needs most lines, and how many; 0 where all fit on one."""
    lines = [line / max(width - PADDING, 1.0) for line, width in zip(row, widths, strict=True)]
    most = max(lines)
    return lines.index(most), most if most > 1 else 0.0


def _filled(widths: Sequence[float], numbers: tuple[bool, ...], room: float) -> list[float]:
    """What is left of the page goes to the columns of words, so that all tables are as wide."""
    spare, words = room - sum(widths), numbers.count(False) or len(numbers)
    takes = [not number or all(numbers) for number in numbers]
    return [
        width + (spare / words if take else 0.0) for width, take in zip(widths, takes, strict=True)
    ]


def _longest_word(cell: str, size: float) -> float:
    return max((_line(word, size) for word in cell.split()), default=0.0)


def _line(text: str, size: float) -> float:
    """A line in bold, which is the wider weight: headers and first cells are set in it."""
    return max(width(line, size, "bold") for line in text.split("\n"))


def _is_number(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell and cell != "–"]
    return bool(told) and all(set(cell) <= _NUMBER for cell in told)
