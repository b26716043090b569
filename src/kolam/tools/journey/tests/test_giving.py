"""What the room gives and takes: open actions, agreed words, partners, gates and evidence."""

import datetime
from typing import Any

from kolam import toolbox
from kolam.core.clause import Clause
from kolam.core.day import Day
from kolam.core.passing import Evidence
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.giving import clauses, tasks
from kolam.tools.journey.sheet import Action, Meeting, Sheet
from kolam.tools.journey.taking import partner
from kolam.tools.journey.tests.situations import OWNED, example, partners, step

VOICE = toolbox.voice("en")
DUE = datetime.date(2023, 10, 20)


def given_tasks(sheet: Sheet) -> tuple[Task, ...]:
    return tasks(sheet, analyse(sheet, {}), VOICE)


def test_an_open_yes_if_is_a_task_with_its_owner_and_date() -> None:
    sheet = Sheet(partners=partners(), steps=(step("vision", "yes if done if?"),))
    (task,) = given_tasks(sheet)
    assert (task.what, task.owner, task.due) == tuple(OWNED.values())
    assert task.ref.path == ("steps", "vision", "consents", "B")


def test_an_action_of_a_meeting_is_a_task_until_it_is_done() -> None:
    actions = (
        Action(id="a", what=Text(en="Send the budget"), owner="WFP", due=DUE),
        Action(id="b", what=Text(en="Book the hall"), done=True),
    )
    (task,) = given_tasks(Sheet(meetings=(Meeting(id="m", actions=actions),)))
    assert (task.what.en, task.owner, task.due) == ("Send the budget", "WFP", DUE)


def test_every_task_and_clause_leads_to_a_cell_of_the_sheet() -> None:
    sheet = example("food_security")
    findings = analyse(sheet, {})
    things: tuple[Task | Clause, ...] = (
        *tasks(sheet, findings, VOICE),
        *clauses(sheet, findings, VOICE),
    )
    assert len(things) == 7
    cells = [_cell(sheet, thing.ref.path) for thing in things]
    assert [fingerprint(getattr(c, "text", c)) for c in cells] == [t.ref.seen for t in things]


def _cell(record: Any, path: tuple[str, ...]) -> Any:
    """The row that a path of field names and row ids leads to."""
    for part in path:
        is_list = isinstance(record, tuple)
        record = next(r for r in record if r.id == part) if is_list else getattr(record, part)
    return record


def test_the_words_of_agreed_steps_go_where_an_agreement_has_room_for_them() -> None:
    sheet = example("food_security")
    found = clauses(sheet, analyse(sheet, {}), VOICE)
    assert [(one.ref.path[1], one.part) for one in found] == [
        ("vision", "why"), ("purpose", "why"), ("objectives", "what"),
        ("resources", "what"), ("structure", "how"),
    ]  # fmt: skip
    assert all(one.words.si and one.words.ta for one in found)


def test_words_that_are_not_agreed_are_no_clause() -> None:
    sheet = Sheet(steps=(step("vision"), step("purpose", status="reopened")))
    assert clauses(sheet, analyse(sheet, {}), VOICE) == ()


def stakeholder(kind: str = "organisation", name: str = "Ministry") -> Stakeholder:
    return Stakeholder.model_validate(
        {
            "ref": Ref(tool="stakeholders", path=("stakeholders", "MOH"), seen="1"),
            "name": Text(en=name),
            "sector": "government",
            "kind": kind,
        }
    )


def test_a_stakeholder_becomes_a_partner_with_its_source() -> None:
    (row,) = partner(Sheet(), stakeholder()).partners
    assert (row.id, row.name.en, row.sector, row.kind) == (
        "MOH", "Ministry", "government", "organisation",
    )  # fmt: skip
    assert row.ref == stakeholder().ref


def test_taking_again_brings_the_row_up_to_date_and_keeps_its_organisation() -> None:
    once = partner(Sheet(), stakeholder())
    seated = once.with_(partners=(once.partners[0].with_(organisation="org"),))
    (row,) = partner(seated, stakeholder(name="Ministry of Health")).partners
    assert (row.name.en, row.organisation) == ("Ministry of Health", "org")
    assert partner(seated, stakeholder()) == seated


def test_a_population_group_comes_in_as_one_and_is_not_counted() -> None:
    sheet = partner(Sheet(), stakeholder("population_group"))
    assert analyse(sheet, {}).inside == ()


def test_evidence_reaches_the_step_that_it_speaks_about_and_no_other_room() -> None:
    ref = Ref(tool="levers", path=("needs",))
    about = [("journey", "vision"), ("journey", "row-of-purpose"), ("fundamentals", "vision")]
    told = tuple(Evidence(ref=ref, room=room, about=row, words=Text(en=row)) for room, row in about)
    sheet = Sheet(steps=(step("vision"), step("purpose").with_(id="row-of-purpose")))
    found = analyse(sheet, {Evidence: told})
    assert {s.name: len(s.evidence) for s in found.steps if s.evidence} == {
        "vision": 1,
        "purpose": 1,
    }


def test_what_it_gives_is_not_what_it_takes() -> None:
    tool = toolbox.room("journey")
    assert set(tool.gives) == {Task, Clause, Day}
    assert not set(tool.gives) & set(tool.takes)
