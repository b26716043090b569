"""The plane's diagonal: a line of equal values instead of the threshold cross."""

import pytest

from kolam.draw import Axis, CanvasName, Corners, plane
from kolam.draw.figure import Figure
from kolam.draw.scene import Group, Line, Mark, Marker
from tests.draw.cast import CANVASES, caption, overlaps, spots

AXIS = Axis(name="both", low=0, high=10, threshold=0, ticks=((0.0, "0"), (10.0, "10")))


def drawn(canvas: CanvasName, *, diagonal: bool, count: int = 5) -> Figure:
    corners = Corners(
        upper_left="up", upper_right="", lower_left="", lower_right="down", diagonal=diagonal
    )
    return plane(spots(count), canvas, across=AXIS, up=AXIS, corners=corners, caption=caption())


def every(marks: tuple[Mark, ...]) -> list[Mark]:
    return [m for mark in marks for m in (every(mark.marks) if isinstance(mark, Group) else [mark])]


def slanted(figure: Figure) -> list[Line]:
    lines = [mark for mark in every(figure.marks) if isinstance(mark, Line) and mark.dash]
    return [line for line in lines if line.x1 != line.x2 and line.y1 != line.y2]


@pytest.mark.parametrize("canvas", CANVASES)
def test_there_is_one_diagonal_that_rises(canvas: CanvasName) -> None:
    (line,) = slanted(drawn(canvas, diagonal=True))
    assert line.x2 > line.x1
    assert line.y2 < line.y1


def test_without_it_there_is_none() -> None:
    assert slanted(drawn("desk", diagonal=False)) == []


@pytest.mark.parametrize("canvas", CANVASES)
def test_every_item_is_still_there_and_no_words_overlap(canvas: CanvasName) -> None:
    figure = drawn(canvas, diagonal=True, count=9)
    assert len([m for m in every(figure.marks) if isinstance(m, Marker)]) >= 9
    assert overlaps(figure) == []
