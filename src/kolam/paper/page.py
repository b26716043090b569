"""HTML: a document as one file that needs nothing else: real headings, tables, drawn figures."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, singledispatch
from html import escape
from pathlib import Path

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
from kolam.paper.columns import of_numbers
from kolam.paper.document import Document
from kolam.paper.letterhead import Letterhead
from kolam.paper.letters import legible, runs

STYLE = Path(__file__).with_name("page.css")
#: Nothing is fetched and nothing runs, wherever the file is opened; a logo stands in the file.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(document: Document, voice: Voice) -> str:
    """The document as a page of its own; equal documents, equal text."""
    language = document.language
    kind = "binding" if document.binding else "flowing" if document.flowing else ""
    return "\n".join(
        (
            f'<!doctype html>\n<html lang="{language}">',
            *_head(document),
            f'<body class="{kind}">' if kind else "<body>",
            *_cover(document),
            *_contents(document, voice),
            "<main>",
            *_main(document, voice),
            "</main>\n</body>\n</html>\n",
        )
    )


def _head(document: Document) -> Iterator[str]:
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    accent = f":root {{ --accent: {document.letterhead.accent}; }}" if document.letterhead else ""
    yield f"<title>{_plain(document.name)}</title>\n<style>{_style()}{accent}</style>\n</head>"


def _cover(document: Document) -> Iterator[str]:
    language = document.language
    top = _letterhead(document.letterhead, language) if document.letterhead else _motif()
    yield f'<header>{top}<p class="kind">{text(document.kind, language)}</p>'
    yield f"<h1>{text(document.top, language)}</h1>"
    if document.label:
        yield _element("p", document.label, language, kind="label")
    if document.facts:
        yield _facts(document.facts, language)
    feet = document.letterhead.foot.said(language) if document.letterhead else "", document.foot
    yield from (_element("p", foot, language, kind="foot") for foot in feet if foot)
    yield "</header>"


def _letterhead(letterhead: Letterhead, language: str) -> str:
    """An organisation's own head: its picture, its names, its address."""
    first, *more = letterhead.names(language)
    named = f"<strong>{text(first, language)}</strong>"
    named += "".join(f"<br>{text(name, language)}" for name in more)
    address = letterhead.address.said(language)
    told = f"<p>{named}</p>" + (_element("p", address, language, kind="foot") if address else "")
    logo, alt = letterhead.drawn(), _plain(letterhead.alt.said(language))
    drawn = f'<img src="{escape(logo.address)}" alt="{alt}">' if logo else ""
    return f'<div class="letterhead">{drawn}<div>{told}</div></div>'


def _contents(document: Document, voice: Voice) -> Iterator[str]:
    if document.chapters:
        lines = (
            f'<li><a href="#chapter-{number}">{text(chapter, document.language)}</a></li>'
            for number, chapter in enumerate(document.chapters, start=1)
        )
        name = text(voice("paper.contents"), document.language)
        yield f'<nav aria-labelledby="contents"><h2 id="contents">{name}</h2><ol>'
        yield from lines
        yield "</ol></nav>"


def _main(document: Document, voice: Voice) -> Iterator[str]:
    language = document.language
    if document.summary:
        yield f"<h2>{text(voice('paper.summary'), language)}</h2>"
        yield from (markup(block, language, f"s{n}") for n, block in enumerate(document.summary))
    chapter = 0
    for number, block in enumerate(document.body):
        if isinstance(block, Heading) and block.level == 1:
            chapter += 1
            yield f'<h2 id="chapter-{chapter}">{text(block.text, language)}</h2>'
        else:
            yield markup(block, language, f"b{number}")


def text(words: str, language: str) -> str:
    """Text as HTML: escaped, its lines broken, each run of another language marked."""
    return "".join(_run(run, tongue, language) for tongue, run in runs(legible(words), language))


def _run(run: str, tongue: str, language: str) -> str:
    told = escape(run).replace("\n", "<br>")
    return told if tongue == language else f'<span lang="{tongue}">{told}</span>'


@singledispatch
def markup(block: Block, language: str, name: str) -> str:
    """One block as HTML; `name` keeps the ids of figures apart."""
    raise TypeError(f"{type(block).__name__} is not a block of a document")


