"""Markdown: a document as plain text that any editor shows; figures in words and tables."""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signatures,
    Table,
)
from kolam.core.voice import Voice
from kolam.paper.document import Document
from kolam.paper.letters import legible

# What CommonMark and GitHub read as markup anywhere in a line, and at its beginning.
_SIGNS = re.compile(r"([\\`*_\[\]<|~$&])")
_FIRST = re.compile(r"^([-+=#>]|\d+(?=[.)](\s|$)))")
_LINKED = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|(www)(\.)|(@)")
_EMPTY = re.compile(r"[ \t]+")


def markdown(document: Document, voice: Voice) -> str:
    """The document as Markdown; equal documents, equal text."""
    return "\n\n".join(part for part in _parts(document, voice) if part) + "\n"


def _parts(document: Document, voice: Voice) -> Iterator[str]:
    yield f"# {line(document.name)}"
    if document.label:
        yield f"**{line(document.label)}**"
    if document.facts:
        yield _facts(document.facts)
    if document.summary:
        yield f"## {line(voice('paper.summary'))}"
        yield from (marked(block) for block in document.summary)
    yield from (marked(block) for block in document.body)
    if document.foot:
        yield line(document.foot)


def line(text: str) -> str:
    """Text on one line, every sign that Markdown would read escaped."""
    return _FIRST.sub(_not_first, cell(text))


def cell(text: str) -> str:
    """The same inside a line, where a first sign means nothing."""
    return " ".join(_escaped(part) for part in legible(text).split("\n")).strip()


def lines(text: str) -> str:
    """Text with its line breaks kept."""
    parts = (_escaped(part) for part in legible(text).split("\n"))
    return "\\\n".join(_FIRST.sub(_not_first, part) for part in parts if part)


def _escaped(text: str) -> str:
    plain = _EMPTY.sub(" ", text).strip(" ")
    told = _SIGNS.sub(r"\\\1", plain)
    return _LINKED.sub(_unlinked, told)


def _unlinked(found: re.Match[str]) -> str:
    scheme, colon, www, dot, at = found.groups()
    return f"{scheme}\\{colon}" if scheme else f"{www}\\{dot}" if www else f"\\{at}"


def _not_first(found: re.Match[str]) -> str:
    sign = found.group(1)
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


@singledispatch
def marked(block: Block) -> str:
    """One block as Markdown; "" for what says nothing."""
    raise TypeError(f"{type(block).__name__} is not a block of a document")


@marked.register
def _(block: Heading) -> str:
    return f"{'#' * (block.level + 1)} {line(block.text)}"


@marked.register
def _(block: Paragraph) -> str:
    return lines(block.text)


@marked.register
def _(block: Note) -> str:
    return lines(block.text)


@marked.register
def _(block: Quote) -> str:
    told = lines(block.text) + (f"\\\n— {line(block.by)}" if block.by else "")
    return "\n".join(f"> {part}" for part in told.split("\n"))


@marked.register
def _(block: Items) -> str:
    signs = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
    return "\n".join(f"{s} {line(item)}" for s, item in zip(signs, block.items, strict=True))


@marked.register
def _(block: Facts) -> str:
    return _facts(block.pairs)


@marked.register
def _(block: Table) -> str:
    caption = f"**{line(block.caption)}**\n\n" if block.caption else ""
    return caption + _table(block.header, block.rows)


@marked.register
def _(block: Picture) -> str:
    figure = block.figure
    told = (f"**{line(figure.title)}**", line(figure.description), line(block.caption))
    return "\n\n".join(part for part in told if part)


@marked.register
def _(block: ClauseText) -> str:
    heading = f"{line(block.cited)} {line(block.heading)}".strip()
    origin = f"\n\n{line(block.origin)}" if block.origin else ""
    return f"**{heading}**\n\n{lines(block.text)}{origin}"


@marked.register
def _(block: Signatures) -> str:
    told = ((s.organisation, s.name, s.authority, s.signed) for s in block.lines)
    return "\n\n".join("\\\n".join(line(part) for part in one if part) for one in told)


@marked.register
def _(block: PageBreak) -> str:
    return ""


def _facts(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(_fact(name, value.split("\n")) for name, value in pairs)


def _fact(name: str, values: list[str]) -> str:
    """A name with its value; several lines of it as a list of their own."""
    if len(values) == 1:
        return f"- **{line(name)}**: {line(values[0])}"
    return "\n".join((f"- **{line(name)}**:", *(f"  - {line(v)}" for v in values if v)))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    told = (header, ("---",) * len(header), *rows)
    return "\n".join(
        f"| {' | '.join(one if n == 1 else cell(one) for one in row)} |"
        for n, row in enumerate(told)
    )
