"""Incoming files: a book, a sheet, tables or a workbook, read onto a book that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kolam import toolbox
from kolam.cli.books import must_exist
from kolam.cli.formats import all_names, tables_of, which
from kolam.cli.progress import steps
from kolam.cli.stopped import Stopped
from kolam.core.book import Book
from kolam.core.fault import Fault, Faulty, near
from kolam.core.record import Record, read
from kolam.core.tool import Tool
from kolam.store.archive import read_book
from kolam.store.csv_text import from_csv
from kolam.store.filling import import_
from kolam.store.plain import parse
from kolam.store.table import Table
from kolam.store.upgrades import read_sheet
from kolam.store.workbook import from_xlsx

Named = Mapping[str, Table]


def onto(book: Book, path: Path, slug: str = "") -> Book:
    """The book with what the file at `path` holds; what it does not hold stays.

    `slug` says whose tables they are where the file's name does not. Raises Faulty with every
    fault, Stopped where the file is of no kind that is known.
    """
    must_exist(path, "file")
    if path.is_dir():
        is_book = (path / "about.json").exists()
        return _book(book, path) if is_book else _tables(book, _csv_folder(path), slug)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Stopped(f"{path.name!r} is of no kind that is known", where=path, then=KNOWN)
    return reader(book, path, slug)


def _book(book: Book, path: Path, slug: str = "") -> Book:
    """Every sheet that the other book has, and what it says about itself."""
    other = read_book(path, toolbox.rooms()).book
    for name, sheet in other.sheets.items():
        if slug in ("", name):
            book = book.with_sheet(name, sheet)
    return book if slug else replace(book, about=other.about)


def _csv(book: Book, path: Path, slug: str) -> Book:
    return _tables(book, {path.stem: from_csv(path.stem, path.read_bytes())}, slug)


def _csv_folder(path: Path) -> Named:
    files = sorted(path.glob("*.csv"))
    if not files:
        raise Stopped("The folder holds neither a book nor CSV files", where=path, then=KNOWN)
    found = steps(files, "Reading tables", total=len(files))
    return {file.stem: from_csv(file.stem, file.read_bytes()) for file in found}


def _workbook(book: Book, path: Path, slug: str) -> Book:
    tools = toolbox.rooms().values()
    names = [*all_names(tools), *(tables_of(toolbox.room(slug)) if slug else ())]
    return _tables(book, from_xlsx(path.read_bytes(), names), slug)


def _tables(book: Book, tables: Named, slug: str) -> Book:
    """Fill each tool's tables in; the faults of all of them come together."""
    by_tool = _by_tool(tables, slug)
    faults: list[Fault] = []
    for name, own in by_tool.items():
        tool = toolbox.room(name)
        try:
            book = book.with_sheet(name, import_(tool.sheet, _sheet_of(book, tool), own))
        except Faulty as faulty:
            faults += [fault.inside(name) for fault in faulty.faults]
    if faults:
        raise Faulty(faults)
    return book


def _by_tool(tables: Named, slug: str) -> dict[str, dict[str, Table]]:
    tools: Iterable[Tool] = toolbox.rooms().values()
    tools = [toolbox.room(slug)] if slug else list(tools)
    found: dict[str, dict[str, Table]] = defaultdict(dict)
    faults = []
    for name, table in tables.items():
        if place := which(name, tools):
            found[place[0]][place[1]] = replace(table, name=place[1])
        else:
            known = all_names(tools)
            guess = near(name, known) or ", ".join(known)
            faults.append(Fault((name,), "unknown_table", {"word": name, "near": guess}))
    if faults:
        raise Faulty(faults)
    return found


def _sheet_of(book: Book, tool: Tool) -> Record:
    return book.sheets.get(tool.slug) or tool.sheet()


def _json(book: Book, path: Path, slug: str) -> Book:
    """One sheet: as it lies in a book's folder, or the bare values of one."""
    values = parse(path.read_bytes())
    wrapped = isinstance(values, dict) and set(values) == {"tool", "version", "sheet"}
    name = str(values["tool"]) if wrapped else slug or path.stem
    if name not in toolbox.rooms():
        guess = near(name, toolbox.rooms())
        then = f"name the tool: --tool {guess or '|'.join(toolbox.rooms())}"
        raise Stopped(f"{path.name!r} does not say which tool it is for", where=path, then=then)
    tool = toolbox.room(name)
    if wrapped and isinstance(values["version"], int):
        return book.with_sheet(name, read_sheet(tool, values["sheet"], values["version"]))
    return book.with_sheet(name, read(tool.sheet, values))


READERS: Mapping[str, Callable[[Book, Path, str], Book]] = {
    ".kolam": _book,
    ".csv": _csv,
    ".xlsx": _workbook,
    ".json": _json,
}
KNOWN = "a book (folder or .kolam), .csv, a folder of .csv, .xlsx or .json can be imported"
