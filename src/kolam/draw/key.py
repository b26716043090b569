"""The key: which number stands for which item, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.caption import Kind
from kolam.draw.columns import in_columns
from kolam.draw.scene import Label, Mark
from kolam.draw.stack import block_height, kind_marker, lines

# Least height of a row, in ems.
ROW = 1.3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a key."""

    number: int
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Key:
    """A finished key and the room it takes."""

    marks: tuple[Mark, ...]
    height: float


def key(
    rows: Sequence[Row],
    x: float,
    top: float,
    *,
    width: float,
    columns: int,
    size: float,
    language: str,
    short: bool = False,
) -> Key:
    """Set the rows in columns of equal width, filled downwards to about equal heights.

    Long words wrap, or with `short` end in an ellipsis so that every row is one line.
    """
    gap = size
    wide = (width - (columns - 1) * gap) / columns
    said = [_said(row, wide - _indent(size), size=size, short=short) for row in rows]
    heights = [_height(words, size, short=short) for words in said]
    marks: list[Mark] = []
    tallest = 0.0
    for column, members in enumerate(in_columns(heights, columns)):
        y, left = top, x + column * (wide + gap)
        for index in members:
            marks += _row(rows[index], said[index], left, y, size=size, language=language)
            y += heights[index]
        tallest = max(tallest, y - top)
    return Key(tuple(marks), tallest)


def _height(words: Sequence[str], size: float, *, short: bool) -> float:
    """Height of a row with the space after it; short rows stand as close as lines of text do."""
    high = block_height(words, size)
    return max(ROW * size, high + 0.03 * size) if short else high + 0.5 * size


def _indent(size: float) -> float:
    return 2.8 * size


def _said(row: Row, limit: float, *, size: float, short: bool) -> tuple[str, ...]:
    if short:
        return (text.shorten(row.words, size, limit),)
    return text.wrap(row.words, size, limit)


def _row(
    row: Row, said: tuple[str, ...], x: float, y: float, *, size: float, language: str
) -> tuple[Mark, ...]:
    baseline = y + text.extent(" ".join(said), size).rise
    marker = kind_marker(row.kind, x + 2.0 * size, baseline - 0.33 * size, 0.42 * size)
    number = Label(x + 1.3 * size, baseline, f"{row.number}", size, "bold", "end", language)
    return number, marker, *lines(said, x + _indent(size), y, size=size, language=language)
