"""A DOCX for those who listen or go by keyboard: words, order, header rows, languages, links."""

import re
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from kolam.core.voice import LANGUAGES
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.specimen import document, word_file

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
LETTERS = {"si-LK": "[\u0d80-\u0dff]", "ta-LK": "[\u0b80-\u0bff]"}


def flaws(made: Any) -> Iterator[str]:
    """What keeps somebody from reading a Word file who does not see it or does not point."""
    body = made.element.body
    told = made.core_properties
    yield from (name for name in ("title", "language") if not getattr(told, name))
    for shown in body.iter(qn("wp:docPr")):
        if not shown.get("descr") and next(shown.iter(DECORATIVE), None) is None:
            yield f"picture {shown.get('id')} without words"
    yield from _of_headings(made)
    for number, table in enumerate(body.iter(qn("w:tbl"))):
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table.iter(qn("w:tr"))]
        cells = {len(row.findall(qn("w:tc"))) for row in table.iter(qn("w:tr"))}
        if heads != [True] + [False] * (len(heads) - 1):
            yield f"table {number} without one header row"
        if len(cells) != 1 or next(table.iter(qn("w:gridSpan"), qn("w:vMerge")), None) is not None:
            yield f"table {number} with merged cells"
    yield from _of_runs(body)
    places = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    yield from (f"link to {place}, which is nowhere" for place in sorted(links - places))


def _of_headings(made: Any) -> Iterator[str]:
    last = 0
    for paragraph in made.paragraphs:
        outline = paragraph.style.element.find(f".//{qn('w:outlineLvl')}")
        level = 1 + int(outline.get(qn("w:val"))) if outline is not None else 10
        if level < 10:
            if level > last + 1:
                yield f"heading {paragraph.text!r} of level {level} after {last}"
            if not paragraph.text.strip():
                yield "heading without words"
            last = level


def _of_runs(body: Any) -> Iterator[str]:
    for run in body.iter(qn("w:r")):
        text, look = run.text or "", run.find(qn("w:rPr"))
        if not re.search(r"\w", text):
            continue
        lang = look.find(qn("w:lang")) if look is not None else None
        if lang is None:
            yield f"{text!r} in no language"
            continue
        for locale, letters in LETTERS.items():
            if re.search(letters, text) and lang.get(qn("w:bidi")) != locale:
                yield f"{text!r} not in {locale}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_keeps_a_listener_from_a_document(language: str) -> None:
    assert list(flaws(word_file(word(document(language), voice(language))))) == []


def test_this_test_would_find_what_it_looks_for() -> None:
    made: Any = docx.Document()
    made.core_properties.title, made.core_properties.language = "", ""
    made.add_heading("Deep", 2)
    made.add_heading("", 1)
    made.add_table(2, 1)
    made.add_table(2, 2).cell(0, 0).merge(made.tables[-1].cell(0, 1))
    made.add_paragraph("සිංහල")
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="away"/>'
    last = made.add_paragraph()
    last._p.append(parse_xml(link))
    last.add_run("தமிழ்")._r.get_or_add_rPr().append(
        parse_xml(f'<w:lang {nsdecls("w")} w:bidi="en-GB"/>')
    )
    assert list(flaws(made)) == [
        "title",
        "language",
        "heading 'Deep' of level 2 after 0",
        "heading without words",
        "table 0 without one header row",
        "table 1 without one header row",
        "table 1 with merged cells",
        "'Deep' in no language",
        "'සිංහල' in no language",
        "'தமிழ்' not in ta-LK",
        "link to away, which is nowhere",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_large_enough_to_read(language: str) -> None:
    made = word_file(word(document(language), voice(language)))
    used = {paragraph.style.name for paragraph in made.paragraphs}
    assert min(made.styles[name].font.size for name in used) >= Pt(8.5)
