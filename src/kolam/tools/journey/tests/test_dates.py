"""The room's days for a calendar: steps, meetings, and the decisions that partners tell of."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.dates import days
from kolam.tools.journey.sheet import Meeting, Sheet, Told
from kolam.tools.journey.tests.situations import WORDS, partners, step

VOICE = toolbox.voice("en")


def told(sheet: Sheet) -> list[tuple[Any, ...]]:
    return [
        (day.ref.path, day.what.en, str(day.first), day.last and str(day.last), day.more.en)
        for day in days(sheet, analyse(sheet, {}), VOICE)
    ]


@pytest.mark.parametrize(
    ("status", "dates", "first", "last"),
    [
        ("agreed", {"begun": "2023-06-26", "agreed": "2023-07-21"}, "2023-06-26", "2023-07-21"),
        ("working", {"begun": "2023-06-26", "planned": "2023-08-04"}, "2023-06-26", "2023-08-04"),
        ("working", {"begun": "2023-06-26"}, "2023-06-26", "2023-06-26"),
        ("not_started", {"planned": "2023-08-04"}, "2023-08-04", "2023-08-04"),
    ],
)
def test_a_step_lasts_until_it_is_agreed_or_is_to_be(
    status: str, dates: dict[str, str], first: str, last: str
) -> None:
    words = {"agreed": "Agreed", "working": "Working on it", "not_started": "Not started"}[status]
    assert told(Sheet(steps=(step("vision", status=status, **dates),))) == [
        (("steps", "vision"), f"Step 2: Vision ({words})", first, last, WORDS.en)
    ]


def test_a_step_without_a_date_is_no_day() -> None:
    assert told(Sheet(steps=(step("vision"),))) == []


def test_a_meeting_tells_its_step_and_what_was_decided_a_line_each() -> None:
    row = {
        "id": "m",
        "day": "2023-10-12",
        "time": "10:00",
        "place": "Colombo",
        "step": "resources",
        "decisions": [{"id": n, "words": {"en": f"Decision {n}"}} for n in "12"],
    }
    bare = Meeting.model_validate({"id": "n", "day": "2023-10-13", "purpose": {"en": "Signing"}})
    sheet = Sheet(meetings=(Meeting.model_validate(row), bare, Meeting(id="undated")))
    assert told(sheet) == [
        (
            ("meetings", "m"),
            "Meeting",
            "2023-10-12",
            None,
            "Resources and roles\nDecision 1\nDecision 2",
        ),
        (("meetings", "n"), "Signing", "2023-10-13", None, ""),
    ]
    first = days(sheet, analyse(sheet, {}), VOICE)[0]
    assert (first.time, first.place) == ("10:00", "Colombo")


def test_a_decision_that_a_partner_tells_of_is_a_day_and_no_other() -> None:
    row = Told.model_validate(
        {"id": "A", "partner": "A", "readiness": "open", "decision": "2023-11-16"}
    )
    silent = Told(id="B", partner="B", readiness="open")
    assert told(Sheet(partners=partners("A B C"), told=(row, silent))) == [
        (("told", "A"), "A decides inside", "2023-11-16", None, "")
    ]


def test_a_day_is_said_in_the_language_that_it_is_asked_in() -> None:
    sheet = Sheet(meetings=(Meeting.model_validate({"id": "m", "day": "2023-10-12"}),))
    (day,) = days(sheet, analyse(sheet, {}), toolbox.voice("ta"))
    assert day.what == Text(ta=toolbox.voice("ta")("journey.day.meeting"))
