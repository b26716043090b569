"""`kolam check`: read books and tell every fault with its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import (
    echo_json,
    fault_data,
    fault_lines,
    json_option,
    language_option,
    must_exist,
)

if TYPE_CHECKING:
    from kolam.core.fault import Fault
    from kolam.core.voice import Voice


@dataclass(frozen=True)
class Report:
    """What was found in one book; notes do not make it faulty."""

    book: Path
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()

    def data(self, voice: Voice) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "book": str(self.book),
            "faults": [fault_data(fault, voice) for fault in self.faults],
            "notes": [fault_data(note, voice) for note in self.notes],
        }

    def lines(self, voice: Voice) -> list[str]:
        """The report for people."""
        count = len(self.faults)
        verdict = "no faults" if not count else "1 fault" if count == 1 else f"{count} faults"
        notes = [line.replace("  ", "  note: ", 1) for line in fault_lines(self.notes, voice)]
        return [f"{self.book}: {verdict}", *fault_lines(self.faults, voice), *notes]


@click.command("check")
@click.argument("books", metavar="BOOK...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--audit", is_flag=True, help="Check the history of the server in KOLAM_HOME.")
@click.option(
    "--since", metavar="FILE", type=click.Path(path_type=Path),
    help="With --audit: last links that were kept, which must still be there.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="With --audit: write the last links here, to keep elsewhere.",
)  # fmt: skip
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, /, books: tuple[Path, ...], language: str, as_json: bool, **asked: Any
) -> None:
    """List every fault in books, or in a history that a server keeps.

    A BOOK is a folder or a .kolam file. Nothing is changed. With --audit every chain of the
    server's history is followed: a row that was changed, taken out or put in is named. Exit code
    1 if there is any fault.
    """
    from kolam import toolbox
    from kolam.cli.progress import steps

    voice = toolbox.voice(language)
    if asked["audit"]:
        from kolam.cli.audit import audit

        ctx.exit(1 if audit(asked["since"], asked["output"], voice, as_json=as_json) else 0)
    if not books:
        raise click.UsageError("Name a BOOK, or ask for --audit.")
    paths = [must_exist(path) for path in books]
    reports = [_report(path) for path in steps(paths, "Checking books", total=len(paths))]
    if as_json:
        echo_json([report.data(voice) for report in reports])
    else:
        for line in (line for report in reports for line in report.lines(voice)):
            click.echo(line)
    ctx.exit(1 if any(report.faults for report in reports) else 0)


def _report(path: Path) -> Report:
    from kolam import toolbox
    from kolam.cli.books import why
    from kolam.cli.stopped import Stopped
    from kolam.core.fault import Faulty
    from kolam.store import references
    from kolam.store.archive import read_book

    try:
        opened = read_book(path, toolbox.rooms())
    except Faulty as faulty:
        return Report(path, faulty.faults)
    except OSError as error:
        raise Stopped("The book cannot be read", where=path, then=why(error)) from None
    doubts = references.faults(opened.book)
    # What has changed since it was taken is for people to look at; what leads nowhere is wrong.
    wrong = tuple(fault for fault in doubts if fault.key == "ref_orphaned")
    notes = tuple(fault for fault in doubts if fault not in wrong)
    return Report(path, wrong, (*opened.notes, *notes))
