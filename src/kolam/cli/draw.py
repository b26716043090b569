"""`kolam draw`: draw a tool's figure from a book, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import book_argument, find_tool, language_option, open_book, why
from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from kolam.core.block import Figure
    from kolam.store.archive import Opened

KINDS = (".svg", ".png")


@click.command("draw")
@book_argument
@click.argument("tool", metavar="TOOL")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; its ending says what: .svg or .png.  [default: TOOL.svg]",
)  # fmt: skip
@click.option(
    "--canvas", type=click.Choice(["phone", "desk", "wall", "paper"]), default="desk",
    show_default=True, help="What the figure is drawn for.",
)  # fmt: skip
@click.option("--every-answer", is_flag=True, help="Show every single answer as a dot.")
@language_option
def command(
    book: Path, tool: str, output: Path | None, canvas: str, every_answer: bool, language: str
) -> None:
    """Draw TOOL's figure from BOOK."""
    output = output or Path(f"{tool}.svg")
    if output.suffix.lower() not in KINDS:
        then = f"name it {output.stem}.svg or {output.stem}.png"
        raise Stopped(f"No figure can be written as {output.name!r}", then=then)
    opened = open_book(book, language)
    figure = _figure(opened, _sheet_there(opened, tool), canvas, language, every=every_answer)
    _write(output, figure)
    click.echo(f"Drew {output}: {figure.title}")


def _sheet_there(opened: Opened, slug: str) -> str:
    """The slug, if the book has a sheet of that tool. Raises Stopped."""
    find_tool(slug)
    have = opened.book.sheets
    if slug in have:
        return slug
    sheets = f"the book has sheets for {', '.join(sorted(have))}" if have else "the book is empty"
    raise Stopped(
        f"The book has no sheet for {slug!r} yet",
        then=instead(slug, have, otherwise=f"{sheets}; fill one with kolam import"),
    )


def _figure(opened: Opened, slug: str, canvas: Any, language: str, *, every: bool) -> Figure:
    from kolam import toolbox
    from kolam.bench import Bench

    voice, tool = toolbox.voice(language), toolbox.room(slug)
    draw = toolbox.closer(slug) if every else tool.figure
    if draw is None:
        title = voice(f"{slug}.title")
        raise Stopped(f"{title} has no figure with every answer", then="leave the option out")
    findings = Bench(opened.book, toolbox.rooms(), voice).findings(slug)
    return draw(findings, voice, canvas)


def _write(path: Path, figure: Figure) -> None:
    from kolam.store.files import write_whole

    try:
        write_whole(path, _bytes(path, figure))
    except OSError as error:
        raise Stopped("The figure cannot be written", where=path, then=why(error)) from None


def _bytes(path: Path, figure: Figure) -> bytes:
    if path.suffix.lower() == ".svg":
        return figure.svg().encode()
    from kolam.paper.picture import png

    return png(figure)
