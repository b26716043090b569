"""A table: named columns and rows of cells, as they go to CSV and XLSX and come from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kolam.core.fault import Fault
from kolam.store.cells import Cell

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: named columns, rows of cells; an empty cell is None.

    `faults` are those found while the table was read from a file, their places being
    (table, row number as a spreadsheet counts, column). `choices` lists what a column may hold.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
