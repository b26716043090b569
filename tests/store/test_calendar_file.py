"""Calendar files read back by a calendar program's own reader: days, names that stay, languages."""

import datetime

import pytest
from icalendar import Calendar, Event

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Record, Text
from kolam.core.voice import LANGUAGES
from kolam.store.calendar_file import calendar_of
from kolam.store.demonstration import demonstration
from kolam.tools.journey.sheet import Action, Consent, Meeting, Partner, Sheet, Step, Told
from kolam.tools.stakeholders.sheet import Sheet as Map

NOW = datetime.datetime(2023, 12, 1, 8, 30, 15, 999, tzinfo=datetime.UTC)
DAY = datetime.date(2023, 8, 4)
NEXT = DAY + datetime.timedelta(days=1)
STEP = Step(id="s", step="vision", status="working", text=Text(en="All eat"), planned=DAY)


def bench(language: str = "en", id: str = "b", **sheets: Record) -> Bench:
    book = Book(About(id=id, title=Text(en="Food", si="ආහාර", ta="உணவு")))
    for slug, sheet in sheets.items():
        book = book.with_sheet(slug, sheet)
    return Bench(book, toolbox.rooms(), toolbox.voice(language))


def calendar(data: bytes) -> Calendar:
    found = Calendar.from_ical(data)
    assert isinstance(found, Calendar)
    return found


def events(sheet: Sheet, language: str = "en", id: str = "b") -> list[Event]:
    made = calendar_of(bench(language, id, journey=sheet), now=NOW)
    return [event for event in calendar(made).walk("VEVENT") if isinstance(event, Event)]


def meeting(**more: object) -> Sheet:
    plain = {"id": "m", "day": DAY, "purpose": Text(en="Second round"), **more}
    return Sheet(meetings=(Meeting.model_validate(plain),))


def test_a_step_is_all_day_from_its_begin_to_its_plan() -> None:
    begun = DAY - datetime.timedelta(days=11)
    (event,) = events(Sheet(steps=(STEP.with_(begun=begun),)))
    assert str(event["summary"]) == "Step 2: Vision (Working on it)"
    assert (event.start, event.end) == (begun, NEXT)
    assert str(event["transp"]) == "TRANSPARENT"
    assert str(event["description"]) == "All eat"


def test_a_step_that_is_agreed_ends_when_it_was_agreed() -> None:
    later = datetime.date(2023, 9, 1)
    (event,) = events(Sheet(steps=(STEP.with_(status="agreed", planned=later, agreed=DAY),)))
    assert (event.start, event.end) == (DAY, NEXT)


def test_a_meeting_with_a_time_is_at_that_time_by_the_places_own_clock() -> None:
    (event,) = events(meeting(time="15:05", place="Colombo"))
    assert event.start == datetime.datetime.combine(DAY, datetime.time(15, 5))
    assert (str(event["summary"]), str(event["location"])) == ("Second round", "Colombo")


def test_a_meeting_without_a_time_is_all_day() -> None:
    (event,) = events(meeting())
    assert (event.start, event.end) == (DAY, NEXT)


def test_a_meeting_tells_its_step_and_decisions_and_not_who_came() -> None:
    decided = [{"id": "d", "words": {"en": "Take the package; all of it"}}]
    sheet = meeting(step="resources", decisions=decided, present=("Secret partner",))
    made = calendar_of(bench(journey=sheet), now=NOW)
    (event,) = calendar(made).walk("VEVENT")
    assert str(event["description"]) == "Resources and roles\nTake the package; all of it"
    assert b"Secret partner" not in made


def test_an_action_is_on_its_due_day_with_its_owner() -> None:
    action = Action(id="a", what=Text(en="Send the budget"), owner="WFP", due=DAY)
    found = {str(e["summary"]): e for e in events(meeting(actions=(action,)))}
    event = found["Send the budget"]
    assert (event.start, str(event["description"])) == (DAY, "WFP sees to it.")


@pytest.mark.parametrize("more", [{"done": True}, {"due": None}])
def test_what_is_done_or_has_no_date_is_in_no_calendar(more: dict[str, object]) -> None:
    action = Action.model_validate({"id": "a", "what": Text(en="Send"), "due": DAY, **more})
    assert [str(e["summary"]) for e in events(meeting(actions=(action,)))] == ["Second round"]


