"""Blocks on a page: headed parts, escaped text, tables with headers for those who hear them."""

from typing import get_args

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Items,
    Note,
    Paragraph,
    Quote,
    Signature,
    Signatures,
    Table,
)
from kolam.web.desk.blocks import _TEMPLATES, html, parts

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


def test_every_kind_of_block_has_a_page() -> None:
    assert set(get_args(Block)) == set(_TEMPLATES)


def test_words_as_typed_stand_apart_with_their_author() -> None:
    made = html(Quote("<i>No</i>", "A farmer"))
    assert made == (
        '<blockquote class="typed"><p>&lt;i&gt;No&lt;/i&gt;</p>'
        '<p class="remark">— A farmer</p></blockquote>\n'
    )


def test_a_table_of_typed_words_stands_apart() -> None:
    typed = Table(("Who", "Words"), (("a", "b"),), typed=True)
    assert [' typed"' in html(table) for table in (typed, TABLE)] == [True, False]


def test_lists_and_facts_are_lists_to_those_who_hear_them() -> None:
    assert html(Items(("a", "b"), ordered=True)) == "<ol><li>a</li><li>b</li></ol>\n"
    assert html(Items(("a",))) == "<ul><li>a</li></ul>\n"
    assert html(Facts((("n", "8"),))) == '<dl class="facts"><dt>n</dt><dd>8</dd></dl>\n'


def test_a_clause_can_be_linked_by_its_id() -> None:
    made = html(ClauseText("W1", "We meet.\nMonthly.", "Meetings", "From the map"))
    assert 'id="clause-W1"' in made
    assert "<p>We meet.<br>Monthly.</p>" in made
    assert '<p class="remark">From the map</p>' in made


def test_who_signs_stands_with_what_authority() -> None:
    made = html(Signatures((Signature("WFP", "A. Person", "Country director", ""),)))
    assert "<strong>WFP</strong> · A. Person" in made
    assert "Country director" in made
