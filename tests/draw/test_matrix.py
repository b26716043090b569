"""Matrices: a small chart a cell, whatever the number of rows, columns and values."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import Caption, Kind, Scale
from kolam.draw.canvas import CANVASES, CanvasName
from kolam.draw.figure import Figure
from kolam.draw.matrix import Cell, MatrixRow, MatrixWords, matrix
from kolam.draw.scene import Group, Label, Line, Mark, Marker, Rect

KINDS = tuple(
    Kind(name, colour, shape)  # type: ignore[arg-type]
    for name, colour, shape in (
        ("Red tea", "#D55E00", "circle"),
        ("Green tea", "#009E73", "square"),
        ("Unpronounceablyfermentedtea", "#0072B2", "diamond"),
    )
)
SCALE = Scale(name="sweetness", low=0, high=3, ticks=tuple((n, str(n)) for n in range(4)))
WORDS = MatrixWords(bars="how the answers lie", mean="their mean")


def cell(*values: float) -> Cell:
    mean = sum(values) / len(values) if values else None
    return Cell(values=values, mean=mean, strong="1.0", quiet=f"n = {len(values)}")


def draw(
    *cells: Cell, canvas: CanvasName = "desk", columns: int = 0, rows: int = 1, **row: object
) -> Figure:
    wide = columns or len(cells)
    made = [
        MatrixRow(key=f"r{n}", kind=KINDS[0], cells=cells, **row)  # type: ignore[arg-type]
        for n in range(rows)
    ]
    caption = Caption(title="Tea is sweet", description="A matrix.")
    return matrix(made, KINDS[:wide], canvas, scale=SCALE, caption=caption, words=WORDS)


def flat(marks: tuple[Mark, ...]) -> list[Mark]:
    found: list[Mark] = []
    for mark in marks:
        found += flat(mark.marks) if isinstance(mark, Group) else [mark]
    return found


def bars_of(figure: Figure) -> list[Rect]:
    return [m for m in flat(figure.marks) if isinstance(m, Rect) and m.fill == KINDS[0].colour]


def words_of(figure: Figure) -> list[str]:
    return [mark.text for mark in flat(figure.marks) if isinstance(mark, Label)]


def test_a_cell_has_one_bar_for_each_value_that_somebody_gave() -> None:
    assert len(bars_of(draw(cell(0, 1, 1, 3)))) == 3


def test_a_bar_is_as_high_as_its_share_of_the_answers() -> None:
    low, high = bars_of(draw(cell(0, 1, 1, 1)))
    assert high.height == pytest.approx(3 * low.height)


def test_bars_stand_from_left_to_right_in_the_order_of_the_scale() -> None:
    places = [bar.x for bar in bars_of(draw(cell(3, 0.5, 2)))]
    assert places == sorted(places)


def test_the_mark_of_a_mean_stands_under_it() -> None:
    figure = draw(cell(1, 1))
    [bar] = bars_of(figure)
    middle = bar.x + bar.width / 2
    marks = [m for m in flat(figure.marks) if isinstance(m, Line) and m.x1 == pytest.approx(middle)]
    assert any(m.stroke == "ink" for m in marks)


def test_an_empty_cell_shows_its_sign_alone() -> None:
    figure = draw(Cell(sign="<5"))
    assert (bars_of(figure), "<5" in words_of(figure)) == ([], True)


def test_columns_are_named_over_their_cells_where_names_fit() -> None:
    assert words_of(draw(cell(1), cell(1)))[:3] == ["Tea is sweet", "Red tea", "Green tea"]


def test_columns_whose_names_do_not_fit_are_named_in_the_legend() -> None:
    said = words_of(draw(cell(1), cell(1), cell(1), canvas="phone"))
    assert said[-5:] == [*(kind.name for kind in KINDS), "how the answers lie", "their mean"]


def test_a_picked_cell_has_a_ring_and_a_marked_row_a_line_at_its_edge() -> None:
    plain = draw(cell(1), cell(2))
    marked = draw(cell(1), cell(2), picked=frozenset({1}), marked=True)
    rings = [m for m in flat(marked.marks) if isinstance(m, Rect) and not m.fill]
    edges = [m for m in flat(marked.marks) if isinstance(m, Rect) and m.fill == "accent"]
    assert (len(rings), len(edges)) == (1, 1)
    assert not [m for m in flat(plain.marks) if isinstance(m, Rect) and not m.fill]


def test_a_row_has_its_kinds_marker_beside_its_name() -> None:
    shapes = [m.shape for m in flat(draw(cell(1)).marks) if isinstance(m, Marker)]
    assert shapes == ["circle", "circle"]


def test_a_wall_is_filled_by_higher_bars() -> None:
    wall, desk = draw(cell(1), canvas="wall", rows=3), draw(cell(1), canvas="desk", rows=3)
    assert wall.height == CANVASES["wall"].height
    ratio = bars_of(wall)[0].height / CANVASES["wall"].small
    assert ratio > bars_of(desk)[0].height / CANVASES["desk"].small


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="r0: 1 cells, 2 columns"):
        draw(cell(1), columns=2)


def test_a_value_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="r0: 4 is off the scale"):
        draw(cell(4))


def test_nothing_at_all_can_be_drawn() -> None:
    ElementTree.fromstring(draw(rows=0).svg())


@given(
    st.lists(st.lists(st.sampled_from([0, 0.5, 1, 2, 3]), max_size=9), min_size=1, max_size=3),
    st.sampled_from(list(CANVASES)),
    st.integers(1, 7),
)
def test_every_bar_lies_inside_its_own_column_and_the_figure(
    values: list[list[float]], canvas: CanvasName, rows: int
) -> None:
    figure = draw(*(cell(*v) for v in values), canvas=canvas, rows=rows)
    measures = CANVASES[canvas]
    for mark in flat(figure.marks):
        if isinstance(mark, Rect) and mark.fill.startswith("#"):
            assert measures.margin <= mark.x
            assert mark.x + mark.width <= figure.width - measures.margin
            assert 0 <= mark.y <= mark.y + mark.height <= figure.height
