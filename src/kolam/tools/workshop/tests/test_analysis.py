"""What is missing in a report, what stays back, what is left to do, and what other rooms find."""

import pytest

from kolam import toolbox
from kolam.core.record import fingerprint
from kolam.core.task import Task
from kolam.tools.workshop import TOOL
from kolam.tools.workshop.analysis import analyse
from kolam.tools.workshop.items import frame
from kolam.tools.workshop.sheet import Sheet
from kolam.tools.workshop.tests.situations import evidence, example, sheet

DEMO = example("food_security")


def test_the_demo_has_every_part_of_a_report() -> None:
    assert analyse(DEMO, {}).missing == ()


def test_an_empty_sheet_lacks_every_part() -> None:
    assert analyse(Sheet(), {}).missing == frame("parts").ids()


@pytest.mark.parametrize("part", [id for id in frame("parts").ids() if hasattr(Sheet(), id)])
def test_a_part_that_is_taken_out_is_missing(part: str) -> None:
    without = DEMO.with_(**{part: getattr(Sheet(), part)})
    # People's words on phones are feedback as well.
    expected = () if part == "feedback" else (part,)
    assert analyse(without, {}).missing == expected


def test_without_words_on_phones_typed_feedback_is_feedback() -> None:
    assert "feedback" not in analyse(DEMO.with_(rounds=()), {}).missing


def test_a_programme_that_was_only_planned_is_missing_as_held() -> None:
    assert "agenda" in analyse(sheet({"agenda": {"A": "09:00-10:00 -"}}), {}).missing


def test_without_an_answer_there_is_no_evaluation() -> None:
    assert "evaluation" in analyse(DEMO.with_(rounds=()), {}).missing


def test_only_what_people_agreed_to_leaves_the_sheet() -> None:
    found = analyse(DEMO, {})
    assert [quote.id for quote in found.quotes] == ["q1"]
    assert [photo.id for photo in found.photos] == ["ph1"]
    assert found.kept_back == 2


@pytest.mark.parametrize(
    ("action", "loose"),
    [
        ("Visit | Samurdhi | 2023-07-14", 0),
        ("Visit | Samurdhi | ", 1),
        ("Visit |  | 2023-07-14", 1),
    ],
)
def test_an_action_needs_an_owner_and_a_date(action: str, loose: int) -> None:
    assert len(analyse(sheet({"actions": [action]}), {}).loose) == loose


def test_an_exercise_tells_what_its_room_finds_and_no_other() -> None:
    found = analyse(DEMO, {**evidence("value", "More together.", "WFP bears more.")})
    told = {held.exercise.id: [e.words.en for e in held.evidence] for held in found.exercises}
    assert told == {
        "must": [],
        "map": [],
        "value": ["More together.", "WFP bears more."],
        "spectrum": [],
        "clinic": [],
    }


def test_an_exercise_without_a_room_takes_nothing() -> None:
    found = analyse(DEMO, evidence("", "Nobody's."))
    assert [held.evidence for held in found.exercises if not held.exercise.room] == [()]


def test_every_action_is_a_task_that_leads_back_to_its_row() -> None:
    given = TOOL.gives[Task](DEMO, analyse(DEMO, {}), toolbox.voice("en"))
    assert [(t.owner, str(t.due), t.ref.path, t.ref.seen) for t in given] == [
        (row.owner, str(row.due), ("actions", row.id), fingerprint(row)) for row in DEMO.actions
    ]
    assert [task.what for task in given] == [row.what for row in DEMO.actions]


def test_faults_of_the_sheet_and_its_rows_are_told_with_their_places() -> None:
    bad = DEMO.agenda[0].model_copy(update={"held_to": "08:00"})
    found = analyse(DEMO.model_copy(update={"agenda": (bad, bad)}), {})
    assert sorted((f.where(), f.key) for f in found.faults) == [
        ("agenda.0.held_to", "ends_before_it_begins"),
        ("agenda.1.held_to", "ends_before_it_begins"),
        ("agenda.1.id", "twice"),
    ]
