"""Blocks on a page: headed parts, escaped text, tables with headers for those who hear them."""

from kolam.core.block import Heading, Note, Paragraph, Table
from kolam.web.desk.blocks import html, parts

TABLE = Table(("Name", "n"), (("A & B", "3"),), "People")


def test_blocks_stand_under_their_headings() -> None:
    found = parts((Heading("One"), Paragraph("a"), Heading("Two", 2), Note("b"), TABLE))
    assert [(p.title, p.level, len(p.blocks)) for p in found] == [("One", 1, 1), ("Two", 2, 2)]


def test_what_comes_before_the_first_heading_is_a_part_too() -> None:
    assert [p.title for p in parts((Paragraph("a"), Heading("One")))] == ["", "One"]


def test_nothing_makes_no_part() -> None:
    assert list(parts(())) == []


def test_text_is_escaped() -> None:
    assert html(Paragraph("<b>&")) == "<p>&lt;b&gt;&amp;</p>\n"


def test_a_table_has_a_caption_and_headers_on_both_sides() -> None:
    made = html(TABLE)
    assert "<caption>People</caption>" in made
    assert '<th scope="col">n</th>' in made
    assert '<th scope="row">A &amp; B</th><td>3</td>' in made


def test_a_table_of_several_columns_can_be_stacked_on_a_phone() -> None:
    made = html(Table(("Name", "a", "b"), (("One", "1", "2"),)))
    assert '<td role="cell" data-label="a">1</td><td role="cell" data-label="b">2</td>' in made
    assert '<th scope="row" role="rowheader">One</th>' in made


def test_a_long_table_is_folded_at_first() -> None:
    long = Table(("n",), tuple((str(n),) for n in range(21)))
    assert [p.is_long for p in parts((Heading("a"), TABLE, Heading("b"), long))] == [False, True]
