"""A book on disk: read back equal, written the same, and never trusted."""

import io
import stat
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from kolam.core.book import About, Book
from kolam.core.fault import Faulty
from kolam.core.record import Text
from kolam.store.archive import Opened, packed, read_book, unpacked, write_book
from kolam.store.packing import LARGEST, MOST
from tests.store.specimen import Person, Sheet, sheets, tool

TOOLS = {"specimen": tool()}
ABOUT = About(id="food", title=Text(en="Food", si="ආහාර"), label=Text(ta="மாதிரி"))
SHEET = Sheet(people=(Person(id="a", name=Text(en="Anna"), tags=("x", "y")),))
OPENED = Opened(Book(ABOUT).with_sheet("specimen", SHEET))


def zipped(**members: Any) -> bytes:
    """A zip of these members; double underscores stand for slashes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/") + ".json", data)
    return target.getvalue()


def about(**changes: Any) -> bytes:
    return orjson.dumps({**ABOUT.plain(), **changes})


def faults(act: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as caught:
        act()
    return [(fault.where(), fault.key) for fault in caught.value.faults]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["book", "book.kolam"])
def test_a_book_reads_back_equal(tmp_path: Path, name: str) -> None:
    write_book(tmp_path / name, OPENED, TOOLS)
    assert read_book(tmp_path / name, TOOLS).book == OPENED.book


@settings(max_examples=30)
@given(sheets)
def test_any_sheet_survives_the_zip_and_gives_the_same_bytes(sheet: Sheet) -> None:
    opened = Opened(Book(ABOUT).with_sheet("specimen", sheet))
    data = packed(opened, TOOLS)
    again = unpacked(data, TOOLS)
    assert (again.book, packed(again, TOOLS)) == (opened.book, data)


def test_a_folder_has_files_that_a_person_can_read(tmp_path: Path) -> None:
    write_book(tmp_path, OPENED, TOOLS)
    assert list(files(tmp_path)) == ["README.txt", "about.json", "sheets/specimen.json"]
    text = (tmp_path / "sheets/specimen.json").read_text(encoding="utf-8")
    assert text.startswith('{\n  "tool": "specimen",\n  "version": 0,\n  "sheet": {\n')
    assert "ආහාර" in (tmp_path / "about.json").read_text(encoding="utf-8")


def test_writing_again_changes_no_byte_and_no_date(tmp_path: Path) -> None:
    write_book(tmp_path, OPENED, TOOLS)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    write_book(tmp_path, read_book(tmp_path, TOOLS), TOOLS)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_one_changed_field_changes_one_line(tmp_path: Path) -> None:
    write_book(tmp_path, OPENED, TOOLS)
    path = tmp_path / "sheets/specimen.json"
    before = path.read_text(encoding="utf-8").splitlines()
    changed = SHEET.with_(share=0.25)
    write_book(tmp_path, OPENED.holding(OPENED.book.with_sheet("specimen", changed)), TOOLS)
    after = path.read_text(encoding="utf-8").splitlines()
    assert [b for a, b in zip(before, after, strict=True) if a != b] == ['    "share": 0.25,']


def test_a_sheet_that_left_the_book_leaves_the_folder(tmp_path: Path) -> None:
    write_book(tmp_path, OPENED, TOOLS)
    (tmp_path / "notes.md").write_text("mine", encoding="utf-8")
    write_book(tmp_path, Opened(Book(ABOUT)), TOOLS)
    assert list(files(tmp_path)) == ["README.txt", "about.json", "notes.md"]


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "about.json").mkdir()
    with pytest.raises(OSError, match=r"about\.json"):
        write_book(tmp_path, OPENED, TOOLS)
    assert list(files(tmp_path)) == ["README.txt", "sheets/specimen.json"]


def test_an_unknown_tool_is_reported_and_kept_byte_for_byte(tmp_path: Path) -> None:
    strange = b'{"tool": "specimens",\r\n "whatever": NaN }'
    write_book(tmp_path, OPENED, TOOLS)
    (tmp_path / "sheets/specimens.json").write_bytes(strange)
    opened = read_book(tmp_path, TOOLS)
    write_book(tmp_path / "again", opened, TOOLS)
    assert [(n.where(), n.key, n.values) for n in opened.notes] == [
        ("sheets/specimens.json", "unknown_tool", {"word": "specimens", "near": "specimen"})
    ]
    assert (tmp_path / "again/sheets/specimens.json").read_bytes() == strange


def test_an_old_sheet_is_brought_up_to_today() -> None:
    def shared_in_percent(body: dict[str, Any]) -> dict[str, Any]:
        return {**body, "share": body["share"] / 100}

    newer = {"specimen": tool(upgrades=(shared_in_percent,))}
    old = packed(OPENED.holding(OPENED.book.with_sheet("specimen", SHEET.with_(share=50))), TOOLS)
    opened = unpacked(old, newer)
    assert opened.book == OPENED.book
    assert unpacked(packed(opened, newer), newer).book == OPENED.book


def test_a_sheet_that_no_upgrade_can_follow_is_a_fault() -> None:
    newer = {"specimen": tool(upgrades=(lambda body: {"x": body["gone"]},))}
    old = packed(OPENED, TOOLS)
    assert faults(lambda: unpacked(old, newer)) == [
        ("sheets/specimen.json.sheet", "upgrade_failed")
    ]


def test_a_sheet_from_the_future_is_not_guessed_at() -> None:
    data = zipped(about=about(), sheets__specimen=b'{"tool":"specimen","version":3,"sheet":{}}')
    assert faults(lambda: unpacked(data, TOOLS)) == [("sheets/specimen.json.sheet", "newer_sheet")]


def test_a_book_from_the_future_is_not_guessed_at() -> None:
    data = zipped(about=about(format=2, colour="blue"))
    assert faults(lambda: unpacked(data, TOOLS)) == [("about.json.format", "newer_book")]


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    body = {"share": "half", "people": [{"id": "a", "colour": "gren"}, {"id": "b", "ages": 3}]}
    sheet = orjson.dumps({"tool": "specimen", "version": 0, "sheet": body})
    data = zipped(about=about(id=""), sheets__specimen=sheet)
    assert faults(lambda: unpacked(data, TOOLS)) == [
        ("about.json.id", "too_short"),
        ("sheets/specimen.json.sheet.share", "not_a_number"),
        ("sheets/specimen.json.sheet.people.0.colour", "not_a_choice_near"),
        ("sheets/specimen.json.sheet.people.1.ages", "unknown_field"),
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (b'{"id": "a", "id": "b"}', "name_twice"),
        (b'{"id": NaN}', "no_json_number"),
        (b'{"id": "a",\n  }', "not_json_at"),
        (b'{"id": "\xff"}', "not_utf8"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not_json"),
        (b'{"id": "\\ud800"}', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[" * 900 + b"]" * 900, "not_json"),
        (b"", "not_json_at"),
    ],
)
def test_what_is_not_quite_json_is_a_fault(text: bytes, key: str) -> None:
    assert faults(lambda: unpacked(zipped(about=text), TOOLS)) == [("about.json", key)]


def test_a_syntax_fault_tells_line_and_column() -> None:
    with pytest.raises(Faulty) as caught:
        unpacked(zipped(about=b'{"id": "a",\n  }'), TOOLS)
    assert caught.value.faults[0].values == {"line": 2, "column": 3}


def test_a_sheet_under_another_tools_name_is_a_fault() -> None:
    data = zipped(about=about(), sheets__specimen=b'{"tool":"other","version":0,"sheet":{}}')
    assert faults(lambda: unpacked(data, TOOLS)) == [("sheets/specimen.json.tool", "other_tool")]


def test_a_sheet_that_is_no_record_is_a_fault() -> None:
    data = zipped(about=about(), sheets__specimen=b'{"tool":"specimen","version":0,"sheet":[1]}')
    assert faults(lambda: unpacked(data, TOOLS)) == [("sheets/specimen.json.sheet", "not_a_record")]


def test_a_folder_without_about_is_no_book(tmp_path: Path) -> None:
    assert faults(lambda: read_book(tmp_path, TOOLS)) == [("about.json", "missing_file")]


def test_a_path_without_anything_raises_what_the_system_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_book(tmp_path / "nothing", TOOLS)


@pytest.mark.parametrize(
    "name", ["../about.json", "/etc/about.json", "a//b.json", "sheets\\x.json", "C:x.json", "a\nb"]
)
def test_a_name_that_would_leave_the_book_is_refused(name: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("about.json", about())
        archive.writestr(name, b"{}")
    assert faults(lambda: unpacked(target.getvalue(), TOOLS)) == [(name, "unsafe_name")]


def test_a_symbolic_link_in_a_zip_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("about.json")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert faults(lambda: unpacked(target.getvalue(), TOOLS)) == [("about.json", "unsafe_name")]


def test_a_symbolic_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(about())
    (tmp_path / "book").mkdir()
    (tmp_path / "book/about.json").symlink_to(tmp_path / "secret")
    assert faults(lambda: read_book(tmp_path / "book", TOOLS)) == [("about.json", "unsafe_name")]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_in_a_zip_is_a_fault_in_any_case_of_letters() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("about.json", "about.json", "About.json"):
            archive.writestr(name, about())
    assert faults(lambda: unpacked(target.getvalue(), TOOLS)) == [
        ("about.json", "file_twice"),
        ("About.json", "file_twice"),
    ]


def test_a_zip_bomb_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", b" " * (LARGEST + 1))
    assert faults(lambda: unpacked(target.getvalue(), TOOLS)) == [("about.json", "too_large")]


def test_a_bomb_spread_over_many_files_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("about.json", "sheets/a.json"):
            archive.writestr(name, b" " * (LARGEST // 2 + 1))
    assert faults(lambda: unpacked(target.getvalue(), TOOLS)) == [("sheets/a.json", "too_large")]


def test_too_many_files_are_refused() -> None:
    data = zipped(**{f"f{number}": b"" for number in range(MOST + 1)})
    assert faults(lambda: unpacked(data, TOOLS)) == [("", "too_many_files")]


def test_files_that_belong_to_no_book_are_left_out_with_a_note() -> None:
    opened = unpacked(zipped(about=about(), extra=b"{}"), TOOLS)
    assert [(note.where(), note.key) for note in opened.notes] == [("extra.json", "left_out")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\x00" * 100])
def test_what_is_no_zip_is_a_fault(data: bytes) -> None:
    assert faults(lambda: unpacked(data, TOOLS)) == [("", "damaged_file")]


def test_a_zip_with_a_flipped_bit_is_a_fault() -> None:
    data = bytearray(zipped(about=about()))
    data[60] ^= 1
    assert faults(lambda: unpacked(bytes(data), TOOLS)) == [("", "damaged_file")]


def test_a_locked_zip_is_a_fault() -> None:
    data = bytearray(zipped(about=about()))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert faults(lambda: unpacked(bytes(data), TOOLS)) == [("about.json", "locked_file")]


def test_no_end_of_a_zip_is_read_as_a_shorter_book() -> None:
    data = packed(OPENED, TOOLS)
    for length in range(0, len(data), 37):
        short = data[:length]
        assert faults(partial(unpacked, short, TOOLS)) == [("", "damaged_file")]


def test_a_zip_is_the_same_on_every_machine_with_the_same_zlib() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(OPENED, TOOLS))) as archive:
        found = {(i.date_time[0], i.create_system, i.external_attr) for i in archive.infolist()}
        names = archive.namelist()
    assert found == {(1980, 3, (stat.S_IFREG | 0o644) << 16)}
    assert names == sorted(names)
