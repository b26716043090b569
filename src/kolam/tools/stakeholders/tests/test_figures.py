"""The pictures: what stands in them, that they are whole, and that their tables equal them."""

from typing import get_args
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.tool import Canvas
from kolam.draw import Figure
from kolam.tools.stakeholders.analysis import Findings, analyse
from kolam.tools.stakeholders.figures import FIGURES, coverage, every_dot, figure
from kolam.tools.stakeholders.tests.situations import example, found

CANVASES: tuple[Canvas, ...] = get_args(Canvas)
SEED = analyse(example("food_security"), {})
TWICE = found(
    first={"Shop": "2/2 4/4 6/6", "Clinic": "8/8 8/9 9/8"},
    second={"Shop": "7/6 8/6 9/6", "Clinic": "8/8 8/9 9/8"},
)
BARE = {
    "nobody listed": found(stakeholders={}),
    "nobody rated": found(stakeholders={"Shop": "business"}),
    "no sector": found(first={"Shop": "5/5"}),
    "two rounds": TWICE,
}


def drawn(name: str, findings: Findings, canvas: Canvas = "desk", language: str = "en") -> Figure:
    return FIGURES[name](findings, toolbox.voice(language), canvas)


def words(figure: Figure) -> str:
    return " ".join(ElementTree.fromstring(figure.svg()).itertext())


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(name: str, findings: Findings) -> None:
    ElementTree.fromstring(drawn(name, findings).svg())


def test_the_map_is_headed_by_its_finding_where_the_page_has_no_heading_of_its_own() -> None:
    # The SVG's own title, which is not drawn, says it once in any case.
    said = {canvas: drawn("map", SEED, canvas).svg().count("disagrees") for canvas in CANVASES}
    assert said == {"phone": 1, "desk": 2, "wall": 1, "paper": 2}


def test_the_map_says_how_many_rated_and_how_it_is_read() -> None:
    said = words(drawn("map", SEED))
    assert "n = 8 raters; markers at the medians." in said
    assert "High from 5 across and 5 upwards; on the line is high." in said


def test_the_map_names_those_who_are_not_placed() -> None:
    half = found(stakeholders={"Shop": "business", "Clinic": ""}, first={"Shop": "8/8"})
    assert "Not placed yet (1): Clinic." in words(drawn("map", half))


def test_the_map_marks_contested_places_with_a_sign_and_not_by_colour_alone() -> None:
    assert drawn("map", SEED).svg().count(">?<") == 3


def test_the_map_shows_the_way_from_the_round_before() -> None:
    assert "From the round before" in words(drawn("map", TWICE))


def test_the_table_has_every_stakeholder_with_medians_spread_and_agreement() -> None:
    table = drawn("map", SEED).table
    assert table.header == (
        "Stakeholder", "Sector", "n", "Interest", "Influence", "Quadrant", "Agree", "Remark",
    )  # fmt: skip
    assert table.rows[3] == (
        "Family Planning Association of Sri Lanka", "Civil society", "8",
        "5 (3.75 to 5.25), mean 4.5", "2 (1.75 to 3), mean 2.25",
        "Empower and inform", "5/8", "contested; on a line",
    )  # fmt: skip


def test_every_dot_shows_each_answer_and_the_map_does_not() -> None:
    voice = toolbox.voice("en")
    svgs = [draw(SEED, voice, "desk").svg() for draw in (every_dot, figure)]
    assert [svg.count('data-layer="dots"') for svg in svgs] == [13, 0]


def test_answers_are_headed_by_the_widest_spread() -> None:
    titles = [drawn(axis, SEED).title for axis in ("interest", "influence")]
    assert titles == [
        "Interest: the answers lie furthest apart for Ministry of Education.",
        "Influence: the answers lie furthest apart for Ministry of Health.",
    ]


def test_answers_show_sectors_of_two_or_more_only() -> None:
    said = words(drawn("influence", SEED))
    shown = [s for s in ("Government", "Civil society", "Business", "Academia") if s in said]
    assert shown == ["Government", "Civil society"]


def test_answers_that_are_all_alike_say_so() -> None:
    alike = found(first={"Shop": "5/5 5/5 5/5"})
    assert drawn("interest", alike).title == (
        "Interest: the middle half of the answers is the same everywhere."
    )


def test_coverage_has_a_row_for_every_sector_and_a_note_on_groups() -> None:
    said = words(coverage(SEED, toolbox.voice("en"), "desk"))
    assert said.count("nobody yet") == 3
    assert "Households (population group)" in said
    assert "A population group has a stake but cannot sign." in said


def test_coverage_has_a_row_for_those_without_a_sector_where_there_are_any() -> None:
    said = words(drawn("coverage", BARE["no sector"]))
    assert "No sector" in said
