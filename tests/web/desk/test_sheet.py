"""The editor: every field of every record in a form, every fault at once, nothing lost."""

import re
from typing import Any

import pytest
from django.test import Client

from kolam.web import sheets
from kolam.web.models import Revision, Sheet

pytestmark = pytest.mark.django_db
EDITOR = "/desk/food/rooms/stakeholders/sheet/"
MOH = f"{EDITOR}at/stakeholders/MOH/"
NEW = f"{EDITOR}at/stakeholders/+/"


def form(client: Client, address: str) -> dict[str, str]:
    """What a browser would send from the first form of the page that has a fingerprint."""
    page = client.get(address).content.decode()
    (body,) = [f for f in re.findall(r"<form.*?</form>", page, re.S) if 'name="act"' in f][:1] or [
        f for f in re.findall(r"<form.*?</form>", page, re.S) if 'name="read"' in f
    ][:1]
    return fields_in(body)


def fields_in(body: str) -> dict[str, str]:
    found = {}
    for tag in re.findall(r"<input [^>]*>", body):
        name, value = (re.search(rf' {key}="([^"]*)"', tag) for key in ("name", "value"))
        ticked = 'type="checkbox"' not in tag or " checked" in tag
        if name and ticked and 'type="radio"' not in tag:
            found[name[1]] = value[1] if value else ""
    for name_, options in re.findall(r'<select [^>]*name="([^"]*)".*?>(.*?)</select>', body, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name_] = chosen[1] if chosen else ""
    for name_, text in re.findall(
        r'<textarea [^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', body, re.S
    ):
        found[name_] = text
    return found


def row(sheet: Sheet, id: str) -> dict[str, Any]:
    sheet.refresh_from_db()
    return next(r for r in sheets.record_of(sheet).plain()["stakeholders"] if r["id"] == id)


def test_a_form_that_is_sent_back_as_it_came_changes_nothing(alice: Client, sheet: Sheet) -> None:
    before = row(sheet, "MOH")
    answer = alice.post(MOH, {**form(alice, MOH), "act": "save"})
    assert (answer.status_code, row(sheet, "MOH"), Revision.objects.count()) == (303, before, 1)


def test_nested_fields_words_ticks_and_dates_are_saved(alice: Client, sheet: Sheet) -> None:
    sent = form(alice, MOH) | {
        "name.ta": "சுகாதார அமைச்சு",
        "attitude": "-2",
        "salience.power": "yes",
        "engagement.next_contact": "2026-12-01",
        "act": "save",
    }
    assert alice.post(MOH, sent).status_code == 303
    saved = row(sheet, "MOH")
    assert saved["name"]["ta"] == "சுகாதார அமைச்சு"
    assert (saved["attitude"], saved["salience"]["power"]) == (-2, True)
    assert saved["engagement"]["next_contact"] == "2026-12-01"


