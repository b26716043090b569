"""Columns: no word is cut while there is room, numbers stand right, tables fill the page."""

from hypothesis import given
from hypothesis import strategies as st

from kolam.core.block import Table
from kolam.draw.text import width
from kolam.paper.columns import PADDING, SIZES, columns, split

ROOM = 480.0
CELLS = st.text(alphabet="abc ක்தமி12", max_size=40)


def test_columns_fill_the_page_and_hold_their_longest_words() -> None:
    table = Table(("Stakeholder", "n"), (("National supermarket chain", "8"),))
    made = columns(table, ROOM)
    assert round(sum(made.widths), 6) == ROOM
    assert made.widths[0] >= width("supermarket", made.size, "bold") + PADDING


def test_columns_of_numbers_stand_right_and_gaps_do_not_count() -> None:
    table = Table(("a", "b", "c"), (("x", "1.5", "–"), ("y", "–", "–"), ("z", "30 %", "")))
    assert columns(table, ROOM).numbers == (False, True, False)


def test_text_gets_smaller_only_where_words_would_be_cut() -> None:
    few = Table(("word",) * 5, (("word",) * 5,))
    many = Table(("considerably",) * 9, (("x",) * 9,))
    assert (columns(few, ROOM).size, columns(many, ROOM).size) == (SIZES[0], SIZES[2])


def test_a_date_is_not_broken_for_the_sake_of_long_texts_beside_it() -> None:
    long = "Finish the due diligence of everybody at the table " * 6
    made = columns(Table(("What", "By"), ((long, "22 September 2023"),) * 3), ROOM)
    assert made.widths[1] >= width("22 September 2023", made.size, "bold") + PADDING


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1)))
def test_any_table_is_as_wide_as_the_page(rows: list[tuple[str, ...]]) -> None:
    made = columns(Table(rows[0], tuple(rows)), ROOM)
    assert round(sum(made.widths), 6) == ROOM
    assert min(made.widths) > 0


def test_a_table_too_wide_for_the_page_becomes_several_with_the_same_first_column() -> None:
    header = ("Actor", *(f"considerably{n}" for n in range(14)))
    table = Table(header, (tuple("abcdefghijklmno"),), "Who")
    parts = split(table, ROOM)
    assert len(parts) > 1
    assert {(p.header[0], p.rows[0][0], p.caption) for p in parts} == {("Actor", "a", "Who")}
    assert tuple(name for part in parts for name in part.header[1:]) == header[1:]
    assert all(min(columns(p, ROOM).widths) >= PADDING for p in parts)


@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1)))
def test_splitting_loses_no_cell(rows: list[tuple[str, ...]]) -> None:
    table = Table(rows[0], tuple(rows))
    parts = split(table, 120.0)
    whole = [
        (row[0], *(c for part in parts for c in part.rows[n][1:])) for n, row in enumerate(rows)
    ]
    assert whole == list(table.rows)


def test_no_cell_is_broken_where_all_fit_on_one_line() -> None:
    rows = (*(("a long identifier of a row", "How") for _ in range(30)), ("x", "What if"))
    made = columns(Table(("Clause", "Part"), rows), ROOM)
    assert made.widths[1] >= width("What if", made.size, "bold") + PADDING


def test_room_goes_to_the_column_that_makes_rows_tall() -> None:
    rows = tuple(("short words", "long words " * 20) for _ in range(5))
    made = columns(Table(("One", "Two"), rows), ROOM)
    assert made.widths[1] > 3 * made.widths[0]


def test_dates_stay_on_one_line_beside_long_texts() -> None:
    told = "A text that is long enough to take whatever width is left on the page. " * 3
    days = ("1 July 2024", "31 December 2025")
    made = columns(Table(("What", "Starts", "Ends", "More"), ((told, *days, told),)), ROOM)
    for place, day in enumerate(days, start=1):
        assert made.widths[place] >= width(day, made.size, "bold") + PADDING
