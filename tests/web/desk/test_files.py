"""Files in and out: what goes out comes back the same, and what comes in is looked at first."""

import html
import io
import re
import zipfile
from typing import Any

import orjson
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kolam.core.fault import Fault
from kolam.toolbox import voice
from kolam.web.desk.incoming import graded, named_in
from kolam.web.models import Organisation, Partnership, Sheet

pytestmark = pytest.mark.django_db
TAKE = "/desk/food/rooms/stakeholders/take/"
IMPORT = "/desk/food/files/import/"


def taken(client: Client, what: str) -> bytes:
    answer = client.get(f"{TAKE}{what}")
    assert answer.status_code == 200
    return bytes(answer.content)


def look(client: Client, name: str, data: bytes, **more: str) -> Any:
    sent = {"file": SimpleUploadedFile(name, data), "tool": "stakeholders", **more}
    return client.post(IMPORT, sent)


def apply(client: Client, preview: Any) -> Any:
    page = preview.content.decode()
    found = re.findall(r'name="(part|read|changes)" value="([^"]*)"', page)
    sent: dict[str, Any] = {"apply": "1"}
    for name, value in found:
        sent.setdefault(name, []).append(html.unescape(value))
    return client.post(IMPORT, sent)


def test_every_format_has_its_kind_and_name(carol: Client, sheet: Sheet) -> None:
    found = {
        what: (answer["Content-Type"], answer["Content-Disposition"].partition("filename=")[2])
        for what in ("csv/", "csv/?table=stakeholders", "xlsx/", "svg/", "png/", "json/")
        for answer in [carol.get(TAKE + what)]
    }
    name = '"food-stakeholders'
    assert found == {
        "csv/": ("application/zip", f'{name}-csv.zip"'),
        "csv/?table=stakeholders": ("text/csv; charset=utf-8", f'{name}-stakeholders.csv"'),
        "xlsx/": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            f'{name}.xlsx"',
        ),
        "svg/": ("image/svg+xml", f'{name}.svg"'),
        "png/": ("image/png", f'{name}.png"'),
        "json/": ("application/json", f'{name}.json"'),
    }


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("csv/", "food-stakeholders-csv.zip"),
        ("csv/?table=stakeholders", "food-stakeholders-stakeholders.csv"),
        ("csv/?table=links", "food-stakeholders-links.csv"),
        ("xlsx/", "food-stakeholders.xlsx"),
        ("json/", "food-stakeholders.json"),
    ],
)
def test_what_was_taken_out_changes_nothing_when_it_comes_back(
    alice: Client, sheet: Sheet, what: str, name: str
) -> None:
    answer = look(alice, name, taken(alice, what))
    assert (answer.status_code, b"There is nothing to change" in answer.content) == (200, True)


def test_a_csv_file_round_trips_byte_for_byte(alice: Client, sheet: Sheet) -> None:
    first = taken(alice, "csv/?table=stakeholders")
    changed = first.replace(b"UNICEF", 'ශ්‍රී "x", y'.encode()).replace(b'"x", y', b"x y")
    assert apply(alice, look(alice, "stakeholders.csv", changed)).status_code == 302
    assert taken(alice, "csv/?table=stakeholders") == changed


def test_a_look_changes_nothing_and_shows_every_change(alice: Client, sheet: Sheet) -> None:
    seen = sheet.fingerprint
    changed = taken(alice, "csv/?table=stakeholders").replace(b"UNICEF", b"Children's fund")
    page = look(alice, "stakeholders.csv", changed).content.decode()
    sheet.refresh_from_db()
    assert sheet.fingerprint == seen
    assert "<del>UNICEF</del>" in page
    assert "<ins>Children&#x27;s fund</ins>" in page


def test_an_import_is_a_revision_that_can_be_undone(alice: Client, sheet: Sheet) -> None:
    seen = sheet.fingerprint
    changed = taken(alice, "csv/?table=stakeholders").replace(b"UNICEF", b"Fund")
    apply(alice, look(alice, "stakeholders.csv", changed))
    last = sheet.revisions.latest("pk")
    assert (last.why, last.before) == ("import", seen)
    alice.post(f"/desk/food/rooms/stakeholders/history/{last.pk}/undo/")
    sheet.refresh_from_db()
    assert sheet.fingerprint == seen


