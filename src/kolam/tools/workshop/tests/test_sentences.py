"""The sentences: which comes when, and that each says what it knows in three languages."""

import datetime
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import Record, read
from kolam.core.voice import LANGUAGES
from kolam.tools.workshop.analysis import Findings, analyse
from kolam.tools.workshop.sentences import Day, agenda_headline, headline, sentences
from kolam.tools.workshop.sheet import Sheet
from kolam.tools.workshop.tests.situations import evidence, example, sheet

EN = toolbox.voice("en")
DEMO = analyse(example("food_security"), evidence("value", "More together.", "WFP bears more."))


def found(**case: Any) -> Findings:
    return analyse(sheet(case), {})


def keys(findings: Findings) -> list[str]:
    return [s.key.removeprefix("workshop.finding.") for s in sentences(findings)]


def test_what_people_answered_comes_first_and_what_is_left_to_do_last() -> None:
    assert keys(DEMO) == [
        "moved",
        "moved",
        "moved",
        "moved",
        "useful",
        "used",
        "people",
        "absent",
        "hidden",
        "overrun",
        "dropped",
        "added",
        "longest",
        "found",
        "points",
        "loose",
        "kept_back",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_whole_in_every_language(language: str) -> None:
    voice = toolbox.voice(language)
    said = [sentence.said(voice) for sentence in sentences(DEMO)]
    assert [words for words in said if "⟦" in words or "{" in words] == []
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "26 June 2023"), ("si", "2023 ජූනි 26"), ("ta", "26 ஜூன், 2023")],
)
def test_a_day_is_said_in_full(language: str, said: str) -> None:
    assert Day(datetime.date(2023, 6, 26)).said(toolbox.voice(language)) == said


def test_the_headlines_are_of_the_answers_and_of_the_day() -> None:
    assert headline(DEMO).key.endswith("moved")
    assert agenda_headline(DEMO).key.endswith("overrun")


def test_that_an_earlier_round_was_small_is_not_the_headline() -> None:
    told = found(answers={"before.tools": "4 4", "after.useful": "4 4 4 4 4"})
    assert [fault.place for fault in told.faults] == [("rounds", 0)]
    assert headline(told).key == "workshop.finding.answered"


def test_without_answers_or_sessions_the_headlines_say_so() -> None:
    empty = analyse(Sheet(), {})
    assert headline(empty).said(EN) == "Nobody has been asked yet what the workshop changed."
    assert agenda_headline(empty).said(EN) == "No session is listed yet."


def test_several_findings_of_a_room_are_told_as_the_first_of_many() -> None:
    said = [s.said(EN) for s in sentences(DEMO)]
    assert "Ten sources of value: More together. (The first of 2 findings of its room.)" in said


def test_one_finding_of_a_room_is_told_alone() -> None:
    told = analyse(example("food_security"), evidence("value", "More together."))
    assert "Ten sources of value: More together." in [s.said(EN) for s in sentences(told)]


def test_actions_that_all_have_an_owner_and_a_date_are_counted() -> None:
    told = found(people=["government women 5"], actions=["A | B | 2023-07-01"])
    assert "1 action has an owner and a date." in [s.said(EN) for s in sentences(told)]


@pytest.mark.parametrize(
    ("item", "said"), [("after.useful", "1 1 1 1 1"), ("later.used", "0 0 0 0 0")]
)
def test_an_answer_to_one_question_alone_is_told(item: str, said: str) -> None:
    assert keys(found(answers={item: said}))[0] == item.partition(".")[2]


def test_where_nobody_looked_back_it_is_told_who_answered_when() -> None:
    told = found(answers={"before.tools": "1 2 3 4 5 5", "after.tools": "4 4 4 4 4"})
    assert [s.said(EN) for s in sentences(told)][:2] == [
        "Before: 6 people answered.",
        "Now, at the end: 5 people answered.",
    ]
    assert headline(told).said(EN) == "Before: 6 people answered."


def test_nobody_who_found_it_useful_is_said_as_nobody() -> None:
    said = [s.said(EN) for s in sentences(found(answers={"after.useful": "1 2 3 3 3"}))]
    assert said[0].startswith("Useful or very useful for their work, say 0 of 5 who answered;")


def test_what_was_agreed_and_what_stayed_open_is_counted_apart() -> None:
    kinds = ("agreed", "open", "agreed", "agreed")
    points = [{"id": f"{n}", "kind": k, "words": {"en": "x"}} for n, k in enumerate(kinds)]
    kept = read(Sheet, {"name": {"en": "Workshop"}, "points": points})
    said = [sentence.said(EN) for sentence in sentences(analyse(kept, {}))]
    assert "Agreed points: 3. Open points: 1." in said


def test_a_fault_stands_last_with_its_place() -> None:
    held = example("food_security")
    bad: Record = held.agenda[0].model_copy(update={"held_to": "08:00"})
    told = analyse(held.model_copy(update={"agenda": (bad,)}), {})
    last = sentences(told)[-1]
    assert last.fault
    assert (last.key, last.fault.where()) == ("fault.ends_before_it_begins", "agenda.0.held_to")


def test_a_fault_is_told_even_where_nothing_else_is() -> None:
    days = Sheet.model_validate({"first": "2023-06-27", "last": "2023-06-26"})
    assert keys(analyse(days, {})) == ["nothing", "fault.ends_before_it_begins"]


def test_where_everybody_from_seven_sectors_came_nobody_is_absent() -> None:
    sectors = ("government", "civil_society", "business", "united_nations", "academia", "donors")
    rows = [f"{sector} women 5" for sector in (*sectors, "foundations")]
    assert "absent" not in keys(found(people=rows))


def test_who_told_no_sector_is_no_sector() -> None:
    told = found(people=["government women 6", "none women 6"])
    assert sentences(told)[0].said(EN) == "12 people took part; sectors: 1."
