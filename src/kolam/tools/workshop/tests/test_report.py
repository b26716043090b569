"""The report: facts apart from words, nothing without consent, in three languages."""

from itertools import takewhile

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Block, Facts, Heading, Note, Picture, Quote, Table
from kolam.core.book import About, Book
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES
from kolam.tools.workshop import tables, written
from kolam.tools.workshop.analysis import Findings, analyse
from kolam.tools.workshop.report import LIMITS, sections
from kolam.tools.workshop.sheet import Sheet
from kolam.tools.workshop.tests.situations import BARE, evidence, example

DEMO = analyse(example("food_security"), {})
EN = toolbox.voice("en")


def halves(findings: Findings) -> tuple[list[Block], list[Block]]:
    """The report's facts, and what people wrote."""
    blocks = sections(findings.sheet, findings, EN)
    words, limits = (
        blocks.index(Heading(t, 2)) for t in ("What people wrote", "What this does not claim")
    )
    return list(blocks[blocks.index(Heading("Facts", 2)) : words]), list(blocks[words:limits])


def test_photos_of_those_who_agree_stand_with_where_they_lie_and_who_took_them() -> None:
    photos = [
        {"id": "a", "caption": {"en": "Map"}, "file": "map.jpg", "by": "SUN", "consent": "yes"},
        {"id": "b", "caption": {"en": "Hall"}, "consent": "yes"},
        {"id": "c", "caption": {"en": "Lunch"}, "consent": "no"},
    ]
    found = analyse(Sheet.model_validate({"photos": photos}), {})
    assert written.photos(found, EN).rows == (("Map", "map.jpg", "SUN"), ("Hall", "–", "–"))


def test_the_report_has_every_part_in_its_order() -> None:
    blocks = sections(DEMO.sheet, DEMO, EN)
    assert [(b.text, b.level) for b in blocks if isinstance(b, Heading)] == [
        ("Workshop", 1),
        ("Facts", 2),
        ("Participants", 3),
        ("Programme as planned and as held", 3),
        ("Exercises", 3),
        ("Evaluation", 3),
        ("The workshop as a whole", 3),
        ("Who does what by when", 3),
        ("What people wrote", 2),
        ("Objective", 3),
        ("Content covered", 3),
        ("What was noted of sessions", 3),
        ("What is told of the exercises", 3),
        ("Agreements and open points", 3),
        ("Quotes, with consent", 3),
        ("Feedback", 3),
        ("Photos, with consent", 3),
        ("Annexes", 3),
        ("What this does not claim", 2),
    ]


def test_the_objective_stands_under_its_heading_in_the_words_typed() -> None:
    blocks = sections(DEMO.sheet, DEMO, EN)
    place = blocks.index(Heading("Objective", 3))
    assert blocks[place + 1] == Quote(DEMO.sheet.objective.said("en"))


def test_the_answers_are_counted_by_step() -> None:
    table = tables.evaluation(BARE["before alone"], EN)
    assert table.header[2:] == ("n", "1", "2", "3", "4", "5", "Middle half (median)")
    assert table.rows[0][2:] == ("5", "0", "0", "0", "4", "1", "4 to 4 (4)")


def test_how_useful_it_was_is_one_row_with_its_n() -> None:
    question, n, told = tables.whole(DEMO, EN).rows[0]
    assert (question, n) == ("How useful was today for your work?", "22")
    assert told == "Of no use: 0; Of little use: 0; Of some use: 5; Useful: 7; Very useful: 10"


def test_facts_hold_nothing_that_people_wrote_freely() -> None:
    facts, _ = halves(DEMO)
    assert not any(isinstance(block, Quote) or getattr(block, "typed", False) for block in facts)


def test_what_was_noted_of_a_session_stands_with_the_words() -> None:
    facts, words = halves(DEMO)
    assert "took longer." not in str(facts)
    assert "The talk about the supermarket took longer." in str(words)


def test_everything_that_people_wrote_is_marked_as_theirs() -> None:
    _, words = halves(DEMO)
    kinds = [block for block in words if not isinstance(block, Heading | Note)]
    assert kinds
    assert all(isinstance(block, Quote) or getattr(block, "typed", False) for block in kinds)


def test_both_halves_say_what_they_are() -> None:
    for half, start in zip(halves(DEMO), ("Counted", "Written by people"), strict=True):
        assert isinstance(half[1], Note)
        assert half[1].text.startswith(start)


