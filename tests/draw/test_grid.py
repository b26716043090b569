"""A grid: one marker a cell, told apart by more than colour."""

import pytest

from kolam.draw import CanvasName, Figure, GridColumn, GridRow, Level, grid
from kolam.draw.scene import Line, Marker, Rect
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside
from tests.draw.cast import said as labels

LEVELS = (
    Level("none", "#ffffff", size=0.25, hollow=True),
    Level("some", "#9fd0cf", size=0.6),
    Level("much", "#0b4f4f"),
)
COLUMNS = tuple(GridColumn(short=f"C{n}", name=f"Column {n}") for n in range(4))


def row(*levels: int | None, **more: object) -> GridRow:
    return GridRow(key="r", label="Bees", levels=levels, **more)  # type: ignore[arg-type]


def drawn(*rows: GridRow, canvas: CanvasName = "desk", language: str = "en") -> Figure:
    return grid(rows, COLUMNS, canvas, levels=LEVELS, caption=caption(language))


def cells(figure: Figure) -> list[Marker]:
    (found,) = grouped(figure.marks, "row")
    return [mark for mark in found.marks if isinstance(mark, Marker)]


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_stands_outside_the_figure(canvas: CanvasName, language: str) -> None:
    long = WORDS[language][2]
    rows = (GridRow(key="r", label=long, levels=(0, 1, 2, None), note=long),)
    figure = grid(rows * 9, COLUMNS, canvas, levels=LEVELS, caption=caption(language))
    assert outside(figure) == []


def test_a_higher_level_is_a_larger_marker_in_its_column() -> None:
    found = cells(drawn(row(0, 1, 2, 2)))
    assert [mark.radius for mark in found] == sorted(mark.radius for mark in found)
    assert found[0].fill == ""
    assert found[2].x < found[3].x


def test_an_empty_cell_is_a_short_line_and_no_marker() -> None:
    figure = drawn(row(None, 1, 1, 1))
    (found,) = grouped(figure.marks, "row")
    assert len(cells(figure)) == 3
    assert sum(isinstance(mark, Line) for mark in found.marks) == 2


def test_a_picked_cell_is_ringed() -> None:
    (found,) = grouped(drawn(row(1, 1, 1, 1, picked=frozenset({2}))).marks, "row")
    (ring,) = (mark for mark in found.marks if isinstance(mark, Rect))
    assert ring.x < cells(drawn(row(1, 1, 1, 1)))[2].x < ring.x + ring.width


def test_the_key_writes_out_what_the_header_shortens() -> None:
    assert "C1\u00a0Column 1" in " ".join(
        label.text for label in labels(drawn(row(0, 0, 0, 0)).marks)
    )


def test_rows_grow_the_figure_downwards() -> None:
    one, many = drawn(row(1, 1, 1, 1)), drawn(*[row(1, 1, 1, 1)] * 20)
    assert one.height < many.height


def test_a_row_longer_than_the_columns_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="r: 5 cells, 4 columns"):
        drawn(row(1, 1, 1, 1, 1))


def test_a_shorter_row_ends_earlier() -> None:
    short, whole = cells(drawn(row(1, 1))), cells(drawn(row(1, 1, 1, 1)))
    assert short == whole[:2]
