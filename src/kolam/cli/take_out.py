"""`kolam export`: write a book as a folder, one .kolam file, CSV files or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.books import book_argument, open_book, why
from kolam.cli.formats import full_name
from kolam.cli.progress import steps
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kolam.store.archive import Opened
    from kolam.store.table import Table

ENDINGS = {".kolam": "kolam", ".xlsx": "xlsx", ".csv": "csv"}
FORMATS = ("folder", "kolam", "csv", "xlsx")


@click.command("export")
@book_argument
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path),
    help="Where to write: PLACE.kolam, PLACE.xlsx, or a folder.",
)  # fmt: skip
@click.option(
    "--format", "wanted", type=click.Choice(FORMATS),
    help="What to write.  [default: by the ending of --output; without one, folder]",
)  # fmt: skip
@click.option("--excel", is_flag=True, help="Mark CSV files so that Excel reads every script.")
@click.option("--overwrite", is_flag=True, help="Replace what is at --output.")
def command(book: Path, output: Path, wanted: str | None, excel: bool, overwrite: bool) -> None:
    """Write BOOK as a folder, .kolam file, CSV or XLSX.

    CSV files go into a folder, one for each table, named TOOL.TABLE.csv; `kolam import` reads
    them back. The same book gives the same bytes, but for XLSX.
    """
    opened = open_book(book)
    kind = wanted or ENDINGS.get(output.suffix.lower(), "folder")
    _may_write(output, kind, overwrite=overwrite)
    try:
        count = _write(opened, output, kind, excel=excel)
    except OSError as error:
        raise Stopped("The export cannot be written", where=output, then=why(error)) from None
    click.echo(f"Wrote {output}: {count}")


def _may_write(path: Path, kind: str, *, overwrite: bool) -> None:
    """Raise Stopped where something else would be lost."""
    single = kind in ("kolam", "xlsx")
    if path.is_dir() if single else path.is_file():
        there, wanted = ("folder", "file") if single else ("file", "folder")
        then = f"choose another place: a {wanted} cannot take its name"
        raise Stopped(f"{path.name!r} is a {there}", where=path.absolute(), then=then)
    if overwrite or not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return
    then = "add --overwrite to replace it, or choose another place"
    raise Stopped(f"{path.name!r} is there already", where=path.absolute(), then=then)


def _write(opened: Opened, path: Path, kind: str, *, excel: bool) -> str:
    from kolam import toolbox
    from kolam.store.archive import packed, write_book
    from kolam.store.files import write_whole

    if kind == "kolam":
        write_whole(path, packed(opened, toolbox.rooms()))
    elif kind == "folder":
        if path.suffix == ".kolam":
            raise Stopped("A folder cannot end in .kolam", where=path, then="leave --format out")
        write_book(path, opened, toolbox.rooms())
    else:
        return _write_tables(opened, path, kind, excel=excel)
    return _count(len(opened.book.sheets), "sheet")


def _write_tables(opened: Opened, path: Path, kind: str, *, excel: bool) -> str:
    from kolam.store.csv_text import to_csv
    from kolam.store.files import write_whole
    from kolam.store.workbook import to_xlsx

    tables = dict(_tables(opened))
    if not tables:
        then = "fill a sheet first, or export the book as a folder or .kolam file"
        raise Stopped("The book has no sheets, so there are no tables", then=then)
    if kind == "xlsx":
        write_whole(path, to_xlsx(tables))
    else:
        for name, table in steps(tables.items(), "Writing tables", total=len(tables)):
            write_whole(path / f"{name}.csv", to_csv(table, excel=excel))
    return _count(len(tables), "table")


def _tables(opened: Opened) -> Iterator[tuple[str, Table]]:
    from kolam.store.tables import export

    for slug, sheet in sorted(opened.book.sheets.items()):
        for name, table in export(sheet).items():
            yield full_name(slug, name), table


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
