"""Spans: bars from a start, whiskers around them, every name and word inside the picture."""

import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw.axis import Scale
from kolam.draw.canvas import CanvasName
from kolam.draw.figure import Figure
from kolam.draw.scene import Line, Mark, Rect
from kolam.draw.spans import Span, SpanWords, spans
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside, overlaps, said

SCALE = Scale(name="length", low=-10, high=10, ticks=((-10, "-10"), (0, "0"), (10, "10")))
LEGEND = SpanWords(bar="bar", range="range", box="box", start="start")


def drawn(
    items: Sequence[Span], canvas: CanvasName = "desk", language: str = "en", **more: Any
) -> Figure:
    return spans(items, canvas, scale=SCALE, caption=caption(language), words=LEGEND, **more)


def row(figure: Figure, key: str) -> tuple[Mark, ...]:
    return next(group.marks for group in grouped(figure.marks, "span") if group.key == key)


def bars(figure: Figure, key: str) -> list[Rect]:
    return [mark for mark in row(figure, key) if isinstance(mark, Rect)]


def texts(figure: Figure) -> set[str]:
    return {label.text for label in said(figure.marks)}


def test_bars_of_equal_length_lie_on_both_sides_of_the_start() -> None:
    figure = drawn([Span(key="a", label="A", value=4), Span(key="b", label="B", value=-4)], start=0)
    (right,), (left,) = bars(figure, "a"), bars(figure, "b")
    assert right.width == pytest.approx(left.width)
    assert left.x + left.width == pytest.approx(right.x)


def test_without_a_start_there_is_no_bar() -> None:
    assert bars(drawn([Span(key="a", label="A", value=4)]), "a") == []


def test_an_item_without_a_value_has_no_bar() -> None:
    assert bars(drawn([Span(key="a", label="A", value=None)], start=0), "a") == []


def test_the_box_lies_inside_the_whisker() -> None:
    figure = drawn([Span(key="a", label="A", value=1, low=-5, high=6, box=(-2, 3))])
    (box,) = bars(figure, "a")
    whisker = [m for m in row(figure, "a") if isinstance(m, Line) and m.y1 == m.y2]
    assert min(w.x1 for w in whisker) < box.x < box.x + box.width < max(w.x2 for w in whisker)


def test_an_item_off_the_scale_is_named() -> None:
    with pytest.raises(ValueError, match="far: 11"):
        drawn([Span(key="far", label="A", value=11)])


def test_the_legend_names_only_what_is_there() -> None:
    assert {"bar", "range", "box", "start"} & texts(
        drawn([Span(key="a", label="A", value=4)], start=0)
    ) == {"bar", "start"}


def test_words_and_notes_stand_beside_the_bar() -> None:
    figure = drawn([Span(key="a", label="A", value=4, words="four", note="n = 3")], start=0)
    assert {"A", "four", "n = 3"} <= texts(figure)


def test_nothing_at_all_still_has_its_title() -> None:
    assert drawn([]).title


def test_no_line_crosses_the_names_where_they_stand_above_the_bars() -> None:
    figure = drawn([Span(key="a", label="A", value=4)], "phone", zero=0)
    tall = [m for m in figure.marks if isinstance(m, Line) and m.x1 == m.x2 and m.stroke == "ink"]
    assert tall == []


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_overlap_or_leave_the_picture(canvas: CanvasName, language: str) -> None:
    items = [
        Span(key=str(n), label=label, value=n, low=n - 2, high=n + 2, words=WORDS[language][0])
        for n, label in enumerate(WORDS[language])
    ]
    figure = drawn(items, canvas, language, start=0)
    assert overlaps(figure) == []
    assert outside(figure) == []


@given(st.lists(st.floats(min_value=-10, max_value=10), min_size=1, max_size=6))
def test_a_longer_value_never_has_a_shorter_bar(values: list[float]) -> None:
    items = [Span(key=str(n), label=str(n), value=value) for n, value in enumerate(values)]
    figure = drawn(items, start=-10)
    widths = [bars(figure, str(n))[0].width for n in range(len(values))]
    order = sorted(range(len(values)), key=lambda n: values[n])
    assert all(widths[a] <= widths[b] + 1e-6 for a, b in itertools.pairwise(order))
