"""The timeline: bars between days on one scale, moments on them, every word inside the picture."""

from collections.abc import Sequence
from typing import Any

import pytest

from kolam.draw.axis import Scale
from kolam.draw.canvas import CanvasName
from kolam.draw.figure import Figure
from kolam.draw.scene import Mark, Marker, Rect
from kolam.draw.timeline import Moment, Stretch, TimelineWords, timeline
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside, overlaps, said

SCALE = Scale(name="time", low=0, high=100, ticks=((0, "0"), (50, "50"), (100, "100")))
LEGEND = TimelineWords(bar="activity", due="due", reached="reached")


def drawn(
    rows: Sequence[Stretch], canvas: CanvasName = "desk", language: str = "en", **more: Any
) -> Figure:
    return timeline(rows, canvas, scale=SCALE, caption=caption(language), words=LEGEND, **more)


def row(figure: Figure, key: str) -> tuple[Mark, ...]:
    return next(group.marks for group in grouped(figure.marks, "stretch") if group.key == key)


def bars(figure: Figure, key: str) -> list[Rect]:
    return [mark for mark in row(figure, key) if isinstance(mark, Rect) and mark.opacity < 1]


def diamonds(figure: Figure, key: str) -> list[Marker]:
    return [mark for mark in row(figure, key) if isinstance(mark, Marker)]


def texts(figure: Figure) -> list[str]:
    return [label.text for label in said(figure.marks)]


def test_bars_that_take_equal_time_are_equally_long_and_begin_where_they_begin() -> None:
    figure = drawn(
        [
            Stretch(key="a", label="A", start=0, end=40),
            Stretch(key="b", label="B", start=40, end=80),
        ]
    )
    (a,), (b,) = bars(figure, "a"), bars(figure, "b")
    assert a.width == pytest.approx(b.width)
    assert a.x + a.width == pytest.approx(b.x)


@pytest.mark.parametrize("ends", [(None, 5), (5, None), (None, None)])
def test_without_both_ends_there_is_no_bar(ends: tuple[float | None, float | None]) -> None:
    figure = drawn([Stretch(key="a", label="A", start=ends[0], end=ends[1])])
    assert bars(figure, "a") == []


def test_a_bar_of_one_day_can_still_be_seen() -> None:
    (bar,) = bars(drawn([Stretch(key="a", label="A", start=5, end=5)]), "a")
    assert bar.width > 4


def test_a_moment_stands_on_its_day_filled_once_it_is_reached() -> None:
    moments = (Moment(at=0), Moment(at=50, reached=True), Moment(at=100))
    figure = drawn([Stretch(key="a", label="A", start=0, end=100, moments=moments)])
    first, middle, last = diamonds(figure, "a")
    assert middle.x == pytest.approx((first.x + last.x) / 2)
    assert [one.fill for one in (first, middle, last)] == ["ground", "ink", "ground"]


def test_the_legend_names_only_what_is_there() -> None:
    plain = drawn([Stretch(key="a", label="A", start=0, end=9)])
    done = drawn([Stretch(key="a", label="A", moments=(Moment(at=1, reached=True),))])
    assert [w for w in texts(plain) if w in ("activity", "due", "reached")] == ["activity"]
    assert [w for w in texts(done) if w in ("activity", "due", "reached")] == ["reached"]


def test_a_number_off_the_scale_names_its_row() -> None:
    with pytest.raises(ValueError, match="late"):
        drawn([Stretch(key="late", label="A", start=0, end=101)])


def test_a_row_that_needs_attention_has_a_line_at_its_edge() -> None:
    edges = [
        [m for m in row(drawn([Stretch(key="a", label="A", marked=marked)]), "a")
         if isinstance(m, Rect) and m.width == 4]
        for marked in (True, False)
    ]  # fmt: skip
    assert [len(found) for found in edges] == [1, 0]


def many(language: str, count: int) -> list[Stretch]:
    words = WORDS[language]
    return [
        Stretch(
            key=f"r{n}",
            label=f"A{n} {words[n % 4]} {words[(n + 1) % 4]}",
            note=words[(n + 2) % 4],
            start=n % 40,
            end=60 + n % 40,
            moments=(Moment(at=n % 100, words=words[2]), Moment(at=99 - n % 99, words=words[0])),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 8, 60])
def test_no_words_overlap_and_none_leaves_the_picture(
    count: int, language: str, canvas: CanvasName
) -> None:
    figure = drawn(many(language, count), canvas, language)
    assert (overlaps(figure), outside(figure)) == ([], [])


def test_a_wall_is_as_high_as_it_is_with_one_row() -> None:
    assert drawn(many("en", 1), "wall").height == 900
