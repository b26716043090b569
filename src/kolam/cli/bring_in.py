"""`kolam import`: show what a file would change in a book, and change it when told to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.books import (
    Faults,
    book_argument,
    echo_json,
    find_tool,
    json_option,
    language_option,
    open_book,
    why,
)
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from kolam.core.book import Book


@click.command("import")
@book_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--tool", default="", metavar="TOOL", help="Whose tables FILE holds.")
@click.option("--write", is_flag=True, help="Change the book; without it nothing is written.")
@language_option
@json_option
def command(book: Path, file: Path, tool: str, write: bool, language: str, as_json: bool) -> None:
    """Show what FILE would change in BOOK, or change it.

    Without --write nothing is changed.

    FILE is another book (folder or .kolam), one table (.csv), a folder of tables, a workbook
    (.xlsx) or one sheet (.json). A table replaces its list, and rows are known by their ids;
    lists without a table stay. With any fault nothing is changed, and all faults are listed.
    """
    from kolam import toolbox
    from kolam.cli.telling import data_of, lines_of, steps_between
    from kolam.store.archive import write_book

    opened = open_book(book, language)
    wanted = _wanted(opened.book, file, tool, language)
    changes = steps_between(opened.book, wanted)
    if write and changes:
        try:
            write_book(book, opened.holding(wanted), toolbox.rooms())
        except OSError as error:
            raise Stopped("The book cannot be written", where=book, then=why(error)) from None
    if as_json:
        echo_json({"written": write and bool(changes), "changes": data_of(changes)})
        return
    for line in lines_of(changes):
        click.echo(line)
    click.echo(_closing(book, write=write, changed=bool(changes)))


def _wanted(book: Book, file: Path, slug: str, language: str) -> Book:
    from kolam import toolbox
    from kolam.cli.incoming import onto
    from kolam.core.fault import Faulty

    if slug:
        find_tool(slug)
    try:
        return onto(book, file, slug)
    except Faulty as faulty:
        raise Faults(file, faulty.faults, toolbox.voice(language)) from None
    except OSError as error:
        raise Stopped("The file cannot be read", where=file, then=why(error)) from None


def _closing(book: Path, *, write: bool, changed: bool) -> str:
    if not changed:
        return f"Nothing to change: {book} holds all of it already."
    return f"Changed {book}." if write else "Nothing was written. To do it, add --write."
