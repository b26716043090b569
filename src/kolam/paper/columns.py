"""Columns: how wide each column of a table is, so that no word is cut and long texts get room."""

from collections.abc import Sequence
from dataclasses import dataclass

from kolam.core.block import Table
from kolam.draw.text import width

# Sizes of the text in cells that are tried, in points, largest first.
SIZES = (8.5, 7.5, 6.5)
PADDING = 9.0
# No column is given more than this share of the page while others want room.
_GREEDY = 0.6
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
    numbers = tuple(_is_number(column[1:]) for column in cells)
    for size in SIZES:
        least = [max(_longest_word(cell, size) for cell in column) + PADDING for column in cells]
        if sum(least) <= room:
            break
    wanted = [max(_line(cell, size) for cell in column) + PADDING for column in cells]
    shared = _shared(least, wanted, room)
    return Columns(tuple(_filled(shared, numbers, room)), size, numbers)


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Every column its least, and what is left by how much more each one wants."""
    spare = room - sum(least)
    if spare <= 0:
        return [width * room / sum(least) for width in least]
    more = [min(want, _GREEDY * room) - has for want, has in zip(wanted, least, strict=True)]
    more = [max(extra, 0.0) for extra in more]
    part = min(1.0, spare / sum(more)) if sum(more) else 0.0
    return [has + part * extra for has, extra in zip(least, more, strict=True)]


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
