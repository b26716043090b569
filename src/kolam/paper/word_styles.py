"""Word's styles: the look of a document by name, which an organisation's template may own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from kolam.paper.word_marks import ACCENT, FONT, FONTS, HAIR, INK, LOCALES, QUIET, line

#: Line height by language, in lines of the font: Sinhala and Tamil stack signs above and below
#: their letters. Headings, cells and notes are set tighter.
HEIGHT = {"en": 1.1, "si": 1.25, "ta": 1.3}
TIGHT = 1.05
#: Size of body text, in points.
BODY = 10.5
#: Body text ends before the margin: lines of 60 to 75 letters are read best.
SHORTER = 60.0
#: How far the words of a clause stand in from its number.
CLAUSE = 31.0
LATEST = "15"


@dataclass(frozen=True, slots=True)
class Look:
    """Size, space before and after and indents in points; weight and colour.

    `beside` is a line beside the paragraph, as Word's markup: which side, how thick, how far;
    `exact` how high a line is, whatever stands on it.
    """

    size: float = BODY
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    right: float = 0
    tight: bool = True
    beside: str = ""
    exact: float = 0


BOX = "".join(line(side, 6, QUIET, 6) for side in ("top", "left", "bottom", "right"))
OURS: Mapping[str, Look] = {
    "Kolam Kind": Look(13, bold=True, colour=ACCENT, before=110, after=4),
    "Kolam Label": Look(8.5, colour=QUIET, before=6, after=14, left=7, right=80, beside=BOX),
    "Kolam Note": Look(8.5, colour=QUIET, before=4, after=6, right=SHORTER),
    "Kolam Cell": Look(8.5, before=2.5, after=2.5),
    "Kolam Gap": Look(8.5, exact=8),
    "Kolam Picture": Look(before=8, after=4),
    "Kolam Letterhead": Look(after=10, beside=line("bottom", 6, ACCENT, 8)),
    "Kolam Opening": Look(13, bold=True, colour=ACCENT, before=24, after=4),
    "Kolam Clause": Look(bold=True, before=11, after=2, left=CLAUSE, first=-CLAUSE, right=SHORTER),
    "Kolam Article": Look(after=4, left=CLAUSE, right=SHORTER - CLAUSE, tight=False),
    "Kolam Fact": Look(after=4),
}
THEIRS: Mapping[str, Look] = {
    "Title": Look(25.5, bold=True, after=14),
    "Heading 1": Look(16.5, bold=True, before=28, after=10, beside=line("top", 6, ACCENT, 9)),
    "Heading 2": Look(13, bold=True, before=18, after=7),
    "Heading 3": Look(bold=True, before=14, after=5),
    "Caption": Look(8.5, colour=QUIET, before=6, after=6),
    "Quote": Look(before=6, after=6, left=10, right=SHORTER, beside=line("left", 18, HAIR, 8)),
    "List Bullet": Look(after=3, left=16, first=-16, right=SHORTER, tight=False),
    "List Number": Look(after=3, left=16, first=-16, right=SHORTER, tight=False),
    "TOC Heading": Look(16.5, bold=True, before=28, after=8, beside=line("top", 6, ACCENT, 9)),
    "toc 1": Look(bold=True, before=5),
    "toc 2": Look(8.5, before=1, left=12),
}
#: Styles of headings by their level, for those who go by headings.
OUTLINE = {"Heading 1": 1, "Heading 2": 2, "Heading 3": 3, "Kolam Clause": 2}
NEEDED = frozenset({*OURS, *THEIRS})
#: What a template has in a way of its own, or does without.
ALONE: Mapping[str, Look] = {
    "Body Text": Look(after=6, right=SHORTER, tight=False),
    "Header": Look(7, colour=QUIET, beside=line("bottom", 4, HAIR, 4)),
    "Footer": Look(8.5, colour=QUIET),
}


def dress(word: Word, language: str) -> None:
    """Give an empty document the whole look: page, styles, language."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Pt(57.6)
    section.top_margin, section.bottom_margin = Pt(86), Pt(68)
    section.header_distance, section.footer_distance = Pt(40), Pt(34)
    normal: Any = word.styles["Normal"]
    _dress(normal, Look(after=6, tight=False))
    normal.paragraph_format.line_spacing = HEIGHT[language]
    known = {style.name for style in word.styles}
    for name, look in {**THEIRS, **ALONE}.items():
        if name in known:
            _bare(word.styles[name])
            _dress(word.styles[name], look)
    complete(word, own=True)
    _speak(word, language)


