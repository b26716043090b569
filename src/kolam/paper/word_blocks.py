"""Blocks as Word's markup: one pass over a document, its pictures drawn together."""

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, singledispatchmethod
from typing import Any

from docx.document import Document as Word
from docx.oxml.ns import qn

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
from kolam.draw import kolam_emblem
from kolam.draw.text import width
from kolam.paper.columns import columns, split
from kolam.paper.document import Document
from kolam.paper.letterhead import Letterhead
from kolam.paper.logo import as_png
from kolam.paper.picture import pngs
from kolam.paper.word_marks import (
    BREAK,
    GAP,
    QUIET,
    TAB,
    bookmark,
    field,
    paragraph,
    picture,
    spans,
)
from kolam.paper.word_names import Named, free
from kolam.paper.word_styles import CLAUSE
from kolam.paper.word_tables import signatures, table

DOTS_AN_INCH = 144
MOTIF = (3, 5)
#: Size of many facts on one page in points, and how many entries of contents a page holds.
SMALL, ENTRIES = 8.5, 45
#: Size of the first name of a letterhead.
FIRST = 13.0
POINTS = 0.75
#: What headings and a caption may take from a page that a picture fills, in points.
BESIDE = 140.0
#: Names of facts take at least so much of the width, at most so much of all, and end so far
#: before the values.
NAME, NAMES, BETWEEN = 144.0, 0.42, 12.0