def test_nothing_without_consent_is_in_the_report() -> None:
    whole = str(sections(DEMO.sheet, DEMO, EN))
    assert "nobody sees the whole list" in whole
    assert [word for word in ("This one stays", "At lunch", "lunch.jpg") if word in whole] == []


def test_the_report_tells_no_count_of_a_small_group() -> None:
    assert tables.sectors(DEMO, EN).rows == (
        ("Government", "9"),
        ("Civil society", "7"),
        ("Business", "not told"),
        ("United Nations", "not told"),
    )


def test_sector_and_gender_are_never_crossed() -> None:
    found = (tables.sectors(DEMO, EN), tables.genders(DEMO, EN))
    assert [len(table.header) for table in found] == [2, 2]


def test_the_facts_at_a_glance_leave_out_what_is_not_known() -> None:
    found = tables.facts(BARE["a plan"], EN)
    assert found == Facts(())
    names = [name for name, _ in tables.facts(DEMO, EN).pairs]
    assert names == [
        "Title",
        "Dates",
        "Place",
        "Organisers",
        "Contribution to",
        "Languages",
        "Participants",
        "Tables in the room",
    ]


def test_several_days_are_told_from_the_first_to_the_last() -> None:
    days = Sheet.model_validate({"first": "2023-06-26", "last": "2023-06-27"})
    assert tables.dates(days, EN) == "26 June 2023 to 27 June 2023"
    assert tables.dates(days.with_(last="2023-06-26"), EN) == "26 June 2023"


def test_an_empty_report_teaches_and_claims_nothing() -> None:
    blocks = sections(Sheet(), BARE["nothing"], EN)
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_whole_in_every_language(language: str) -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice(language))
    found = [block for block in blocks if isinstance(block, Table)]
    assert len(found) == 15
    assert all(len(row) == len(table.header) for table in found for row in table.rows)
    assert "⟦" not in str(blocks)


def test_the_limits_close_the_report() -> None:
    blocks = sections(DEMO.sheet, DEMO, EN)
    last = list(takewhile(lambda block: isinstance(block, Note), reversed(blocks)))
    assert len(last) == len(LIMITS)


def test_the_report_has_a_picture_of_the_day_and_one_of_the_answers() -> None:
    blocks = sections(DEMO.sheet, DEMO, EN)
    titles = [block.figure.title for block in blocks if isinstance(block, Picture)]
    assert titles[0] == "The day ended 10 minutes later than planned."
    assert titles[1].endswith("18 of 21 who answered say more than looking back, 0 less.")


def test_an_exercise_shows_what_its_room_finds() -> None:
    found = analyse(example("food_security"), evidence("value", "More together."))
    told = {row[0]: row[3] for row in tables.exercises(found, EN).rows}
    assert (told["Ten sources of value"], told["Case clinic"]) == ("1", "–")
    assert tables.found(found, EN).rows == (("Ten sources of value", "More together."),)


def test_each_finding_of_a_room_has_a_row_of_its_own() -> None:
    found = analyse(example("food_security"), evidence("value", "One.", "Two."))
    assert [row[1] for row in tables.found(found, EN).rows] == ["One.", "Two."]
    blocks = sections(found.sheet, found, EN)
    assert "What the rooms of the exercises find" in [getattr(b, "caption", "") for b in blocks]


def test_where_no_room_finds_anything_there_is_no_table_of_it() -> None:
    assert tables.found(DEMO, EN).rows == ()
    assert "What the rooms" not in str(sections(DEMO.sheet, DEMO, EN))


def test_a_room_is_called_by_its_title_and_no_room_is_a_dash() -> None:
    told = [tables.room(row, EN) for row in DEMO.sheet.exercises]
    assert told == ["MUST competencies", "Stakeholder map", "Value", "Partnership spectrum", "–"]


def test_in_the_demo_book_the_exercises_find_what_their_rooms_found() -> None:
    held = Book(About(id="b", title=Text(en="B")))
    for slug in ("competencies", "stakeholders", "value", "spectrum", "workshop"):
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        held = held.with_sheet(slug, read(toolbox.room(slug).sheet, path.read_bytes()))
    found = Bench(held, toolbox.rooms(), EN).findings("workshop")
    told = {one.exercise.id: len(one.evidence) for one in found.exercises}
    assert told["clinic"] == 0
    assert all(told[id] > 0 for id in ("must", "value", "spectrum"))
