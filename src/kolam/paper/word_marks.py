"""Word's markup: runs, paragraphs, pictures and fields of WordprocessingML, every text escaped.

Sinhala and Tamil runs say that their script is complex: Word takes font, size, weight and language
of such runs from other attributes than those of Latin ones.
Source: ISO/IEC 29500-1 (Office Open XML), 17.3.2.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from kolam.paper.letters import legible, runs

FONT = "Noto Sans"
FONTS = {"si": "Noto Sans Sinhala", "ta": "Noto Sans Tamil"}
LOCALES = {"en": "en-GB", "si": "si-LK", "ta": "ta-LK"}
INK, QUIET, ACCENT = "16211F", "4A5552", "0B6E6E"
HAIR, BAND = "C3CAC7", "F3F5F2"
TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
GAP = '<w:r><w:t xml:space="preserve">  </w:t></w:r>'
TWENTIETHS = 20
#: English Metric Units in a point.
EMUS = 12_700


def paragraph(content: str, style: str = "", **told: Any) -> str:
    """A paragraph of markup in a style, by the style's id; what else is told is its `manner`."""
    return f"<w:p>{manner(style, **told)}{content}</w:p>"


def manner(
    style: str = "",
    *,
    keep: bool = False,
    page: bool = False,
    number: int = 0,
    tab: float = 0.0,
    hang: float = 0.0,
    right: bool = False,
) -> str:
    """How a paragraph stands: in the order in which Word wants it said.

    `keep` keeps it on the page of what follows, `page` begins a page with it, `number` is the list
    that it belongs to, `tab` where its last column ends, `hang` how far all but its first line
    stands in, both in points; `right` sets it at the right.
    """
    told = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
    told += "<w:keepNext/>" if keep else ""
    told += "<w:pageBreakBefore/>" if page else ""
    if number:
        told += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    if tab:
        told += f'<w:tabs><w:tab w:val="right" w:pos="{round(tab * TWENTIETHS)}"/></w:tabs>'
    told += '<w:spacing w:before="0"/>' if page else ""
    if hang:
        far = round(hang * TWENTIETHS)
        told += f'<w:ind w:left="{far}" w:hanging="{far}"/>'
    told += '<w:jc w:val="right"/>' if right else ""
    return f"<w:pPr>{told}</w:pPr>" if told else ""


def spans(
    text: str, language: str, *, bold: bool = False, size: float = 0.0, colour: str = ""
) -> str:
    """Text as runs of one language each; size in points and colour where not the style's."""
    told = runs(legible(text), language)
    return "".join(_span(run, tongue, (bold, size, colour)) for tongue, run in told)


def _span(run: str, tongue: str, look: tuple[bool, float, str]) -> str:
    parts = run.replace("\t", " ").split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
    return f"<w:r><w:rPr>{''.join(_look(run, tongue, *look))}</w:rPr>{text}</w:r>"


def _look(run: str, tongue: str, bold: bool, size: float, colour: str) -> Iterator[str]:
    is_complex = tongue in FONTS and any(0x0B80 <= ord(letter) <= 0x0DFF for letter in run)
    if is_complex:
        font = FONTS[tongue]
        yield f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    if bold:
        yield "<w:b/><w:bCs/>"
    if colour:
        yield f'<w:color w:val="{colour}"/>'
    if size:
        halves = round(2 * size)
        yield f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    if is_complex:
        yield "<w:cs/>"
    locale = LOCALES[tongue]
    yield f'<w:lang w:val="{locale}" w:bidi="{locale}"/>'


def line(side: str, eighths: int, colour: str, space: int = 0) -> str:
    """A line at a side of a paragraph, cell or table: its thickness in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def picture(id: int, relation: str, size: tuple[float, float], told: str) -> str:
    """A run with a picture of so many points; `told` is its alternative text.

    Without alternative text it is marked as an ornament.
    """
    cx, cy = (round(length * EMUS) for length in size)
    name = f'id="{id}" name="Picture {id}"'
    ornament = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'val="1"/></a:ext></a:extLst>'
    )
    return (
        "<w:r><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr {name} descr="{escape(legible(told))}">{"" if told else ornament}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(code: str, shown: str = "1") -> str:
    """A field that Word works out; `shown` is the text shown until it does."""
    inner = f"<w:r><w:t>{shown}</w:t></w:r>" if shown else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(id: int, name: str) -> str:
    """A place that a link can lead to."""
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/><w:bookmarkEnd w:id="{id}"/>'
