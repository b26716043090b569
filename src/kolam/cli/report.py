"""`kolam report`: make a document from a book: report, agreement, contracts or work plan."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import language_option, must_exist, open_book, why
from kolam.cli.letterhead import letterhead_at
from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from kolam.bench import Bench
    from kolam.core.book import Book
    from kolam.paper.document import Document
    from kolam.paper.letterhead import Letterhead

KINDS = ("report", "agreement", "contract", "workplan")
FORMATS = ("pdf", "docx", "html", "md")
DEMO_TITLE, DEMO_DAY = "Colombo, 26 June 2023", datetime.date(2023, 6, 26)
MOST_BYTES = 20 * 1024 * 1024


@click.command("report")
@click.argument("book", metavar="[BOOK]", required=False, type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="Use the demonstration instead of a book.")
@click.option(
    "--document", "kind", type=click.Choice(KINDS), default="report", show_default=True,
    help="What to make.",
)  # fmt: skip
@language_option
@click.option(
    "--format", "format_", type=click.Choice(FORMATS),
    help="Kind of file.  [default: by the ending of FILE, else pdf]",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.  [default: DOCUMENT-LANGUAGE.FORMAT]",
)  # fmt: skip
@click.option(
    "--template", metavar="FILE.docx", type=click.Path(path_type=Path, dir_okay=False),
    help="Your organisation's own DOCX, with its letterhead and styles; the document is written "
    "where it says [content], or at its end.",
)  # fmt: skip
@click.option(
    "--letterhead", "over", metavar="FOLDER", type=click.Path(path_type=Path),
    help="Your organisation's letterhead for the first page: a folder with letterhead.json and "
    "the logo, or that file alone.",
)  # fmt: skip
@click.option(
    "--held", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The day of the workshop, for the cover.",
)  # fmt: skip
@click.option(
    "--full", is_flag=True,
    help="The long report, with every finding and table; without it the short one.",
)  # fmt: skip
@click.option(
    "--signed", is_flag=True,
    help="The document as everybody signed it, as a sealed PDF; for the demonstration, with "
    "invented signatures.",
)  # fmt: skip
@click.option(
    "--key", "ring", metavar="FOLDER", type=click.Path(path_type=Path),
    help="With --signed: the key ring that seals the file.",
)  # fmt: skip
def command(
    book: Path | None, demo: bool, kind: Any, language: str, format_: str | None,
    output: Path | None, template: Path | None, over: Path | None,
    held: datetime.datetime | None, full: bool, signed: bool, ring: Path | None,
) -> None:  # fmt: skip
    """Make a document from BOOK.

    A report has every room that holds something, in the framework's order: in short, to be read
    the same evening, or in --full. The same book gives the same bytes. Private sheets are in
    none of it.
    """
    if (book is None) != demo:
        what = (
            "Name a book, or say --demo" if book is None else "Name a book or say --demo, not both"
        )
        raise click.UsageError(what)
    format_ = format_ or _by_ending(output)
    output = output or Path(f"{kind}-{language}.{format_}")
    _refuse(kind, format_, full=full, template=template, over=over)
    head = letterhead_at(over, language) if over else None
    if signed:
        _sign(book, demo, kind, language, output, ring=ring, head=head)
        return
    styles = _template(template) if template else b""
    bench = _bench(book, language)
    document = replace(_composed(kind, bench, _day(held, demo), demo, full=full), letterhead=head)
    _write(output, _data(document, bench, format_, styles, template))
    click.echo(f"Wrote {output}: {document.name}")


def _refuse(
    kind: str, format_: str, *, full: bool, template: Path | None, over: Path | None
) -> None:
    """Options that do not go together."""
    if template and format_ != "docx":
        raise click.UsageError("--template is for --format docx alone")
    if template and over:
        raise click.UsageError("--template has its own letterhead: leave --letterhead out")
    if over and format_ == "md":
        raise click.UsageError("--letterhead is for pdf, docx and html; Markdown has no pages")
    if full and kind != "report":
        raise click.UsageError("--full is for --document report alone")


def _sign(
    book: Path | None, demo: bool, kind: str, language: str, output: Path, *,
    ring: Path | None, head: Letterhead | None,
) -> None:  # fmt: skip
    from kolam import toolbox
    from kolam.cli.signed_report import signed_bytes
    from kolam.store.demonstration import demonstration

    if output.suffix != ".pdf":
        raise click.UsageError("--signed makes a PDF alone")
    held = open_book(book, language).book if book else demonstration()
    _write(
        output, signed_bytes(held, kind, toolbox.voice(language), demo=demo, ring=ring, head=head)
    )
    click.echo(f"Wrote {output}: check it with kolam verify {output}")


def _by_ending(output: Path | None) -> str:
    if output is None:
        return "pdf"
    ending = output.suffix.lower().lstrip(".")
    if ending in FORMATS:
        return ending
    then = instead(ending, FORMATS, otherwise=f"end its name in .{', .'.join(FORMATS)}")
    raise Stopped(f"No document can be written as {output.name!r}", then=f"{then}, or --format")


def _bench(book: Path | None, language: str) -> Bench:
    from kolam import toolbox
    from kolam.bench import Bench as Made
    from kolam.store.demonstration import demonstration

    read: Book = open_book(book, language).book if book else demonstration()
    return Made(read, toolbox.rooms(), toolbox.voice(language))


def _day(held: datetime.datetime | None, demo: bool) -> datetime.date | None:
    return held.date() if held else DEMO_DAY if demo else None


def _composed(
    kind: Any, bench: Bench, day: datetime.date | None, demo: bool, *, full: bool
) -> Document:
    """The document; what takes its time is each room's findings, so those are shown going by."""
    from kolam.cli.progress import steps
    from kolam.paper import rooms
    from kolam.paper.composing import NoDocument, compose
    from kolam.paper.occasion import Occasion

    slugs = rooms.filled(bench)
    for slug in steps(slugs, "Working out findings", total=len(slugs)):
        bench.findings(slug)
    title = DEMO_TITLE if demo else bench.book.about.title.said(bench.voice.language)
    try:
        occasion = Occasion(title=title, day=day) if day else None
        return compose(kind, bench, occasion, full=full)
    except NoDocument as missing:
        raise Stopped(
            str(missing), then="see what it has: kolam report --document report"
        ) from None


def _data(
    document: Document, bench: Bench, format_: str, styles: bytes, template: Path | None
) -> bytes:
    from kolam.paper.composing import FORMATS as WRITERS
    from kolam.paper.word import word
    from kolam.paper.word_template import NoTemplate

    if not styles:
        return WRITERS[format_].write(document, bench.voice)
    try:
        return word(document, bench.voice, template=styles)
    except NoTemplate as refused:
        told = [f"  {one.where}: {one.what}. {one.then}" for one in refused.hindrances]
        count = "1 fault" if len(told) == 1 else f"{len(told)} faults"
        what = "\n".join((f"The template cannot be written into: {count}", *told))
        then = "mend it, then try again; nothing was written"
        raise Stopped(what, where=template, then=then) from None


def _template(path: Path) -> bytes:
    must_exist(path, "template")
    try:
        if path.stat().st_size > MOST_BYTES:
            then = "take large pictures out of it"
            raise Stopped("The template is larger than 20 MB", where=path, then=then)
        return path.read_bytes()
    except OSError as error:
        raise Stopped("The template cannot be read", where=path, then=why(error)) from None


def _write(path: Path, data: bytes) -> None:
    from kolam.store.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise Stopped("The document cannot be written", where=path, then=why(error)) from None
