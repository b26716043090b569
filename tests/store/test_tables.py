"""Tidy tables: out, in, and everything that can be wrong with them, cell by cell."""

from typing import Any

import pytest
from hypothesis import given, settings

from kolam.core.fault import Faulty
from kolam.core.field import fields_of
from kolam.core.money import MONEY
from kolam.core.record import Field, Record, Row, Text
from kolam.store.layout import layouts
from kolam.store.tables import Table, export, import_
from tests.store.specimen import Contact, Link, Note, Person, Sheet, sheets

ANNA = Person(
    id="a",
    name=Text(en="Anna", ta="அன்னா"),
    age=30,
    tags=("x", "y; z"),
    contact=Contact(owner="MOH"),
    notes=(Note(id="n1", words="first", weight=0.5), Note(id="n2")),
)
BALA = Person(id="b", name=Text(en="Bala"), colour="green", here=True)
SHEET = Sheet(
    question=Text(en="Why?"), people=(ANNA, BALA), links=(Link(id="l", source="a", target="b"),)
)


def table(name: str, columns: str, *rows: tuple[Any, ...]) -> dict[str, Table]:
    return {name: Table(name, tuple(columns.split()), rows)}


def faults(*tables: dict[str, Table]) -> list[tuple[str, str]]:
    merged = {name: table for part in tables for name, table in part.items()}
    with pytest.raises(Faulty) as caught:
        import_(Sheet, SHEET, merged)
    return [(fault.where(), fault.key) for fault in caught.value.faults]


def test_every_list_of_rows_is_a_table() -> None:
    assert [(t.name, len(t.rows)) for t in export(SHEET).values()] == [
        ("sheet", 1),
        ("people", 2),
        ("people.notes", 2),
        ("links", 1),
    ]


def test_records_inside_rows_are_dotted_columns_and_words_one_column_a_language() -> None:
    people = export(SHEET)["people"]
    assert " ".join(people.columns) == (
        "id name.en name.si name.ta age nickname tags colour here "
        "contact contact.owner contact.next"
    )
    assert people.rows[0] == (
        *("a", "Anna", None, "அன்னா", 30, None, "x; y\\; z", "red", False, True, "MOH", None),
    )


def test_rows_inside_rows_carry_the_ids_around_them() -> None:
    notes = export(SHEET)["people.notes"]
    assert (notes.columns, notes.rows) == (
        ("people.id", "id", "words", "weight"),
        (("a", "n1", "first", 0.5), ("a", "n2", None, None)),
    )


def test_an_optional_list_has_no_table() -> None:
    class Broken(Record):
        maybe: tuple[Note, ...] | None = None

    assert [spec.optional for spec in fields_of(Broken)] == [True]
    with pytest.raises(TypeError, match=r"Broken\.maybe is optional"):
        layouts(Broken)


def test_lists_three_deep_carry_all_the_ids_around_them() -> None:
    class Inner(Row):
        notes: tuple[Note, ...] = ()

    class Outer(Row):
        inner: tuple[Inner, ...] = ()

    class Deep(Record):
        outer: tuple[Outer, ...] = ()

    deep = Deep(outer=(Outer(id="o", inner=(Inner(id="i", notes=(Note(id="n"),)),)),))
    tables = export(deep)
    assert tables["outer.inner.notes"].columns[:3] == ("outer.id", "outer.inner.id", "id")
    assert import_(Deep, Deep(), tables) == deep


@settings(max_examples=40)
@given(sheets, sheets)
def test_all_tables_together_are_the_whole_sheet(sheet: Sheet, other: Sheet) -> None:
    assert import_(Sheet, other, export(sheet)) == sheet


def test_a_list_without_a_table_stays() -> None:
    new = import_(Sheet, SHEET, table("links", "id source target"))
    assert new == SHEET.with_(links=())


def test_a_column_that_is_absent_keeps_what_the_rows_have() -> None:
    new = import_(Sheet, SHEET, table("people", "id age", ("b", 41), ("a", 31)))
    assert new == SHEET.with_(people=(BALA.with_(age=41), ANNA.with_(age=31)))


def test_an_empty_cell_empties_the_field() -> None:
    new = import_(Sheet, SHEET, table("people", "id age name.ta", ("a", None, None)))
    assert new.people == (ANNA.with_(age=None, name=Text(en="Anna")),)


def test_a_new_row_takes_the_defaults() -> None:
    new = import_(Sheet, SHEET, table("people", "id name.en", ("a", "Anna"), ("c", "Chath")))
    assert new.people == (ANNA, Person(id="c", name=Text(en="Chath")))


def test_an_empty_row_is_no_row() -> None:
    new = import_(Sheet, SHEET, table("people", "id age", (None, None), ("a", 30)))
    assert new.people == (ANNA,)


def test_a_row_without_an_id_gets_one_from_its_words() -> None:
    rows = [("Ministry of Health",), ("Ministry of Health",), ("கல்வி",)]
    new = import_(Sheet, Sheet(), table("people", "name.en", *rows))
    assert [person.id for person in new.people] == [
        "ministry-of-health",
        "ministry-of-health-2",
        "row-4",
    ]


