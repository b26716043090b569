"""Blocks: what a picture says to those who do not see it, and tables under a heading."""

import pytest

from kolam.core.block import Heading, Picture, Table, titled
from kolam.draw.figure import Figure


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Who is for what", "Who is for what. Seven bars."),
        ("The day ended late.", "The day ended late. Seven bars."),
        ("“We know how.”", "“We know how.” Seven bars."),
        ("Who leads?", "Who leads? Seven bars."),
        ("நாள் தாமதமாக முடிந்தது", "நாள் தாமதமாக முடிந்தது. Seven bars."),
        ("", "Seven bars."),
    ],
)
def test_a_picture_is_told_in_sentences(title: str, told: str) -> None:
    assert Picture(Figure(title, "Seven bars.", 1, 1, ())).told == told


def test_a_heading_stands_over_the_tables_that_have_rows_and_over_none_where_none_has() -> None:
    empty, full = Table(("a",), ()), Table(("a",), (("1",),))
    assert list(titled("Part", empty, full, level=3)) == [Heading("Part", 3), full]
    assert list(titled("Part", empty)) == []
