"""The key of numbers, and rows in columns."""

from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import text
from kolam.draw.columns import in_columns
from kolam.draw.key import Row, key
from kolam.draw.scene import Label, Marker
from tests.draw.cast import FISH

HEIGHTS = st.lists(st.integers(1, 9).map(float), max_size=12)


def rows(*words: str) -> list[Row]:
    return [Row(number, FISH, said) for number, said in enumerate(words, 1)]


def test_a_row_says_number_shape_and_name() -> None:
    made = key(rows("river"), 10, 20, width=200, columns=1, size=13, language="en")
    number, marker, name = made.marks
    assert isinstance(number, Label)
    assert isinstance(marker, Marker)
    assert isinstance(name, Label)
    assert (number.text, marker.shape, name.text) == ("1", "square", "river")
    assert number.y == name.y


def test_short_rows_are_one_line_each() -> None:
    long = "ministry of the northern lakes and rivers and wells"
    made = key(rows(long), 0, 0, width=150, columns=1, size=13, language="en", short=True)
    said = [mark.text for mark in made.marks if isinstance(mark, Label)]
    assert len(said) == 2
    assert said[1].endswith("…")


def test_words_stay_inside_their_column() -> None:
    made = key(rows(*["northern lake"] * 6), 0, 0, width=300, columns=2, size=13, language="en")
    words = [m for m in made.marks if isinstance(m, Label) and m.anchor == "start"]
    left = [m for m in words if m.x < 140]
    assert max(m.x + text.width(m.text, 13) for m in left) <= 141
    assert max(m.x + text.width(m.text, 13) for m in words) <= 300


@given(HEIGHTS, st.integers(1, 4))
def test_columns_keep_the_order_and_lose_no_row(heights: list[float], columns: int) -> None:
    split = in_columns(heights, columns)
    assert [index for run in split for index in run] == list(range(len(heights)))
    assert len(split) <= columns


@given(HEIGHTS.filter(bool))
def test_two_columns_are_as_even_as_they_can_be(heights: list[float]) -> None:
    cuts = range(len(heights) + 1)
    best = min(max(sum(heights[:cut]), sum(heights[cut:])) for cut in cuts)
    tallest = max(sum(heights[i] for i in run) for run in in_columns(heights, 2))
    assert tallest <= best + 1
