"""`kolam check --audit`: the history of a server, followed and told."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from kolam.cli.main import kolam
from kolam.core.record import Text
from kolam.web import sheets
from kolam.web.models import Partnership, Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(db: None) -> Sheet:
    """A sheet with three lines of history."""
    food = Partnership.objects.create(slug="food", about={"id": "food", "title": {"en": "Food"}})
    row = sheets.current(food, "stakeholders")
    for words in ("One?", "Two?", "Three?"):
        changed = sheets.record_of(row).with_(question=Text(en=words))
        sheets.save(row, changed, read=row.fingerprint, who=None)
    return row


def check(*more: str) -> Result:
    return CliRunner().invoke(kolam, ["check", "--audit", *more])


def test_a_whole_history_ends_with_nothing_wrong(sheet: Sheet) -> None:
    done = check()
    assert done.exit_code == 0
    assert f"food  stakeholders: 3 lines  {sheet.head[:16]}" in done.stdout


def test_what_does_not_hold_is_named(sheet: Sheet) -> None:
    sheet.revisions.filter(number=2).update(why="import")
    done = check()
    assert done.exit_code == 1
    assert "line 2 is not as it was written" in done.stdout


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_sentence_is_said_in_the_language(sheet: Sheet, language: str) -> None:
    sheet.revisions.filter(number=2).delete()
    assert "⟦" not in check("--language", language).stdout


def test_data_says_the_same(sheet: Sheet) -> None:
    sheet.revisions.filter(number=2).delete()
    told = orjson.loads(check("--json").stdout)
    found = {one["chain"]: [(b["what"], b["number"]) for b in one["breaks"]] for one in told}
    assert found == {"appointments": [], "stakeholders": [("removed", 2)]}


def test_links_kept_elsewhere_find_a_history_written_anew(sheet: Sheet, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    assert check("-o", str(kept)).exit_code == 0
    assert check("--since", str(kept)).exit_code == 0
    sheet.revisions.all().delete()
    Sheet.objects.filter(pk=sheet.pk).update(links=0, head="")
    row = Sheet.objects.get(pk=sheet.pk)
    for words in ("A?", "B?", "C?"):
        changed = sheets.record_of(row).with_(question=Text(en=words))
        sheets.save(row, changed, read=row.fingerprint, who=None)
    done = check("--since", str(kept))
    assert (check().exit_code, done.exit_code) == (0, 1)
    assert "line 3 is not the one that was kept" in done.stdout


def test_links_that_are_none_are_told(sheet: Sheet, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_bytes(b"{}")
    done = check("--since", str(tmp_path / "kept.json"))
    assert done.exit_code == 1
    assert "made: This is needed" in done.stderr


def test_without_a_book_and_without_audit_the_usage_is_told() -> None:
    done = CliRunner().invoke(kolam, ["check"])
    assert done.exit_code == 2
    assert "Name a BOOK" in done.stderr
