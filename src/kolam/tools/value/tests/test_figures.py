"""The pictures: every number that they show."""

import pytest

from kolam import toolbox
from kolam.core.private import Viewer
from kolam.core.tool import Canvas
from kolam.draw.scene import Group, Label, Mark
from kolam.tools.value import money_figures
from kolam.tools.value.figures import FIGURES, figure
from kolam.tools.value.tests.situations import example, found, line, partner, seed

CANVASES: tuple[Canvas, ...] = ("phone", "desk", "wall", "paper")
EN = toolbox.voice("en")


def texts(marks: tuple[Mark, ...]) -> list[str]:
    found: list[str] = []
    for mark in marks:
        if isinstance(mark, Group):
            found += texts(mark.marks)
        elif isinstance(mark, Label):
            found.append(mark.text)
    return found


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("name", FIGURES)
def test_an_empty_sheet_is_drawn_too(name: str, canvas: Canvas) -> None:
    assert FIGURES[name](found(), EN, canvas).svg().startswith("<svg")


def test_the_title_is_the_finding() -> None:
    assert figure(seed(), EN, "desk").title == (
        "4,500 households more than all alone (2,300 to 6,400): 10,500 together, 6,000 alone."
    )


def test_on_the_wall_the_title_is_where_the_room_disagrees_most() -> None:
    title = figure(seed(), EN, "wall").title
    assert title.startswith("The room disagrees most about Sharing risk: the middle half lies")


def test_sources_stand_in_the_order_of_their_index_with_their_parts() -> None:
    shown = texts(FIGURES["sources"](seed(), EN, "wall").marks)
    order = [shown.index(name) for name in ("Complementary resources", "Scale", "Critical mass")]
    assert order == sorted(order)
    assert "1,800 extra" in shown


def test_without_sources_the_partners_are_the_rooms_figure() -> None:
    told = found(
        partners=[partner()],
        lines=[line("1", "funding", score=3), line("2", "risk_negative", score=1)],
    )
    assert figure(told, EN, "desk").title == "No partner's cost index is above its value index."


def test_a_tornado_shows_every_money_line_of_ones_own() -> None:
    mine = seed().seen_by(Viewer(owner="SMC")).mine
    assert mine
    assert mine.worth
    drawn = money_figures.tornado(mine.worth, EN, "desk")
    assert drawn.title == "It hangs most on: Margin on extra sales of the basket"
    assert len(drawn.table.rows) == 3


def test_shares_are_told_of_whoever_puts_in_most_beyond_its_gain() -> None:
    assert FIGURES["shares"](seed(), EN, "desk").title == (
        "World Food Programme puts in 53% of the money and has 14% of the value points."
    )


def test_few_raters_are_shown_without_a_spread() -> None:
    sheet = example().plain()
    sheet["rounds"][0]["ratings"] = [
        r for r in sheet["rounds"][0]["ratings"] if r["rater"] in ("R1", "R2")
    ]
    shown = texts(FIGURES["sources"](found(**sheet), EN, "desk").marks)
    assert "middle half of the room" not in shown


def test_the_curve_stands_where_each_partner_brings_it_and_ends_with_all() -> None:
    told = seed().equity
    assert told
    table = FIGURES["lorenz"](seed(), EN, "desk").table
    assert table.header == ("Partner", "Put in so far", "Gained so far")
    assert [row[0] for row in table.rows][:2] == [
        "World Food Programme",
        "Department of Samurdhi Development",
    ]
    assert table.rows[0][1:] == ("53%", "14%")
    assert table.rows[-1][1:] == ("100%", "100%")
    assert len(table.rows) == len(told.order)


def test_the_title_of_the_curve_is_its_gini() -> None:
    title = FIGURES["lorenz"](seed(), EN, "desk").title
    assert title == "Gain over what is put in: Gini 0.57 (0: everybody has its share of both)"


def test_without_shares_there_is_no_curve_and_the_title_says_so() -> None:
    drawn = FIGURES["lorenz"](found(partners=[partner()]), EN, "desk")
    assert (drawn.title, drawn.table.rows) == ("No shares to compare yet", ())


def test_scores_alone_give_a_curve_over_cost_points() -> None:
    told = found(
        partners=[partner()],
        lines=[line("1", "funding", score=2), line("2", "risk_negative", score=1)],
    )
    shown = texts(FIGURES["lorenz"](told, EN, "wall").marks)
    assert [words for words in shown if "Cost points" in words]
    assert not [words for words in shown if "Money" in words]
