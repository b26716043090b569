"""Blocks in DOCX: what stays together, what begins a page, clauses, sums and places to sign."""

from dataclasses import replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from kolam.core.block import ClauseText, Heading, PageBreak, Paragraph, Table
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.specimen import WORDS, document, picture, word_file

EN = voice("en")


def test_chapters_follow_each_other_and_a_page_break_begins_a_page() -> None:
    blocks = (Heading("a"), Paragraph("b"), Heading("c"), PageBreak(), Heading("d"))
    made = word_file(word(document(blocks=blocks, summary=()), EN))
    begins = [p.text for p in made.paragraphs if p.paragraph_format.page_break_before]
    assert begins == [EN("paper.contents"), "d"]
    assert made.styles["Heading 1"].paragraph_format.page_break_before is None


def test_a_table_without_a_caption_can_begin_a_page_too() -> None:
    blocks = (Paragraph("a"), PageBreak(), Table(("b",), (("c",),)))
    made = word_file(word(document(blocks=blocks, summary=()), EN))
    before = made.tables[0]._tbl.getprevious()
    assert before.pPr.find(qn("w:pageBreakBefore")) is not None


def test_a_row_stays_in_one_piece_unless_it_is_very_long() -> None:
    rows = (("short",), ("word " * 200,))
    table = word_file(word(document(blocks=(Table(("h",), rows),)), EN)).tables[0]
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]
    assert whole == [True, True, False]


def test_the_header_stays_with_the_first_row_and_the_sum_with_the_row_before() -> None:
    rows = tuple((f"r{number}",) for number in range(8))
    table = word_file(word(document(blocks=(Table(("h",), rows),)), EN)).tables[0]
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert kept == [True, False, False, False, False, False, False, True, False]


def test_numbers_stand_at_the_right() -> None:
    table = Table(("name", "n"), (("a", "1,200"), ("b", "–")))
    made = word_file(word(document(blocks=(table,)), EN)).tables[0]
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in made.rows]
    assert sides == [[None, WD_ALIGN_PARAGRAPH.RIGHT]] * 3


def test_a_picture_stays_with_its_caption() -> None:
    shown = replace(picture("en"), caption="Told nowhere else")
    made = word_file(word(document(blocks=(shown, Paragraph("after"))), EN))
    place = [p.text for p in made.paragraphs].index("Told nowhere else")
    above, below = made.paragraphs[place - 1 : place + 1]
    assert above._p.find(f".//{qn('w:drawing')}") is not None
    kept = [p.paragraph_format.keep_with_next for p in (above, below)]
    assert kept == [True, None]


def test_a_picture_is_as_sharp_as_print_wants() -> None:
    made = word_file(word(document(blocks=(replace(picture("en"), share=0.7),)), EN))
    shape: Any = made.inline_shapes[1]
    held = made.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert round(held.image.px_width / (shape.width / Inches(1))) == 144


def test_a_signer_stands_in_one_piece_with_a_line_to_sign_on() -> None:
    table = word_file(word(document(), EN)).tables[-1]
    title, _, who = WORDS["en"]
    told = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert told == [
        (EN("paper.signer"), EN("paper.signature")),
        (f"{title}\n{who}\nDirector", ""),
        (f"{title}\n\n", "6 Dec 2023"),
    ]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    assert all(row.height >= Pt(50) for row in table.rows[1:])


def styled(made: Any, *names: str) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in made.paragraphs if p.style.name in names]


def test_a_clause_has_its_number_beside_its_heading_and_its_words_below() -> None:
    clauses = (
        ClauseText("vision", "All eat.", "Vision", "Negotiation", number="2.1"),
        ClauseText("w1", "No heading.", number="2.2"),
        ClauseText("w2", "No number.", "Bare"),
    )
    made = word_file(word(document(blocks=(Heading("2 Why"), *clauses)), EN))
    assert styled(made, "Kolam Clause", "Kolam Article") == [
        ("Kolam Clause", "2.1\tVision"),
        ("Kolam Article", "All eat.\nNegotiation"),
        ("Kolam Article", "2.2\tNo heading."),
        ("Kolam Clause", "w2  Bare"),
        ("Kolam Article", "No number."),
    ]


def test_contents_lead_to_clauses_too_where_each_line_is_there_once() -> None:
    first, again = (ClauseText(f"c{n}", "words", "Parties", number="1") for n in range(2))
    once = word(document(blocks=(Heading("A"), first)), EN)
    twice = word(document(blocks=(Heading("A"), first, Heading("B"), again)), EN)
    found = [[style for style, _ in styled(word_file(made), "toc 1", "toc 2")]
             for made in (once, twice)]  # fmt: skip
    assert found == [["toc 1", "toc 2"], ["toc 1", "toc 1"]]


def test_what_people_sign_has_its_contents_on_the_cover() -> None:
    blocks = (Heading("1 Who"), Paragraph("We."), Heading("2 Why"))
    made = word_file(word(document(blocks=blocks, summary=(), binding=True), EN))
    begins = [p.text for p in made.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["1 Who"]


def test_a_sum_is_bold_as_the_header_is() -> None:
    rows = (("a", "1"), ("Sum", "1"))
    told = [Table(("name", "n"), rows, total=total) for total in (True, False)]
    made = word_file(word(document(blocks=tuple(told)), EN))
    bold = [[bool(row.cells[0].paragraphs[0].runs[0].bold) for row in t.rows] for t in made.tables]
    assert bold == [[True, False, True], [True, False, False]]
