"""Writing a book's dates as a calendar file from the shell."""

from pathlib import Path

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
