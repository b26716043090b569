"""The history: who, when, which row, from what to what; and any two states compared."""

import pytest
from django.test import Client

from kolam.web.models import Sheet

pytestmark = pytest.mark.django_db
ROOM = "/desk/food/rooms/stakeholders/"
MOH = f"{ROOM}sheet/at/stakeholders/MOH/"


def rename(client: Client, *names: str) -> None:
    for name in names:
        client.post(MOH, {"name.en": name, "name.si": "", "name.ta": "", "act": "save"})


def test_a_revision_tells_who_changed_which_field_of_which_row(
    alice: Client, carol: Client, sheet: Sheet
) -> None:
    rename(alice, "Health")
    page = carol.get(f"{ROOM}history/").content.decode()
    assert "Stakeholders › Health › Name › English" in page
    assert "<del>Ministry of Health</del>" in page
    assert "<ins>Health</ins>" in page
    assert "<strong>alice</strong>" in page


def test_codes_are_told_in_the_readers_words(alice: Client, sheet: Sheet) -> None:
    alice.post(f"{ROOM}sheet/at/stakeholders/HH/", {"sector": "civil_society", "act": "save"})
    alice.cookies["kolam_language"] = "ta"
    assert "குடிமைச் சமூகம்" in alice.get(f"{ROOM}history/").content.decode()


def test_any_two_states_can_be_compared(alice: Client, sheet: Sheet) -> None:
    rename(alice, "A", "B", "C")
    first, *_, last = sheet.revisions.order_by("pk").values_list("pk", flat=True)
    page = alice.get(f"{ROOM}history/compare/?a={last}&b={first}").content.decode()
    assert "<del>Ministry of Health</del>" in page
    assert "<ins>C</ins>" in page


def test_comparing_what_is_not_there_is_not_found(alice: Client, sheet: Sheet) -> None:
    addresses = (f"{ROOM}history/compare/{query}" for query in ("", "?a=1", "?a=x&b=y", "?a=9&b=8"))
    assert [alice.get(address).status_code for address in addresses] == [404] * 4


def test_undo_of_an_old_change_that_was_changed_again_asks(alice: Client, sheet: Sheet) -> None:
    rename(alice, "A", "B")
    old = sheet.revisions.order_by("pk")[1]
    assert alice.post(f"{ROOM}history/{old.pk}/undo/").status_code == 409


def test_undo_is_a_revision_that_can_be_undone(alice: Client, sheet: Sheet) -> None:
    rename(alice, "A")
    for _ in range(2):
        last = sheet.revisions.latest("pk")
        alice.post(f"{ROOM}history/{last.pk}/undo/")
    sheet.refresh_from_db()
    assert sheet.body["stakeholders"][0]["name"]["en"] == "A"
    assert list(sheet.revisions.values_list("why", flat=True)) == ["import", "edit", "undo", "undo"]


def test_a_revision_of_another_room_is_not_found(alice: Client, sheet: Sheet) -> None:
    assert alice.post(f"{ROOM}history/999999/undo/").status_code == 404
