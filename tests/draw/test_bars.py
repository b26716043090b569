"""Bars: how many of each category."""

import pytest

from kolam.draw import Bar, CanvasName, Figure, bars
from kolam.draw.scene import Marker
from kolam.draw.tones import TYPE_SCALE
from tests.draw.cast import (
    BEES,
    CANVASES,
    FISH,
    KINDS,
    LANGUAGES,
    WORDS,
    caption,
    grouped,
    outside,
    overlaps,
)
from tests.draw.cast import said as labels


def categories(*counts: int, members: tuple[str, ...] = ()) -> tuple[Bar, ...]:
    return tuple(
        Bar(kind=kind, count=count, members=members[:count])
        for kind, count in zip(KINDS, counts, strict=False)
    )


def drawn(each: tuple[Bar, ...], canvas: CanvasName = "desk", language: str = "en") -> Figure:
    return bars(each, canvas, caption=caption(language), empty="nobody is there")


def markers(figure: Figure, kind: str) -> list[Marker]:
    (group,) = (g for g in grouped(figure.marks, "bar") if g.key == kind)
    return [mark for mark in group.marks if isinstance(mark, Marker)]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counts", [(), (0, 0, 0, 0), (5, 4, 0, 2), (60, 0, 13, 1)])
def test_no_text_overlaps_another_or_leaves_the_figure(
    canvas: CanvasName, language: str, counts: tuple[int, ...]
) -> None:
    figure = drawn(categories(*counts, members=WORDS[language]), canvas, language)
    assert overlaps(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("count", [1, 7, 150])
def test_everyone_counted_has_a_marker(canvas: CanvasName, count: int) -> None:
    found = markers(drawn(categories(count), canvas), "Fish")
    assert len({(mark.x, mark.y) for mark in found}) == count
    assert {(mark.shape, mark.fill) for mark in found} == {(FISH.shape, FISH.colour)}


def test_many_markers_go_on_in_the_next_row_inside_the_figure() -> None:
    figure = drawn(categories(150), "phone")
    found = markers(figure, "Fish")
    assert len({mark.y for mark in found}) > 1
    assert max(mark.x + mark.radius for mark in found) <= figure.width - 16


def test_an_empty_category_is_an_empty_slot() -> None:
    figure = drawn(categories(1, 1, 0))
    (slot,) = markers(figure, BEES.name)
    assert (slot.shape, slot.fill, bool(slot.dash)) == (BEES.shape, "", True)
    said = [label.text for label in labels(grouped(figure.marks, "bar")[2].marks)]
    assert said == ["Bees", "0", "nobody is there"]


def test_a_row_says_name_count_and_members() -> None:
    figure = drawn(categories(2, members=("lake", "well")))
    said = [label.text for label in labels(grouped(figure.marks, "bar")[0].marks)]
    assert said == ["Fish", "2", "lake\u00a0· well"]


@pytest.mark.parametrize("canvas", CANVASES)
def test_text_has_the_sizes_of_the_type_scale(canvas: CanvasName) -> None:
    sizes = {label.size for label in labels(drawn(categories(2, 0), canvas).marks)}
    assert sizes <= set(TYPE_SCALE)
    assert canvas != "wall" or min(sizes) >= 24


def test_rows_fill_the_wall() -> None:
    assert drawn(categories(5, 4, 0, 2), "wall").height == 900


@pytest.mark.parametrize(("count", "members"), [(-1, ()), (1, ("a", "b"))])
def test_a_count_is_at_least_its_members(count: int, members: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Fish: count"):
        Bar(kind=FISH, count=count, members=members)
