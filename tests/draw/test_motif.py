"""The kolam: dots joined by one unbroken line."""

from collections import Counter
from math import gcd, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import kolam_emblem, kolam_motif
from kolam.draw.motif import unbroken
from kolam.draw.scene import Marker, Path
from tests.draw.cast import parsed

FIELDS = st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda f: gcd(*f) == 1)


def dots(figure_marks: tuple[object, ...], fill: str) -> list[Marker]:
    return [mark for mark in figure_marks if isinstance(mark, Marker) and mark.fill == fill]


@given(FIELDS)
def test_one_line_passes_between_all_neighbours_twice_and_the_edge_once(
    field: tuple[int, int],
) -> None:
    rows, columns = field
    passed = Counter(point for point, _ in unbroken(rows, columns))
    between = rows * (columns - 1) + columns * (rows - 1)
    assert sorted(passed.values()) == [1] * (2 * rows + 2 * columns) + [2] * between


@given(FIELDS)
def test_the_line_loops_around_every_dot(field: tuple[int, int]) -> None:
    points = {point for point, _ in unbroken(*field)}
    for x in range(field[1]):
        for y in range(field[0]):
            near = sum(hypot(a - x, b - y) < 0.6 for a, b in points)
            assert near == 4


@given(FIELDS)
def test_the_line_never_stops_or_jumps(field: tuple[int, int]) -> None:
    turns = unbroken(*field)
    steps = zip(turns, (*turns[1:], turns[0]), strict=True)
    assert all(0.5 < hypot(b[0] - a[0], b[1] - a[1]) < 0.85 for (a, _), (b, _) in steps)


@pytest.mark.parametrize("field", [(2, 2), (3, 3), (2, 4), (6, 9)])
def test_a_field_that_needs_more_than_one_line_is_refused(field: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="lines, not one"):
        unbroken(*field)


@pytest.mark.parametrize(("n", "filled"), [(1, 0), (1, 1), (7, 3), (7, 7)])
def test_progress_joins_the_dots_that_are_filled(n: int, filled: int) -> None:
    marks = kolam_motif(n, filled, title="Progress").marks
    assert (len(dots(marks, "ink")), len(dots(marks, ""))) == (filled, n - filled)
    assert sum(isinstance(mark, Path) for mark in marks) == (filled > 0)


def test_the_line_is_closed() -> None:
    line = kolam_motif(5, 5, title="Progress").marks[0]
    assert isinstance(line, Path)
    assert [step for step, _ in line.steps] == ["M", *["C"] * 20, "Z"]
    assert line.steps[0][1] == pytest.approx(line.steps[-2][1][-2:])


@pytest.mark.parametrize(("n", "filled"), [(0, 0), (3, 4), (3, -1)])
def test_more_than_all_dots_cannot_be_filled(n: int, filled: int) -> None:
    with pytest.raises(ValueError, match="filled must be between 0 and n"):
        kolam_motif(n, filled, title="Progress")


def test_an_emblem_is_as_large_as_its_field() -> None:
    emblem = kolam_emblem(3, 4, title="Kolam", pitch=20)
    assert (emblem.width, emblem.height, len(dots(emblem.marks, "ink"))) == (90, 70, 12)


def test_a_motif_has_title_and_language() -> None:
    root = parsed(kolam_motif(3, 1, title="1 of 3", language="ta").svg())
    assert (root[0].text, root.get("lang")) == ("1 of 3", "ta")


def test_the_whole_line_stays_inside_the_picture() -> None:
    emblem = kolam_emblem(3, 4, title="Kolam", pitch=20)
    (line,) = (mark for mark in emblem.marks if isinstance(mark, Path))
    numbers = [at for _, at in line.steps]
    assert min(x for at in numbers for x in at) > 0
    assert max(x for at in numbers for x in at[::2]) < 90
    assert max(y for at in numbers for y in at[1::2]) < 70
