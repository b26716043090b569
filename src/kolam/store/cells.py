"""Cells: how one value of a record stands in a table, and how it is read back."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

import orjson

from kolam.core.field import FieldSpec

Cell = str | int | float | bool | datetime.date | None

_QUOTES = re.compile("'*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_PIECE = re.compile(r"(?:[^;\\]|\\.)*")
_ESCAPED = {"\\": "\\\\", ";": "\\;"}
_MEANT = {"e": "", "s": " "}
YES_NO = {"yes": True, "true": True, "y": True, "1": True} | {
    "no": False,
    "false": False,
    "n": False,
    "0": False,
}


class Absent:
    """The cell says nothing: the field takes its default."""


def cell(value: Any, spec: FieldSpec) -> Cell:
    """The cell for a plain JSON value; an empty cell is None.

    An optional text that is there but empty, or only quotes, gets two quotes in front.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if spec.kind == "date":
        return datetime.date.fromisoformat(value)
    if spec.kind == "many":
        return joined(_piece(item) for item in value) or None
    if spec.optional and spec.kind != "choice" and _QUOTES.fullmatch(value):
        return f"''{value}"
    return value or None


def value(cell: Cell, spec: FieldSpec) -> Any:
    """The plain JSON value that a cell stands for; what does not fit is left for `read` to fault.

    Returns Absent for an empty cell of a field that cannot be empty.
    """
    if isinstance(cell, str) and spec.kind not in ("text", "long"):
        cell = cell.strip(" ") if spec.kind == "many" else cell.strip()
    if cell is None or cell == "":
        return _empty(spec)
    if spec.kind in ("text", "long", "choice"):
        return _text(cell, spec)
    if spec.kind == "many":
        return [_item(piece, spec) for piece in pieces(plain(cell))]
    if spec.kind == "date":
        return _date(cell)
    return _number(cell, spec) if spec.kind in ("int", "number") else _yes_no(cell)


def joined(items: Iterable[str]) -> str:
    """Texts in one cell, separated by semicolons; what would be mistaken is escaped."""
    return "; ".join(_escaped(item) for item in items)


def pieces(text: str) -> list[str]:
    """The texts that `joined` put into one cell."""
    found, at = [], 0
    while at <= len(text):
        match = _PIECE.match(text, at)
        end = match.end() if match else at
        found.append(_unescaped(text[at:end].strip(" ")))
        at = end + 1
    return found


def plain(cell: Cell) -> str:
    """A cell as plain text, as it stands in a CSV file; None is empty."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    return "" if cell is None else cell if isinstance(cell, str) else repr(cell)


def _empty(spec: FieldSpec) -> Any:
    if spec.optional:
        return None
    if spec.kind in ("text", "long") or "" in spec.choices:
        return ""
    return [] if spec.kind == "many" else Absent


def _text(cell: Cell, spec: FieldSpec) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = plain(cell)
    if spec.optional and len(text) > 1 and _QUOTES.fullmatch(text):
        return text[2:]
    return text


def _number(cell: Cell, spec: FieldSpec) -> Any:
    if isinstance(cell, float) and cell.is_integer() and spec.kind == "int":
        return int(cell)
    if not isinstance(cell, str):
        return plain(cell) if isinstance(cell, bool | datetime.date) else cell
    if spec.kind == "int" and _WHOLE.fullmatch(cell):
        return int(cell)
    if spec.money is not None:
        # 12500.00 is meant in units; a file holds smallest ones.
        return f"?{cell}"
    try:
        return float(cell) if spec.kind == "number" else cell
    except ValueError:
        return cell


def _yes_no(cell: Cell) -> Any:
    return YES_NO.get(plain(cell).lower(), cell if isinstance(cell, bool) else plain(cell))


def _date(cell: Cell) -> str:
    text = plain(cell)
    # Bare numbers would be taken for seconds since 1970.
    return text if _DATE.fullmatch(text) else f"?{text}"


def _piece(item: Any) -> str:
    return item if isinstance(item, str) else orjson.dumps(item).decode()


def _item(piece: str, spec: FieldSpec) -> Any:
    if not spec.inner:
        return piece
    try:
        return orjson.loads(piece)
    except orjson.JSONDecodeError:
        return piece


def _escaped(item: str) -> str:
    text = "".join(_ESCAPED.get(letter, letter) for letter in item)
    bare = text.strip(" ")
    ends = ["\\s" * len(side) for side in text.split(bare)] if bare else ["\\s" * len(text), ""]
    return (ends[0] + bare + ends[-1]) or "\\e"


def _unescaped(piece: str) -> str:
    return re.sub(r"\\(.)", lambda m: _MEANT.get(m[1], m[1]), piece, flags=re.DOTALL)
