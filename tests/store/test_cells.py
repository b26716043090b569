"""Cells: every value stands in a cell in a way that can be read back."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.field import FieldSpec
from kolam.store.cells import Absent, Cell, cell, joined, pieces, plain, value

TEXT, MAYBE = FieldSpec("x", "text"), FieldSpec("x", "text", optional=True)
WHOLE, NUMBER = FieldSpec("x", "int"), FieldSpec("x", "number")
MANY, DATE, YES_NO = FieldSpec("x", "many"), FieldSpec("x", "date"), FieldSpec("x", "yes_no")
DAY = datetime.date(2023, 6, 26)


@given(st.text() | st.none())
def test_an_optional_text_is_told_from_an_empty_one(text: str | None) -> None:
    assert value(cell(text, MAYBE), MAYBE) == text


@given(st.text("' x", max_size=5))
def test_quotes_alone_are_kept(text: str) -> None:
    assert value(cell(text, MAYBE), MAYBE) == text


@given(st.text())
def test_a_text_is_kept_to_the_last_space(text: str) -> None:
    assert value(cell(text, TEXT), TEXT) == text


@given(st.lists(st.text()))
def test_many_texts_fit_into_one_cell(texts: list[str]) -> None:
    assert value(cell(texts, MANY), MANY) == texts


@given(st.lists(st.text("; \\es", max_size=4), min_size=1))
def test_separators_and_escapes_inside_texts_are_kept(texts: list[str]) -> None:
    assert pieces(joined(texts)) == texts


@given(st.text())
def test_no_cell_of_many_texts_breaks_the_reader(text: str) -> None:
    assert all(isinstance(piece, str) for piece in pieces(text))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_from_its_plain_text(number: float) -> None:
    assert value(plain(number), NUMBER) == number


@pytest.mark.parametrize(
    ("given", "spec", "meant"),
    [
        ("7", WHOLE, 7),
        (" -2 ", WHOLE, -2),
        (7.0, WHOLE, 7),
        (7.5, WHOLE, 7.5),
        ("7.5", WHOLE, "7.5"),
        ("many", WHOLE, "many"),
        (True, WHOLE, "yes"),
        ("7", NUMBER, 7.0),
        ("half", NUMBER, "half"),
        ("Yes", YES_NO, True),
        ("FALSE", YES_NO, False),
        (1, YES_NO, True),
        (True, YES_NO, True),
        ("perhaps", YES_NO, "perhaps"),
        (DAY, DATE, "2023-06-26"),
        (datetime.datetime(2023, 6, 26), DATE, "2023-06-26"),  # noqa: DTZ001
        (" 2023-06-26 ", DATE, "2023-06-26"),
        ("1687737600", DATE, "?1687737600"),
        (45103, DATE, "?45103"),
        ("26/6/2023", DATE, "?26/6/2023"),
        (2023, TEXT, "2023"),
        (2023.0, TEXT, "2023"),
        ("red; green", MANY, ["red", "green"]),
        ("red;green", MANY, ["red", "green"]),
        (None, MANY, []),
        (None, TEXT, ""),
        (None, MAYBE, None),
        (None, WHOLE, Absent),
        ("", DATE, Absent),
    ],
)
def test_what_people_type_is_understood(given: Cell, spec: FieldSpec, meant: Any) -> None:
    assert value(given, spec) == meant
