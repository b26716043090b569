"""The frontier of two axes: points, the step below them, and the named ones."""

from xml.etree import ElementTree

import pytest

from kolam.draw import Caption, Kind, Scale
from kolam.draw.canvas import CanvasName
from kolam.draw.figure import Figure
from kolam.draw.frontier_plot import XY, Named, PlotWords, frontier_plot

ACROSS = Scale(name="ease", ticks=((0, "0"), (10, "10")))
UP = Scale(name="worth", ticks=((0, "0"), (10, "10")))
POINTS: tuple[XY, ...] = ((10, 1), (6, 6), (0, 9))
BEST = Named(kind=Kind("best", "#0b6e6e", "circle"), at=(6, 6))
SVG = "{http://www.w3.org/2000/svg}"


def drawn(canvas: CanvasName = "desk", points: tuple[XY, ...] = POINTS) -> Figure:
    return frontier_plot(
        points,
        canvas,
        across=ACROSS,
        up=UP,
        caption=Caption(title="Three ways", description="Three points."),
        named=(BEST,),
        floor=(1, 1),
        words=PlotWords(point="a way", floor="least"),
    )


@pytest.mark.parametrize("canvas", ["phone", "desk", "wall", "paper"])
def test_every_canvas_gets_a_whole_figure(canvas: CanvasName) -> None:
    said = "".join(ElementTree.fromstring(drawn(canvas).svg()).itertext())
    assert [word in said for word in ("ease", "worth", "a way", "least", "best")] == [True] * 5


def test_there_is_a_dot_for_every_point() -> None:
    root = ElementTree.fromstring(drawn().svg())
    groups = [g for g in root.iter(f"{SVG}g") if "points" in " ".join(g.attrib.values())]
    assert [len(group) for group in groups] == [3]


def test_a_point_off_the_scales_is_refused() -> None:
    with pytest.raises(ValueError, match="ease: 11 is off the scale"):
        drawn(points=((11, 1),))


def test_without_points_the_ground_is_drawn() -> None:
    assert drawn(points=()).height > 0
