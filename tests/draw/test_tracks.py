"""Tracks: every row equally long, one lane a series, places in order."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.draw.canvas import CanvasName
from kolam.draw.caption import Caption
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Label, Mark, Marker
from kolam.draw.tracks import Series, TrackRow, tracks

GROUNDS: tuple[CanvasName, ...] = ("phone", "desk", "wall", "paper")
TWO = (Series("one", "square", "ground"), Series("two", "diamond"))


def drawn(
    rows: Sequence[TrackRow], series: Sequence[Series] = TWO, canvas: CanvasName = "desk"
) -> Figure:
    caption = Caption(title="Where", description="Places on tracks")
    return tracks(rows, series, canvas, caption=caption, ends=("low", "high"))


def markers(figure: Figure) -> list[Marker]:
    rows = (mark for mark in figure.marks if isinstance(mark, Group))
    return [mark for row in rows for mark in row.marks if isinstance(mark, Marker)]


def labels(marks: Sequence[Mark]) -> Iterator[Label]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from labels(mark.marks)
        elif isinstance(mark, Label):
            yield mark


def test_equal_shares_stand_above_each_other_in_every_row() -> None:
    figure = drawn([TrackRow("a", "A", (0.4, 0.9)), TrackRow("b", "B", (0.4, 0.9))])
    assert len({mark.x for mark in markers(figure)}) == 2


def test_each_series_has_its_own_lane() -> None:
    one, other = markers(drawn([TrackRow("a", "A", (0.5, 0.5))]))
    assert one.x == other.x
    assert other.y - one.y >= 2 * one.radius


def test_a_missing_place_is_not_drawn() -> None:
    assert [mark.shape for mark in markers(drawn([TrackRow("a", "A", (None, 0.5))]))] == ["diamond"]


def test_one_series_needs_no_legend() -> None:
    figure = drawn([TrackRow("a", "A", (0.5,))], TWO[:1])
    assert [label.text for label in labels(figure.marks)] == ["Where", "low", "high", "A"]


def test_a_row_without_a_place_a_series_is_refused() -> None:
    with pytest.raises(ValueError, match="one place a series"):
        drawn([TrackRow("a", "A", (0.5,))])


@given(st.floats(-3, 3), st.floats(-3, 3))
@settings(max_examples=25, deadline=None)
def test_a_larger_share_is_never_farther_left(one: float, other: float) -> None:
    low, high = markers(drawn([TrackRow("a", "A", (min(one, other), max(one, other)))]))
    assert low.x <= high.x


@pytest.mark.parametrize("canvas", GROUNDS)
def test_everything_stays_on_its_ground(canvas: CanvasName) -> None:
    rows = [TrackRow("a", "A name long enough to need more lines than one", (-9, 9))]
    figure = drawn(rows, canvas=canvas)
    radius = max(mark.radius for mark in markers(figure))
    assert all(radius <= m.x <= figure.width - radius for m in markers(figure))
    assert all(label.y <= figure.height for label in labels(figure.marks))


@pytest.mark.parametrize("canvas", GROUNDS)
def test_without_rows_the_words_remain(canvas: CanvasName) -> None:
    assert "Where" in [label.text for label in labels(drawn([], canvas=canvas).marks)]
