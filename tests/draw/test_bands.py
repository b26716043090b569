"""Bands: parallel scales and what is followed through them."""

from xml.etree import ElementTree

import pytest

from kolam.draw import Caption, Kind
from kolam.draw.bands import Band, Followed, bands
from kolam.draw.canvas import CanvasName
from kolam.draw.figure import Figure

SCALES = (
    Band(name="north", low=0, high=10, low_words="0", high_words="10", floor=4),
    Band(name="south", low=-5, high=5, low_words="-5", high_words="5"),
)
RED = Kind("red", "#c75b12", "square")
BLUE = Kind("blue", "#2f6db5", "circle")


def drawn(canvas: CanvasName = "desk", *things: Followed) -> Figure:
    caption = Caption(title="What is where", description="Two scales.")
    return bands(SCALES, things, canvas, caption=caption, floor="least")


@pytest.mark.parametrize("canvas", ["phone", "desk", "wall", "paper"])
def test_every_canvas_gets_a_whole_figure(canvas: CanvasName) -> None:
    figure = drawn(canvas, Followed(kind=RED, values=(1, 2)), Followed(kind=BLUE, values=(1, 5)))
    said = "".join(ElementTree.fromstring(figure.svg()).itertext())
    assert [word in said for word in ("north", "south", "least", "red", "blue")] == [True] * 5


def test_a_thing_without_a_value_for_every_band_is_refused() -> None:
    with pytest.raises(ValueError, match="red has 1 of 2 values"):
        drawn("desk", Followed(kind=RED, values=(1,)))


def test_a_value_off_its_band_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="11 is off the band 'north'"):
        drawn("desk", Followed(kind=RED, values=(11, 0)))


def test_a_band_needs_room() -> None:
    with pytest.raises(ValueError, match="needs low < high"):
        Band(name="flat", low=1, high=1)


def test_bands_without_anything_to_follow_are_still_drawn() -> None:
    assert drawn().height > 0
