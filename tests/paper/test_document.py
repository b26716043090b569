"""Documents: headings in order, no caption twice, an equal table beside every picture."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kolam.core.block import Heading, Note, Paragraph, Picture, Table
from kolam.paper.document import Document, levelled
from tests.paper.specimen import document, picture


def body(*blocks: Any) -> tuple[Any, ...]:
    return Document(kind="K", title="", language="en", blocks=blocks).body


@given(st.lists(st.integers(-2, 9)))
def test_no_heading_skips_a_level(levels: list[int]) -> None:
    found = [b.level for b in levelled(Heading("x", n) for n in levels) if isinstance(b, Heading)]
    steps = zip([0, *found], found, strict=False)
    assert all(1 <= now <= min(3, before + 1) for before, now in steps)


def test_levels_that_are_right_stay() -> None:
    given = (Heading("a"), Heading("b", 2), Heading("c", 3), Heading("d", 2), Heading("e"))
    assert tuple(levelled(given)) == given


def test_a_caption_that_repeats_the_heading_is_left_out() -> None:
    table = Table(("a",), (("1",),), "People")
    (_, first, _, second) = body(Heading("People"), table, Heading("More"), table)
    assert (first.caption, second.caption) == ("", "People")


def test_a_caption_that_is_written_in_the_picture_is_left_out() -> None:
    shown = picture("en").figure
    found = [b.caption for b in body(Picture(shown, shown.title), Picture(shown, "Elsewhere"))
             if isinstance(b, Picture)]  # fmt: skip
    assert found == ["", "Elsewhere"]


def test_a_picture_without_a_table_gets_its_own() -> None:
    drawn = picture("en")
    equal = Table(drawn.figure.table.header, drawn.figure.table.rows)
    assert body(drawn, Note("x"))[1] == equal
    assert body(drawn, equal, Note("x"))[1:] == (equal, Note("x"))


def test_a_document_is_named_by_kind_and_title() -> None:
    assert (document().name, document(title="").name) == ("Report: Food security", "Report")


def test_chapters_are_the_headings_of_the_first_level() -> None:
    blocks = (Heading("a"), Paragraph("x"), Heading("b", 2), Heading("c"))
    assert document(blocks=blocks).chapters == ("a", "c")


def test_a_heading_without_anything_to_read_is_left_out() -> None:
    assert body(Heading("\x07 \u200b"), Note("x")) == (Note("x"),)
