"""Blocks as Word's markup: one pass over a document, its pictures drawn together."""

import io
from collections.abc import Iterable, Iterator
from functools import cache, singledispatchmethod
from typing import Any, TypeGuard

from docx.document import Document as Word

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
from kolam.paper.columns import Columns, columns, split
from kolam.paper.document import Document
from kolam.paper.picture import pngs
from kolam.paper.word_marks import (
    PAGE_BREAK,
    bookmark,
    field,
    paragraph,
    picture,
    spans,
    table,
)

WIDTH, HEIGHT = 480.0, 600.0
DOTS_AN_INCH = 144
SIGNING = Columns((130.0, 110.0, 110.0, 130.0), 8.5, (False, False, False, False))
MOTIF = (3, 5)
#: Size of many facts on one page in points, and how many entries of contents a page holds.
SMALL, ENTRIES = 8.5, 45
POINTS = 0.75


class Writing:
    """A document on its way into a Word file, which gets its pictures."""

    def __init__(self, document: Document, voice: Voice, made: Word) -> None:
        self.document = document
        self.language = document.language
        self.voice = voice
        self.made = made
        self.named = Named(made)
        self.body = document.body
        self.depth = _depth(self.body)
        self.headings = [b for b in self.body if self._is_listed(b)]
        self._places = iter(range(1, len(self.headings) + 1))
        shown = [b.figure for b in (*document.summary, *self.body) if isinstance(b, Picture)]
        self._drawn = iter(pngs(shown, ppi=DOTS_AN_INCH))
        self._id = 0

    def markup(self) -> Iterator[str]:
        """Every paragraph, table and picture, in order."""
        yield from self._cover()
        if self.document.summary:
            yield self._line(self.voice("paper.summary"), "Heading 1")
            for block in self.document.summary:
                yield from self.block(block)
        if self.headings:
            yield from self._contents()
        for block in self.body:
            yield from self.block(block)

    def _cover(self) -> Iterator[str]:
        document = self.document
        motif = kolam_emblem(*MOTIF, title="", pitch=36)
        yield self._picture(_ornament(), (motif.width * POINTS, motif.height * POINTS), "")
        yield self._line(document.kind, "Kolam Kind")
        yield self._line(document.top, "Title")
        if document.label:
            yield self._line(document.label, "Kolam Note")
        if document.facts:
            yield from self.block(Facts(document.facts))
        if document.foot:
            yield self._line(document.foot, "Kolam Note")

    def _contents(self) -> Iterator[str]:
        """A table of contents with links; Word puts the page numbers in when it is updated."""
        # Not a heading: a table of contents does not list itself.
        yield PAGE_BREAK + self._line(self.voice("paper.contents"), "Kolam Contents")
        lines = [self._entry(n, heading) for n, heading in enumerate(self.headings, start=1)]
        begin, _, end = field(rf'TOC \o "1-{self.depth}" \h \z \u', "<split/>").partition(
            "<split/>"
        )
        lines[0] = lines[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
        yield "".join(lines) + f"<w:p>{end}</w:p>"

    def _is_listed(self, block: Block) -> TypeGuard[Heading]:
        return isinstance(block, Heading) and block.level <= self.depth

    def _entry(self, number: int, heading: Heading) -> str:
        style = self.named[f"Kolam Contents {heading.level}"]
        text = spans(heading.text, self.language)
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:hyperlink '
            f'w:anchor="{_place(number)}" w:history="1">{text}</w:hyperlink></w:p>'
        )

    @singledispatchmethod
    def block(self, block: Block) -> Iterator[str]:
        """One block as markup. Raises TypeError for what is no block of a document."""
        raise TypeError(f"{type(block).__name__} is not a block of a document")

    @block.register
    def _(self, block: Heading) -> Iterator[str]:
        number = next(self._places) if self._is_listed(block) else 0
        mark = bookmark(number, _place(number)) if number else ""
        yield self._line(block.text, f"Heading {block.level}", before=mark)

    @block.register
    def _(self, block: Paragraph) -> Iterator[str]:
        yield self._line(block.text, "")

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
        for name, value in block.pairs:
            text = spans(name, self.language, bold=True, size=size)
            told = spans(f": {value}", self.language, size=size)
            yield f"<w:p>{text}{told}</w:p>"

    @block.register
    def _(self, block: Table) -> Iterator[str]:
        for part in split(block, WIDTH):
            if part.caption:
                yield self._line(part.caption, "Caption", keep=True)
            yield table(
                part.header, part.rows, columns(part, WIDTH), self.language,
                style=self.named["Kolam Cell"], caption=part.caption, bar=part.typed,
            )  # fmt: skip
            yield self._line("", "Kolam Cell")

    @block.register
    def _(self, block: Picture) -> Iterator[str]:
        figure = block.figure
        width = min(WIDTH * block.share, HEIGHT * figure.width / figure.height)
        size = width, width * figure.height / figure.width
        told = f"{figure.title} {figure.description}".strip()
        yield self._picture(next(self._drawn), size, told)
        if block.caption:
            yield self._line(block.caption, "Caption")

    @block.register
    def _(self, block: ClauseText) -> Iterator[str]:
        yield self._line(f"{block.id} {block.heading}".strip(), "Kolam Clause", keep=True)
        yield self._line(block.text, "")
        if block.origin:
            yield self._line(block.origin, "Kolam Note")

    @block.register
    def _(self, block: Signatures) -> Iterator[str]:
        says = ("organisation", "signer", "authority", "signature")
        header = tuple(self.voice(f"paper.{name}") for name in says)
        rows = ((s.organisation, s.name, s.authority, s.signed or "\n\n") for s in block.lines)
        style = self.named["Kolam Cell"]
        yield table(header, rows, SIGNING, self.language, style=style)

    @block.register
    def _(self, block: PageBreak) -> Iterator[str]:
        yield PAGE_BREAK

    def _line(
        self, text: str, style: str, *, before: str = "", number: int = 0, keep: bool = False
    ) -> str:
        named = self.named[style] if style else ""
        return paragraph(
            text, self.language, style=named, before=before, number=number, keep=keep
        )  # fmt: skip

    def _picture(self, data: bytes, size: tuple[float, float], told: str) -> str:
        relation, _ = self.made.part.get_or_add_image(io.BytesIO(data))
        self._id += 1
        return picture(self._id, relation, size, told, style=self.named["Kolam Picture"])


