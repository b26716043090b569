"""The pictures and the report: of little and of much, in every language."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture, Table
from kolam.core.stakeholder import SECTORS
from kolam.core.tool import Canvas
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors.analysis import Findings, analyse
from kolam.tools.sectors.figures import FIGURES, figure
from kolam.tools.sectors.report import sections
from kolam.tools.sectors.sentences import sentences
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import example, sheet

DEMO = analyse(example(), {})
SMALL = {"own": "A B C", "guess": {"government": ["A D E"] * 4}}
ALL = {s: ["A D E", "A B D", "A B C"] for s in SECTORS if s != "business"}
BARE = {
    "nothing": analyse(Sheet(), {}),
    "somebody": analyse(sheet({"here": ["MOH government"]}), {}),
    "hidden": analyse(sheet({**SMALL, "promise": "sector"}), {}),
    "not said yet": analyse(sheet({"guess": {"government": ["A B C"] * 4}}), {}),
    "do not know": analyse(sheet({"own": "A B C", "guess": {"government": ["?"]}}), {}),
    "all sectors": analyse(sheet({"own": "A B C", "guess": ALL}), {}),
}


def words(findings: Findings, name: str = "guesses", canvas: Canvas = "desk") -> str:
    drawn = FIGURES[name](findings, toolbox.voice("en"), canvas).svg()
    return " ".join(ElementTree.fromstring(drawn).itertext())


@pytest.mark.parametrize("canvas", ["phone", "wall"])
@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(
    name: str, findings: Findings, canvas: Canvas
) -> None:
    ElementTree.fromstring(FIGURES[name](findings, toolbox.voice("en"), canvas).svg())


def test_the_headline_names_who_is_understood_least() -> None:
    title = figure(DEMO, toolbox.voice("en"), "desk").title
    assert title == (
        "Business is understood least: guesses name from 0 to 2 of its 3 drivers, "
        "1.11 on average (n = 18)."
    )


def test_without_a_guess_the_picture_is_who_is_here() -> None:
    title = figure(BARE["somebody"], toolbox.voice("en"), "desk").title
    assert title.startswith("1 of 7 sectors are here")


def test_a_hidden_pair_shows_its_sign_and_no_number_of_it() -> None:
    said = words(BARE["hidden"])
    assert "<5" in said
    assert "n = 4" not in said
    assert "1.0" not in said


def test_a_pair_of_few_says_so() -> None:
    few = analyse(sheet({"own": "A B C", "guess": {"government": ["A D E"] * 2}}), {})
    assert "n = 2: few" in words(few)


def test_a_row_that_has_not_said_its_own_says_so() -> None:
    assert "has not said its own yet" in words(BARE["not said yet"])


def test_the_table_of_guesses_has_each_pair_and_each_whole() -> None:
    table = FIGURES["guesses"](DEMO, toolbox.voice("en"), "desk").table
    assert [row[:4] for row in table.rows[:4]] == [
        ("Government", "Civil society", "6", "1"),
        ("Government", "Business", "5", "1"),
        ("Government", "United Nations", "5", "1"),
        ("Government", "everybody who guessed", "16", "1"),
    ]


def test_the_table_of_guesses_hides_what_the_picture_hides() -> None:
    table = FIGURES["guesses"](BARE["hidden"], toolbox.voice("en"), "desk").table
    assert table.rows == (("Business", "Government", *["fewer than five people"] * 4, "0.75"),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("findings", [DEMO, *BARE.values()], ids=["demo", *BARE])
def test_the_report_says_every_finding_first(findings: Findings, language: str) -> None:
    voice = toolbox.voice(language)
    blocks = sections(findings.sheet, findings, voice)
    said = [sentence.said(voice) for sentence in sentences(findings)]
    assert isinstance(blocks[0], Heading)
    assert [b.text for b in blocks[1 : 1 + len(said)] if isinstance(b, Paragraph)] == said
    assert "⟦" not in str(blocks)


def test_the_report_has_both_pictures_and_a_profile_of_each_sector() -> None:
    voice = toolbox.voice("en")
    blocks = sections(DEMO.sheet, DEMO, voice)
    tables = [block.caption for block in blocks if isinstance(block, Table)]
    assert sum(isinstance(block, Picture) for block in blocks) == 2
    assert tables[-7:] == [voice(f"sector.{sector}") for sector in SECTORS]


def test_the_profiles_table_says_who_wrote_each_part() -> None:
    voice = toolbox.voice("en")
    blocks = sections(DEMO.sheet, DEMO, voice)
    [table] = [b for b in blocks if isinstance(b, Table) and b.caption == "Government"]
    assert [row[2] for row in table.rows].count("the team") == 1
    assert table.rows[6][1].startswith("Calendar year: the call for estimates")
