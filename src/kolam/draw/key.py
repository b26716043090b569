"""The key: which number stands for which item, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from kolam.draw import text
from kolam.draw.caption import Kind
from kolam.draw.columns import in_columns
from kolam.draw.scene import Label, Mark
from kolam.draw.stack import block_height, kind_marker, lines


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
    gap = 1.5 * size
    wide = (width - (columns - 1) * gap) / columns
    said = [_said(row, wide - _indent(size), size=size, short=short) for row in rows]
    space = (0.25 if short else 0.5) * size
    heights = [block_height(words, size) + space for words in said]
    marks: list[Mark] = []
    tallest = 0.0
    for column, members in enumerate(in_columns(heights, columns)):
        y, left = top, x + column * (wide + gap)
        for index in members:
            marks += _row(rows[index], said[index], left, y, size=size, language=language)
            y += heights[index]
        tallest = max(tallest, y - top)
    return Key(tuple(marks), tallest)


def _indent(size: float) -> float:
    return 3.4 * size


def _said(row: Row, limit: float, *, size: float, short: bool) -> tuple[str, ...]:
    if short:
        return (text.shorten(row.words, size, limit),)
    return text.wrap(row.words, size, limit)


def _row(
    row: Row, said: tuple[str, ...], x: float, y: float, *, size: float, language: str
) -> tuple[Mark, ...]:
    baseline = y + text.extent(" ".join(said), size).rise
    marker = kind_marker(row.kind, x + 2.4 * size, baseline - 0.33 * size, 0.42 * size)
    number = Label(x + 1.6 * size, baseline, f"{row.number}", size, "bold", "end", language)
    return number, marker, *lines(said, x + _indent(size), y, size=size, language=language)
