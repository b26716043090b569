"""Sheets in the database: nothing is lost, whatever two people save in whichever order."""

from typing import Any

import pytest

from kolam.core.record import fingerprint
from kolam.web import sheets
from kolam.web.models import Organisation, Partnership, Revision, Sheet

pytestmark = pytest.mark.django_db


def renamed(record: Any, id: str, name: str) -> Any:
    rows = tuple(
        row.with_(name={"en": name}) if row.id == id else row for row in record.stakeholders
    )
    return record.with_(stakeholders=rows)


def names(sheet: Sheet) -> list[str]:
    return [row["name"]["en"] for row in sheets.record_of(sheet).plain()["stakeholders"]]


def test_the_first_look_at_a_room_makes_an_empty_sheet(food: Partnership) -> None:
    row = sheets.current(food, "stakeholders")
    assert (row.body["stakeholders"], sheets.current(food, "stakeholders").pk) == ([], row.pk)


def test_a_save_is_one_revision_that_tells_before_and_after(sheet: Sheet) -> None:
    read, old = sheet.fingerprint, sheets.record_of(sheet)
    saved = sheets.save(sheet, renamed(old, "MOH", "Health"), read=read, who=None)
    assert saved.revision is not None
    assert (saved.revision.before, saved.revision.after) == (read, sheet.fingerprint)
    assert saved.revision.changes[0]["path"] == ["stakeholders", "MOH", "name", "en"]


def test_saving_what_is_there_already_makes_no_revision(sheet: Sheet) -> None:
    same = sheets.record_of(sheet)
    saved = sheets.save(sheet, same, read=sheet.fingerprint, who=None)
    assert (saved.revision, Revision.objects.count()) == (None, 1)


def test_two_edits_of_different_rows_are_both_kept(sheet: Sheet) -> None:
    read, base = sheet.fingerprint, sheets.record_of(sheet)
    sheets.save(sheet, renamed(base, "MOH", "Health"), read=read, who=None)
    saved = sheets.save(sheet, renamed(base, "UNI", "Children's fund"), read=read, who=None)
    assert saved.merged
    assert names(sheet) == ["Health", "Children's fund", "Households"]


def test_two_edits_of_one_cell_save_nothing_and_keep_both_values(sheet: Sheet) -> None:
    read, base = sheet.fingerprint, sheets.record_of(sheet)
    sheets.save(sheet, renamed(base, "MOH", "Health"), read=read, who=None)
    with pytest.raises(sheets.Stale) as told:
        sheets.save(sheet, renamed(base, "MOH", "Ministry"), read=read, who=None)
    (conflict,) = told.value.conflicts
    assert (conflict.mine, conflict.theirs) == ("Ministry", "Health")
    assert names(sheet)[0] == "Health"


def test_a_fingerprint_that_never_was_is_refused(sheet: Sheet) -> None:
    with pytest.raises(sheets.TooOld):
        sheets.save(sheet, sheets.record_of(sheet), read="0" * 32, who=None)


def test_every_earlier_state_can_be_seen_again(sheet: Sheet) -> None:
    seen = [(sheet.fingerprint, sheets.record_of(sheet))]
    for name in ("A", "B", "C"):
        sheets.save(sheet, renamed(seen[-1][1], "HH", name), read=seen[-1][0], who=None)
        seen.append((sheet.fingerprint, sheets.record_of(sheet)))
    assert [sheets.at(sheet, mark) for mark, _ in seen] == [record for _, record in seen]


def test_taking_back_a_revision_leaves_later_edits_elsewhere(sheet: Sheet) -> None:
    base = sheets.record_of(sheet)
    first = sheets.save(sheet, renamed(base, "MOH", "Health"), read=sheet.fingerprint, who=None)
    second = renamed(sheets.record_of(sheet), "UNI", "Fund")
    sheets.save(sheet, second, read=sheet.fingerprint, who=None)
    assert first.revision is not None
    sheets.take_back(first.revision, who=None)
    sheet.refresh_from_db()
    assert names(sheet) == ["Ministry of Health", "Fund", "Households"]


def test_taking_back_what_was_changed_again_since_is_a_collision(sheet: Sheet) -> None:
    base = sheets.record_of(sheet)
    first = sheets.save(sheet, renamed(base, "MOH", "A"), read=sheet.fingerprint, who=None)
    again = renamed(sheets.record_of(sheet), "MOH", "B")
    sheets.save(sheet, again, read=sheet.fingerprint, who=None)
    assert first.revision is not None
    with pytest.raises(sheets.Stale):
        sheets.take_back(first.revision, who=None)


def test_before_and_after_of_a_revision_have_its_fingerprints(sheet: Sheet) -> None:
    base = sheets.record_of(sheet)
    sheets.save(sheet, renamed(base, "MOH", "A"), read=sheet.fingerprint, who=None)
    for revision in sheet.revisions.all():
        states = sheets.before(revision), sheets.after(revision)
        assert [fingerprint(s) for s in states] == [revision.before, revision.after]


def test_sheets_read_together_are_as_each_alone(food: Partnership, sheet: Sheet) -> None:
    sheets.current(food, "negotiation", Organisation.objects.create(name="Ministry of Health"))
    rows = food.sheets.order_by("pk")
    together = [(row.pk, record) for row, record in sheets.records_of(rows)]
    assert len(together) == 2
    assert together == [(row.pk, sheets.record_of(row)) for row in rows]
