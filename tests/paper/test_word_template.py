"""An organisation's own DOCX: what is kept of it, and every reason why it is refused."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, Twips

from kolam.core.block import Heading, Paragraph, Table
from kolam.paper.word import word
from kolam.paper.word_template import PLACE, NoTemplate, opened
from kolam.toolbox import voice
from tests.paper.specimen import WORDS, document, only, word_file

EN = voice("en")
TYPES = "[Content_Types].xml"


def saved(made: Any) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def letterhead(*, place: str = "[content]") -> bytes:
    """An organisation's template: its own heading style, header and closing line."""
    made: Any = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ministry of Examples"
    made.styles["Heading 1"].font.name = "Georgia"
    for text in ("Our ref 12", place, "Yours faithfully"):
        made.add_paragraph(text)
    return saved(made)


def test_a_template_keeps_its_letterhead_and_its_styles() -> None:
    made = word_file(word(document(), EN, template=letterhead()))
    texts = [p.text for p in made.paragraphs]
    assert made.sections[0].header.paragraphs[0].text == "Ministry of Examples"
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert (texts[0], texts[-1], "[content]" in texts) == ("Our ref 12", "Yours faithfully", False)
    assert WORDS["en"][1] in texts


def test_a_template_without_a_place_gets_the_document_at_its_end() -> None:
    made = word_file(word(only("Last words"), EN, template=letterhead(place="Dear all")))
    assert [p.text for p in made.paragraphs][-1] == "Last words"


def hindrances(data: bytes) -> list[str]:
    with pytest.raises(NoTemplate) as refused:
        opened(data)
    return [one.what for one in refused.value.hindrances]


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 half a zip", b"{}"])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    assert hindrances(data) == ["It is no DOCX that can be written into"]


def test_a_zip_that_is_no_docx_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "a")
    assert hindrances(out.getvalue()) == ["It is no DOCX that can be written into"]


def test_an_old_or_locked_file_is_told_apart() -> None:
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"rest"
    assert hindrances(old) == ["It is an old DOC, or locked with a password"]


def test_everything_that_hinders_is_told_at_once() -> None:
    made: Any = docx.Document()
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(100), Mm(20), Mm(20)
    section.header.paragraphs[0].text = PLACE
    made.styles["Caption"]._element.getparent().remove(made.styles["Caption"]._element)
    made.styles.add_style("Caption", WD_STYLE_TYPE.CHARACTER)
    for text in (PLACE, PLACE, f"Dear all, {PLACE}"):
        made.add_paragraph(text)
    assert hindrances(saved(made)) == [
        "[content] stands 2 times; the document is written once",
        "[content] stands within a sentence, a table or a box",
        "[content] stands in a header or footer",
        "The style Caption is not for paragraphs",
        "Text is 60 mm wide there; tables need 85 mm",
    ]


def test_every_hindrance_says_where_and_what_to_do() -> None:
    made: Any = docx.Document()
    made.add_table(1, 1).cell(0, 0).text = PLACE
    with pytest.raises(NoTemplate) as refused:
        opened(saved(made))
    (one,) = refused.value.hindrances
    told = "Give it a paragraph of its own, outside tables and boxes"
    assert (one.where, one.then) == ("the text [content]", told)


def test_a_template_of_word_is_taken_as_it_is() -> None:
    out = io.BytesIO()
    archive = zipfile.ZipFile(io.BytesIO(letterhead()))
    with zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            part = archive.read(name)
            copy.writestr(name, part.replace(b"document.main+xml", b"template.main+xml"))
    made = word(only("Words"), EN, template=out.getvalue())
    types = zipfile.ZipFile(io.BytesIO(made)).read(TYPES)
    assert [p.text for p in word_file(made).paragraphs][-2:] == ["Words", "Yours faithfully"]
    assert (b"template.main+xml" in types, b"document.main+xml" in types) == (False, True)


def test_styles_that_a_template_lacks_are_added_in_its_own_letters() -> None:
    made: Any = docx.Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Georgia", Pt(12)
    for name in ("Heading 2", "Quote", "List Bullet", "Caption"):
        made.styles[name]._element.getparent().remove(made.styles[name]._element)
    styles = word_file(word(document(), EN, template=saved(made))).styles
    added = [styles[name] for name in ("Heading 2", "Quote", "List Bullet", "Caption")]
    assert [(style.font.name, style.base_style.name) for style in added] == [(None, "Normal")] * 4
    assert styles["Heading 2"].element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "1"


def test_tables_and_pictures_are_as_wide_as_the_text_of_a_template() -> None:
    own: Any = docx.Document()
    section = own.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(200), Mm(40), Mm(50)
    made = word_file(word(document(), EN, template=saved(own)))
    widths = {int(table._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) for table in made.tables}
    assert {round(width / 1440 * 25.4) for width in widths} == {110}
    assert round(made.inline_shapes[1].width / Mm(1)) == 110


def test_the_width_is_that_of_the_section_where_the_document_stands() -> None:
    own: Any = docx.Document()
    own.sections[0].page_width = Mm(150)
    own.add_paragraph(PLACE)
    own.add_section().page_width = Mm(300)
    rows = document(blocks=(Heading("h"), Table(("a",), (("b",),))))
    made = word_file(word(rows, EN, template=saved(own)))
    wide = int(made.tables[0]._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w")))
    margins = own.sections[0].left_margin + own.sections[0].right_margin
    assert wide == pytest.approx((Mm(150) - margins) / Twips(1), abs=2)
    assert len(made.sections) == 2


def test_a_place_that_ends_a_section_leaves_its_end() -> None:
    own: Any = docx.Document()
    ends = own.add_paragraph(PLACE)._p.get_or_add_pPr()
    ends.append(parse_xml(f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'))
    own.add_paragraph("Annex of the template")
    made = word_file(word(only("Last words"), EN, template=saved(own)))
    assert [p.text for p in made.paragraphs][-3:] == ["Last words", "", "Annex of the template"]
    assert len(made.sections) == 2


def test_places_of_the_template_and_of_the_document_have_numbers_of_their_own() -> None:
    own: Any = docx.Document()
    mark = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="_Toc00000001"/>')
    own.add_paragraph("Mine")._p.append(mark)
    blocks = (Heading("a"), Paragraph("b"))
    body = word_file(word(document(blocks=blocks), EN, template=saved(own))).element.body
    marks = [(m.get(qn("w:id")), m.get(qn("w:name"))) for m in body.iter(qn("w:bookmarkStart"))]
    assert marks == [("7", "_Toc00000001"), ("8", "_Toc00000008")]
