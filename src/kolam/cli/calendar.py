"""`kolam calendar`: write the dates of a book as a calendar file."""

from __future__ import annotations

from pathlib import Path

import click

from kolam.cli.books import book_argument, language_option, open_book, why
from kolam.cli.stopped import Stopped


@click.command("calendar")
@book_argument
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="dates.ics",
    show_default=True, help="File to write; it ends in .ics.",
)  # fmt: skip
@language_option
def command(book: Path, output: Path, language: str) -> None:
    """Write the dates of BOOK as a calendar file.

    These are steps, meetings, and what is due by a day in any room. Calendars that read the file
    again move what has moved: entries keep their names.
    """
    import datetime

    from kolam import toolbox
    from kolam.bench import Bench
    from kolam.store.calendar_file import SUFFIX, calendar_of
    from kolam.store.files import write_whole

    if output.suffix.lower() != SUFFIX:
        then = f"name it {output.stem}{SUFFIX}"
        raise Stopped(f"No calendar can be written as {output.name!r}", then=then)
    bench = Bench(open_book(book, language).book, toolbox.rooms(), toolbox.voice(language))
    data = calendar_of(bench, now=datetime.datetime.now(datetime.UTC))
    try:
        write_whole(output, data)
    except OSError as error:
        raise Stopped("The calendar cannot be written", where=output, then=why(error)) from None
    count = data.count(b"BEGIN:VEVENT")
    click.echo(f"Wrote {output}: {count} date{'s' if count != 1 else ''}")
