"""The picture and the report: spread before the middle, and no winner."""

import re
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture, Table
from kolam.core.voice import LANGUAGES
from kolam.tools.spectrum import tables
from kolam.tools.spectrum.analysis import Findings, analyse
from kolam.tools.spectrum.figures import placements
from kolam.tools.spectrum.report import sections
from kolam.tools.spectrum.sheet import Sheet
from kolam.tools.spectrum.tests.situations import example, sheet, strand

DEMO = analyse(example("food_security"), {})
EN = toolbox.voice("en")
BARE = {
    "nothing": analyse(Sheet(), {}),
    "unplaced": analyse(Sheet(strands=(strand(),)), {}),
    "one placement": analyse(sheet({"abcd": {"A": "----"}, "places": {"A": "5"}}), {}),
    "both ends": analyse(sheet({"abcd": {"A": "yyyy"}, "places": {"A": "0 10"}}), {}),
}


@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_the_picture_can_be_drawn_of_little(findings: Findings) -> None:
    ElementTree.fromstring(placements(findings, EN, "desk").svg())


def test_every_placement_is_a_dot() -> None:
    drawn = placements(DEMO, EN, "desk").svg()
    without = placements(analyse(example("food_security").with_(rounds=()), {}), EN, "desk").svg()
    # One more circle is the legend's.
    assert drawn.count("<circle") - without.count("<circle") >= 31


def test_the_equal_table_has_every_placement_before_the_middle() -> None:
    table = placements(DEMO, EN, "desk").table
    assert table.header[1:4] == ("Every placement", "Middle half (median)", "Don't know")
    assert table.rows[1][1:7] == ("5, 5, 6, 7, 8, 9, 10", "5.5 to 8.5 (7)", "1", "0", "4", "3")


def test_the_legend_names_only_what_is_in_the_picture() -> None:
    plain = placements(BARE["one placement"], EN, "desk").svg()
    assert "not yet equipped" not in plain
    assert "The group says" not in plain


def test_no_placement_of_four_unnamed_people_is_drawn_or_listed() -> None:
    found = analyse(sheet({"abcd": {"A": "yyyy"}, "places": {"A": "0 3 3 10"}}), {})
    drawn = placements(found, EN, "desk")
    assert "One placement" not in drawn.svg()
    assert drawn.table.rows[0][1:7] == ("–", "–", "0", "–", "–", "–")


def test_sixty_strands_make_a_longer_picture() -> None:
    many = Sheet.model_construct(strands=tuple(strand(f"S{n}") for n in range(60)), rounds=())
    drawn = placements(analyse(many, {}), EN, "desk")
    assert drawn.height > 60 * 30


def test_the_report_begins_with_what_does_not_fit() -> None:
    blocks = sections(DEMO.sheet, DEMO, EN)
    first, second = blocks[:2]
    assert first == Heading("Partnership spectrum")
    said = "Home-grown school meals with local procurement: type 3 intended, not yet equipped."
    assert second == Paragraph(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_the_report_is_whole(language: str) -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice(language))
    found = [block for block in blocks if isinstance(block, Table)]
    assert len(found) == 7
    assert all(len(row) == len(table.header) for table in found for row in table.rows)
    assert not re.search("⟦", " ".join(str(block) for block in blocks))


def test_an_empty_report_teaches_and_shows_no_empty_table() -> None:
    blocks = sections(Sheet(), BARE["nothing"], EN)
    assert blocks == (
        Heading("Partnership spectrum"),
        Paragraph("No strands of work are listed yet."),
    )


def test_the_report_has_one_picture() -> None:
    assert sum(isinstance(block, Picture) for block in sections(DEMO.sheet, DEMO, EN)) == 1


def test_other_spectra_stand_beside_with_their_sources_and_no_type_of_ours() -> None:
    rows = tables.spectra(EN).rows
    assert [row[0] for row in rows] == [
        "Kinds of value created together",
        "VicHealth continuum",
        "WRI continuum of transformation",
    ]
    assert all(row[2] for row in rows)
    assert not re.search(r"type \d", str(rows))
