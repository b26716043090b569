"""Strips: every answer to each item."""

from collections import Counter
from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest

from kolam.draw import CanvasName, Figure, Part, Scale, Strip, StripWords, strips
from kolam.draw.scene import Group, Line, Marker, Rect
from kolam.draw.tones import TYPE_SCALE
from tests.draw.cast import (
    ACROSS,
    BIRDS,
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

LEGEND = StripWords(
    dot="one answer", middle="middle half", median="median", interval="interval", contested="asked"
)


def items(
    count: int, language: str = "en", *, raters: int = 8, parts: int = 2
) -> tuple[Strip, ...]:
    random = Random(count)
    return tuple(
        _item(index, random, language=language, raters=raters, parts=parts)
        for index in range(count)
    )


def _item(index: int, random: Random, *, language: str, raters: int, parts: int) -> Strip:
    values = tuple(float(random.randrange(11)) for _ in range(raters))
    first, median, third = (float(q) for q in np.quantile(values, [0.25, 0.5, 0.75]))
    return Strip(
        key=f"item-{index}",
        label=f"{WORDS[language][index % 4]} {index}",
        values=values,
        quartiles=(first, median, third),
        parts=tuple(Part(kind, median, first, third) for kind in KINDS[:parts]),
        kind=KINDS[index % 4],
        contested=index % 3 == 1,
        note=f"n = {raters}",
    )


def drawn(strip: tuple[Strip, ...], canvas: CanvasName = "desk", language: str = "en") -> Figure:
    return strips(strip, canvas, scale=ACROSS, caption=caption(language), words=LEGEND)


def dots(group: Group) -> list[Marker]:
    small = [m for m in group.marks if isinstance(m, Marker) and m.fill == "quiet"]
    return sorted(small, key=lambda mark: (mark.x, mark.y))


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "raters"), [(0, 0), (3, 8), (13, 60)])
def test_no_text_overlaps_another_or_leaves_the_figure(
    canvas: CanvasName, language: str, count: int, raters: int
) -> None:
    figure = drawn(items(count, language, raters=raters) if raters else (), canvas, language)
    assert overlaps(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("raters", [1, 8, 60, 300])
def test_every_answer_is_a_dot_of_its_own(canvas: CanvasName, raters: int) -> None:
    figure = drawn(items(3, raters=raters), canvas)
    for group in grouped(figure.marks, "strip"):
        found = dots(group)
        assert len({(mark.x, mark.y) for mark in found}) == len(found) == raters


@pytest.mark.parametrize("raters", [8, 60, 300])
def test_dots_do_not_overlap_each_other(raters: int) -> None:
    (group,) = grouped(drawn(items(1, raters=raters)).marks, "strip")
    for a, b in combinations(dots(group), 2):
        assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (a.radius + b.radius) ** 2 - 1e-6


def test_equal_answers_stand_on_each_other() -> None:
    item = replace(items(1)[0], values=(3.0, 3.0, 3.0, 7.0))
    (group,) = grouped(drawn((item,)).marks, "strip")
    assert sorted(Counter(round(mark.x) for mark in dots(group)).values()) == [1, 3]


def test_the_bar_spans_the_quartiles_and_the_tick_is_the_median() -> None:
    scale = Scale(name="Warmth", low=0, high=10, ticks=((0, "0"), (10, "10")))
    item = replace(items(1, parts=0)[0], quartiles=(2.0, 5.0, 8.0))
    figure = strips((item,), "desk", scale=scale, caption=caption())
    (group,) = grouped(figure.marks, "strip")
    (bar,) = (mark for mark in group.marks if isinstance(mark, Rect))
    grid = sorted({m.x1 for m in group.marks if isinstance(m, Line) and m.stroke == "rule"})
    low, high = grid[0], grid[-1]
    tick = next(m for m in group.marks if isinstance(m, Line) and m.stroke == "ink")
    shares = [(x - low) / (high - low) for x in (bar.x, tick.x1, bar.x + bar.width)]
    assert shares == pytest.approx([0.2, 0.5, 0.8])


def test_each_group_has_its_median_on_its_interval() -> None:
    item = replace(items(1)[0], parts=(Part(BIRDS, 6, 4, 7), Part(FISH, 2, 1, 3)))
    (group,) = grouped(drawn((item,)).marks, "strip")
    colours = (BIRDS.colour, FISH.colour)
    lines = [m for m in group.marks if isinstance(m, Line) and m.stroke in colours]
    levels = [line.y1 for line in lines]
    markers = [m for m in group.marks if isinstance(m, Marker) and m.y in levels]
    assert [line.stroke for line in lines] == [BIRDS.colour, FISH.colour]
    assert [mark.shape for mark in markers] == ["circle", "square"]
    assert all(a.x1 < m.x < a.x2 for a, m in zip(lines, markers, strict=True))


def test_an_item_that_nobody_answered_keeps_its_row() -> None:
    item = replace(items(1)[0], values=(), quartiles=None, parts=())
    figure = drawn((item,))
    (group,) = grouped(figure.marks, "strip")
    assert dots(group) == []
    assert item.label in [label.text for label in labels(figure.marks)]


def test_only_an_axis_has_a_threshold() -> None:
    plain = strips(items(1), "desk", scale=Scale(name="Warmth"), caption=caption())
    dashed = [
        [m for m in grouped(f.marks, "strip")[0].marks if isinstance(m, Line) and m.dash]
        for f in (plain, drawn(items(1)))
    ]
    assert [len(lines) for lines in dashed] == [0, 1]


def test_the_legend_explains_only_what_is_there() -> None:
    words = {"one answer", "middle half", "median", "interval", "asked"}
    bare = replace(items(1, parts=0)[0], values=(), quartiles=None, contested=False)
    shown = [{label.text for label in labels(drawn(i).marks)} & words for i in ((bare,), items(4))]
    assert shown == [set(), words]


@pytest.mark.parametrize("canvas", CANVASES)
def test_text_has_the_sizes_of_the_type_scale(canvas: CanvasName) -> None:
    sizes = {label.size for label in labels(drawn(items(3), canvas).marks)}
    assert sizes <= set(TYPE_SCALE)
    assert canvas != "wall" or min(sizes) >= 24


def test_many_rows_go_on_in_columns_on_the_wall() -> None:
    figure = drawn(items(11, parts=0), "wall")
    lefts = {label.x for label in labels(figure.marks) if label.text == "Warmth"}
    assert (len(lefts) > 1, figure.height) == (True, 900)


def test_a_value_off_the_scale_names_its_item() -> None:
    with pytest.raises(ValueError, match="item-0: 11 is off"):
        drawn((replace(items(1)[0], values=(11,)),))
