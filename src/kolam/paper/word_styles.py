"""Word's styles: the look of a document by name, which an organisation's template may own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from kolam.paper.word_marks import FONT, FONTS, LOCALES

INK, QUIET, ACCENT = (
    RGBColor.from_string("16211F"), RGBColor.from_string("4A5552"), RGBColor.from_string("0B6E6E"),
)  # fmt: skip
#: Line height by language: Sinhala and Tamil stack signs above and below their letters.
HEIGHT = {"en": 1.25, "si": 1.4, "ta": 1.4}


@dataclass(frozen=True, slots=True)
class Look:
    """Size, space before and after in points; weight and colour."""

    size: float = 10.5
    bold: bool = False
    colour: RGBColor = INK
    before: float = 0
    after: float = 0


OURS: Mapping[str, Look] = {
    "Kolam Kind": Look(13, bold=True, colour=ACCENT, before=72, after=4),
    "Kolam Note": Look(8.5, colour=QUIET, after=6),
    "Kolam Cell": Look(8.5, before=2, after=2),
    "Kolam Picture": Look(before=8, after=4),
    "Kolam Clause": Look(8.5, colour=QUIET, before=10),
    "Kolam Contents": Look(20, bold=True, after=14),
    "Kolam Contents 1": Look(bold=True, before=5),
    "Kolam Contents 2": Look(8.5),
}
THEIRS: Mapping[str, Look] = {
    "Title": Look(25.5, bold=True, after=14),
    "Heading 1": Look(20, bold=True, after=14),
    "Heading 2": Look(13, bold=True, before=20, after=8),
    "Heading 3": Look(bold=True, before=14, after=6),
    "Caption": Look(8.5, colour=QUIET, before=6, after=6),
    "Quote": Look(before=6, after=6),
    "List Bullet": Look(after=4),
    "List Number": Look(after=4),
}


def dress(word: Word, language: str) -> None:
    """Give an empty document the whole look: page, styles, language."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Pt(57.6)
    section.top_margin, section.bottom_margin = Pt(86), Pt(68)
    normal: Any = word.styles["Normal"]
    _dress(normal, Look(after=7))
    normal.paragraph_format.line_spacing = HEIGHT[language]
    for name, look in THEIRS.items():
        style: Any = word.styles[name]
        _dress(style, look)
        style.font.italic = False
        _plain_border(style)
    first: Any = word.styles["Heading 1"]
    first.paragraph_format.page_break_before = True
    _bar(word.styles["Quote"])
    complete(word)
    _speak(word, language)


def complete(word: Word) -> None:
    """Add the styles that are missing; those that are there stay as they are."""
    known = {style.name for style in word.styles}
    for name, look in {**OURS, **THEIRS}.items():
        if name in known:
            continue
        style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        _dress(style, look)
        if name.startswith("Kolam Contents"):
            style.paragraph_format.line_spacing = 1.1
            style.paragraph_format.left_indent = Pt(12 if name.endswith("2") else 0)
        if name.startswith("Heading "):
            _outline(style, int(name[-1]))


def _outline(style: Any, level: int) -> None:
    """A heading for those who go by headings: it has a level in the outline."""
    style.paragraph_format.keep_with_next = True
    code = f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'
    style.element.get_or_add_pPr().append(parse_xml(code))


def _dress(style: Any, look: Look) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(look.size), look.bold, look.colour
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(look.after)
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:szCs", "w:bCs", "w:iCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    fonts = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONTS["si"]}"'
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {fonts}/>"))
    halves = round(2 * look.size)
    properties.find(qn("w:sz")).addnext(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{halves}"/>'))
    weight = "" if look.bold else ' w:val="0"'
    properties.find(qn("w:b")).addnext(parse_xml(f"<w:bCs {nsdecls('w')}{weight}/>"))


def _plain_border(style: Any) -> None:
    """Take away the line that Word's own title has under it."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)


def _bar(style: Any) -> None:
    """A line at the left of words as typed."""
    line = '<w:left w:val="single" w:sz="18" w:space="8" w:color="C3CAC7"/>'
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _speak(word: Word, language: str) -> None:
    """The language of what says nothing about its own."""
    for lang in word.styles.element.iter(qn("w:lang")):
        for name in ("w:val", "w:bidi"):
            lang.set(qn(name), LOCALES[language])
