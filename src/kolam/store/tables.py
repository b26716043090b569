"""Tidy tables of any sheet: out as CSV and XLSX, and in again, cell by cell."""

from collections.abc import Iterator
from typing import Any

from kolam.core.record import Record
from kolam.store.cells import Cell, cell
from kolam.store.filling import import_
from kolam.store.layout import Column, Layout, layouts
from kolam.store.rows import at
from kolam.store.table import Table

__all__ = ["Table", "export", "import_"]


def export(sheet: Record) -> dict[str, Table]:
    """Every table of a sheet by name: one for each list of rows, one for what is in no list.

    Rows inside rows carry the ids of the rows around them; records inside rows become dotted
    columns; words become one column a language. `import_` reads exactly this back.
    """
    body = sheet.plain()
    return {layout.name: _table(layout, body) for layout in layouts(type(sheet))}


def _table(layout: Layout, body: dict[str, Any]) -> Table:
    rows = (
        (*ids, *(_cell(row, column) for column in layout.columns))
        for ids, row in _rows(body, layout, ())
    )
    choices = {column.name: _choices(column) for column in layout.columns if _choices(column)}
    return Table(layout.name, layout.header, tuple(rows), choices=choices)


def _rows(
    body: dict[str, Any], layout: Layout, ids: tuple[str, ...], depth: int = 0
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Each row of the layout's list, with the ids of the rows around it."""
    if depth == len(layout.steps):
        yield ids[: len(layout.parents)], body
        return
    for row in at(body, layout.steps[depth]):
        yield from _rows(row, layout, (*ids, row["id"]), depth + 1)


def _cell(row: dict[str, Any], column: Column) -> Cell:
    found = at(row, column.path)
    return found is not None if column.presence else cell(found, column.spec)


def _choices(column: Column) -> tuple[str, ...]:
    if column.presence or column.spec.kind == "yes_no":
        return ("yes", "no")
    return tuple(c for c in column.spec.choices if c) if column.spec.kind == "choice" else ()
