"""DOCX: real styles and headings, header rows, words for pictures, the languages of every run."""

import datetime
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.core.block import (
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    Paragraph,
    Picture,
    Quote,
    Signature,
    Signatures,
    Table,
)
from kolam.core.voice import LANGUAGES
from kolam.paper.letters import legible
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.specimen import MARKUP, WORDS, document, only, picture, word_file

EN = voice("en")


@cache
def specimen(language: str) -> bytes:
    """The specimen as DOCX, made when first asked for."""
    return word(document(language), voice(language))


def all_text(data: bytes) -> str:
    return "\n".join(p.text for p in word_file(data).element.body.iter(qn("w:p")))


def runs_with(data: bytes, letters: str) -> list[Any]:
    runs = word_file(data).element.body.iter(qn("w:r"))
    return [run for run in runs if any(letter in (run.text or "") for letter in letters)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_headings(language: str) -> None:
    title, sentence, who = WORDS[language]
    said = voice(language)
    found = [(p.style.name, p.text) for p in word_file(specimen(language)).paragraphs
             if p.style.name.startswith("Heading")]  # fmt: skip
    assert found == [
        ("Heading 1", said("paper.summary")),
        ("Heading 1", title),
        ("Heading 2", sentence),
        ("Heading 1", who),
    ]


def test_the_first_row_of_a_table_is_its_header_on_every_page() -> None:
    tables = word_file(specimen("en")).tables
    heads = [[bool(row._tr.findall(".//" + qn("w:tblHeader"))) for row in t.rows] for t in tables]
    assert [(row[0], any(row[1:])) for row in heads] == [(True, False)] * len(tables)


def test_a_table_says_what_it_is() -> None:
    captions = word_file(specimen("en")).element.body.iter(qn("w:tblCaption"))
    assert [caption.get(qn("w:val")) for caption in captions] == ["People"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_has_words_and_the_ornament_is_marked(language: str) -> None:
    figure = next(b.figure for b in document(language).blocks if isinstance(b, Picture))
    told = [e.get("descr") for e in word_file(specimen(language)).element.body.iter(qn("wp:docPr"))]
    assert told == ["", f"{figure.title} {figure.description}"]
    xml = zipfile.ZipFile(io.BytesIO(specimen(language))).read("word/document.xml")
    assert xml.count(b"adec:decorative ") == 1


@pytest.mark.parametrize(
    ("language", "letter", "font", "locale"),
    [("si", "ලංකා", "Noto Sans Sinhala", "si-LK"), ("ta", "பள்ளி", "Noto Sans Tamil", "ta-LK")],
)
def test_complex_script_says_its_font_and_language(
    language: str, letter: str, font: str, locale: str
) -> None:
    looks = [run.find(qn("w:rPr")) for run in runs_with(specimen(language), letter)]
    told = {
        (
            look.find(qn("w:rFonts")).get(qn("w:cs")),
            look.find(qn("w:cs")) is not None,
            look.find(qn("w:lang")).get(qn("w:bidi")),
        )
        for look in looks
    }
    assert told == {(font, True, locale)}


def test_bold_complex_script_is_bold_for_word_too() -> None:
    heads = [run for t in word_file(specimen("si")).tables for c in t.rows[0].cells
             for run in c._tc.iter(qn("w:r")) if "ආහාර" in (run.text or "")]  # fmt: skip
    assert heads
    assert all(run.find(qn("w:rPr")).find(qn("w:bCs")) is not None for run in heads)


def test_english_within_sinhala_is_marked_as_english() -> None:
    made = word(only("WFP සහ UNICEF", "si"), voice("si"))
    found = {run.find(qn("w:rPr")).find(qn("w:lang")).get(qn("w:val"))
             for run in runs_with(made, "WFPUNICEF")}  # fmt: skip
    assert found == {"en-GB"}


def test_pages_are_a4_numbered_and_headed_but_for_the_cover() -> None:
    section = word_file(specimen("en")).sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert section.different_first_page_header_footer
    assert [p.text for p in section.header.paragraphs] == [document().name, "Demonstration"]
    footer = section.footer._element.xml
    assert [f" {code} " in footer for code in ("PAGE", "NUMPAGES")] == [True, True]


def fields(data: bytes) -> list[str]:
    return [code.text.strip() for code in word_file(data).element.body.iter(qn("w:instrText"))]


def test_contents_lead_to_the_headings_and_ask_for_their_pages() -> None:
    body = word_file(specimen("en")).element.body
    places = [f"_Toc{number:08}" for number in (1, 2, 3, 4)]
    assert [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))] == places
    assert [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))] == places
    assert fields(specimen("en")) == [rf"PAGEREF {place} \h" for place in places]