@markup.register
def _(block: Heading, language: str, name: str) -> str:
    return _element(f"h{block.level + 1}", block.text, language)


@markup.register
def _(block: Paragraph, language: str, name: str) -> str:
    return _element("p", block.text, language)


@markup.register
def _(block: Note, language: str, name: str) -> str:
    return _element("p", block.text, language, kind="note")


@markup.register
def _(block: Quote, language: str, name: str) -> str:
    by = _element("p", f"— {block.by}", language, kind="by") if block.by else ""
    return f"<blockquote>{_element('p', block.text, language)}{by}</blockquote>"


@markup.register
def _(block: Items, language: str, name: str) -> str:
    kind = "ol" if block.ordered else "ul"
    items = "".join(_element("li", item, language) for item in block.items)
    return f"<{kind}>{items}</{kind}>"


@markup.register
def _(block: Facts, language: str, name: str) -> str:
    return _facts(block.pairs, language, small=block.small)


@markup.register
def _(block: Table, language: str, name: str) -> str:
    label = _plain(block.caption or block.header[0])
    caption = _element("caption", block.caption, language) if block.caption else ""
    kinds = [' class="number"' if number else "" for number in of_numbers(block)]
    header = "".join(
        f'<th scope="col"{kind}>{text(cell, language)}</th>'
        for cell, kind in zip(block.header, kinds, strict=True)
    )
    rows = "".join(_row(row, kinds, language) for row in block.rows)
    if block.total:
        body, _, last = rows.rpartition("<tr>")
        rows = f'{body}<tr class="total">{last}'
    kind = "scroll typed" if block.typed else "scroll"
    return (
        f'<div class="{kind}" tabindex="0" role="region" aria-label="{label}"><table>{caption}'
        f"<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


@markup.register
def _(block: Picture, language: str, name: str) -> str:
    caption = _element("figcaption", block.caption, language) if block.caption else ""
    share = f' style="--share: {block.share:.0%}"' if block.share < 1 else ""
    drawn = block.figure.svg(f"{name}-")
    return f'<figure tabindex="0"{share}>{drawn}{caption}</figure>'


@markup.register
def _(block: ClauseText, language: str, name: str) -> str:
    cited = f'<span class="cited">{text(block.cited, language)}</span>'
    heading = f" {text(block.heading, language)}" if block.heading else ""
    origin = _element("p", block.origin, language, kind="origin") if block.origin else ""
    words = f"{_element('p', block.text, language)}{origin}"
    return f'<div class="clause"><h3>{cited}{heading}</h3>{words}</div>'


@markup.register
def _(block: Signatures, language: str, name: str) -> str:
    return "".join(
        f'<div class="signature"><p><strong>{text(line.organisation, language)}</strong><br>'
        f"{text(line.name, language)}<br>{text(line.authority, language)}</p>"
        f"{_signed(line.signed, block.place, language)}</div>"
        for line in block.lines
    )


def _signed(signed: str, place: str, language: str) -> str:
    """How and when somebody signed; else a line with what goes there."""
    return _element("p", signed or place, language, kind="" if signed else "place")


@markup.register
def _(block: PageBreak, language: str, name: str) -> str:
    return ""


def _facts(pairs: Iterable[tuple[str, str]], language: str, *, small: bool = False) -> str:
    told = (_element("dt", n, language) + _element("dd", v, language) for n, v in pairs)
    kind = ' class="small"' if small else ""
    return f"<dl{kind}>{''.join(told)}</dl>"


def _row(row: tuple[str, ...], kinds: Sequence[str], language: str) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{kind}>{text(cell, language)}</td>" for cell, kind in zip(rest, kinds[1:], strict=True)
    )
    return f'<tr><th scope="row">{text(first, language)}</th>{cells}</tr>'


def _element(name: str, words: str, language: str, *, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f"<{name}{named}>{text(words, language)}</{name}>"


def _plain(words: str) -> str:
    return escape(legible(words))


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


@cache
def _motif() -> str:
    """The kolam on the cover: an ornament, hidden from those who listen."""
    drawn = kolam_emblem(3, 5, title="", pitch=36).svg("motif-")
    return f'<div aria-hidden="true">{drawn}</div>'
