"""What the map gives other rooms, and how it can be traced back."""

import datetime

from kolam import toolbox
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.tools.stakeholders import TOOL
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.sheet import Engagement, Sheet
from kolam.tools.stakeholders.tests.situations import sheet, stakeholder

SHOP = stakeholder("Shop", "business").with_(
    engagement=Engagement(owner="Mala", channel="Call", next_contact=datetime.date(2023, 7, 1))
)


def given(kind: type, sheet: Sheet, language: str = "en") -> tuple[object, ...]:
    return TOOL.gives[kind](sheet, analyse(sheet, {}), toolbox.voice(language))


def test_a_stakeholder_is_given_as_it_was_placed() -> None:
    (row,) = (rated := sheet({"first": {"Shop": "8/2 9/3"}})).stakeholders
    assert given(Stakeholder, rated) == (
        Stakeholder(
            ref=Ref(tool="stakeholders", path=("stakeholders", "Shop"), seen=fingerprint(row)),
            name=Text(en="Shop"),
            sector=None,
            kind="organisation",
            interest="8.5",
            influence="2.5",
            quadrant="empower_and_inform",
        ),
    )


def test_an_unrated_stakeholder_is_given_without_a_place() -> None:
    (told,) = given(Stakeholder, Sheet(stakeholders=(SHOP,)))
    assert isinstance(told, Stakeholder)
    assert (told.interest, told.influence, told.quadrant) == ("", "", "")


def test_a_next_contact_is_a_task_with_owner_and_day() -> None:
    path = ("stakeholders", "Shop", "engagement")
    assert given(Task, Sheet(stakeholders=(SHOP,))) == (
        Task(
            ref=Ref(tool="stakeholders", path=path, seen=fingerprint(SHOP)),
            what=Text(en="Contact Shop: Call"),
            owner="Mala",
            due=datetime.date(2023, 7, 1),
        ),
    )


def test_a_task_speaks_the_language_in_which_it_was_asked_for() -> None:
    (task,) = given(Task, Sheet(stakeholders=(SHOP,)), "ta")
    assert isinstance(task, Task)
    assert (task.what.en, task.what.ta) == ("", "“Shop” ஐத் தொடர்புகொள்ளுங்கள்: Call")


def test_a_contact_without_a_channel_names_nobody_but_the_stakeholder() -> None:
    plan = Engagement(next_contact=datetime.date(2023, 7, 1))
    (task,) = given(Task, Sheet(stakeholders=(SHOP.with_(engagement=plan),)))
    assert isinstance(task, Task)
    assert (task.what, task.owner) == (Text(en="Contact Shop"), "")


def test_no_day_no_task() -> None:
    assert given(Task, Sheet(stakeholders=(stakeholder("Shop", "business"),))) == ()
