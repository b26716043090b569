"""Files that come in: read, graded by row and cell, and compared with what is here."""

import io
import zipfile
from dataclasses import dataclass, field

from kolam import toolbox
from kolam.core.fault import Fault, Faulty, Place
from kolam.core.record import Record, read
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.store.archive import unpacked
from kolam.store.csv_text import from_csv
from kolam.store.filling import import_
from kolam.store.packing import MOST
from kolam.store.plain import parse
from kolam.store.table import Table
from kolam.store.tables import export
from kolam.store.workbook import from_xlsx

MEGABYTE = 1024 * 1024
LARGEST = 16
ENDINGS = (".csv", ".xlsx", ".json", ".kolam", ".zip")


@dataclass(frozen=True)
class Incoming:
    """What a file holds: whole sheets by tool, and remarks on what was left out."""

    sheets: dict[str, Record]
    notes: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Graded:
    """One fault of a file as a page lists it."""

    grade: str
    table: str
    row: str
    column: str
    text: str


@dataclass(frozen=True)
class Asked:
    """What a person chose: the file's name and bytes, the room, the table."""

    name: str
    data: bytes
    tool: Tool
    base: Record
    table: str = ""
    kept: dict[str, Record] = field(default_factory=dict)


def read_file(asked: Asked) -> Incoming:
    """The sheets that the file holds. Raises Faulty with every fault at its place."""
    name = asked.name.lower()
    if name.endswith(".kolam"):
        opened = unpacked(asked.data, toolbox.rooms())
        return Incoming(dict(opened.book.sheets), opened.notes)
    if name.endswith(".json"):
        return Incoming({asked.tool.slug: read(asked.tool.sheet, parse(asked.data))})
    tables = _tables(asked, name)
    return Incoming({asked.tool.slug: import_(asked.tool.sheet, asked.base, tables)})


def graded(faults: tuple[Fault, ...], voice: Voice, *, grade: str) -> list[Graded]:
    """Faults as lines of a table: which table, row and cell, and what to do."""
    return [
        Graded(grade, *_cell(fault.place, voice), fault.said(voice))
        for fault in faults
    ]  # fmt: skip


def _tables(asked: Asked, name: str) -> dict[str, Table]:
    known = list(export(asked.base))
    if name.endswith(".xlsx"):
        return from_xlsx(asked.data, known)
    if name.endswith(".zip"):
        return _zipped(asked.data)
    table = asked.table or named_in(name, known)
    if not table:
        raise Faulty([Fault((), "what_table")])
    return {table: from_csv(table, asked.data)}


def named_in(name: str, known: list[str]) -> str:
    """The table that a file's name ends with, as ours do; the longest that fits."""
    stem = name.rpartition("/")[2].removesuffix(".csv")
    fitting = [table for table in known if stem == table or stem.endswith(f"-{table}")]
    return max(fitting, key=len, default="")


def _zipped(data: bytes) -> dict[str, Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if e.filename.endswith(".csv")]
            if len(entries) > MOST or sum(e.file_size for e in entries) > LARGEST * MEGABYTE:
                raise Faulty([Fault((), "too_large", {"limit": LARGEST})])
            names = {e.filename.rpartition("/")[2].removesuffix(".csv"): e for e in entries}
            return {name: from_csv(name, archive.read(e)) for name, e in names.items()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise Faulty([Fault((), "damaged_file")]) from None


def _cell(place: Place, voice: Voice) -> tuple[str, str, str]:
    """Table, row and column of a fault's place; what does not fit stands in the column."""
    parts = list(place)
    table = str(parts.pop(0)) if parts else ""
    row = voice.number(parts.pop(0)) if parts and isinstance(parts[0], int) else ""
    return table, row, ".".join(str(part) for part in parts)