class Named:
    """The styles of a Word file by name, and its numbered lists."""

    def __init__(self, made: Word) -> None:
        self.made = made
        self.ids = {style.name: style.style_id for style in made.styles}
        names = ("List Bullet", "List Number")
        self.lists = {name for name in names if self._list_of(name) is not None}

    def __getitem__(self, name: str) -> str:
        return str(self.ids[name])

    def list(self, name: str) -> int:
        """A list of its own in this style, counting from 1; 0 where the style has no numbers."""
        found = self._list_of(name)
        if found is None:
            return 0
        numbering: Any = self.made.part.numbering_part.element
        abstract = numbering.num_having_numId(found).abstractNumId.val
        own = numbering.add_num(abstract)
        own.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(own.numId)

    def _list_of(self, name: str) -> int | None:
        properties: Any = self.made.styles[name].element.pPr
        found = properties.numPr if properties is not None else None
        return None if found is None or found.numId is None else int(found.numId.val)


def _depth(blocks: Iterable[Block]) -> int:
    """How deep the contents go and still stand on one page."""
    told = [block for block in blocks if isinstance(block, Heading) and block.level < 3]
    return 2 if len(told) <= ENTRIES else 1


@cache
def _ornament() -> bytes:
    return pngs((kolam_emblem(*MOTIF, title="", pitch=36),), ppi=DOTS_AN_INCH)[0]


def _place(number: int) -> str:
    return f"_Toc{number:08}"