class Writing:
    """A document on its way into a Word file, which gets its pictures.

    `room` is the width and height of the text on a page, in points; `is_letter` says that the file
    is an organisation's own.
    """

    def __init__(
        self, document: Document, voice: Voice, made: Word,
        *, room: tuple[float, float], is_letter: bool,
    ) -> None:  # fmt: skip
        self.document = document
        self.language = document.language
        self.voice = voice
        self.made = made
        self.width, self.height = room[0], room[1] - BESIDE
        self.is_letter = is_letter
        self.named = Named(made)
        self.body = document.body
        listed = [found for block in self.body if (found := _listed(block))]
        self.depth = _depth(listed)
        self.headings = [one for one in listed if one.level <= self.depth]
        self._marks = free(made, "w:bookmarkStart", qn("w:id"))
        self._places = iter(range(1, len(self.headings) + 1))
        shown = [b for b in (*document.summary, *self.body) if isinstance(b, Picture)]
        self._drawn = iter(pngs([(b.figure, self._size(b)[0]) for b in shown], ppi=DOTS_AN_INCH))
        self._id = free(made, "wp:docPr", "id")
        self._begins = False

    def markup(self) -> Iterator[str]:
        """Every paragraph, table and picture, in order."""
        yield from self._cover()
        if self.document.summary:
            self._begins = True
            yield self._line(self.voice("paper.summary"), "Heading 1")
            yield from self._blocks(self.document.summary)
        is_opened = self.document.binding
        if self.headings:
            self._begins = not is_opened
            yield from self._contents()
        self._begins = is_opened
        yield from self._blocks(self.body)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def _cover(self) -> Iterator[str]:
        document = self.document
        yield from self._letterhead(document.letterhead) if document.letterhead else self._motif()
        yield self._line(document.kind, "Kolam Opening" if document.binding else "Kolam Kind")
        yield self._line(document.top, "Title")
        if document.label:
            yield self._line(document.label, "Kolam Label")
        if document.facts:
            yield from self.block(Facts(document.facts))
        if document.foot and self.is_letter:
            yield self._line(document.foot, "Kolam Note")

    def _motif(self) -> Iterator[str]:
        motif = kolam_emblem(*MOTIF, title="", pitch=36)
        yield self._picture(_ornament(), (motif.width * POINTS, motif.height * POINTS), "")

    def _letterhead(self, letterhead: Letterhead) -> Iterator[str]:
        """An organisation's picture, its names and its address, with a line below."""
        language = self.language
        if logo := letterhead.drawn():
            yield self._picture(*as_png(logo), letterhead.alt.said(language))
        first, *more = letterhead.names(language)
        text = spans(first, language, bold=True, size=FIRST)
        text += "".join(BREAK + spans(name, language) for name in more)
        if address := letterhead.address.said(language):
            text += BREAK + spans(address, language, size=SMALL, colour=QUIET)
        yield self._set(text, "Kolam Letterhead")

    def _contents(self) -> Iterator[str]:
        """The headings with links and the numbers of their pages.

        LibreOffice knows the numbers at once, Word when its fields are updated; until then there
        is none, never a wrong one. Word's own table of contents would have none in LibreOffice.
        """
        yield self._line(self.voice("paper.contents"), "TOC Heading", keep=True)
        for number, heading in enumerate(self.headings, start=1):
            place = self._place(number)
            text = spans(heading.text, self.language)
            page = TAB + field(rf"PAGEREF {place} \h", "")
            link = f'<w:hyperlink w:anchor="{place}" w:history="1">{text}{page}</w:hyperlink>'
            yield paragraph(link, self.named[f"toc {heading.level}"], tab=self.width)

    def _mark(self, block: Block) -> str:
        """A place for the contents to lead to, where they do."""
        listed = _listed(block)
        if listed is None or listed.level > self.depth:
            return ""
        number = next(self._places)
        return bookmark(self._marks + number, self._place(number))

    def _place(self, number: int) -> str:
        return f"_Toc{self._marks + number:08}"

    @singledispatchmethod
    def block(self, block: Block) -> Iterator[str]:
        """One block as markup. Raises TypeError for what is no block of a document."""
        raise TypeError(f"{type(block).__name__} is not a block of a document")

    @block.register
    def _(self, block: Heading) -> Iterator[str]:
        yield self._line(block.text, f"Heading {block.level}", before=self._mark(block))

    @block.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield self._line(block.text, self.named.text)

    @block.register
    def _(self, block: Note) -> Iterator[str]:
        yield self._line(block.text, "Kolam Note")

    @block.register
    def _(self, block: Quote) -> Iterator[str]:
        yield self._line(block.text + (f"\n— {block.by}" if block.by else ""), "Quote")

    @block.register
    def _(self, block: Items) -> Iterator[str]:
        style = "List Number" if block.ordered else "List Bullet"
        number = self.named.list(style) if block.ordered else 0
        for place, item in enumerate(block.items, start=1):
            sign = "" if style in self.named.lists else f"{place}. " if block.ordered else "• "
            yield self._line(sign + item, style, number=number)

    @block.register
    def _(self, block: Facts) -> Iterator[str]:
        size = SMALL if block.small else 0.0
        names = [width(name, SMALL, "bold") + BETWEEN for name, _ in block.pairs]
        hang = min(max(NAME, *names), NAMES * self.width)
        for (name, value), wide in zip(block.pairs, names, strict=True):
            text = spans(name, self.language, bold=True, size=SMALL, colour=QUIET)
            text += TAB if wide <= hang else BREAK
            text += spans(value, self.language, size=size)
            yield self._set(text, "Kolam Fact", hang=hang)

    @block.register
    def _(self, block: Table) -> Iterator[str]:
        for part in split(block, self.width):
            if part.caption or self._begins:
                yield self._line(part.caption, "Caption", keep=True)
            yield table(
                part.header, part.rows, columns(part, self.width), self.language,
                style=self.named["Kolam Cell"], caption=part.caption, bar=part.typed,
                total=part.total,
            )  # fmt: skip
            yield self._line("", "Kolam Gap")

    @block.register
    def _(self, block: Picture) -> Iterator[str]:
        size, keep = self._size(block), bool(block.caption)
        yield self._picture(next(self._drawn), size, block.told, keep=keep)
        if block.caption:
            yield self._line(block.caption, "Caption")

    @block.register
    def _(self, block: ClauseText) -> Iterator[str]:
        cited = spans(block.cited, self.language, bold=True)
        cited += (TAB if block.number else GAP) if block.cited else ""
        text = spans(block.text, self.language)
        if block.origin:
            text += BREAK + spans(block.origin, self.language, size=SMALL, colour=QUIET)
        if block.heading:
            told = self._mark(block) + cited + spans(block.heading, self.language)
            yield self._set(told, "Kolam Clause")
            yield self._set(text, "Kolam Article")
        else:
            yield self._set(cited + text, "Kolam Article", hang=CLAUSE)

    @block.register
    def _(self, block: Signatures) -> Iterator[str]:
        header = self.voice("paper.signer"), block.place or self.voice("paper.signature")
        if self._begins:
            yield self._line("", "Kolam Gap", keep=True)
        style = self.named["Kolam Cell"]
        yield signatures(block.lines, header, self.width, self.language, style)
        yield self._line("", "Kolam Gap")

    @block.register
    def _(self, block: PageBreak) -> Iterator[str]:
        self._begins = True
        yield from ()

    def _line(self, text: str, style: str, *, before: str = "", **manner: Any) -> str:
        return self._set(before + spans(text, self.language), style, **manner)

    def _set(self, content: str, style: str, **manner: Any) -> str:
        """A paragraph in a style by name; the first of a page says so."""
        begins, self._begins = self._begins, False
        return paragraph(content, self.named[style], page=begins, **manner)

    def _picture(
        self, data: bytes, size: tuple[float, float], told: str, *, keep: bool = False
    ) -> str:
        relation, _ = self.made.part.get_or_add_image(io.BytesIO(data))
        self._id += 1
        return self._set(picture(self._id, relation, size, told), "Kolam Picture", keep=keep)

    def _size(self, block: Picture) -> tuple[float, float]:
        figure = block.figure
        wide = min(self.width * block.share, self.height * figure.width / figure.height)
        return wide, wide * figure.height / figure.width


def _listed(block: Block) -> Heading | None:
    """The line of the contents that leads to a block; None where none does."""
    if isinstance(block, ClauseText):
        return Heading(f"{block.cited} {block.heading}", 2) if block.heading else None
    return block if isinstance(block, Heading) and block.level < 3 else None


def _depth(listed: Sequence[Heading]) -> int:
    """How deep the contents go, stand on one page and have no line twice."""
    return 2 if len(set(listed)) == len(listed) <= ENTRIES else 1


@cache
def _ornament() -> bytes:
    motif = kolam_emblem(*MOTIF, title="", pitch=36)
    return pngs([(motif, motif.width * POINTS)], ppi=DOTS_AN_INCH)[0]