def test_every_wrong_field_is_told_at_once_and_keeps_what_was_typed(
    alice: Client, sheet: Sheet
) -> None:
    wrong = {
        "attitude": "nine",
        "sector": "gov",
        "engagement.next_contact": "soon",
        "why": "w" * 501,
    }
    answer = alice.post(MOH, {**form(alice, MOH), **wrong, "act": "save"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.findall(r'href="#(f-[\w-]+)"', page) == [
        "f-sector", "f-why", "f-attitude", "f-engagement-next_contact",
    ]  # fmt: skip
    assert all(f'id="{id}-fault"' in page for id in ("f-sector", "f-why", "f-attitude"))
    assert 'value="nine"' in page
    assert row(sheet, "MOH")["attitude"] is None


def test_a_new_row_goes_last_and_gets_an_id(alice: Client, sheet: Sheet) -> None:
    sent = form(alice, NEW) | {"name.si": "සර්වෝදය", "act": "save"}
    assert alice.post(NEW, sent).status_code == 303
    sheet.refresh_from_db()
    last = sheet.body["stakeholders"][-1]
    assert (last["name"]["si"], last["kind"]) == ("සර්වෝදය", "organisation")
    assert re.fullmatch(r"r[0-9a-f]{10}", last["id"])


def test_a_new_row_without_a_name_is_told_beside_the_name(alice: Client, sheet: Sheet) -> None:
    answer = alice.post(NEW, {**form(alice, NEW), "act": "save"})
    assert (answer.status_code, b'id="f-name-fault"' in answer.content) == (422, True)


def test_rows_move_up_and_down(alice: Client, sheet: Sheet) -> None:
    alice.post(MOH, {"act": "down", "read": sheet.fingerprint})
    sheet.refresh_from_db()
    assert [r["id"] for r in sheet.body["stakeholders"]] == ["UNI", "MOH", "HH"]


def test_a_removed_row_comes_back_with_undo(alice: Client, sheet: Sheet) -> None:
    alice.post(f"{EDITOR}at/stakeholders/HH/", {"act": "remove", "read": sheet.fingerprint})
    sheet.refresh_from_db()
    assert [r["id"] for r in sheet.body["stakeholders"]] == ["MOH", "UNI"]
    last = sheet.revisions.latest("pk")
    alice.post(f"/desk/food/rooms/stakeholders/history/{last.pk}/undo/")
    sheet.refresh_from_db()
    assert [r["id"] for r in sheet.body["stakeholders"]] == ["MOH", "UNI", "HH"]


def test_removing_a_row_that_others_point_to_says_where(alice: Client, sheet: Sheet) -> None:
    answer = alice.post(MOH, {"act": "remove", "read": sheet.fingerprint})
    assert answer.status_code == 422
    assert b"/sheet/at/links/L1/" in answer.content
    assert row(sheet, "MOH")


def test_a_field_that_refers_to_rows_offers_them_by_name(alice: Client, sheet: Sheet) -> None:
    page = alice.get(f"{EDITOR}at/links/L1/").content.decode()
    assert '<option value="UNI" selected>UNICEF</option>' in page


def test_the_fields_outside_lists_have_a_form_of_their_own(alice: Client, sheet: Sheet) -> None:
    sent = form(alice, EDITOR) | {"question.en": "Why?", "scale.rule": "top_third"}
    assert alice.post(f"{EDITOR}fields/", sent).status_code == 303
    sheet.refresh_from_db()
    assert (sheet.body["question"]["en"], sheet.body["scale"]["rule"]) == ("Why?", "top_third")
    assert len(sheet.body["stakeholders"]) == 3


def test_a_saved_page_offers_to_take_it_back(alice: Client, sheet: Sheet) -> None:
    sent = form(alice, MOH) | {"name.en": "Health", "act": "save"}
    page = alice.post(MOH, sent, follow=True).content.decode()
    last = sheet.revisions.latest("pk")
    assert f"/history/{last.pk}/undo/" in page


def test_a_row_opens_in_its_place_with_htmx(alice: Client, sheet: Sheet) -> None:
    answer = alice.get(MOH, headers={"HX-Request": "true"})
    assert answer.content.strip().startswith(b"<form")


def test_a_faulty_row_stays_in_its_place_with_htmx(alice: Client, sheet: Sheet) -> None:
    sent = {**form(alice, MOH), "attitude": "9", "act": "save"}
    answer = alice.post(MOH, sent, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#form-stakeholders-MOH")
    assert b'id="form-stakeholders-MOH"' in answer.content
    assert b'id="f-form-stakeholders-MOH-attitude-fault"' in answer.content


def test_lists_inside_rows_have_pages_of_their_own(alice: Client, sheet: Sheet) -> None:
    alice.post(f"{EDITOR}at/rounds/+/", {"title": "First", "promise": "named", "act": "save"})
    sheet.refresh_from_db()
    (held,) = sheet.body["rounds"]
    inside = f"{EDITOR}at/rounds/{held['id']}/ratings/"
    sent = {"rater": "p1", "stakeholder": "MOH", "interest": "7", "act": "save"}
    answer = alice.post(f"{inside}+/", sent)
    assert answer["Location"].startswith(inside)
    sheet.refresh_from_db()
    assert sheet.body["rounds"][0]["ratings"][0]["interest"] == 7


def test_markup_in_a_name_is_text(alice: Client, sheet: Sheet) -> None:
    sent = form(alice, MOH) | {"name.en": "<script>x</script>", "act": "save"}
    page = alice.post(MOH, sent, follow=True).content
    assert b"<script>x" not in page
    assert b"&lt;script&gt;x" in page
