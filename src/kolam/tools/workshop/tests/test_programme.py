"""The programme: what became of each session, and how late the day ended."""

import pytest

from kolam.tools.workshop.analysis import analyse
from kolam.tools.workshop.programme import programme
from kolam.tools.workshop.sheet import Sheet
from kolam.tools.workshop.tests.situations import example, sheet


def day(**agenda: str) -> Sheet:
    return sheet({"agenda": agenda})


@pytest.mark.parametrize(
    ("times", "state"),
    [
        ("09:00-10:00 09:00-10:00", "as_planned"),
        ("09:00-10:00 09:05-10:00", "moved"),
        ("09:00-10:00 -", "dropped"),
        ("- 09:00-10:00", "added"),
        ("- -", "untimed"),
    ],
)
def test_a_session_is_compared_with_its_plan(times: str, state: str) -> None:
    # The other session was held, so the day has begun.
    assert programme(day(It=times, Other="- 08:00-08:30"))[0].state == state


def test_before_the_day_a_planned_session_is_still_to_come() -> None:
    assert [slot.state for slot in programme(day(A="09:00-10:00 -"))] == ["to_come"]


def test_later_and_longer_are_two_things() -> None:
    (slot,) = programme(day(A="09:00-10:00 09:30-10:15"))
    assert (slot.later, slot.longer) == (15, -15)


def test_an_added_session_is_neither_late_nor_long() -> None:
    (slot,) = programme(day(A="- 09:30-10:15"))
    assert (slot.later, slot.longer) == (0, 0)


def test_the_day_is_late_by_its_last_end_and_not_by_the_sum() -> None:
    held = day(A="09:00-10:00 09:00-10:30", B="10:00-11:00 10:30-11:10")
    assert analyse(held, {}).overrun == 10


def test_a_day_that_ends_early_has_no_overrun() -> None:
    assert analyse(day(A="09:00-10:00 09:00-09:45"), {}).overrun < 0


def test_a_dropped_last_session_does_not_make_the_day_early() -> None:
    held = day(A="09:00-10:00 09:00-10:05", B="10:00-11:00 -")
    assert analyse(held, {}).overrun == 5


def test_of_several_days_the_worst_counts() -> None:
    held = day(A="09:00-10:00 09:00-10:05", B="09:00-10:00 09:00-10:20")
    first, second = held.agenda
    days = (first.with_(day="2023-06-26"), second.with_(day="2023-06-27"))
    assert analyse(held.with_(agenda=days), {}).overrun == 20


def test_the_demo_day_ended_ten_minutes_late_with_one_session_less_and_one_more() -> None:
    found = analyse(example("food_security"), {})
    assert found.overrun == 10
    assert [slot.session.id for slot in found.in_state("dropped")] == ["panel"]
    assert [slot.session.id for slot in found.in_state("added")] == ["gaps"]
