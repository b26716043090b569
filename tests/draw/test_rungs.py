"""Rungs: everybody by name on the rung where they stand."""

import pytest

from kolam.draw import CanvasName, Figure, Level, Rung, rungs
from kolam.draw.scene import Marker, Rect
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside, said

NO, YES = Level("no", "#B02E0C", "square"), Level("yes", "#009E73")


def drawn(*rows: Rung, canvas: CanvasName = "desk", language: str = "en") -> Figure:
    return rungs(rows, canvas, caption=caption(language))


def rung(*names: str, level: Level = NO, marked: bool = False) -> Rung:
    return Rung(key="r", label="No", note="so many", level=level, names=names, marked=marked)


def labels(figure: Figure) -> list[str]:
    return [label.text for label in said(figure.marks)]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [0, 3, 30])
def test_nothing_stands_outside_the_figure(canvas: CanvasName, language: str, n: int) -> None:
    short, long = WORDS[language][0], WORDS[language][2]
    row = Rung(key="r", label=short, note=short, level=NO, names=(long,) * n, marked=True)
    assert outside(drawn(row, row, canvas=canvas, language=language)) == []


def test_each_name_has_a_marker_of_its_rung() -> None:
    figure = drawn(rung("A", "B"), rung("C", level=YES))
    shapes = [
        [mark.shape for mark in group.marks if isinstance(mark, Marker)]
        for group in grouped(figure.marks, "rung")
    ]
    assert shapes == [["square", "square"], ["circle"]]


def test_rungs_stand_in_the_order_that_they_were_given_in() -> None:
    first, second = grouped(drawn(rung("A"), rung("B")).marks, "rung")
    tops = [min(m.y for m in group.marks if isinstance(m, Marker)) for group in (first, second)]
    assert tops == sorted(tops)


def test_an_empty_rung_keeps_its_name_and_note() -> None:
    assert {"No", "so many"} <= set(labels(drawn(rung())))


def test_somebody_without_a_name_has_a_marker_and_no_words() -> None:
    figure = drawn(rung("", ""))
    (group,) = grouped(figure.marks, "rung")
    assert sum(isinstance(mark, Marker) for mark in group.marks) == 2


def test_a_wall_names_the_first_twelve_and_counts_the_others() -> None:
    names = tuple(f"N{n}" for n in range(15))
    found = labels(drawn(rung(*names), canvas="wall"))
    assert [name for name in names if name in found] == list(names[:12])
    assert "+3" in found
    assert set(names) <= set(labels(drawn(rung(*names), canvas="desk")))


@pytest.mark.parametrize("marked", [True, False])
def test_a_marked_rung_has_a_line_at_its_edge(marked: bool) -> None:
    (group,) = grouped(drawn(rung("A", marked=marked)).marks, "rung")
    assert any(isinstance(mark, Rect) for mark in group.marks) == marked
