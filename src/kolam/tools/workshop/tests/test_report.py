"""The pictures and the report: facts apart from words, nothing without consent, in three
languages."""

from itertools import takewhile
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Block, Facts, Heading, Note, Picture, Quote, Table
from kolam.core.book import About, Book
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES
from kolam.draw import Figure
from kolam.draw.scene import Group, Label, Line, Rect
from kolam.tools.workshop import tables, written
from kolam.tools.workshop.analysis import Findings, analyse
from kolam.tools.workshop.figures import FIGURES, figure
from kolam.tools.workshop.report import LIMITS, sections
from kolam.tools.workshop.sheet import Sheet
from kolam.tools.workshop.tests.situations import evidence, example, sheet

DEMO = analyse(example("food_security"), {})
EN = toolbox.voice("en")
BARE = {
    "nothing": analyse(Sheet(), {}),
    "a plan": analyse(sheet({"agenda": {"Map": "09:00-10:00 -"}}), {}),
    "one answer": analyse(sheet({"answers": {"after.tools": "4"}}), {}),
    "before alone": analyse(sheet({"answers": {"before.tools": "4 4 4 4 5"}}), {}),
    "midnight": analyse(sheet({"agenda": {"Map": "00:00-23:59 00:10-23:59"}}), {}),
}


def halves(findings: Findings) -> tuple[list[Block], list[Block]]:
    """The report's facts, and what people wrote."""
    blocks = sections(findings.sheet, findings, EN)
    words, limits = (
        blocks.index(Heading(t, 2)) for t in ("What people wrote", "What this does not claim")
    )
    return list(blocks[blocks.index(Heading("Facts", 2)) : words]), list(blocks[words:limits])


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
