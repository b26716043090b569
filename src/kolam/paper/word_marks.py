"""Word's markup: runs, paragraphs, tables and pictures of WordprocessingML, every text escaped.

Sinhala and Tamil runs say that their script is complex: Word takes font, size, weight and language
of such runs from other attributes than those of Latin ones.
Source: ISO/IEC 29500-1 (Office Open XML), 17.3.2.
"""

from collections.abc import Iterable, Iterator
from html import escape

from kolam.paper.columns import Columns
from kolam.paper.letters import legible, runs

FONT = "Noto Sans"
FONTS = {"si": "Noto Sans Sinhala", "ta": "Noto Sans Tamil"}
LOCALES = {"en": "en-GB", "si": "si-LK", "ta": "ta-LK"}
HAIR, QUIET, BAND = "C3CAC7", "4A5552", "F3F5F2"
TWENTIETHS = 20
#: English Metric Units in a point.
EMUS = 12_700


def paragraph(
    text: str,
    language: str,
    *,
    style: str = "",
    before: str = "",
    number: int = 0,
    keep: bool = False,
) -> str:
    """A paragraph in a style, by the style's id.

    `before` is markup that comes first in it, `number` the list that it belongs to; `keep` keeps
    it on the page of what follows.
    """
    told = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    told += "<w:keepNext/>" if keep else ""
    if number:
        told += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    properties = f"<w:pPr>{told}</w:pPr>" if told else ""
    return f"<w:p>{properties}{before}{spans(text, language)}</w:p>"


def spans(text: str, language: str, *, bold: bool = False, size: float = 0.0) -> str:
    """Text as runs of one language each; `size` in points where it is not the style's."""
    told = runs(legible(text), language)
    return "".join(_span(run, tongue, bold=bold, size=size) for tongue, run in told)


def _span(run: str, tongue: str, *, bold: bool, size: float) -> str:
    parts = run.replace("\t", " ").split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
    return f"<w:r><w:rPr>{''.join(_look(run, tongue, bold, size))}</w:rPr>{text}</w:r>"


def _look(run: str, tongue: str, bold: bool, size: float) -> Iterator[str]:
    is_complex = tongue in FONTS and any(0x0B80 <= ord(letter) <= 0x0DFF for letter in run)
    if is_complex:
        font = FONTS[tongue]
        yield f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    if bold:
        yield "<w:b/><w:bCs/>"
    if size:
        halves = round(2 * size)
        yield f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    if is_complex:
        yield "<w:cs/>"
    locale = LOCALES[tongue]
    yield f'<w:lang w:val="{locale}" w:bidi="{locale}"/>'


def table(
    header: tuple[str, ...], rows: Iterable[tuple[str, ...]], columns: Columns, language: str,
    *, style: str, caption: str = "", bar: bool = False,
) -> str:  # fmt: skip
    """A table whose first row is its header on every page; `bar` draws a line at its left."""
    widths = [round(width * TWENTIETHS) for width in columns.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(header, widths, columns, language, style=style, is_head=True)
    body = "".join(_row(row, widths, columns, language, style=style, is_head=False) for row in rows)
    look = "".join(_table_look(sum(widths), legible(caption), bar))
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _table_look(width: int, caption: str, bar: bool) -> Iterator[str]:
    left = f'<w:left w:val="single" w:sz="18" w:space="0" w:color="{HAIR}"/>' if bar else ""
    yield f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{left}'
    for side in ("bottom", "insideH"):
        yield f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"/>'
    yield '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    for side in ("left", "right"):
        yield f'<w:{side} w:w="80" w:type="dxa"/>'
    yield '</w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
    yield ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    if caption:
        yield f'<w:tblCaption w:val="{escape(caption)}"/>'


def _row(
    cells: tuple[str, ...], widths: list[int], columns: Columns, language: str,
    *, style: str, is_head: bool,
) -> str:  # fmt: skip
    kind = "<w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "")
    inside: list[str] = []
    for text, width, number in zip(cells, widths, columns.numbers, strict=True):
        side = '<w:jc w:val="right"/>' if number else ""
        look = f'<w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>'
        words = spans(text, language, bold=is_head, size=columns.size)
        inside.append(_cell(f"<w:p>{look}{words}</w:p>", width, is_head=is_head))
    return f"<w:tr><w:trPr>{kind}</w:trPr>{''.join(inside)}</w:tr>"


def _cell(content: str, width: int, *, is_head: bool) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/>' if is_head else ""
    bottom = '<w:vAlign w:val="bottom"/>' if is_head else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{shade}{bottom}</w:tcPr>{content}</w:tc>"


def picture(id: int, relation: str, size: tuple[float, float], told: str, *, style: str) -> str:
    """A picture of so many points in a paragraph of its own; `told` is its alternative text.

    Without alternative text it is marked as an ornament.
    """
    cx, cy = (round(length * EMUS) for length in size)
    name = f'id="{id}" name="Picture {id}"'
    ornament = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'val="1"/></a:ext></a:extLst>'
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr {name} descr="{escape(legible(told))}">{"" if told else ornament}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def field(code: str, shown: str = "1") -> str:
    """A field that Word works out; `shown` is markup or text shown until it does."""
    inner = shown if shown.startswith("<") else f"<w:r><w:t>{shown}</w:t></w:r>"
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(id: int, name: str) -> str:
    """A place that a link can lead to."""
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:bookmarkEnd w:id="{id}"/>'


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