def test_faults_are_told_with_row_and_column_all_at_once(alice: Client, sheet: Sheet) -> None:
    rows = b"id,name.en,sector,attitude\nMOH,Health,gov,9\nUNI,UNICEF,business,two\n"
    answer = look(alice, "stakeholders.csv", rows)
    cells = re.findall(r"<tr><td>stops</td><td>(\w+)</td><td>(\d+)</td><td>([\w.]+)</td>",
                       answer.content.decode())  # fmt: skip
    assert answer.status_code == 422
    assert sorted(cells) == [
        ("stakeholders", "2", "attitude"),
        ("stakeholders", "2", "sector"),
        ("stakeholders", "3", "attitude"),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("picture.png", b"x"),
        ("book.kolam", b"not a zip"),
        ("sheet.json", b"{"),
        ("sheet.xlsx", b"not a workbook"),
        ("tables.zip", b"not a zip"),
        ("nothing-that-fits.csv", b"id\n"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    alice: Client, sheet: Sheet, name: str, data: bytes
) -> None:
    answer = look(alice, name, data)
    assert (answer.status_code, b"Nothing has been changed" in answer.content) == (422, True)
    assert "⟦" not in answer.content.decode()


def test_no_file_at_all_is_told(alice: Client, sheet: Sheet) -> None:
    assert alice.post(IMPORT, {"tool": "stakeholders"}).status_code == 422


def test_an_edit_meanwhile_is_merged_or_asked_about(
    alice: Client, bob: Client, sheet: Sheet
) -> None:
    changed = taken(alice, "csv/?table=stakeholders").replace(b"UNICEF", b"Fund")
    preview = look(alice, "stakeholders.csv", changed)
    row = "/desk/food/rooms/stakeholders/sheet/at/stakeholders/UNI/"
    bob.post(row, {"name.en": "Children", "name.si": "", "name.ta": "", "act": "save"})
    assert apply(alice, preview).status_code == 409


def test_a_book_holds_the_shared_sheets_and_no_private_one(
    carol: Client, sheet: Sheet, food: Partnership
) -> None:
    owner = Organisation.objects.create(name="Ministry")
    body = {**sheet.body, "question": {"en": "SECRET", "si": "", "ta": ""}}
    Sheet.objects.create(
        partnership=food, tool="stakeholders", owner=owner, body=body, fingerprint="0" * 32
    )
    data = carol.get("/desk/food/book/").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert orjson.loads(contents["sheets/stakeholders.json"])["sheet"] == sheet.body
    assert not any(b"SECRET" in content for content in contents.values())


def test_a_book_becomes_a_partnership_of_its_own(carol: Client, eve: Client, sheet: Sheet) -> None:
    data = carol.get("/desk/food/book/").content
    answer = eve.post("/open/", {"file": SimpleUploadedFile("food.kolam", data)})
    assert (answer.status_code, eve.get(answer["Location"]).status_code) == (302, 200)
    assert Partnership.objects.count() == 2


def test_a_book_comes_back_into_its_own_partnership(alice: Client, sheet: Sheet) -> None:
    answer = look(alice, "food.kolam", alice.get("/desk/food/book/").content)
    assert b"There is nothing to change" in answer.content


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("stakeholders.csv", "stakeholders"),
        ("food-stakeholders-links.csv", "links"),
        ("food-stakeholders-rounds.ratings.csv", "rounds.ratings"),
        ("anything.csv", ""),
    ],
)
def test_a_file_is_known_by_the_end_of_its_name(name: str, table: str) -> None:
    assert named_in(name, ["sheet", "stakeholders", "links", "rounds", "rounds.ratings"]) == table


def test_a_fault_of_the_whole_file_has_no_row() -> None:
    (line,) = graded((Fault(("links",), "unknown_table", {"word": "x", "near": "y"}),),
                     voice("en"), grade="stops")  # fmt: skip
    assert (line.table, line.row, line.column) == ("links", "", "")
