"""`kolam flow`: print what the rooms of a book hand on to each other, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import book_argument, echo_json, json_option, language_option, open_book

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.core.voice import Voice
    from kolam.flow import Arrow


@click.command("flow")
@book_argument
@click.option(
    "--trace", "path", metavar="TOOL/LIST/ID", help="Follow one row both ways, to its ends."
)
@language_option
@json_option
def command(book: Path, path: str | None, language: str, as_json: bool) -> None:
    """Print what the rooms of a book hand on to each other.

    One line an arrow: its state, the cell that it comes from, the room or the row that it goes
    to, and what it is. With --trace, one row with all that it comes from and all that it goes to,
    from people's answers to what was put up for signature. A BOOK is a folder or a .kolam file.
    Nothing is changed.
    """
    from kolam import toolbox
    from kolam.bench import Bench
    from kolam.flow import Flow

    voice = toolbox.voice(language)
    bench = Bench(open_book(book, language).book, toolbox.rooms(), voice)
    if path:
        from kolam.cli.tracing import trace

        trace(Flow(bench), path, as_json=as_json)
        return
    arrows = Flow(bench).arrows
    if as_json:
        echo_json([_data(arrow) for arrow in arrows])
        return
    for arrow in arrows:
        click.echo(_line(arrow, voice))
    if not arrows:
        click.echo("Nothing goes from one room to another yet.")


def _line(arrow: Arrow, voice: Voice) -> str:
    source = "/".join((arrow.source.tool, *arrow.source.path))
    target = "/".join((arrow.taker, *map(str, arrow.place)))
    state = voice(f"desk.flow.state.{arrow.state}")
    return f"{state}: {source} -> {target}" + (f"  {arrow.kind}" if arrow.kind else "")


def _data(arrow: Arrow) -> dict[str, Any]:
    return {
        "state": arrow.state,
        "kind": arrow.kind,
        "source": arrow.source.plain(),
        "taker": arrow.taker,
        "place": list(arrow.place),
        "thing": arrow.thing.plain() if arrow.thing is not None else None,
    }
