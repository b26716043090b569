"""The plane: items on two axes."""

from dataclasses import replace

import pytest

from kolam.draw import CanvasName, Figure, PlaneWords, Spot, plane
from kolam.draw.canvas import CANVASES as MEASURES
from kolam.draw.plane import Dots
from kolam.draw.scene import Label, Line, Marker
from kolam.draw.tones import TYPE_SCALE
from tests.draw.cast import (
    ACROSS,
    BEES,
    CANVASES,
    CORNERS,
    LANGUAGES,
    SAID,
    TABLE,
    UP,
    caption,
    grouped,
    outside,
    overlaps,
    parsed,
    said,
    spots,
)

# Tamil words are the longest: what fits them fits the others.
CASES = [(0, 0, "en"), (3, 3, "si"), *((13, 2, each) for each in LANGUAGES), (60, 12, "ta")]


def drawn(
    items: tuple[Spot, ...],
    canvas: CanvasName = "desk",
    *,
    language: str = "en",
    words: PlaneWords = SAID,
    dots: Dots = "none",
    heading: bool = True,
) -> Figure:
    told = caption(language, heading=heading)
    return plane(
        items, canvas, across=ACROSS, up=UP, corners=CORNERS, caption=told, words=words, dots=dots
    )


def words_of(figure: Figure) -> list[str]:
    return [label.text for label in said(figure.marks)]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize(("count", "crowd", "language"), CASES)
