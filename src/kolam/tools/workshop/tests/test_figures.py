"""The pictures: the day as planned and as held, and what people answered."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.draw import Figure
from kolam.draw.scene import Group, Label, Line, Rect
from kolam.tools.workshop.analysis import Findings, analyse
from kolam.tools.workshop.figures import FIGURES, figure
from kolam.tools.workshop.tests.situations import BARE, example, sheet

DEMO = analyse(example("food_security"), {})
EN = toolbox.voice("en")


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(name: str, findings: Findings) -> None:
    ElementTree.fromstring(FIGURES[name](findings, EN, "desk").svg())


def test_the_tool_shows_the_programme_until_somebody_answers() -> None:
    assert figure(BARE["a plan"], EN, "desk").title == "1 session is planned; none is held yet."
    assert "say more than looking back" in figure(DEMO, EN, "desk").title


def test_a_last_round_of_too_few_is_said_before_what_others_answered() -> None:
    held = example("food_security")
    few = held.rounds[1].with_(id="again", ratings=held.rounds[1].ratings[:2])
    found = analyse(held.with_(rounds=(*held.rounds, few)), {})
    assert figure(found, EN, "desk").title.startswith("1 person answered")


def test_the_dots_are_those_who_answered_before_where_nobody_answered_after() -> None:
    assert "One answer, before" in figure(BARE["before alone"], EN, "desk").svg()


def test_nobodys_single_answer_is_drawn_or_listed() -> None:
    drawn = figure(BARE["one answer"], EN, "desk")
    assert "One answer" not in drawn.svg()
    assert drawn.table.rows[0][2:] == ("1", *"–––––", "–")


def drawn(**times: str) -> Figure:
    return FIGURES["agenda"](analyse(sheet({"agenda": times}), {}), EN, "desk")


@pytest.mark.parametrize(
    ("times", "hours"),
    [
        ("09:10-09:50 -", "09 10"),
        ("09:00-10:00 09:00-11:01", "09 10 11 12"),
        ("09:00-17:00 -", "09 10 11 12 13 14 15 16 17"),
        ("08:59-17:00 -", "08 10 12 14 16"),
    ],
)
def test_a_clock_has_whole_hours_around_the_day_and_of_a_long_one_every_second(
    times: str, hours: str
) -> None:
    ticks = [mark.text for mark in drawn(It=times).marks if isinstance(mark, Label)]
    assert [text for text in ticks if text.isdigit()] == hours.split()


def test_each_session_is_drawn_as_planned_and_as_held() -> None:
    whole = drawn(A="09:00-10:00 09:30-10:30", B="10:00-11:00 -", C="- 11:00-12:00")
    rows = [mark for mark in whole.marks if isinstance(mark, Group)]
    ink = {
        row.key: [(m.x1, m.x2) for m in row.marks if isinstance(m, Line) and m.y1 == m.y2]
        for row in rows
    }
    held = {
        row.key: [(m.x, m.x + m.width) for m in row.marks if isinstance(m, Rect)] for row in rows
    }
    (nine, ten), (_, eleven) = ink["A"][0], ink["B"][0]
    hour = ten - nine
    assert ink == {"A": [(nine, ten)] * 2, "B": [(ten, eleven)] * 2, "C": []}
    assert eleven == pytest.approx(nine + 2 * hour)
    assert held["A"] == [pytest.approx((nine + hour / 2, nine + 3 * hour / 2))]
    assert held["C"] == [pytest.approx((nine + 2 * hour, nine + 3 * hour))]
    assert held["B"] == []


def test_a_session_says_what_became_of_it_unless_it_was_only_at_another_hour() -> None:
    whole = drawn(
        Long="09:00-10:00 09:00-10:30", Moved="10:00-11:00 10:30-11:30", Gone="11:00-12:00 -"
    )
    told = {
        mark.key: [one.text for one in mark.marks if isinstance(one, Label)][1:]
        for mark in whole.marks
        if isinstance(mark, Group)
    }
    assert told == {"Long": ["30 minutes longer"], "Moved": [], "Gone": ["Not held"]}
