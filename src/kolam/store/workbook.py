"""XLSX: tables as a workbook of typed cells, and back; no formula is written or believed."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.store.cells import Cell, plain
from kolam.store.csv_text import guarded
from kolam.store.table import Row, Table

LARGEST = 32 * 1024 * 1024
MOST_ROWS = 100_000
LONGEST = 32_767
_TITLE = 31
_WIDTHS = (8, 60)
_CARRIAGE_RETURN = "_x000D_"
_ERRORS = (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError)


def to_xlsx(tables: Mapping[str, Table]) -> bytes:
    """A workbook with one sheet a table: text as text, dates as dates, the header frozen.

    Raises Faulty where a text is longer than a cell can hold.
    """
    from openpyxl import Workbook

    if faults := tuple(f for table in tables.values() for f in _too_long(table)):
        raise Faulty(faults)
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, table in zip(titles(tables), tables.values(), strict=True):
        _fill(book.create_sheet(title), table)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def from_xlsx(data: bytes, names: Iterable[str] = ()) -> dict[str, Table]:
    """The tables of a workbook by name; `names` restores those that were too long for a title.

    A formula is a fault of its cell: it is neither run nor believed. Raises Faulty where the
    file is no workbook or unpacks to more than LARGEST bytes.
    """
    from openpyxl import load_workbook

    known = dict(zip(titles(names := list(names)), names, strict=True))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST:
            raise Faulty([Fault((), "too_large", {"limit": LARGEST // 1024 // 1024})])
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        found = (known.get(sheet.title, sheet.title) for sheet in book.worksheets)
        return {
            name: _table(name, sheet) for name, sheet in zip(found, book.worksheets, strict=True)
        }
    except _ERRORS:
        raise Faulty([Fault((), "not_a_workbook")]) from None


def titles(names: Iterable[str]) -> list[str]:
    """Titles for sheets of a workbook: at most 31 letters, no two alike."""
    found: list[str] = []
    for name in names:
        title, number = name[-_TITLE:], 2
        while title.casefold() in (other.casefold() for other in found):
            end = f"~{number}"
            title, number = name[-_TITLE:][: _TITLE - len(end)] + end, number + 1
        found.append(title)
    return found


def _too_long(table: Table) -> Iterator[Fault]:
    for number, row in enumerate(table.rows, start=2):
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, str) and len(_escaped(cell)) > LONGEST:
                yield Fault((table.name, number, column), "too_long", {"limit": LONGEST})


def _fill(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((table.columns, *table.rows), start=1):
        for place, cell in enumerate(row, start=1):
            if cell is not None:
                _put(sheet.cell(number, place), cell)
    for place, column in enumerate(table.columns, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = _width(table, place - 1)
        _offer(sheet, table, column, get_column_letter(place))
    sheet.freeze_panes = "A2"


def _put(target: Any, cell: Cell) -> None:
    if isinstance(cell, str | bool):
        text = plain(cell)
        target.value = _escaped(text)
        # Set after the value: text that begins with = would become a formula.
        target.data_type = "s"
        target.number_format = "@"
        target.quotePrefix = guarded(text) != text
    else:
        target.value = cell
        if isinstance(cell, datetime.date):
            target.number_format = "yyyy-mm-dd"


def _offer(sheet: Any, table: Table, column: str, letter: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(table.choices.get(column, ()))
    if words and len(words) < 250:
        rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}{max(len(table.rows) + 1, 500)}")
        sheet.add_data_validation(rule)


def _width(table: Table, place: int) -> int:
    lengths = [len(plain(row[place])) for row in (table.columns, *table.rows[:200])]
    return min(max(*lengths, _WIDTHS[0]) + 2, _WIDTHS[1])


def _table(name: str, sheet: Any) -> Table:
    rows: list[Row] = []
    faults: list[Fault] = []
    header: tuple[str, ...] = ()
    # The file's own claim about its size is not needed, and could be wrong.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS:
            faults.append(Fault((name,), "too_many", {"limit": MOST_ROWS}))
            break
        row = tuple(_cell(cell) for cell in cells)
        if number == 1:
            header = tuple(plain(cell).strip() for cell in row)
            continue
        rows.append(row)
        faults += _cell_faults(name, number, header, cells)
    return Table(name, header, tuple(rows), tuple(faults))


def _cell(source: Any) -> Cell:
    found = source.value
    if isinstance(found, str):
        return found.replace(_CARRIAGE_RETURN, "\r") or None
    if isinstance(found, datetime.datetime):
        return found.date()
    return found if isinstance(found, bool | int | float | datetime.date) else None


def _cell_faults(
    name: str, number: int, header: tuple[str, ...], cells: Iterable[Any]
) -> Iterator[Fault]:
    for place, source in enumerate(cells):
        if source.value is not None and source.data_type in ("f", "e"):
            column = header[place] if place < len(header) else str(place + 1)
            key = "formula" if source.data_type == "f" else "cell_error"
            yield Fault((name, number, column), key, {"word": str(source.value)[:60]})


def _escaped(text: str) -> str:
    # XML readers turn a carriage return into a line feed; the format has its own spelling.
    return text.replace("\r", _CARRIAGE_RETURN)