def test_no_page_is_told_before_somebody_knows_it() -> None:
    links = word_file(specimen("en")).element.body.iter(qn("w:hyperlink"))
    told = ["".join(text.text for text in link.iter(qn("w:t"))) for link in links]
    title, sentence, who = WORDS["en"]
    assert told == [title, sentence, who, f"W1 {title}"]


def test_contents_of_very_many_headings_are_the_chapters_alone() -> None:
    blocks = tuple(Heading(f"h{n}", 1 if n % 10 == 0 else 2) for n in range(60))
    assert len(fields(word(document(blocks=blocks), EN))) == 6


def test_every_numbered_list_begins_at_one() -> None:
    lists = (Items(("a", "b"), ordered=True), Items(("c",), ordered=True), Items(("d",)))
    made = word_file(word(document(blocks=lists), EN))
    numbers = [p._p.pPr.numPr.numId.val for p in made.paragraphs
               if p.style.name == "List Number"]  # fmt: skip
    assert numbers[0] == numbers[1] != numbers[2]
    starts = made.part.numbering_part.element.findall(".//" + qn("w:startOverride"))
    assert [start.get(qn("w:val")) for start in starts] == ["1", "1"]


def test_markup_in_a_text_is_text() -> None:
    assert MARKUP in all_text(word(only(MARKUP), EN))


def test_nothing_that_people_type_breaks_the_file_wherever_it_stands() -> None:
    typed = '=HYPERLINK("http://a") <w:p>&amp;]]> \x00\x0b\ud800 {TOC \\o} \u202eevil\tend'
    told = legible(typed).replace("\t", " ")
    blocks = (
        Heading(f"H {typed}"), Paragraph(typed), Note(typed), Quote(typed, typed), Items((typed,)),
        Facts(((typed, typed),)), Table((typed,), ((typed,),), typed),
        replace(picture("en"), caption=typed), ClauseText(typed, typed, typed, typed),
        Signatures((Signature(typed, typed, typed, typed),), typed),
    )  # fmt: skip
    made = word(document(kind=typed, title=typed, label=typed, foot=typed, blocks=blocks), EN)
    text = all_text(made)
    captions = [e.get(qn("w:val")) for e in word_file(made).element.body.iter(qn("w:tblCaption"))]
    assert captions == [told.replace("\n", " ")]
    # Cover and contents 3 each; heading, paragraph, note and list 4; quote and facts 4; table 3;
    # picture 1; clause 4; places to sign 5.
    assert text.count(told) == 27
    assert "\u202e" not in text


@settings(max_examples=40)
@given(st.text())
def test_any_text_comes_back_as_typed(text: str) -> None:
    blocks = (Heading("h"), Table(("a", "b"), ((text, "x"),)), Paragraph(f"<{text}>"))
    made = word_file(word(document(blocks=blocks), EN))
    shown = legible(text).replace("\t", " ")
    assert made.tables[0].rows[1].cells[0].text == shown
    assert made.paragraphs[-1].text == f"<{shown}>"


def test_the_same_document_gives_the_same_bytes_and_tells_no_hour() -> None:
    day = document(date=datetime.date(2023, 6, 26))
    first, second = word(day, EN), word(day, EN)
    made = word_file(first).core_properties
    days = {info.date_time[0] for info in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert first == second
    assert (str(made.created)[:10], made.title, days) == ("2023-06-26", day.name, {1980})


def test_every_part_is_well_formed_and_nothing_points_outside() -> None:
    archive = zipfile.ZipFile(io.BytesIO(specimen("ta")))
    links = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".rels"))
    assert archive.testzip() is None
    assert re.findall(rb'TargetMode="External"', links) == []


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    made = word_file(specimen("ta")).core_properties
    title = WORDS["ta"][0]
    assert (made.title, made.subject, made.author, made.comments, made.language) == (
        f"Report: {title}", "Report", title, "Demonstration", "ta-LK",
    )  # fmt: skip


def test_control_characters_in_a_title_reach_no_property() -> None:
    made = word(document(title="Food\x00 and\x1b\nwater" + "!" * 300), EN)
    assert word_file(made).core_properties.title == ("Report: Food and water" + "!" * 300)[:255]


def test_pictures_are_not_pressed_twice_and_no_part_is_left_out() -> None:
    archive = zipfile.ZipFile(io.BytesIO(specimen("en")))
    how = {info.filename.rpartition(".")[2]: info.compress_type for info in archive.infolist()}
    assert how == {
        "xml": zipfile.ZIP_DEFLATED, "rels": zipfile.ZIP_DEFLATED, "png": zipfile.ZIP_STORED,
        "odttf": zipfile.ZIP_DEFLATED,
    }  # fmt: skip
    relations = parse_xml(archive.read("word/_rels/document.xml.rels"))
    targets = {"word/" + one.get("Target").removeprefix("/word/") for one in relations}
    assert {name for name in targets if "customXml" not in name} <= set(archive.namelist())