def test_what_a_yes_if_hangs_on_is_on_its_due_day() -> None:
    row = Consent(
        id="c", partner="A", says="yes_if", action=Text(en="Ask counsel"), owner="N", due=DAY
    )
    partner = Partner(id="A", name=Text(en="A"))
    sheet = Sheet(partners=(partner,), steps=(STEP.with_(planned=None, consents=(row,)),))
    assert [(str(e["summary"]), e.start) for e in events(sheet)] == [("Ask counsel", DAY)]


def test_a_decision_date_is_there_when_the_partner_tells_it() -> None:
    partner = Partner(id="A", name=Text(en="Sarvodaya"))
    told = Told(id="A", partner="A", readiness="open", decision=DAY)
    found = events(Sheet(partners=(partner,), told=(told,)))
    assert [str(e["summary"]) for e in found] == ["Sarvodaya decides inside"]
    assert events(Sheet(partners=(partner,), told=(told.with_(decision=None),))) == []


def test_an_entry_keeps_its_name_whatever_else_changes() -> None:
    (before,) = events(Sheet(steps=(STEP,)))
    moved = STEP.with_(planned=NEXT, text=Text(en="New"), status="working")
    (after,) = events(Sheet(steps=(moved,)), "ta")
    assert str(before["uid"]) == str(after["uid"])
    assert (before.start, after.start) == (DAY, NEXT)


def test_entries_of_two_partnerships_have_names_of_their_own() -> None:
    (one,), (other,) = events(Sheet(steps=(STEP,))), events(Sheet(steps=(STEP,)), id="c")
    assert str(one["uid"]) != str(other["uid"])


def test_the_same_book_at_the_same_time_gives_the_same_bytes() -> None:
    made = [calendar_of(bench(journey=meeting()), now=NOW) for _ in range(2)]
    assert made[0] == made[1]
    assert b"DTSTAMP:20231201T083015Z" in made[0]


def test_no_line_is_longer_than_the_format_allows_and_no_letter_is_cut() -> None:
    for language in LANGUAGES:
        made = calendar_of(
            Bench(demonstration(), toolbox.rooms(), toolbox.voice(language)), now=NOW
        )
        assert max(map(len, made.split(b"\r\n"))) <= 75
        assert made.decode("utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Step 2: Vision (Agreed)"),
        ("si", "පියවර 2: දැක්ම (එකඟ විය)"),
        ("ta", "படி 2: தொலைநோக்கு (உடன்பட்டது)"),
    ],
)
def test_the_demonstration_has_its_steps_in_every_language(language: str, said: str) -> None:
    voice = toolbox.voice(language)
    made = calendar(calendar_of(Bench(demonstration(), toolbox.rooms(), voice), now=NOW))
    found = {str(e["summary"]): e for e in made.walk("VEVENT")}
    days = [found[said].get(name).dt for name in ("dtstart", "dtend")]
    assert days == [datetime.date(2023, 7, 24), datetime.date(2023, 8, 5)]
    assert found[said]["summary"].params["LANGUAGE"] == language


def test_words_that_break_lines_or_begin_other_properties_stay_words() -> None:
    nasty = "One\r\nDTSTART:20200101\nEND:VEVENT; a, b"
    (event,) = events(meeting(purpose=Text(en="Plain"), place=nasty.replace("\r", "")))
    assert event.start == DAY
    assert str(event["location"]).splitlines() == nasty.replace("\r", "").splitlines()


def test_a_book_without_dates_is_an_empty_calendar() -> None:
    made = calendar(calendar_of(bench(stakeholders=Map()), now=NOW))
    assert list(made.walk("VEVENT")) == []
    assert str(made["x-wr-calname"]) == "Food"


def test_tasks_of_every_room_are_in_it() -> None:
    made = calendar_of(Bench(demonstration(), toolbox.rooms(), toolbox.voice("en")), now=NOW)
    found = [str(event["summary"]) for event in calendar(made).walk("VEVENT")]
    assert [s for s in found if s.startswith("Contact ")]
    assert len({str(e["uid"]) for e in calendar(made).walk("VEVENT")}) == len(found)
