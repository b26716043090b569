"""CSV: tables as text that every program reads, without formulas, and back byte for byte."""

import csv
import io
import re

from kolam.core.fault import Fault
from kolam.store.cells import plain
from kolam.store.table import Row, Table

# A spreadsheet takes text that begins with one of these for a formula.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_NEEDS_QUOTES = re.compile(r'[",;\t\r\n]|^[ \ufeff]| $')
_BOM = "\ufeff"


def to_csv(table: Table, *, excel: bool = False) -> bytes:
    """A table as CSV (RFC 4180 with LF): UTF-8, with a byte order mark for Excel if asked.

    Text that a spreadsheet would run as a formula gets one apostrophe in front; so does text
    that already has apostrophes before such a sign, so that reading takes exactly one away.
    """
    rows = [table.columns, *(tuple(_written(cell) for cell in row) for row in table.rows)]
    lines = (",".join(_quoted(text) for text in row) or '""' for row in rows)
    return ((_BOM if excel else "") + "".join(f"{line}\n" for line in lines)).encode()


def from_csv(name: str, data: bytes) -> Table:
    """The table in a CSV file; commas, semicolons and tabs are known as separators.

    What cannot be read stands in the table's faults, with the row.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Table(name, (), faults=(Fault((name,), "not_utf8", {"line": line}),))
    source = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    faults: tuple[Fault, ...] = ()
    try:
        rows.extend(tuple(_read(text) for text in row) for row in source)
    except csv.Error:
        faults = (Fault((name, len(rows) + 1), "not_csv", {"line": source.line_num}),)
    header = tuple(plain(cell).strip() for cell in rows[0]) if rows else ()
    return Table(name, header, tuple(rows[1:]), faults)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def _written(cell: object) -> str:
    return guarded(cell) if isinstance(cell, str) else plain(cell)  # type: ignore[arg-type]


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _read(text: str) -> str | None:
    return unguarded(text) or None


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max((",", ";", "\t"), key=header.count)
