"""Composing: which documents a book can become, and in which formats."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from kolam import __version__, toolbox
from kolam.bench import Bench
from kolam.core.block import Block
from kolam.core.voice import Voice
from kolam.paper.document import Document
from kolam.paper.markdown import markdown
from kolam.paper.occasion import Occasion
from kolam.paper.page import html
from kolam.paper.pdf import pdf
from kolam.paper.report import report
from kolam.paper.word import word

Kind = Literal["report", "agreement", "contract", "workplan"]
KINDS: tuple[Kind, ...] = get_args(Kind)
#: The room that writes every document but the report, in its documents.py.
ROOM = "agreement"


class NoDocument(LookupError):
    """The book holds nothing that this document could be made from."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its media type and who writes it."""

    media: str
    write: Callable[[Document, Voice], bytes]


FORMATS: Mapping[str, Format] = {
    "pdf": Format("application/pdf", pdf),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word),
    "html": Format("text/html; charset=utf-8", lambda d, voice: html(d, voice).encode()),
    "md": Format("text/markdown; charset=utf-8", lambda d, voice: markdown(d, voice).encode()),
}


def compose(
    kind: Kind, bench: Bench, occasion: Occasion | None = None, *, full: bool = False
) -> Document:
    """The document in the bench's language, with what its viewer may see. Raises NoDocument.

    `full` is for reports, which are short without it.
    """
    if kind == "report":
        return report(bench, occasion, full=full)
    voice, about = bench.voice, bench.book.about
    name = voice(f"report.kind.{kind}")
    blocks = _from_room(kind, bench)
    if not blocks:
        raise NoDocument(voice("report.no_document", document=name))
    return Document(
        kind=name,
        title=about.title.said(voice.language),
        language=voice.language,
        label=about.label.said(voice.language),
        facts=_facts(kind, bench),
        blocks=blocks,
        foot=f"Kolam {__version__}",
        binding=True,
    )


def possible(kind: Kind, bench: Bench) -> bool:
    """Whether the book has anything for this document."""
    return kind == "report" or bool(_from_room(kind, bench))


def _from_room(kind: Kind, bench: Bench) -> tuple[Block, ...]:
    sheet = bench.book.sheets.get(ROOM)
    if sheet is None or sheet == type(sheet)():
        return ()
    part: Any = toolbox.part(ROOM, "documents")
    if part is None:
        return ()
    made: tuple[Block, ...] = part.blocks(kind, sheet, bench.findings(ROOM), bench.voice)
    return made


def _facts(kind: Kind, bench: Bench) -> tuple[tuple[str, str], ...]:
    part: Any = toolbox.part(ROOM, "documents")
    sheet = bench.book.sheets[ROOM]
    told: tuple[tuple[str, str], ...] = part.facts(kind, sheet, bench.findings(ROOM), bench.voice)
    return told
