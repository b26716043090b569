"""Writing a book's dates as a calendar file from the shell."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.terminal import FOOD, done, refused

JOURNEY = "journey/food_security"


@pytest.fixture
def book(here: Path) -> str:
    done("new", "book", "--example", JOURNEY)
    return "book"


def summaries(path: str) -> list[str]:
    found = Calendar.from_ical(Path(path).read_bytes())
    return [str(event["summary"]) for event in found.walk("VEVENT")]


def test_the_dates_are_written_and_counted(book: str) -> None:
    # Seven steps, three meetings, eight decision dates that are told, two things to do.
    assert done("calendar", book, "-o", "food.ics") == "Wrote food.ics: 20 dates\n"
    assert "Step 7: Signing (Agreed)" in summaries("food.ics")


def test_the_seven_steps_stand_on_their_days(book: str) -> None:
    """As the framework's worked example has them, the last one the day of signing."""
    done("calendar", book, "-o", "food.ics")
    events: list[Any] = Calendar.from_ical(Path("food.ics").read_bytes()).walk("VEVENT")
    steps = [event for event in events if str(event["summary"]).startswith("Step ")]
    # An event's end is the day after its last one.
    last = [str(event["dtend"].dt - datetime.timedelta(days=1)) for event in steps]
    assert last == [
        "2023-07-21", "2023-08-04", "2023-08-25", "2023-09-22",
        "2023-10-27", "2023-11-17", "2023-12-06",
    ]  # fmt: skip
    assert str(steps[0]["dtstart"].dt) == "2023-06-26"


def test_the_language_is_the_readers(book: str) -> None:
    done("calendar", book, "--language", "si")
    assert "පියවර 2: දැක්ම (එකඟ විය)" in summaries("dates.ics")


def test_a_book_without_dates_gives_an_empty_calendar(here: Path) -> None:
    done("new", "book", "--tool", "levers")
    assert done("calendar", "book") == "Wrote dates.ics: 0 dates\n"
    assert summaries("dates.ics") == []


def test_another_ending_is_refused_with_a_name_that_would_do(book: str) -> None:
    told = refused("calendar", book, "-o", "food.txt")
    assert "food.ics" in told
    assert not Path("food.txt").exists()


def test_a_book_that_is_not_there_is_answered_with_the_nearest(book: str) -> None:
    assert "book" in refused("calendar", "bok")


def test_a_place_where_nothing_can_be_written_is_told(book: str) -> None:
    Path("nowhere").write_text("a file, not a folder")
    assert "cannot be written" in refused("calendar", book, "-o", "nowhere/food.ics")


def test_the_map_has_its_contacts_in_it(here: Path) -> None:
    done("new", "book", "--example", FOOD)
    done("calendar", "book")
    assert any(words.startswith("Contact ") for words in summaries("dates.ics"))
