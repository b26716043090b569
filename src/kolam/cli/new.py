"""`kolam new`: make the folder of a new book."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.books import LANGUAGES, find_tool, why
from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from kolam.core.record import Record

ID = re.compile(r"[^a-z0-9]+")


@click.command("new")
@click.argument("name", metavar="NAME", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The partnership's title; NAME if not given.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
    help="Language that the title is written in.",
)  # fmt: skip
@click.option(
    "--tool", "slugs", multiple=True, metavar="TOOL",
    help="Open an empty sheet of this tool; may be given several times.",
)  # fmt: skip
@click.option(
    "--example", "examples", multiple=True, metavar="TOOL/EXAMPLE",
    help="Put an example in, such as stakeholders/food_security; may be given several times.",
)  # fmt: skip
def command(
    name: Path, title: str, language: str, slugs: tuple[str, ...], examples: tuple[str, ...]
) -> None:
    """Make a new book.

    NAME becomes a folder of readable files, or one file if it ends in .kolam.
    """
    from kolam import toolbox
    from kolam.core.book import About, Book
    from kolam.core.record import Text
    from kolam.store.archive import Opened, write_book

    if name.exists():
        then = f"choose another name, or look at it: kolam check {name}"
        raise Stopped(f"{name.name!r} is there already", where=name.absolute(), then=then)
    id = ID.sub("-", name.stem.lower()).strip("-")[:64] or "partnership"
    book = Book(About(id=id, title=Text(**{language: title or name.stem})))
    for slug in slugs:
        book = book.with_sheet(slug, find_tool(slug).sheet())
    for example in examples:
        book = book.with_sheet(example.partition("/")[0], _example(example))
    try:
        write_book(name, Opened(book), toolbox.rooms())
    except OSError as error:
        raise Stopped("The book cannot be written", where=name, then=why(error)) from None
    click.echo(f"Made {name}. Next: kolam check {name}")


def _example(wanted: str) -> Record:
    """An example of a room, named TOOL/EXAMPLE. Raises Stopped with the nearest name."""
    from kolam import toolbox
    from kolam.core.record import read
    from kolam.store.plain import parse

    slug, _, stem = wanted.partition("/")
    tool = find_tool(slug)
    known = {path.stem: path for path in (toolbox.folder(slug) / "examples").glob("*.json")}
    if stem not in known:
        otherwise = "there are " + ", ".join(f"{slug}/{name}" for name in sorted(known))
        then = instead(stem, sorted(known), otherwise=otherwise)
        raise Stopped(f"{slug} has no example {stem!r}", then=then)
    return read(tool.sheet, parse(known[stem].read_bytes()))
