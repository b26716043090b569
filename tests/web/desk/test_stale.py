"""Two people at one sheet: merged where that is possible, asked where it is not."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from kolam.web.models import Sheet

pytestmark = pytest.mark.django_db
EDITOR = "/desk/food/rooms/stakeholders/sheet/"
MOH = f"{EDITOR}at/stakeholders/MOH/"
RESOLVE = f"{EDITOR}stale/"


def named(read: str, name: str, **more: str) -> dict[str, str]:
    return {"read": read, "name.en": name, "name.si": "", "name.ta": "", "act": "save", **more}


def names(sheet: Sheet) -> dict[str, str]:
    sheet.refresh_from_db()
    return {row["id"]: row["name"]["en"] for row in sheet.body["stakeholders"]}


def hidden(answer: Any) -> dict[str, str]:
    page = answer.content.decode()
    found = re.findall(r'type="hidden" name="(read|base|mine)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def collide(alice: Client, bob: Client, sheet: Sheet) -> Any:
    read = sheet.fingerprint
    alice.post(MOH, named(read, "Health"))
    return bob.post(MOH, named(read, "Ministry", why="Because"))


def test_edits_of_different_rows_are_merged_and_the_page_says_so(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    read = sheet.fingerprint
    alice.post(MOH, named(read, "Health"))
    answer = bob.post(f"{EDITOR}at/stakeholders/UNI/", named(read, "Fund"))
    assert (answer.status_code, "merged=1" in answer["Location"]) == (303, True)
    assert names(sheet) == {"MOH": "Health", "UNI": "Fund", "HH": "Households"}


def test_a_collision_shows_both_values_and_who_was_first(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    answer = collide(alice, bob, sheet)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(word in page for word in ("Ministry of Health", "Health", "Ministry", "alice"))
    assert names(sheet)["MOH"] == "Health"


@pytest.mark.parametrize(("side", "name"), [("mine", "Ministry"), ("theirs", "Health")])
def test_each_side_can_be_kept_and_the_rest_of_the_edit_is_kept_too(
    alice: Client, bob: Client, sheet: Sheet, side: str, name: str
) -> None:
    carried = hidden(collide(alice, bob, sheet))
    answer = bob.post(RESOLVE, {**carried, "keep-0": side})
    assert (answer.status_code, names(sheet)["MOH"]) == (303, name)
    assert sheet.body["stakeholders"][0]["why"] == "Because"


def test_a_third_edit_in_between_is_asked_about_too(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    carried = hidden(collide(alice, bob, sheet))
    alice.post(MOH, named("", "Department"))
    answer = bob.post(RESOLVE, {**carried, "keep-0": "mine"})
    assert (answer.status_code, b"Department" in answer.content) == (409, True)
    again = bob.post(RESOLVE, {**hidden(answer), "keep-0": "mine"})
    assert (again.status_code, names(sheet)["MOH"]) == (303, "Ministry")


def test_a_row_that_one_removed_and_the_other_changed_is_asked_about(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    read, households = sheet.fingerprint, f"{EDITOR}at/stakeholders/HH/"
    alice.post(households, {"read": read, "act": "remove"})
    answer = bob.post(households, named(read, "Families"))
    assert answer.status_code == 409
    bob.post(RESOLVE, {**hidden(answer), "keep-0": "mine"})
    assert names(sheet)["HH"] == "Families"


def test_two_right_edits_that_contradict_each_other_lose_nothing(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    read = sheet.fingerprint
    alice.post(f"{EDITOR}at/stakeholders/HH/", {"read": read, "act": "remove"})
    sent = {"read": read, "source": "HH", "target": "MOH", "kind": "support", "act": "save"}
    answer = bob.post(f"{EDITOR}at/links/+/", sent)
    assert answer.status_code == 409
    refused = bob.post(RESOLVE, {**hidden(answer), "keep-0": "mine"})
    assert (refused.status_code, b"faults" in refused.content) == (409, True)
    left = bob.post(RESOLVE, {**hidden(answer), "keep-0": "theirs"})
    assert (left.status_code, sorted(names(sheet))) == (303, ["MOH", "UNI"])


def test_what_the_page_carries_cannot_be_made_up(bob: Client, sheet: Sheet) -> None:
    made_up = [
        {"base": "0" * 32, "mine": "[]"},
        {"base": sheet.fingerprint, "mine": "not json"},
        {"base": sheet.fingerprint, "mine": "5"},
        {"base": sheet.fingerprint, "mine": '{"a": 1}'},
        {"base": sheet.fingerprint, "mine": '[{"kind": "set", "path": ["nonsense"]}]'},
        {},
    ]
    assert [bob.post(RESOLVE, sent).status_code for sent in made_up] == [404] * 6
