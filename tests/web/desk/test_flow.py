"""The flow on the desk: arrows in and out of a room, and what a click takes, keeps and changes."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam import toolbox
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES
from kolam.flow import Flow
from kolam.tools.influence.sheet import Sheet as Influence
from kolam.web import private, sheets
from kolam.web.desk.arrows import flow_of
from kolam.web.models import Member, Partnership, Revision, Sheet

pytestmark = pytest.mark.django_db
FLOW = "/desk/food/flow/"
TAKER = "/desk/food/rooms/influence/"
SOURCE = "/desk/food/rooms/stakeholders/"


@pytest.fixture
def influence(food: Partnership, sheet: Sheet) -> Sheet:
    row = sheets.current(food, "influence")
    filled = read(Influence, {"question": {"en": "Who decides?"}})
    sheets.save(row, filled, read=row.fingerprint, who=None)
    return row


def held(food: Partnership) -> Flow:
    member = Member.objects.filter(partnership=food).first()
    return flow_of(food, member, toolbox.voice("en"))


def arrow(food: Partnership, id: str = "MOH") -> Any:
    return next(a for a in held(food).into("influence") if a.source.path[-1] == id)


def click(client: Client, food: Partnership, act: str = "take", id: str = "MOH") -> Any:
    return client.post(f"{TAKER}flow/", {"arrow": arrow(food, id).id, "act": act})


def actors(food: Partnership) -> list[tuple[str, str]]:
    sheet: Any = sheets.record_of(sheets.current(food, "influence"))
    return [(row.id, row.name.en) for row in sheet.actors]


def rename(food: Partnership, name: str) -> None:
    row = sheets.current(food, "stakeholders")
    sheet: Any = sheets.record_of(row)
    first = sheet.stakeholders[0].with_(name=Text(en=name))
    new = sheet.with_(stakeholders=(first, *sheet.stakeholders[1:]))
    sheets.save(row, new, read=row.fingerprint, who=None)


def drop(food: Partnership) -> None:
    row = sheets.current(food, "stakeholders")
    sheet: Any = sheets.record_of(row)
    new = sheet.with_(stakeholders=sheet.stakeholders[1:], links=())
    sheets.save(row, new, read=row.fingerprint, who=None)


def test_an_offer_links_to_the_row_it_comes_from(bob: Client, influence: Sheet) -> None:
    text = bob.get(TAKER).content.decode()
    assert f'href="{SOURCE}sheet/#row-stakeholders-MOH">Ministry of Health</a>' in text
    assert 'id="row-stakeholders-MOH"' in bob.get(f"{SOURCE}sheet/").content.decode()


def test_one_click_takes_it_as_a_revision(bob: Client, food: Partnership, influence: Sheet) -> None:
    answer = click(bob, food)
    revision = Revision.objects.get(why="take")
    address = f"{TAKER}sheet/?done={revision.pk}#row-actors-MOH"
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert (actors(food), revision.who and revision.who.username) == (
        [("MOH", "Ministry of Health")],
        "bob",
    )


@pytest.mark.parametrize(
    ("page", "came", "back"),
    [
        (TAKER, "room", f'<a href="{TAKER}#flow">← Who moves whom</a>'),
        (
            "/desk/food/flow/",
            "flow-stakeholders",
            '<a href="/desk/food/flow/#pair-stakeholders-influence">← Flow between rooms</a>',
        ),
    ],
)
def test_who_takes_something_comes_to_its_row_and_from_there_back(
    bob: Client, food: Partnership, influence: Sheet, page: str, came: str, back: str
) -> None:
    assert f'name="from" value="{came}"' in bob.get(page).content.decode()
    sent = {"arrow": arrow(food).id, "act": "take", "from": came}
    answer = bob.post(f"{TAKER}flow/", sent)
    assert answer["Location"].endswith(f"&from={came}#row-actors-MOH")
    told = bob.get(answer["Location"]).content.decode()
    assert (back in told, '<tbody id="row-actors-MOH">' in told) == (True, True)
    anchor = back.partition("#")[2].partition('"')[0]
    assert f'id="{anchor}"' in bob.get(page).content.decode()


@pytest.mark.parametrize("came", ["", "flow-", "flow-nowhere", "//evil.example", "room-x"])
def test_nobody_is_sent_back_to_a_page_that_is_none(
    bob: Client, food: Partnership, influence: Sheet, came: str
) -> None:
    answer = bob.post(f"{TAKER}flow/", {"arrow": arrow(food).id, "act": "take", "from": came})
    assert "from=" not in answer["Location"]
    told = bob.get(f"{TAKER}sheet/?done={Revision.objects.get(why='take').pk}&from={came}")
    assert told.context["came_by"] is None


def test_taking_can_be_undone(bob: Client, food: Partnership, influence: Sheet) -> None:
    click(bob, food)
    bob.post(f"{TAKER}history/{Revision.objects.get(why='take').pk}/undo/")
    assert (actors(food), arrow(food).state) == ([], "offered")


def test_the_source_shows_where_it_went(bob: Client, food: Partnership, influence: Sheet) -> None:
    click(bob, food)
    assert f'href="{TAKER}sheet/#row-actors-MOH"' in bob.get(SOURCE).content.decode()


def test_a_stale_row_shows_the_old_and_the_new(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    click(bob, food)
    rename(food, "Health Ministry")
    text = bob.get(TAKER).content.decode()
    changed = r"<del>Ministry of Health</del>.*?<ins>Health Ministry</ins>"
    assert re.search(changed, text, re.S)
    assert ("Take the new" in text, "Keep mine" in text) == (True, True)


@pytest.mark.parametrize(
    ("act", "name"), [("take", "Health Ministry"), ("keep", "Ministry of Health")]
)
def test_the_new_is_taken_or_mine_is_kept(
    bob: Client, food: Partnership, influence: Sheet, act: str, name: str
) -> None:
    click(bob, food)
    rename(food, "Health Ministry")
    click(bob, food, act)
    assert (actors(food), arrow(food).state) == ([("MOH", name)], "taken")


def test_an_orphan_says_so_and_can_be_kept(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    click(bob, food)
    drop(food)
    assert "What this was taken from is no longer there." in bob.get(TAKER).content.decode()
    click(bob, food, "keep")
    assert (actors(food), [a.place for a in held(food).into("influence") if a.place]) == (
        [("MOH", "Ministry of Health")],
        [],
    )


def test_an_arrow_that_has_changed_meanwhile_takes_nothing(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    old = arrow(food).id
    rename(food, "Health Ministry")
    answer = bob.post(f"{TAKER}flow/", {"arrow": old, "act": "take"})
    assert (answer["Location"], actors(food)) == (f"{FLOW}?changed=1", [])


def test_an_arrow_of_another_room_takes_nothing(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    answer = bob.post(f"{SOURCE}flow/", {"arrow": arrow(food).id, "act": "take"})
    assert (answer.status_code, actors(food)) == (302, [])


def test_an_unknown_act_is_not_found(bob: Client, food: Partnership, influence: Sheet) -> None:
    assert click(bob, food, "steal").status_code == 404


def test_who_may_not_edit_sees_arrows_and_no_buttons(carol: Client, influence: Sheet) -> None:
    text = carol.get(TAKER).content.decode()
    assert ("Ministry of Health" in text, 'name="arrow"' in text) == (True, False)


def test_a_row_that_was_taken_shows_its_source_and_no_box_for_it(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    click(bob, food)
    text = bob.get(f"{TAKER}sheet/at/actors/MOH/").content.decode()
    assert f'Came from: <a href="{SOURCE}sheet/#row-stakeholders-MOH">' in text
    assert 'name="ref' not in text


def test_saving_a_taken_row_keeps_its_source(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    click(bob, food)
    fingerprint = sheets.current(food, "influence").fingerprint
    form = {"read": fingerprint, "name.en": "The ministry", "sector": "government"}
    bob.post(f"{TAKER}sheet/at/actors/MOH/", form)
    assert (actors(food), arrow(food).state) == ([("MOH", "The ministry")], "taken")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flow_page_draws_and_tells_every_pair(
    bob: Client, food: Partnership, influence: Sheet, language: str
) -> None:
    click(bob, food)
    rename(food, "Health Ministry")
    bob.cookies["kolam_language"] = language
    text = bob.get(FLOW).content.decode()
    assert (text.count('class="figure"'), "⟦" in text) == (2, False)
    assert 'class="bundle stale"' in text


def test_a_partnership_without_arrows_says_so(bob: Client, food: Partnership) -> None:
    assert "Nothing goes from one room to another yet." in bob.get(FLOW).content.decode()


@pytest.mark.parametrize("role", ["observer", "partner", "mediator", "facilitator"])
def test_the_flow_is_worked_out_with_the_readers_own_eyes(
    cast: Any, food: Partnership, influence: Sheet, role: str
) -> None:
    cast(role, role)
    member = Member.objects.get(person__username=role)
    viewer = flow_of(food, member, toolbox.voice("en")).bench.viewer
    assert viewer == private.viewer_of(member)


def test_the_history_names_the_room_that_a_row_came_from(
    bob: Client, food: Partnership, influence: Sheet
) -> None:
    filled = read(Influence, {"actors": [{"id": "MOH", "name": {"en": "Ministry of Health"}}]})
    sheets.save(influence, filled, read=influence.fingerprint, who=None)
    click(bob, food)
    text = bob.get(f"{TAKER}history/").content.decode()
    assert "Stakeholder map › stakeholders › MOH" in text
