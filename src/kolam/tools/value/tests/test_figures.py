"""The pictures: every number that they show."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.private import Viewer
from kolam.core.tool import Canvas
from kolam.draw.scene import Group, Label, Line, Mark, Marker
from kolam.tools.value import money_figures
from kolam.tools.value.figures import FIGURES, figure
from kolam.tools.value.tests.situations import example, found, line, partner, seed, year

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


def test_claims_of_a_room_that_has_not_scored_are_drawn_without_a_spread() -> None:
    row = {"id": "s", "source": "scale", "relevance": 2, "evidence": 3, "result": {"likely": 1800}}
    drawn = FIGURES["sources"](found(sources=[row]), EN, "desk")
    assert drawn.table.rows[0][2:5] == ("6", "–", "1,800")
    assert "middle half of the room" not in texts(drawn.marks)


def places(*lines: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Where the one partner stands, and stood earlier, in the picture of the two indices."""
    told = found(partners=[partner()], lines=list(lines))
    left = list(FIGURES["partners"](told, EN, "desk").marks)
    at: dict[str, tuple[float, float]] = {}
    while left:
        mark = left.pop()
        if isinstance(mark, Group):
            left += mark.marks
            for marker in (m for m in mark.marks if isinstance(m, Marker)):
                at[mark.name] = marker.x, marker.y
    return at


def test_a_partner_stands_where_it_stood_and_where_the_second_pass_moved_it() -> None:
    first = (line("1", "funding", score=1), line("2", "risk_negative", score=3))
    at = places(*first, line("3", "funding", score=4, round="second"))
    assert set(places(*first)) == {"item"}
    assert set(at) == {"earlier", "item"}
    # Borne as much as before, across; gained more, which is higher up.
    assert at["earlier"][0] == at["item"][0]
    assert at["earlier"][1] > at["item"][1]


def test_who_was_silent_on_one_side_at_first_has_no_earlier_place() -> None:
    lines = (line("1", "funding", score=1), line("2", "risk_negative", score=3, round="second"))
    assert set(places(*lines)) == {"item"}


@pytest.mark.parametrize(
    ("gain", "burden", "unit", "ticks"),
    [
        (9_999, 0, "In units", ["0", "5,000", "10,000"]),
        (10_000, 0, "In thousands", ["0", "5", "10"]),
        (999_999, 0, "In thousands", ["0", "500", "1,000"]),
        (1_000_000, 0, "In millions", ["0", "0.5", "1"]),
        (0, 6_000, "In units", ["-6,000", "-4,000", "-2,000", "0"]),
        (0, 0, "In units", ["0", "0.5"]),
    ],
)
def test_money_is_drawn_in_a_unit_and_steps_that_can_be_read(
    gain: int, burden: int, unit: str, ticks: list[str]
) -> None:
    amounts = {"funding": gain, "resources_in": burden}
    lines = [line(kind, kind, years=[year(2024, amount * 100)]) for kind, amount in amounts.items()]
    told = found(currency="LKR", partners=[partner()], lines=lines)
    shown = texts(FIGURES["worths"](told, EN, "desk").marks)
    assert [text for text in shown if set(text) <= set("-0123456789,.")] == ticks
    assert [text for text in shown if unit in text]


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


def test_each_partners_two_shares_stand_on_one_scale_that_ends_with_the_largest() -> None:
    told = found(
        partners=[partner("a", "A"), partner("b", "B")],
        lines=[
            line("1", "funding", partner="a", score=1),
            line("2", "funding", partner="b", score=3),
            line("3", "risk_negative", partner="a", score=2),
            line("4", "risk_negative", partner="b", score=2),
        ],
    )
    drawn = FIGURES["shares"](told, EN, "desk")
    tracks = [mark for mark in drawn.marks if isinstance(mark, Group)]
    shares = {}
    for track in tracks:
        low, high = (m.x1 for m in track.marks if isinstance(m, Line) and m.x1 == m.x2)
        places = [m.x for m in track.marks if isinstance(m, Marker)]
        shares[track.key] = [(x - low) / (high - low) * 0.8 for x in places]
    assert shares == {
        "a": pytest.approx([0.25, 0.5]),
        "b": pytest.approx([0.75, 0.5]),
    }
    shown = texts(drawn.marks)
    assert "80%" in shown
    assert "share of all cost points" in shown
    assert "share of all money put in" in texts(FIGURES["shares"](seed(), EN, "desk").marks)


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