def complete(word: Word, *, own: bool = False) -> None:
    """Add the styles that are missing; those that are there stay as they are.

    In a template they take font, ink and size of its body text; `own` says it is none.
    """
    known = {style.name for style in word.styles}
    for name, look in {**OURS, **THEIRS}.items():
        if name in known:
            continue
        is_ours = name in OURS
        style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=not is_ours)
        style.base_style, style.hidden = word.styles["Normal"], False
        _dress(style, look, own=own)
        level = OUTLINE.get(name)
        if level:
            _outline(style, level)


def colour(word: Word, accent: str) -> None:
    """Give every style that has the accent another one, as #rrggbb."""
    told = accent[1:].upper()
    for part in word.styles.element.iter(qn("w:color"), *map(qn, ("w:top", "w:bottom"))):
        for name in (qn("w:val"), qn("w:color")):
            if part.get(name) == ACCENT:
                part.set(name, told)


def _outline(style: Any, level: int) -> None:
    """A heading's level in the outline."""
    style.paragraph_format.keep_with_next = True
    code = f'<w:outlineLvl {nsdecls("w")} w:val="{level - 1}"/>'
    style.element.get_or_add_pPr().append(parse_xml(code))


def _bare(style: Any) -> None:
    """Take away what Word's own style has that no look tells: slant, lines, tabs, tracking."""
    style.font.italic = False
    for properties, names in (
        (style.element.get_or_add_pPr(), ("w:pBdr", "w:tabs", "w:contextualSpacing", "w:ind")),
        (style.element.get_or_add_rPr(), ("w:spacing", "w:kern", "w:iCs")),
    ):
        for old in [each for name in names for each in properties.findall(qn(name))]:
            properties.remove(old)


def _dress(style: Any, look: Look, *, own: bool = True) -> None:
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    if look.exact:
        paragraph.line_spacing = Pt(look.exact)
    elif look.tight:
        paragraph.line_spacing = TIGHT
    if look.left or look.right or look.first:
        paragraph.left_indent, paragraph.right_indent = Pt(look.left), Pt(look.right)
        paragraph.first_line_indent = Pt(look.first)
    if look.beside:
        border = parse_xml(f"<w:pBdr {nsdecls('w')}>{look.beside}</w:pBdr>")
        after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
        style.element.get_or_add_pPr().insert_element_before(border, *after)
    if own or look.size != BODY:
        style.font.size = Pt(look.size)
        _complex(style, "w:sz", f'<w:szCs {nsdecls("w")} w:val="{round(2 * look.size)}"/>')
    if own or look.colour != INK:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    style.font.bold = look.bold
    weight = "" if look.bold else ' w:val="0"'
    _complex(style, "w:b", f"<w:bCs {nsdecls('w')}{weight}/>")
    if own:
        _name_fonts(style.element.get_or_add_rPr())


def _complex(style: Any, name: str, code: str) -> None:
    """The same for complex scripts, which have an attribute of their own."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn(f"{name}Cs")):
        properties.remove(old)
    properties.find(qn(name)).addnext(parse_xml(code))


def _name_fonts(properties: Any) -> None:
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = f'w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONTS["si"]}"'
    properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {fonts}/>"))


def _speak(word: Word, language: str) -> None:
    """The language of what says nothing about its own, and the ways of the latest Word."""
    settings = word.settings.element
    for lang in (*word.styles.element.iter(qn("w:lang")), settings.find(qn("w:themeFontLang"))):
        for name in ("w:val", "w:bidi"):
            lang.set(qn(name), LOCALES[language])
    for way in settings.iter(qn("w:compatSetting")):
        if way.get(qn("w:name")) == "compatibilityMode":
            way.set(qn("w:val"), LATEST)
