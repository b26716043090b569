"""The matrix of amounts: both sums, darker is more, and a list where columns do not fit."""

import pytest

from kolam.draw.amounts import Amount, AmountRow, amounts
from kolam.draw.canvas import CanvasName
from kolam.draw.figure import Figure
from kolam.draw.grid import GridColumn
from kolam.draw.scene import Rect
from tests.draw.cast import CANVASES, LANGUAGES, WORDS, caption, grouped, outside, overlaps, said


def column(n: int, language: str = "en") -> GridColumn:
    return GridColumn(short=f"C{n}", name=f"{WORDS[language][n % 4]} {n}")


def row(key: str, *cells: float | None, label: str = "", marked: bool = False) -> AmountRow:
    told = tuple(None if c is None else Amount(f"{c:g}", c / 100) for c in cells)
    total = f"{sum(c or 0 for c in cells):g}"
    return AmountRow(key=key, label=label or key, cells=told, total=total, marked=marked)


def drawn(
    rows: list[AmountRow], columns: int, canvas: CanvasName = "desk", language: str = "en"
) -> Figure:
    values = [
        [float(r.cells[n].words) if r.cells[n] else 0.0 for r in rows]  # type: ignore[union-attr]
        for n in range(columns)
    ]
    sums = AmountRow(
        key="sum",
        label="Sum",
        cells=tuple(Amount(f"{sum(v):g}") for v in values),
        total=f"{sum(map(sum, values)):g}",
    )
    heads = [column(n, language) for n in range(columns)]
    return amounts(rows, heads, canvas, sums=sums, total="Sum", caption=caption(language))


def texts(figure: Figure, key: str = "") -> list[str]:
    marks = figure.marks
    if key:
        marks = next(g.marks for g in grouped(figure.marks, "amounts") if g.key == key)
    return [label.text for label in said(marks)]


def test_every_amount_and_both_sums_are_written() -> None:
    figure = drawn([row("a", 60, 40), row("b", None, 5)], 2)
    assert texts(figure, "a") == ["a", "60", "40", "100"]
    assert texts(figure, "b") == ["b", "5", "5"]
    assert texts(figure, "sum") == ["Sum", "60", "45", "105"]


def test_a_larger_amount_has_a_darker_ground_and_never_so_dark_that_ink_is_lost() -> None:
    figure = drawn([row("a", 100, 10, 0)], 3)
    marks = next(g.marks for g in grouped(figure.marks, "amounts") if g.key == "a")
    shades = [m.opacity for m in marks if isinstance(m, Rect)]
    assert shades == [pytest.approx(0.4), pytest.approx(0.04)]


def test_names_that_do_not_fit_are_shortened_and_written_out_below() -> None:
    wide, narrow = drawn([row("a", 1, 2)], 2), drawn([row("a", *range(1, 10))], 9)
    assert "C1" not in texts(wide)
    assert {f"C{n}" for n in range(9)} <= set(texts(narrow))
    assert any("C8\u00a0river 8" in words for words in texts(narrow))


def test_on_a_phone_each_row_lists_its_own_cells_and_no_empty_ones() -> None:
    figure = drawn([row("a", 123456.789, None, 5, 5, 5)], 5, "phone")
    assert texts(figure, "a")[:2] == ["a", "123472"]
    assert "mountain spring 1" not in texts(figure, "a")


def test_a_listed_bar_is_as_long_as_its_amount() -> None:
    figure = drawn([row("a", 100, 50, 1, 1, 1, 1)], 6, "phone")
    marks = next(g.marks for g in grouped(figure.marks, "amounts") if g.key == "a")
    first, second = [m for m in marks if isinstance(m, Rect)][:2]
    assert second.width == pytest.approx(first.width / 2)


def test_a_row_with_another_number_of_cells_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="odd"):
        drawn([row("odd", 1, 2, 3)], 2)


@pytest.mark.parametrize("canvas", CANVASES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("rows", "columns"), [(0, 1), (3, 2), (8, 5), (40, 12)])
def test_no_words_overlap_and_none_leaves_the_picture(
    rows: int, columns: int, language: str, canvas: CanvasName
) -> None:
    words = WORDS[language]
    told = [
        row(
            f"r{n}",
            *((n * c) % 97 + 0.225 if (n + c) % 3 else None for c in range(columns)),
            label=f"A{n} {words[n % 4]} {words[(n + 2) % 4]}",
            marked=n % 5 == 0,
        )
        for n in range(rows)
    ]
    figure = drawn(told, columns, canvas, language)
    assert (overlaps(figure), outside(figure)) == ([], [])
