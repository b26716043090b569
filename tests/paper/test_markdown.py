"""Markdown: readable as it is, and what was typed is read back by any reader of Markdown."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kolam.core.block import Facts, Items, Paragraph, Picture, Quote, Table
from kolam.paper.letters import legible
from kolam.paper.markdown import line, markdown
from kolam.toolbox import voice
from tests.paper.specimen import MARKUP, document, only, picture

EN = voice("en")
READER = MarkdownIt("gfm-like", {"linkify": False})


def read(text: str) -> list[Token]:
    return READER.parse(text)


def said(text: str) -> list[str]:
    """The plain text of every inline part; markup inside one makes the test fail."""
    parts = [token for token in read(text) if token.type == "inline"]
    return ["".join(_plain(child) for child in part.children or []) for part in parts]


def _plain(token: Token) -> str:
    assert token.type in {"text", "text_special", "hardbreak", "softbreak"}, token
    return "\n" if token.type.endswith("break") else token.content


def spaced(text: str) -> str:
    """The text with every stretch of white space as one space: Markdown keeps no more."""
    return re.sub(r"\s+", " ", legible(text)).strip()


@given(st.text())
@example(MARKUP)
@example("1. not a list")
@example("# no heading\n--- no rule\n> no quote\n+ - * no list\n1) no list")
@example("www.example.org a@b.org https://x.org")
@example("a | b\n---|---\n1 | 2")
def test_any_text_comes_back_as_typed(text: str) -> None:
    parts = said(markdown(only(text), EN))
    told = [spaced(part) for part in parts[1:]]
    assert " ".join(told).strip() == spaced(text)


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=4))
def test_any_cell_comes_back_as_typed(rows: list[tuple[str, str]]) -> None:
    made = markdown(document(blocks=(Table(("a", "b"), tuple(rows)),), summary=(), facts=()), EN)
    cells = [
        after for before, after in zip(read(made), read(made)[1:], strict=False)
        if before.type == "td_open"
    ]  # fmt: skip
    told = [spaced("".join(_plain(c) for c in cell.children or [])) for cell in cells]
    assert told == [spaced(cell) for row in rows for cell in row]


def test_a_document_is_read_as_headings_lists_and_tables() -> None:
    kinds = [token.tag for token in read(markdown(document(), EN)) if token.nesting == 1]
    assert [kinds.count(tag) for tag in ("h1", "h2", "h3", "table", "blockquote", "ol")] == [
        1, 3, 1, 3, 1, 1,
    ]  # fmt: skip


def test_it_is_readable_without_a_reader() -> None:
    text = "8 of 13 (61.5 %) agree; the median is 2.5, see 3.1"
    assert line(text) == text


def test_a_picture_is_told_by_its_words_and_its_table() -> None:
    drawn = picture("en")
    made = markdown(document(blocks=(drawn, Paragraph("x"))), EN)
    assert f"**{line(drawn.figure.title)}**" in made
    assert made.count("| Stakeholder |") == 1
    assert "<svg" not in made


def test_a_table_that_says_the_same_is_not_said_twice() -> None:
    drawn = picture("en").figure
    blocks = (Picture(drawn), Table(drawn.table.header, drawn.table.rows))
    assert markdown(document(blocks=blocks), EN).count("| Stakeholder |") == 1


def test_lists_and_quotes() -> None:
    blocks = (Items(("a", "b"), ordered=True), Items(("c",)), Quote("One\nTwo", "Me"))
    made = markdown(document(blocks=blocks, summary=(), facts=(), label="", foot=""), EN)
    assert made == ("# Report: Food security\n\n1. a\n2. b\n\n- c\n\n> One\\\n> Two\\\n> — Me\n")


def test_several_lines_of_a_fact_are_a_list_of_their_own() -> None:
    facts = Facts((("Next", "Call A\nCall B"), ("Place", "Colombo")))
    made = markdown(document(blocks=(facts,), summary=(), facts=(), label="", foot=""), EN)
    assert "- **Next**:\n  - Call A\n  - Call B\n- **Place**: Colombo" in made