def test_no_text_overlaps_another_or_leaves_the_figure(
    canvas: CanvasName, count: int, crowd: int, language: str
) -> None:
    figure = drawn(spots(count, language, crowd=crowd), canvas, language=language)
    assert overlaps(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("canvas", CANVASES)
def test_every_item_is_named_in_words_or_in_the_key(canvas: CanvasName) -> None:
    figure = drawn(spots(20), canvas)
    lines = " ".join(words_of(figure))
    assert [spot.label for spot in spots(20) if spot.label.split()[-1] not in lines] == []
    markers = grouped(figure.marks, "item")
    assert [group.key for group in markers] == [spot.key for spot in spots(20)]


@pytest.mark.parametrize("canvas", CANVASES)
def test_text_has_the_sizes_of_the_type_scale(canvas: CanvasName) -> None:
    sizes = {label.size for label in said(drawn(spots(13), canvas).marks)}
    assert sizes <= set(TYPE_SCALE)
    assert canvas != "wall" or min(sizes) >= 24


@pytest.mark.parametrize("canvas", CANVASES)
def test_a_figure_is_as_wide_as_its_canvas(canvas: CanvasName) -> None:
    figure = drawn(spots(13), canvas)
    assert figure.width == MEASURES[canvas].width
    assert figure.height >= MEASURES[canvas].height


def test_thirteen_items_fit_desk_and_wall_without_growing() -> None:
    heights = [drawn(spots(13), canvas).height for canvas in ("desk", "wall")]
    assert heights == [680, 900]


@pytest.mark.parametrize("heading", [True, False])
def test_sixty_items_with_their_key_fit_the_wall(heading: bool) -> None:
    figure = drawn(spots(60, "ta"), "wall", language="ta", heading=heading)
    assert figure.height == 900
    # Once at the dot and once in the key.
    numbers = [label.text for label in said(figure.marks) if label.weight == "bold"]
    assert {str(n) for n in range(1, 61) if numbers.count(str(n)) < 2} == set()


def test_a_figure_carries_its_words() -> None:
    figure = drawn(spots(3))
    assert (figure.title, figure.table, figure.language) == (caption().title, TABLE, "en")
    assert parsed(figure.svg()).get("lang") == "en"


def test_the_page_may_say_the_title_itself() -> None:
    with_title, without = drawn(spots(3)), drawn(spots(3), heading=False)
    assert with_title.title in words_of(with_title)
    assert without.title not in words_of(without)


def test_a_phone_has_words_for_all_or_numbers_for_all() -> None:
    few, many = drawn(spots(3), "phone"), drawn(spots(40), "phone")
    assert len(grouped(few.marks, "name")) == 3
    assert grouped(many.marks, "name") == []


def test_the_legend_explains_only_what_is_there() -> None:
    plain = (replace(spots(1)[0], spread_x=None, spread_y=None, earlier=None),)
    legend = {"spread", "contested", "earlier", "beside"}
    assert legend & set(words_of(drawn(plain))) == set()
    assert legend <= set(words_of(drawn(spots(13, crowd=3))))
    assert [kind.name for kind in (BEES,) if kind.name in words_of(drawn(plain))] == []


def test_markers_at_one_place_do_not_hide_each_other() -> None:
    figure = drawn(spots(12, crowd=12))
    first = [group.marks[0] for group in grouped(figure.marks, "item")]
    centres = {(mark.x, mark.y) for mark in first if isinstance(mark, Marker)}
    assert len(centres) == 12


def test_a_marker_on_the_threshold_never_moves_to_the_low_side() -> None:
    edge = tuple(replace(spot, x=5.0, y=5.0) for spot in spots(9))
    figure = drawn(edge, words=PlaneWords())
    cross = [mark for mark in figure.marks if isinstance(mark, Line) and mark.stroke == "quiet"]
    upright = next(line for line in cross if line.x1 == line.x2 and line.y2 - line.y1 > 200)
    level = next(line for line in cross if line.y1 == line.y2 and line.x2 - line.x1 > 200)
    for group in grouped(figure.marks, "item"):
        mark = group.marks[0]
        assert isinstance(mark, Marker)
        assert mark.x >= upright.x1 - 0.01
        assert mark.y <= level.y1 + 0.01


def test_a_contested_marker_is_told_without_colour() -> None:
    contested, settled = (
        grouped(drawn((replace(spots(1)[0], contested=flag),)).marks, "item")[0].marks
        for flag in (True, False)
    )
    outer, inner, asks = contested
    assert isinstance(outer, Marker)
    assert isinstance(inner, Marker)
    assert isinstance(asks, Label)
    assert (bool(outer.dash), inner.fill, asks.text) == (True, "ground", "?")
    assert len(settled) == 1


def test_spread_is_drawn_to_its_quartiles() -> None:
    spot = replace(spots(1)[0], x=5, y=5, spread_x=(2.5, 7.5), spread_y=None, earlier=None)
    figure = drawn((spot,), words=PlaneWords())
    (line,) = grouped(figure.marks, "spread")[0].marks
    (marker,) = grouped(figure.marks, "item")[0].marks
    assert isinstance(line, Line)
    assert isinstance(marker, Marker)
    assert (line.x1 + line.x2) / 2 == pytest.approx(marker.x)
    assert line.y1 == line.y2 == marker.y


def test_every_dot_is_drawn_when_asked_for() -> None:
    shown, hidden, none = (
        grouped(drawn(spots(4), dots=dots).marks, "every-dot")
        for dots in ("shown", "hidden", "none")
    )
    assert [len(group.marks) for group in grouped((shown[0],), "dots")] == [3, 3, 3, 3]
    assert (shown[0].hidden, hidden[0].hidden, none) == (False, True, [])


def test_an_arrow_runs_from_the_earlier_place_to_the_marker() -> None:
    spot = replace(spots(1)[0], x=8, y=8, earlier=(2, 2), contested=False)
    figure = drawn((spot,), words=PlaneWords())
    ring, shaft, _ = grouped(figure.marks, "earlier")[0].marks
    (marker,) = grouped(figure.marks, "item")[0].marks
    assert isinstance(ring, Marker)
    assert isinstance(shaft, Line)
    assert isinstance(marker, Marker)
    assert ring.x < shaft.x1 < shaft.x2 < marker.x


def test_an_item_that_did_not_move_has_no_arrow() -> None:
    spot = replace(spots(1)[0], x=8, y=8, earlier=(8, 8))
    assert len(grouped(drawn((spot,)).marks, "earlier")[0].marks) == 1


@pytest.mark.parametrize(
    "wrong", [{"x": 10.5}, {"y": -1.0}, {"spread_x": (0.0, 11.0)}, {"dots": ((1.0, 12.0),)}]
)
def test_a_value_off_the_axes_names_its_item(wrong: dict[str, object]) -> None:
    spot = replace(spots(1)[0], **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"item-0: .* is off the scale"):
        drawn((spot,))


def test_the_same_items_are_always_drawn_alike() -> None:
    assert drawn(spots(18), "wall").svg() == drawn(spots(18), "wall").svg()
