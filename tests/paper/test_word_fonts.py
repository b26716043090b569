"""Fonts in a DOCX: those it is written in, whole enough to be typed in, hidden as Word wants."""

import io
import zipfile
from typing import Any

import docx
import pytest
import uharfbuzz as hb
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from kolam.core.block import Paragraph
from kolam.draw.text import font_file
from kolam.paper.word import word
from kolam.toolbox import voice
from tests.paper.specimen import WORDS, document, only

EN = voice("en")


def fonts(data: bytes) -> dict[str, dict[str, bytes]]:
    """Every font in the file by its name and weight, read back as the standard tells."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    table = parse_xml(archive.read("word/fontTable.xml"))
    relations = parse_xml(archive.read("word/_rels/fontTable.xml.rels"))
    paths = {relation.get("Id"): relation.get("Target") for relation in relations}
    found: dict[str, dict[str, bytes]] = {}
    for font in table:
        for held in font:
            id = held.get(qn("r:id"))
            if id:
                data = archive.read(f"word/{paths[id]}")
                key = bytes.fromhex(held.get(qn("w:fontKey")).strip("{}").replace("-", ""))[::-1]
                head = bytes(byte ^ key[place % 16] for place, byte in enumerate(data[:32]))
                weight = held.tag.partition("}embed")[2]
                found.setdefault(font.get(qn("w:name")), {})[weight] = head + data[32:]
    return found


def letters(font: bytes) -> set[int]:
    return set(hb.Face(hb.Blob(font)).unicodes)


def shaped(font: bytes, text: str) -> list[int]:
    """How far each sign of the text goes on, shaped with the font."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(hb.Blob(font))), buffer)
    return [place.x_advance for place in buffer.glyph_positions or ()]


def test_a_document_holds_the_fonts_of_the_scripts_it_is_written_in() -> None:
    made = {language: fonts(word(document(language), voice(language))) for language in WORDS}
    names = {language: sorted(found) for language, found in made.items()}
    assert names == {
        "en": ["Noto Sans"],
        "si": ["Noto Sans", "Noto Sans Sinhala"],
        "ta": ["Noto Sans", "Noto Sans Tamil"],
    }
    assert {tuple(held) for found in made.values() for held in found.values()} == {
        ("Regular", "Bold")
    }


def test_one_word_of_another_script_brings_its_font() -> None:
    made = only(f"Food security is {WORDS['ta'][0]} in Tamil.")
    assert sorted(fonts(word(made, EN))) == ["Noto Sans", "Noto Sans Tamil"]


@pytest.mark.parametrize(
    ("language", "script", "name"),
    [("si", "sinhala", "Noto Sans Sinhala"), ("ta", "tamil", "Noto Sans Tamil")],
)
def test_the_font_of_the_documents_own_script_is_whole(
    language: str, script: str, name: str
) -> None:
    held = fonts(word(document(language), voice(language)))
    assert held[name]["Regular"] == font_file(script, "regular").read_bytes()
    assert held[name]["Bold"] == font_file(script, "bold").read_bytes()


def test_of_another_script_only_the_letters_that_are_written_go_in() -> None:
    held = letters(fonts(word(only("In Sinhala: ශ්‍රී ලංකා"), EN))["Noto Sans Sinhala"]["Bold"])
    assert {code for code in held if code >= 0xD80} - {0x200C, 0x200D, 0x25CC} == set(
        map(ord, "ශ්රීලංකා")
    )
    assert 0x200D in held


def test_letters_of_another_script_are_shaped_as_in_the_whole_font() -> None:
    text = "ක්‍ෂ ශ්‍රී ක්‍රියා"
    some = fonts(word(only(text), EN))["Noto Sans Sinhala"]["Regular"]
    whole = font_file("sinhala", "regular").read_bytes()
    assert shaped(some, text) == shaped(whole, text)


def test_a_font_of_some_letters_gives_way_to_the_whole_one() -> None:
    some = word(only(WORDS["si"][0]), EN)
    whole = word(document("si"), voice("si"), template=some)
    held = fonts(whole)["Noto Sans Sinhala"]["Regular"]
    assert held == font_file("sinhala", "regular").read_bytes()
    names = zipfile.ZipFile(io.BytesIO(whole)).namelist()
    assert [name for name in names if "some-" in name] == []


def test_the_latin_font_has_what_europe_writes_and_no_more() -> None:
    held = letters(fonts(word(only("x"), EN))["Noto Sans"]["Bold"])
    whole = letters(font_file("latin", "bold").read_bytes())
    assert {ord(letter) for letter in "azAZ0–—…€→ßőţ’“‰"} & whole <= held
    assert held < whole
    assert ord("ж") not in held


def test_a_font_names_what_can_stand_in_for_it() -> None:
    archive = zipfile.ZipFile(io.BytesIO(word(document("si"), voice("si"))))
    table = parse_xml(archive.read("word/fontTable.xml"))
    instead = {font.get(qn("w:name")): font.find(qn("w:altName")) for font in table}
    told = instead["Noto Sans Sinhala"].get(qn("w:val"))
    assert told == "Nirmala UI,Iskoola Pota,Sinhala Sangam MN"


def test_a_template_gets_the_fonts_of_complex_scripts_alone_and_once() -> None:
    own: Any = docx.Document()
    out = io.BytesIO()
    own.save(out)
    blocks = (Paragraph(WORDS["si"][1]),)
    first = word(document("si", blocks=blocks), voice("si"), template=out.getvalue())
    again = word(document("si", blocks=blocks), voice("si"), template=first)
    assert [sorted(fonts(made)) for made in (first, again)] == [["Noto Sans Sinhala"]] * 2
    names = zipfile.ZipFile(io.BytesIO(again)).namelist()
    assert len([name for name in names if name.endswith(".odttf")]) == 2


def test_word_keeps_the_fonts_when_it_saves_the_file() -> None:
    settings = zipfile.ZipFile(io.BytesIO(word(only("x"), EN))).read("word/settings.xml")
    told = [child.tag.partition("}")[2] for child in parse_xml(settings)]
    assert told.index("embedTrueTypeFonts") == told.index("zoom") + 1
