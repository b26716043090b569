"""Cards, books, frames and sectors: the small shared records."""

from pathlib import Path

import pytest

from kolam.core.book import About, Book
from kolam.core.fault import Faulty, near
from kolam.core.frame import read_frame
from kolam.core.record import Record, Text, read
from kolam.core.ref import Ref
from kolam.core.stakeholder import SECTORS, sector_frame
from kolam.core.task import Task


class Sheet(Record):
    number: int = 0


def test_the_sector_frame_holds_the_seven_sectors_in_their_order() -> None:
    assert sector_frame().ids() == SECTORS


def test_every_sector_has_a_colour_and_a_marker_of_its_own() -> None:
    looks = [(entry.colour, entry.marker) for entry in sector_frame().entries]
    assert all(colour and marker for colour, marker in looks)
    assert len({colour for colour, _ in looks}) == len({marker for _, marker in looks}) == 7


def test_no_organisation_type_belongs_to_two_sectors() -> None:
    codes = [code for entry in sector_frame().entries for code in entry.codes]
    assert len(codes) == len(set(codes))


def test_donor_is_a_role_and_has_no_organisation_type() -> None:
    assert sector_frame()["donors"].codes == ()


def test_a_frame_entry_without_a_source_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "frame.toml"
    path.write_text('[[steps]]\nid = "one"\n', encoding="utf-8")
    with pytest.raises(Faulty, match=r"entries\.0\.source: missing"):
        read_frame(path, "steps")


def test_putting_a_sheet_into_a_book_leaves_the_old_book_as_it_was() -> None:
    book = Book(About(id="b", title=Text(en="B")))
    fuller = book.with_sheet("x", Sheet(number=1))
    assert (dict(book.sheets), dict(fuller.sheets)) == ({}, {"x": Sheet(number=1)})


def test_a_book_cannot_be_changed_in_place() -> None:
    book = Book(About(id="b", title=Text())).with_sheet("x", Sheet())
    with pytest.raises(TypeError):
        book.sheets["x"] = Sheet(number=2)  # type: ignore[index]


def test_a_task_remembers_the_cell_it_came_from() -> None:
    data = {
        "ref": {"tool": "stakeholders", "path": ["stakeholders", "HH", "engagement"], "seen": "f"},
        "what": {"en": "Call"},
        "due": "2023-07-21",
    }
    path = ("stakeholders", "HH", "engagement")
    assert read(Task, data).ref == Ref(tool="stakeholders", path=path, seen="f")


@pytest.mark.parametrize(("word", "found"), [("stakholders", "stakeholders"), ("xyz", "")])
def test_a_near_word_is_found_or_none(word: str, found: str) -> None:
    assert near(word, ["stakeholders", "levers"]) == found
