"""Fields tell a form what it needs to know."""

import datetime
from typing import Literal

import pytest

from kolam.core.field import FieldSpec, fields_of, inside
from kolam.core.record import Field, Record, Row, Text


class Visit(Row):
    day: datetime.date | None = None
    kind: Literal["call", "walk"] = "call"


class Diary(Record):
    title: Text
    note: str = Field(default="", max_length=500)
    pages: int = Field(ge=1, le=99)
    open: bool = False
    visits: tuple[Visit, ...] = ()
    tags: tuple[str, ...] = ()


def test_every_kind_of_field_is_told_in_order() -> None:
    assert fields_of(Diary) == (
        FieldSpec("title", "words", required=True, inner=Text),
        FieldSpec("note", "long", longest=500),
        FieldSpec("pages", "int", required=True, lowest=1, highest=99),
        FieldSpec("open", "yes_no"),
        FieldSpec("visits", "rows", inner=Visit),
        FieldSpec("tags", "many"),
    )


def test_optional_dates_and_choices_are_told() -> None:
    assert fields_of(Visit)[1:] == (
        FieldSpec("day", "date", optional=True),
        FieldSpec("kind", "choice", choices=("call", "walk")),
    )


def test_the_record_at_a_place_is_found() -> None:
    assert inside(Diary, ("visits", 3, "day")) is Visit


def test_a_field_without_a_form_is_refused_with_its_type() -> None:
    class Odd(Record):
        colour: complex = 0j

    with pytest.raises(TypeError, match="complex"):
        fields_of(Odd)


def test_a_label_key_names_room_record_and_field() -> None:
    assert fields_of(Visit)[1].label_key(Visit, "diary") == "diary.field.Visit.day"
