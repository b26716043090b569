"""The pictures: of an empty sheet too, equal to their tables, never without words."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.block import Picture, Table
from kolam.core.record import read
from kolam.core.tool import Canvas
from kolam.draw.canvas import CANVASES as MEASURES
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.budget_figure import one_budget
from kolam.tools.agreement.figures import FIGURES, figure
from kolam.tools.agreement.report import sections
from kolam.tools.agreement.score_figure import score, score_parts
from kolam.tools.agreement.scorecard import ingredients
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import activity, cell, example, found, seed

CANVASES: tuple[Canvas, ...] = ("phone", "desk", "wall", "paper")
EN = toolbox.voice("en")


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", ["en", "si", "ta"])
@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_picture_is_drawn_for_an_empty_sheet(name: str, language: str, canvas: Canvas) -> None:
    drawn = FIGURES[name](analyse(Sheet(), {}), toolbox.voice(language), canvas)
    assert all((drawn.title, drawn.description))
    assert "⟦" not in drawn.svg() + str(drawn.table)


@pytest.mark.parametrize("name", FIGURES)
def test_a_wall_holds_the_demonstration_without_growing(name: str) -> None:
    for language in ("en", "si", "ta"):
        assert FIGURES[name](seed(), toolbox.voice(language), "wall").height <= 900


def test_the_title_of_the_plan_says_how_much_by_how_many_and_when() -> None:
    assert FIGURES["plan"](seed(), EN, "desk").title == (
        "8 activities from 1 January 2024 to 31 December 2025, led by 7 partners."
    )


def test_the_title_of_the_votes_says_what_a_vote_is_good_for() -> None:
    assert FIGURES["power"](seed(), EN, "desk").title == (
        "Steering group: the 3 heaviest seats have 2 votes each, 18% of all, "
        "and 18% of the power each."
    )


def test_a_budget_that_is_not_paid_says_so_and_marks_the_row() -> None:
    short = activity("A1", "clinic", 1000, cell("clinic", 600, "p1"))
    told = found(activities=[short])
    drawn = one_budget(told.budgets[0], told, EN, "desk")
    assert drawn.title == "The budget is 10 LKR, but 6 LKR is paid: A1 does not add up."
    assert "Planned: 10" in drawn.svg()


def test_what_phones_were_asked_is_the_rooms_picture_once_they_answered() -> None:
    title = "88% in place; 1 not in place; 0 musts block signing."
    told = [block for block in sections(example(), seed(), EN) if isinstance(block, Picture)]
    assert figure(seed(), EN, "wall").title == told[0].figure.title == title
    before = analyse(example().with_(rounds=()), {})
    assert figure(before, EN, "wall").title == FIGURES["plan"](before, EN, "wall").title


def test_the_scorecards_parts_each_fit_a_page() -> None:
    drawn = list(score_parts(seed(), EN, "paper"))
    assert [one.title for one in drawn] == [
        "Who: 100% in place; 0 not in place.",
        "Why: 92% in place; 0 not in place.",
        "What: 81% in place; 1 not in place.",
        "How: 85% in place; 0 not in place.",
        "What if: 93% in place; 0 not in place.",
    ]
    assert all(one.height <= MEASURES["paper"].height for one in drawn)


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_names_that_would_burst_the_wall_are_left_to_the_table(language: str) -> None:
    card = {"ingredients": [{"id": id, "mark": "not_in_place"} for id in ingredients()]}
    drawn = score(analyse(read(Sheet, card), {}), toolbox.voice(language), "wall")
    assert drawn.height <= 900


def test_without_activities_the_scorecard_is_the_rooms_picture() -> None:
    told = found(activities=[], contributions=[], costs=[])
    assert figure(told, EN, "desk").title == "34 ingredients wait for their first mark."


def test_one_day_and_years_both_have_a_scale() -> None:
    for starts, ends in (("2024-05-05", "2024-05-05"), ("1999-01-01", "2040-01-01")):
        told = found(
            activities=[activity("A1", "clinic", 0, starts=starts, ends=ends)],
            contributions=[],
            costs=[],
        )
        assert "svg" in figure(told, EN, "phone").svg()


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_report_has_every_part_and_every_table_is_even(language: str) -> None:
    told = sections(example(), seed(), toolbox.voice(language))
    tables = [block for block in told if isinstance(block, Table)]
    assert all(len(row) == len(t.header) for t in tables for row in t.rows)
    assert len([block for block in told if isinstance(block, Picture)]) == 9
    assert "⟦" not in str([t.rows for t in tables])


def test_an_empty_sheet_has_one_sentence_that_teaches() -> None:
    told: list[Any] = list(sections(Sheet(), analyse(Sheet(), {}), EN))
    assert [block.text for block in told] == [
        "Agreement",
        "Nothing is written yet. Begin with the partners, or take clauses from the clause library.",
    ]
