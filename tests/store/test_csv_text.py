"""CSV: exact, stable, and harmless in a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.store.csv_text import from_csv, guarded, to_csv, unguarded
from kolam.store.tables import Table, export, import_
from tests.store.specimen import Sheet, sheets

cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.lists(st.lists(cells | st.none(), min_size=2, max_size=2).map(tuple), max_size=4))
def test_any_text_comes_back_from_csv(rows: list[tuple[str | None, ...]]) -> None:
    table = Table("t", ("one", "two"), tuple(rows))
    assert from_csv("t", to_csv(table)) == table


@given(st.lists(st.tuples(cells | st.none()), max_size=4))
def test_a_single_column_keeps_its_empty_cells(rows: list[tuple[str | None]]) -> None:
    table = Table("t", ("one",), tuple(rows))
    assert from_csv("t", to_csv(table)) == table


@settings(max_examples=40)
@given(sheets, sheets)
def test_a_sheet_goes_out_and_in_and_out_byte_for_byte(sheet: Sheet, other: Sheet) -> None:
    out = {name: to_csv(table) for name, table in export(sheet).items()}
    back = import_(Sheet, other, {name: from_csv(name, data) for name, data in out.items()})
    assert back == sheet
    assert {name: to_csv(table) for name, table in export(back).items()} == out


@given(cells)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text("'=+x-", max_size=5))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_numbers_below_zero_stay_numbers() -> None:
    assert to_csv(Table("t", ("n", "words"), ((-2, "-2"),))) == b"n,words\n-2,'-2\n"


@pytest.mark.parametrize("text", ["'tis", "'", "x=1", "", "''"])
def test_harmless_text_is_not_touched(text: str) -> None:
    assert guarded(text) == text


def test_lines_end_alike_and_quotes_are_doubled() -> None:
    table = Table("t", ("a", "b"), (('say "hi"', "one\r\ntwo"), (None, " x")))
    assert to_csv(table) == b'a,b\n"say ""hi""","one\r\ntwo"\n," x"\n'


def test_excel_gets_its_mark_and_it_is_read_away() -> None:
    table = Table("t", ("a",), (("அ",),))
    data = to_csv(table, excel=True)
    assert (data[:3], from_csv("t", data)) == (b"\xef\xbb\xbf", table)


@pytest.mark.parametrize(
    "data", [b"a;b\n1;2\n", b"a\tb\r\n1\t2\r\n", b"a,b\n\n1,2", b"a, b\n1,2\n"]
)
def test_what_other_programs_write_is_read(data: bytes) -> None:
    table = from_csv("t", data)
    assert table.columns == ("a", "b")
    assert ("1", "2") in table.rows


def test_a_file_in_another_encoding_is_a_fault_with_its_line() -> None:
    [fault] = from_csv("t", b"a\nok\n\xe9\n").faults
    assert (fault.place, fault.key, fault.values) == (("t",), "not_utf8", {"line": 3})


@pytest.mark.parametrize("data", [b'a,b\n1,2\n"open', b'a,b\n1,2\n"x"y,2\n'])
def test_wrong_quotes_are_a_fault_with_their_row(data: bytes) -> None:
    [fault] = from_csv("t", data).faults
    assert (fault.place, fault.key) == (("t", 3), "not_csv")


def test_faults_of_reading_are_told_with_those_of_the_cells() -> None:
    links = from_csv("links", b'id,source,target\nl,a,b\n"open')
    people = from_csv("people", b"id,age\na,old\n")
    with pytest.raises(Faulty) as caught:
        import_(Sheet, Sheet(), {"links": links, "people": people})
    assert [(f.where(), f.key) for f in caught.value.faults] == [
        ("links.3", "not_csv"),
        ("people.2.age", "not_whole"),
    ]


def test_an_empty_file_is_a_table_without_columns() -> None:
    assert from_csv("t", b"") == Table("t", ())
