"""Books and tools as a person names them: found, opened, or stopped with the nearest name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kolam.core.fault import Fault
    from kolam.core.tool import Tool
    from kolam.core.voice import Voice
    from kolam.store.archive import Opened

LANGUAGES = ("en", "si", "ta")
book_argument = click.argument("book", metavar="BOOK", type=click.Path(path_type=Path))
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True,
    help="Language of names, sentences and numbers.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="Print data, as JSON.")


class Faults(click.ClickException):
    """A file whose faults keep a command from going on; exit code 1."""

    exit_code = 1

    def __init__(self, path: Path, faults: Iterable[Fault], voice: Voice) -> None:
        self.lines = fault_lines(faults, voice)
        count = "1 fault" if len(self.lines) == 1 else f"{len(self.lines)} faults"
        told = "\n".join((f"{path} cannot be used as it is: {count}", *self.lines))
        super().__init__(f"{told}\n  next:  mend them, then try again; nothing was changed")


def must_exist(path: Path, what: str = "book") -> Path:
    """The path itself. Raises Stopped, with the nearest name beside it, where nothing is."""
    if path.exists():
        return path
    folder = path.parent
    beside = [p.name for p in folder.iterdir()] if folder.is_dir() else []
    new = f"make one: kolam new {path}" if what == "book" else f"see what is there: ls {folder}"
    raise Stopped(
        f"There is no {what} {path.name!r}",
        where=folder.absolute(),
        then=instead(path.name, beside, otherwise=new),
    )


def open_book(path: Path, language: str = "en") -> Opened:
    """The book at this path. Raises Stopped or Faults."""
    from kolam import toolbox
    from kolam.core.fault import Faulty
    from kolam.store.archive import read_book

    try:
        return read_book(must_exist(path), toolbox.rooms())
    except Faulty as faulty:
        raise Faults(path, faulty.faults, toolbox.voice(language)) from None
    except OSError as error:
        raise Stopped("The book cannot be read", where=path, then=why(error)) from None


def find_tool(slug: str) -> Tool:
    """The tool with this slug. Raises Stopped with the nearest one."""
    from kolam import toolbox

    rooms = toolbox.rooms()
    if slug not in rooms:
        then = instead(slug, rooms, otherwise="list them all: kolam tools")
        raise Stopped(f"No tool is called {slug!r}", then=then)
    return rooms[slug]


def fault_lines(faults: Iterable[Fault], voice: Voice) -> list[str]:
    """Each fault on a line of its own: the place, then what is wrong and what to do."""
    return [f"  {fault.where() or '(whole file)'}: {fault.said(voice)}" for fault in faults]


def fault_data(fault: Fault, voice: Voice) -> dict[str, Any]:
    """A fault as plain values."""
    return {
        "where": fault.where(),
        "place": list(fault.place),
        "fault": fault.key,
        "message": fault.said(voice),
    }


def why(error: OSError) -> str:
    """What the system said, in its own words."""
    return f"the system says: {error.strerror or error}"


def echo_json(data: Any) -> None:
    """Print plain values as JSON with two spaces a level."""
    from kolam.store.plain import pretty

    click.echo(pretty(data), nl=False)
