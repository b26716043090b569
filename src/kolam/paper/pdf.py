"""PDF: a document set by typst as PDF/A-2a and PDF/UA-1, its figures drawn as they are everywhere.

User text reaches typst in string literals alone, so no markup in it is ever read as markup.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from kolam.core.block import Block, ClauseText, Heading
from kolam.core.voice import Voice
from kolam.draw import kolam_emblem
from kolam.draw.text import wrap
from kolam.draw.tones import paint
from kolam.paper.document import Document
from kolam.paper.heights import TEXT, Paper
from kolam.paper.measures import LEADING, as_typst
from kolam.paper.pages import fitted
from kolam.paper.picture import fonts
from kolam.paper.setting import call, content, literal, pairs, quoted, set_block

LOOK = Path(__file__).with_name("look.typ")
STANDARDS: tuple[Literal["a-2a", "ua-1"], ...] = ("a-2a", "ua-1")
REGIONS = {"en": "GB", "si": "LK", "ta": "LK"}
#: In what people sign, small tables are not broken.
WHOLE = ("#let tabled = tabled.with(whole: true)",)
#: What the title of the contents and a chapter's line in them take, in points.
CONTENTS_TITLE, CHAPTER = 32.2, 19.4
#: How a flowing document saves paper: small print over the whole width.
DENSE = ("#let note = note.with(width: 100%, leading: given.close)",)
#: What a file without a day of its own says it was made on: PDF wants a day, a clock would lie.
NO_DAY = datetime.date(2000, 1, 1)
MOTIF = (3, 5)
#: Points that both columns of the contents hold together, one's width, and what an entry takes
#: with one line and with every further one, by level.
CONTENTS, COLUMN = 1200.0, 190.0
ENTRY: Mapping[int, float] = {1: 23.0, 2: 12.7}
LINE: Mapping[int, float] = {1: 16.0, 2: 12.7}


def pdf(document: Document, voice: Voice) -> bytes:
    """The document as a tagged PDF; the same bytes for the same document."""
    day = document.date or NO_DAY
    return typst.compile(
        source(document, voice).encode(),
        format="pdf",
        pdf_standards=list(STANDARDS),
        font_paths=fonts(),
        timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
    )


def source(document: Document, voice: Voice) -> str:
    """The document as typst source, complete in itself."""
    used = _contents_height(document) if document.flowing else 0.0
    body = fitted(document.body, _paper(document), used)
    return "\n".join((*preamble(document), *_front(document, voice), *_set(body, document)))


def preamble(document: Document) -> Iterator[str]:
    """What stands before the first page: the look, the document's title and language."""
    paper = _paper(document)
    yield as_typst(paper.kind)
    yield f"#let measure = {paper.measure}pt"
    accent = document.letterhead.accent if document.letterhead else paint("accent")
    yield f"#let accent = rgb({literal(accent)})"
    yield _look()
    yield from DENSE if document.flowing else WHOLE if document.binding else ()
    yield from _head(document)


def _paper(document: Document) -> Paper:
    return Paper(document.language, document.flowing, document.binding)


def _contents_height(document: Document) -> float:
    """What the contents of a flowing document take of the page on which its body begins."""
    return CONTENTS_TITLE + _chapters_height(document) if document.chapters else 0.0


def _chapters_height(document: Document) -> float:
    """How high two columns are that hold the summary and every chapter, a line to spare."""
    names = (*document.chapters, *([""] if document.summary else []))
    lines = sum(len(wrap(name, TEXT, COLUMN, "bold")) for name in names)
    return CHAPTER * (lines // 2 + 1)


def _head(document: Document) -> Iterator[str]:
    language, label = document.language, document.label
    told = {
        "name": content(document.name, language),
        "label": content(label, language) if label else "none",
        "language": literal(language),
        "region": literal(REGIONS[language]),
        "leading": f"{LEADING[language]}em",
        "flowing": str(document.flowing or document.binding).lower(),
    }
    yield f"#set document(title: {literal(document.name)}, description: {literal(label)})"
    yield f"#show: {call('look.with', told)}"


def _front(document: Document, voice: Voice) -> Iterator[str]:
    language, label = document.language, document.label
    told = {
        "head": _letterhead(document),
        "kind": content(document.kind, language),
        "name": content(document.top, language),
        "label": content(label, language) if label else "none",
        "facts": call("cover-facts", {}, *pairs(document.facts, language))
        if document.facts
        else "none",
        "foot": content(document.foot, language),
    }
    name, depth = content(voice("paper.contents"), language), str(_depth(document))
    if document.binding:
        yield "#" + call("opening", {**told, "contents": name, "depth": depth})
    else:
        yield "#" + call("cover", told)
    if document.summary:
        yield from _set((Heading(voice("paper.summary")), *document.summary), document)
    if document.chapters and not document.binding:
        high = {"height": f"{_chapters_height(document)}pt"} if document.flowing else {}
        yield "#" + call("contents", {"depth": depth, **high}, name)


def _letterhead(document: Document) -> str:
    """What stands at the top of the first page: a letterhead, else the kolam, as an ornament."""
    letterhead, language = document.letterhead, document.language
    if letterhead is None:
        return f"ornament({'50%' if document.binding else '100%'}, {_motif()})"
    named = {
        "address": content(letterhead.address.said(language), language),
        "foot": content(letterhead.foot.said(language), language),
    }
    if logo := letterhead.drawn():
        named["logo"] = quoted(logo.drawing)
        named["alt"] = literal(letterhead.alt.said(language))
    return call("letterhead", named, *(content(n, language) for n in letterhead.names(language)))


def _depth(document: Document) -> int:
    """How deep the contents go and still stand on one page; bookmarks have every heading."""
    told = [found for block in document.body if (found := _entry(block))]
    if len(set(told)) < len(told) or all(level == 1 for level, _ in told):
        # The same line twice tells nobody where to go.
        return 1
    heights = (
        ENTRY[level] + LINE[level] * (len(wrap(text, 8.45, COLUMN)) - 1) for level, text in told
    )
    return 2 if sum(heights) <= CONTENTS and not document.flowing else 1


def _entry(block: Block) -> tuple[int, str] | None:
    """The level and the words of a line of the contents, where the block has one."""
    if isinstance(block, ClauseText):
        return (2, f"{block.cited} {block.heading}") if block.heading else None
    if isinstance(block, Heading) and block.level < 3:
        return block.level, block.text
    return None


def _set(blocks: tuple[Block, ...], document: Document) -> Iterator[str]:
    return (f"#{set_block(block, document.language)}" for block in blocks)


@cache
def _look() -> str:
    return LOOK.read_text(encoding="utf-8")


@cache
def _motif() -> str:
    """The kolam on the cover: an ornament, so it has no name."""
    return f"[{kolam_emblem(*MOTIF, title='', pitch=36).typst()}]"
