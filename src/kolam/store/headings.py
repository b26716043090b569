"""Headings: what a table's columns and rows are, before any cell is read."""

from collections.abc import Iterator

from kolam.core.fault import Fault, near
from kolam.store.cells import Cell, plain
from kolam.store.layout import Column, Layout
from kolam.store.table import Table

Cells = dict[str, Cell]


def known_columns(layout: Layout, table: Table) -> list[Column]:
    """The columns of the layout that the table has."""
    return [column for column in layout.columns if column.name in table.columns]


def heading_faults(layout: Layout, table: Table) -> Iterator[Fault]:
    """Columns that nobody knows, that stand there twice, or that are needed and absent."""
    seen: set[str] = set()
    for name in filter(None, table.columns):
        place = (table.name, 1, name)
        if name not in layout.header:
            guess = near(name, layout.header) or ", ".join(layout.header)
            yield Fault(place, "unknown_field", {"word": name[:60], "near": guess})
        if name in seen:
            yield Fault(place, "column_twice", {"word": name[:60]})
        seen.add(name)
    for name in layout.parents:
        if name not in seen:
            yield Fault((table.name, 1, name), "missing_column", {"word": name})


def numbered(table: Table) -> Iterator[tuple[int, Cells]]:
    """The rows that hold anything, by column, with the number that a spreadsheet gives them."""
    for number, row in enumerate(table.rows, start=2):
        if any(cell is not None for cell in row):
            yield number, dict(zip(table.columns, row, strict=False))


def stray_faults(table: Table) -> Iterator[Fault]:
    """Cells that stand under no heading."""
    for number, row in enumerate(table.rows, start=2):
        for place, cell in enumerate(row):
            named = place < len(table.columns) and table.columns[place]
            if cell is not None and not named:
                yield Fault((table.name, number), "no_column", {"word": plain(cell)[:60]})
                break
