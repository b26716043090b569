"""The pictures and the report: of much and of little, equal to their tables."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Note, Paragraph, Picture
from kolam.draw.scene import Group, Marker
from kolam.tools.fundamentals.analysis import Findings, analyse
from kolam.tools.fundamentals.figures import FIGURES, figure
from kolam.tools.fundamentals.report import LIMITS, sections
from kolam.tools.fundamentals.sheet import Sheet
from kolam.tools.fundamentals.tests.situations import example, sheet

DEMO = analyse(example("food_security"), {})
#: The same with a second check half a year later, in which two partners see it otherwise.
LATER = analyse(
    DEMO.sheet.with_(
        checks=(
            *DEMO.sheet.checks,
            DEMO.sheet.checks[0].with_(
                id="month12",
                title="Month 12",
                ratings=tuple(
                    mark.with_(score=2 if mark.organisation in ("SUN", "WFP") else 0)
                    for mark in DEMO.sheet.checks[0].ratings
                ),
            ),
        )
    ),
    {},
)
BARE = {
    "nothing": analyse(Sheet(), {}),
    "one rater": analyse(sheet({"ratings": {"value_creation": "4"}}), {}),
    "a check alone": analyse(sheet({"marks": {"trust": "G A R"}}), {}),
    "unnamed": analyse(sheet({"promise": "anonymous", "marks": {"trust": "G A R"}}), {}),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(name: str, findings: Findings) -> None:
    ElementTree.fromstring(FIGURES[name](findings, toolbox.voice("en"), "desk").svg())


def test_the_tool_shows_the_health_check_once_it_is_asked_about() -> None:
    asked = DEMO.sheet.with_(asking="health")
    titles = [
        figure(analyse(s, {}), toolbox.voice("en"), "desk").title for s in (DEMO.sheet, asked)
    ]
    assert titles[0].startswith("Empowered partners")
    assert titles[1].startswith("On the agenda: Risk is shared")


def test_the_table_shows_the_spread_before_the_mean() -> None:
    table = FIGURES["standings"](DEMO, toolbox.voice("en"), "desk").table
    assert table.header == (
        "Fundamental", "n", "Lowest", "Median (middle half)", "Highest", "Mean", "Flag",
    )  # fmt: skip
    assert table.rows[4] == (
        "Empowered partners", "9", "1 (SUN)", "3 (2 to 3)", "3", "2.56", "Amber",
    )  # fmt: skip


def test_the_table_of_concerns_names_who_is_worried() -> None:
    rows = FIGURES["concerns"](DEMO, toolbox.voice("en"), "desk").table.rows
    assert rows[5] == ("Our voice is heard", "6", "2", "1", "0", "SUN", "SAR and APP")


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_report_says_the_findings_before_the_pictures(language: str) -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice(language))
    kinds = [type(block) for block in blocks]
    assert kinds[0] is Heading
    assert kinds[1] is Paragraph
    assert kinds.count(Picture) == 2
    assert not [b for b in blocks if "⟦" in str(getattr(b, "text", ""))]


def test_the_report_of_two_checks_has_every_aspect_over_time() -> None:
    blocks = sections(LATER.sheet, LATER, toolbox.voice("en"))
    title, *parts = (block for block in blocks if isinstance(block, Heading))
    assert title == Heading("Six fundamentals")
    assert [(part.text, part.level) for part in parts] == [
        ("How far each fundamental stands", 2),
        ("In people's words", 2),
        ("Health check", 2),
        ("Over time", 2),
        ("What changed since the check before", 2),
        ("Which partner worries more or less", 2),
        ("Instruments that others own", 2),
        ("What is being done", 2),
        ("What this does not claim", 2),
    ]
    assert sum(isinstance(block, Picture) for block in blocks) == 3


def test_the_report_of_a_check_alone_is_the_check_and_its_limits() -> None:
    check = BARE["a check alone"]
    blocks = sections(check.sheet, check, toolbox.voice("en"))
    headings = [(block.text, block.level) for block in blocks if isinstance(block, Heading)]
    assert headings == [
        ("Six fundamentals", 1),
        ("Health check", 2),
        ("What this does not claim", 2),
    ]
    assert [type(b) for b in blocks[-len(LIMITS) :]] == [Note] * len(LIMITS)


def dots(promise: str) -> int:
    case = {"promise": promise, "ratings": {"empowered_partners": "4 3 2 1"}}
    picture = FIGURES["standings"](analyse(sheet(case), {}), toolbox.voice("en"), "desk")
    rows = [mark for mark in picture.marks if isinstance(mark, Group) and mark.name == "strip"]
    drawn = next(row for row in rows if row.key == "empowered_partners").marks
    return sum(isinstance(m, Marker) and m.shape == "circle" for m in drawn)


def test_ratings_of_four_without_names_are_drawn_as_no_dot() -> None:
    # With names there are four dots, and the ring of the sign that one gives 1.
    assert (dots("anonymous"), dots("organisation")) == (0, 5)


def test_a_check_of_four_without_names_draws_and_tables_no_colour() -> None:
    four = analyse(sheet({"promise": "anonymous", "marks": {"trust": "G A R R"}}), {})
    picture = FIGURES["concerns"](four, toolbox.voice("en"), "desk")
    assert picture.table.rows == ()
    assert picture.title == "On the agenda: Trust."


def test_ratings_of_four_without_names_show_the_flag_and_no_answer() -> None:
    case = {"promise": "sector", "ratings": {"empowered_partners": "4 4 4 1"}}
    rows = FIGURES["standings"](analyse(sheet(case), {}), toolbox.voice("en"), "desk").table.rows
    assert rows[4] == ("Empowered partners", "4", "–", "–", "–", "–", "Amber")


def test_the_report_of_nothing_says_so_and_no_more() -> None:
    nothing = BARE["nothing"]
    assert [
        getattr(b, "text", "") for b in sections(nothing.sheet, nothing, toolbox.voice("en"))
    ] == [
        "Six fundamentals",
        "Nobody has rated the fundamentals yet.",
    ]
