"""The chain of the history: whole while nobody touches it, and broken where somebody does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from kolam.core.record import Record, Text, read
from kolam.web import audit, chain, sheets
from kolam.web.audit import Break, chains, heads_of
from kolam.web.models import Appointment, Organisation, Partnership, Revision, Sheet
from tests.web.postgres import NewDatabase

pytestmark = pytest.mark.django_db
NOW = "2026-06-26T10:00:00Z"


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", "ann@example.org")


@pytest.fixture
def edited(sheet: Sheet, ann: User) -> Sheet:
    """A sheet with four revisions."""
    for words in ("One?", "Two?", "Three?"):
        edit(sheet, words, ann)
    sheet.refresh_from_db()
    return sheet


def edit(sheet: Sheet, words: str, who: Any = None) -> None:
    row = sheets.current(sheet.partnership, sheet.tool, sheet.owner)
    sheets.save(row, asked(row, words), read=row.fingerprint, who=who)


def asked(row: Sheet, words: str) -> Record:
    return sheets.record_of(row).with_(question=Text(en=words))


def breaks(sheet: Sheet) -> list[tuple[str, str, int]]:
    sheet.refresh_from_db()
    found = chains(Partnership.objects.get(pk=sheet.partnership_id))
    return [(b.what, b.name, b.number) for one in found for b in one.breaks]


def rows(sheet: Sheet) -> list[Revision]:
    return list(sheet.revisions.order_by("number"))


def test_every_revision_holds_the_hash_of_the_one_before(edited: Sheet) -> None:
    found, before = rows(edited), ""
    for row in found:
        assert row.link == chain.link_of(before, chain.of_revision(row, edited))
        before = row.link
    assert [row.number for row in found] == [1, 2, 3, 4]
    assert (edited.links, edited.head) == (4, found[-1].link)
    assert breaks(edited) == []


def test_what_changes_nothing_adds_no_link(edited: Sheet) -> None:
    edit(edited, "Three?")
    assert (edited.revisions.count(), breaks(edited)) == (4, [])


@pytest.mark.parametrize(
    "changed",
    [
        {"why": "import"},
        {"before": "0" * 32},
        {"after": "0" * 32},
        {"changes": []},
        {"when": "2020-01-01T00:00:00Z"},
        {"person": 999},
        {"link": "0" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_changed_row_is_named(edited: Sheet, changed: dict[str, Any]) -> None:
    edited.revisions.filter(number=2).update(**changed)
    assert ("changed", "stakeholders", 2) in breaks(edited)


def test_a_row_put_in_another_persons_name_is_named(edited: Sheet) -> None:
    other = User.objects.create_user("other", "other@example.org")
    edited.revisions.filter(number=3).update(who=other)
    assert breaks(edited) == [("changed", "stakeholders", 3)]


def test_a_name_taken_off_a_row_is_named(edited: Sheet) -> None:
    edited.revisions.filter(number=3).update(who=None)
    assert breaks(edited) == [("changed", "stakeholders", 3)]


def test_a_closed_account_breaks_nothing(edited: Sheet, ann: User) -> None:
    ann.delete()
    assert breaks(edited) == []
    assert set(edited.revisions.values_list("who", flat=True)) == {None}


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_removed_row_is_named(edited: Sheet, number: int) -> None:
    edited.revisions.filter(number=number).delete()
    assert ("removed", "stakeholders", number) in breaks(edited)


def test_rows_removed_at_the_end_are_named_even_if_the_sheet_is_put_back(edited: Sheet) -> None:
    second = rows(edited)[1]
    was = sheets.after(second)
    edited.revisions.filter(number__gt=2).delete()
    Sheet.objects.filter(pk=edited.pk).update(body=was.plain(), fingerprint=second.after)
    assert breaks(edited) == [
        ("removed", "stakeholders", 3),
        ("removed", "stakeholders", 4),
    ]


def test_two_rows_changed_over_are_named(edited: Sheet) -> None:
    second, third = rows(edited)[1:3]
    edited.revisions.filter(pk=second.pk).update(number=3)
    edited.revisions.filter(pk=third.pk).update(number=2)
    assert {number for _, _, number in breaks(edited)} >= {2, 3}


def test_a_row_put_in_is_named(edited: Sheet) -> None:
    last = rows(edited)[-1]
    last.pk, last.number = None, 5
    last.save(force_insert=True)
    assert ("added", "stakeholders", 5) in breaks(edited)


def test_a_row_that_stands_twice_is_named(edited: Sheet) -> None:
    last = rows(edited)[1]
    last.pk = None
    last.save(force_insert=True)
    assert ("added", "stakeholders", 2) in breaks(edited)


def test_a_sheet_that_was_changed_without_a_revision_is_named(edited: Sheet) -> None:
    changed = asked(edited, "Nobody's words")
    Sheet.objects.filter(pk=edited.pk).update(body=changed.plain())
    assert breaks(edited) == [("sheet", "stakeholders", 4)]


def test_a_chain_made_anew_is_found_by_the_links_kept_elsewhere(edited: Sheet, ann: User) -> None:
    """Whoever has the database can write it all again; the kept heads then tell."""
    kept = heads_of(chains(edited.partnership), NOW)
    edited.revisions.all().delete()
    Sheet.objects.filter(pk=edited.pk).update(links=0, head="")
    for words in ("One!", "Two!", "Three!", "Four!", "Five!"):
        edit(edited, words, ann)
    assert breaks(edited) == []
    found = [b for one in chains(edited.partnership, kept) for b in one.breaks]
    assert found == [Break("rewritten", "food", "stakeholders", 4)]


def test_a_history_that_went_on_still_holds_the_links_kept_elsewhere(edited: Sheet) -> None:
    kept = heads_of(chains(edited.partnership), NOW)
    edit(edited, "Four?")
    assert [b for one in chains(edited.partnership, kept) for b in one.breaks] == []


def test_the_links_kept_elsewhere_read_back(edited: Sheet) -> None:
    kept = heads_of(chains(edited.partnership), NOW)
    assert read(audit.Heads, kept.plain()) == kept
    assert [(head.id, head.number) for head in kept.heads] == [("food:stakeholders", 4)]


def test_a_private_sheet_has_a_chain_of_its_own(edited: Sheet) -> None:
    owner = Organisation.objects.create(name="Growers")
    own = sheets.current(edited.partnership, "value", owner)
    changed = sheets.record_of(own).with_(alternative=Text(en="Alone"))
    sheets.save(own, changed, read=own.fingerprint, who=None)
    found = {(one.name, bool(one.owner)): one.links for one in chains(edited.partnership)}
    assert found[("value", True)] == 1
    assert found[("stakeholders", False)] == 4


def test_appointments_are_a_chain_too(dan: Client, food: Partnership, carol: Client) -> None:
    member = food.members.get(person__username="carol")
    for role in ("mediator", "observer", "partner"):
        dan.post(f"/desk/food/people/{member.pk}/", {"act": "role", "role": role})
    assert [(a.number, len(a.link)) for a in food.appointments.order_by("pk")] == [
        (1, 64),
        (2, 64),
        (3, 64),
    ]
    food.refresh_from_db()
    assert [b for one in chains(food) for b in one.breaks] == []
    food.appointments.filter(number=1).update(after="partner")
    food.appointments.filter(number=3).delete()
    assert [(b.what, b.name, b.number) for one in chains(food) for b in one.breaks] == [
        ("changed", "appointments", 1),
        ("removed", "appointments", 3),
    ]


def test_whole_numbers_are_hashed_alike_however_a_database_writes_them() -> None:
    ways = [{"a": [7, {"b": 1e20}]}, {"a": [7.0, {"b": 10**20}]}]
    assert len({chain.link_of("", way) for way in ways}) == 1
    assert chain.link_of("", {"a": 7}) != chain.link_of("", {"a": 7.5})


def many_writers(tmp_path: Path, **more: str) -> Any:
    environment = os.environ | {
        "KOLAM_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "kolam.web.settings",
        **more,
    }
    script = Path(__file__).with_name("many_writers.py")
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_many_writers_at_once_make_one_chain(tmp_path: Path) -> None:
    assert many_writers(tmp_path) == {"appointments": [24, []], "stakeholders": [24, []]}


def test_many_writers_at_once_make_one_chain_on_postgresql(
    tmp_path: Path, new_postgres: NewDatabase
) -> None:
    found = many_writers(tmp_path, KOLAM_POSTGRES=new_postgres())
    assert found == {"appointments": [24, []], "stakeholders": [24, []]}


def test_the_rows_that_were_there_before_are_linked_by_the_migration(edited: Sheet) -> None:
    from importlib import import_module

    from django.apps import apps

    Revision.objects.update(number=0, link="", person=None)
    Sheet.objects.update(links=0, head="")
    Appointment.objects.create(partnership=edited.partnership, by="a", name="b", act="added")
    import_module("kolam.web.migrations.0004_chain").link_up(apps, None)
    assert breaks(edited) == []
    assert [one.links for one in chains(Partnership.objects.get())] == [1, 4]
