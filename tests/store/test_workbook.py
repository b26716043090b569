"""XLSX: typed cells out and in, and no formula in either direction."""

import datetime
import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from kolam.core.fault import Faulty
from kolam.store.tables import Table, export, import_
from kolam.store.workbook import LARGEST, LONGEST, from_xlsx, titles, to_xlsx
from tests.store.specimen import Person, Sheet, sheets

DAY = datetime.date(2023, 6, 26)


def sheet_of(table: Table):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(to_xlsx({table.name: table})))[table.name]


def workbook(*rows: tuple[Any, ...], title: str = "people") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@settings(max_examples=10, deadline=None)
@given(sheets)
def test_a_sheet_goes_through_a_workbook_unharmed(sheet: Sheet) -> None:
    tables = export(sheet)
    assert import_(Sheet, Sheet(), from_xlsx(to_xlsx(tables), tables)) == sheet


def test_cells_have_the_types_of_their_values() -> None:
    row = ("=1+1", 7, 0.5, True, DAY, None)
    sheet = sheet_of(Table("t", tuple("abcdef"), (row,)))
    assert [(c.value, c.data_type) for c in sheet[2]] == [
        ("=1+1", "s"),
        (7, "n"),
        (0.5, "n"),
        ("yes", "s"),
        (datetime.datetime(2023, 6, 26), "d"),  # noqa: DTZ001
        (None, "n"),
    ]


def test_the_header_stays_in_sight_and_columns_are_wide_enough() -> None:
    sheet = sheet_of(Table("t", ("a", "b"), (("x" * 30, "y" * 200),)))
    widths = [sheet.column_dimensions[letter].width for letter in "AB"]
    assert (sheet.freeze_panes, widths) == ("A2", [32, 60])


def test_choices_are_offered_in_a_list() -> None:
    tables = export(Sheet(people=(Person(id="a"),)))
    sheet = load_workbook(io.BytesIO(to_xlsx(tables)))["people"]
    rules = sheet.data_validations.dataValidation
    assert [rule.formula1 for rule in rules] == ['"red,green"', '"yes,no"', '"yes,no"']


def test_a_formula_is_a_fault_of_its_cell_and_is_not_run() -> None:
    found = from_xlsx(workbook(("id", "age"), ("a", "=40+2"), ("b", 7)))["people"]
    assert [(f.where(), f.key, f.values) for f in found.faults] == [
        ("people.2.age", "formula", {"word": "=40+2"})
    ]


def test_an_error_value_is_a_fault_of_its_cell() -> None:
    found = from_xlsx(workbook(("id", "age"), ("a", "#DIV/0!")))["people"]
    assert [(f.where(), f.key) for f in found.faults] == [("people.2.age", "cell_error")]


def test_what_excel_makes_of_numbers_and_dates_is_understood() -> None:
    data = workbook(
        ("id", "age", "here", "contact.next"),
        ("a", 40.0, True, datetime.datetime(2023, 6, 26)),  # noqa: DTZ001
    )
    [person] = import_(Sheet, Sheet(), from_xlsx(data)).people
    assert (person.age, person.here, person.contact and person.contact.next) == (40, True, DAY)


def test_a_long_name_of_a_table_is_restored() -> None:
    names = ["a" * 40 + "one", "a" * 40 + "ONE", "short"]
    tables = {name: Table(name, ("id",)) for name in names}
    assert list(from_xlsx(to_xlsx(tables), names)) == names
    assert [len(title) for title in titles(names)] == [31, 31, 5]


def test_a_text_longer_than_a_cell_is_a_fault() -> None:
    with pytest.raises(Faulty) as caught:
        to_xlsx({"t": Table("t", ("a",), (("x" * (LONGEST + 1),),))})
    assert [(f.where(), f.key) for f in caught.value.faults] == [("t.2.a", "too_long")]


@pytest.mark.parametrize("data", [b"", b"id,age\n", b"PK\x03\x04"])
def test_what_is_no_workbook_is_a_fault(data: bytes) -> None:
    with pytest.raises(Faulty, match="not_a_workbook"):
        from_xlsx(data)


def test_a_zip_that_is_no_workbook_is_a_fault() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("about.json", "{}")
    with pytest.raises(Faulty, match="not_a_workbook"):
        from_xlsx(target.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (LARGEST + 1))
    with pytest.raises(Faulty, match="too_large"):
        from_xlsx(target.getvalue())
