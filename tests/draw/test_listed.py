"""Lists of what people wrote: all of it, in columns, never beyond the wall."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.draw.canvas import CANVASES, CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.listed import Listing, listed
from kolam.draw.scene import Label

GROUNDS: tuple[CanvasName, ...] = ("phone", "desk", "wall", "paper")


def drawn(listings: list[Listing], canvas: CanvasName) -> Figure:
    caption = Caption(title="Gifts", description="What was written", heading=False)
    return listed(listings, canvas, caption=caption, more=lambda n: f"and {n} more")


def words(figure: Figure) -> list[str]:
    return [mark.text for mark in figure.marks if isinstance(mark, Label)]


@pytest.mark.parametrize("canvas", GROUNDS)
def test_everything_that_was_written_is_drawn_once(canvas: CanvasName) -> None:
    listings = [Listing("One", ("first", "second")), Listing("", ("third",))]
    assert sorted(words(drawn(listings, canvas))) == ["One", "first", "second", "third"]


def test_the_wall_says_how_much_it_had_no_room_for() -> None:
    many = [Listing("All", tuple(f"item {n}" for n in range(100)))]
    said = words(drawn(many, "wall"))
    shown = [line for line in said if line.startswith("item")]
    assert said[-1] == f"and {100 - len(shown)} more"


def test_a_heading_never_stands_last_in_a_column() -> None:
    listings = [Listing(f"Party {n}", (f"gift {n}",)) for n in range(9)]
    figure = drawn(listings, "desk")
    labels = [mark for mark in figure.marks if isinstance(mark, Label)]
    columns = {mark.x for mark in labels if mark.text.startswith("gift")}
    last = [max((m for m in labels if abs(m.x - x) < 40), key=lambda m: m.y).text for x in columns]
    assert [text for text in last if text.startswith("Party")] == []


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 12), max_size=12),
    st.sampled_from(GROUNDS),
    st.sampled_from(["word", "எங்கள் கிராமங்களில் " * 6, "ප්‍රසම්පාදන " * 20]),
)
def test_nothing_leaves_the_picture(counts: list[int], canvas: CanvasName, text: str) -> None:
    figure = drawn([Listing(f"Party {n}", (text,) * n) for n in counts], canvas)
    labels = [mark for mark in figure.marks if isinstance(mark, Label)]
    assert all(0 < label.y <= figure.height for label in labels)
    if canvas == "wall":
        assert figure.height == CANVASES["wall"].height
    ElementTree.fromstring(figure.svg())
