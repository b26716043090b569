"""Documents: titled blocks in one language, before they become PDF, DOCX, HTML or Markdown."""

import datetime
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kolam.core.block import Block, Heading, PageBreak, Picture, Table
from kolam.paper.letterhead import Letterhead
from kolam.paper.letters import legible

DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document; equal documents become equal bytes.

    kind     what it is, above the title: Workshop report, Partnership agreement ...
    title    what it is about
    language one of the three, as a code
    label    shown on the cover and over every page, as for demonstration data; "" for none
    facts    names and values for the cover
    summary  what stands on the first page, before the contents
    blocks   everything else; a heading of level 1 begins a page
    date     the day it stands for; never the day it was printed
    foot     one line at the foot of the cover
    flowing  chapters follow each other on the page, and no table is added to a picture
    binding  what people sign: chapters follow each other, contents stand on the cover
    letterhead what an organisation has over its first page, instead of the kolam
    """

    kind: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    label: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    summary: tuple[Block, ...] = ()
    date: datetime.date | None = None
    foot: str = ""
    flowing: bool = False
    binding: bool = False
    letterhead: Letterhead | None = None

    @property
    def name(self) -> str:
        """Kind and title in one line, as for the window of a reader."""
        return f"{self.kind}: {self.title}" if self._titled else self.kind

    @property
    def top(self) -> str:
        """The title on the cover; the kind where there is none to read."""
        return self.title if self._titled else self.kind

    @property
    def _titled(self) -> bool:
        return _is_readable(self.title)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks with headings in order, no caption twice, a table beside every picture.

        A flowing document has the words of its pictures alone.
        """
        told = levelled(self.blocks)
        return tuple(once(told if self.flowing else equal(told)))

    @property
    def chapters(self) -> tuple[str, ...]:
        """The headings of level 1."""
        return tuple(b.text for b in self.body if isinstance(b, Heading) and b.level == 1)


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings of level 1 to 3, none more than one level below the last.

    A heading without anything to read is left out.
    """
    deepest = 0
    for block in blocks:
        if isinstance(block, Heading) and not _is_readable(block.text):
            continue
        if isinstance(block, Heading):
            level = max(1, min(block.level, deepest + 1, DEEPEST))
            deepest = level
            yield replace(block, level=level)
        else:
            yield block


def equal(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with a picture's own table after it, where no table follows that says the same."""
    for block, after in pairwise((*blocks, PageBreak())):
        yield block
        if isinstance(block, Picture) and not isinstance(after, Table):
            table = block.figure.table
            if table.rows:
                yield Table(table.header, table.rows)


def once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without captions that only repeat the heading above or the picture's own words."""
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Table) and block.caption == heading:
            block = replace(block, caption="")
        elif isinstance(block, Picture):
            block = _said_once(block)
        yield block


def _said_once(picture: Picture) -> Picture:
    """The picture without a caption that is written in it already."""
    return replace(picture, caption="") if picture.caption in picture.figure.words else picture


def _is_readable(text: str) -> bool:
    """Whether any letter, number or sign is in the text."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in legible(text))