def test_a_made_id_is_never_one_that_stands_further_down() -> None:
    new = import_(Sheet, Sheet(), table("people", "id name.en", (None, "a"), ("a", "other")))
    assert [person.id for person in new.people] == ["a-2", "a"]


@pytest.mark.parametrize("word", ["yes", None])
def test_words_in_an_optional_record_make_it_be_there(word: str | None) -> None:
    new = import_(Sheet, SHEET, table("people", "id contact contact.owner", ("b", word, "MOE")))
    assert new.people == (BALA.with_(contact=Contact(owner="MOE")),)


def test_no_takes_an_optional_record_away() -> None:
    new = import_(Sheet, SHEET, table("people", "id contact contact.owner", ("a", "no", None)))
    assert new.people == (ANNA.with_(contact=None),)


def test_a_wrong_table_is_named_with_the_nearest() -> None:
    with pytest.raises(Faulty) as caught:
        import_(Sheet, SHEET, table("peple", "id"))
    assert [(f.place, f.key, f.values) for f in caught.value.faults] == [
        (("peple",), "unknown_table", {"word": "peple", "near": "people"})
    ]


def test_a_wrong_column_is_named_with_the_nearest() -> None:
    with pytest.raises(Faulty) as caught:
        import_(Sheet, SHEET, table("people", "id colur", ("a", "red")))
    assert [(f.place, f.key, f.values) for f in caught.value.faults] == [
        (("people", 1, "colur"), "unknown_field", {"word": "colur", "near": "colour"})
    ]


def test_a_wrong_choice_is_named_with_the_nearest() -> None:
    with pytest.raises(Faulty) as caught:
        import_(Sheet, SHEET, table("people", "id colour", ("a", "gren")))
    assert [(f.place, f.key, f.values["near"]) for f in caught.value.faults] == [
        (("people", 2, "colour"), "not_a_choice_near", "green")
    ]


def test_everything_wrong_is_said_at_once_with_its_cell() -> None:
    people = table(
        "people",
        "id age here contact.next tags",
        ("a", "old", "perhaps", "26/6/2023", "ok"),
        (None, None, None, None, None),
        ("b b", 200, True, None, None),
        ("a", 7.5, None, None, None),
    )
    notes = table("people.notes", "people.id id weight", ("c", "n", 1), ("a", "n", 2))
    scale = table("sheet", "share", ("half",), ("0.5",))
    assert sorted(faults(people, notes, scale)) == [
        ("people.2.age", "not_whole"),
        ("people.2.contact.next", "not_a_date"),
        ("people.2.here", "not_yes_no"),
        ("people.4.age", "too_high"),
        ("people.4.id", "bad_pattern"),
        ("people.5.age", "not_whole"),
        ("people.5.id", "twice"),
        ("people.notes.2.people.id", "no_such_parent"),
        ("people.notes.3.weight", "too_high"),
        ("sheet.2.share", "not_a_number"),
        ("sheet.3", "one_row_only"),
    ]


class Bill(Row):
    cost: int | None = Field(default=None, json_schema_extra=MONEY)


class Bills(Record):
    currency: str = "LKR"
    bills: tuple[Bill, ...] = ()


def test_money_in_a_table_is_in_smallest_units() -> None:
    bills = Bills(bills=(Bill(id="a", cost=1250050),))
    out = export(bills)["bills"]
    assert (out.columns, out.rows) == (("id", "cost"), (("a", 1250050),))
    assert import_(Bills, Bills(), {"bills": out}) == bills


@pytest.mark.parametrize("typed", ["12500.50", "12500.00", "12,500.50", 12500.5])
def test_money_in_units_is_refused_in_a_table_where_it_would_be_read_as_smallest_ones(
    typed: Any,
) -> None:
    with pytest.raises(Faulty) as caught:
        import_(Bills, Bills(), table("bills", "id cost", ("a", typed)))
    assert [(f.place, f.key) for f in caught.value.faults] == [
        (("bills", 2, "cost"), "money_in_file")
    ]


def test_a_lost_row_is_told_which_parents_there_are() -> None:
    with pytest.raises(Faulty) as caught:
        import_(Sheet, SHEET, table("people.notes", "people.id id", ("A", "n")))
    assert caught.value.faults[0].values == {"id": "A", "near": "a, b"}


def test_a_table_of_inner_rows_needs_the_ids_around_them() -> None:
    assert faults(table("people.notes", "id", ("n",)))[0] == (
        "people.notes.1.people.id",
        "missing_column",
    )


def test_a_column_that_is_needed_and_absent_is_a_fault_of_each_row() -> None:
    assert faults(table("links", "id source", ("x", "a"))) == [("links.2.target", "missing")]


def test_a_column_twice_is_a_fault() -> None:
    assert faults(table("links", "id source target source", ("l", "a", "b", "a"))) == [
        ("links.1.source", "column_twice")
    ]


def test_a_cell_under_no_heading_is_a_fault() -> None:
    assert faults(table("people", "id age", ("a", 1, None, "stray"))) == [("people.2", "no_column")]
