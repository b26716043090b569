"""HTML: one file that fetches nothing, runs nothing, and is whole to those who hear it."""

import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.block import ClauseText, Heading, Paragraph, Quote, Table
from kolam.core.voice import LANGUAGES
from kolam.paper.letters import legible
from kolam.paper.page import html as page
from kolam.toolbox import voice
from tests.paper.specimen import MARKUP, WORDS, document, only

EN = voice("en")
VOID = {"meta", "br", "line", "path", "rect", "circle", "polygon"}


class Reading(html.parser.HTMLParser):
    """The tags in order, the text of each element kind, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: dict[str, list[str]] = {}
        self.within: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.handle_data("\n")
        if tag not in VOID:
            self.within.append(tag)
            self.said.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.within):
            self.said[tag][-1] += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_title_a_language_and_every_element_closed(language: str) -> None:
    read = Reading(page(document(language), voice(language)))
    assert read.tags[0] == ("html", {"lang": language})
    assert (read.said["title"][0], read.within) == (document(language).name, [])


def test_headings_stand_in_order_and_none_is_skipped() -> None:
    read = Reading(page(document(), EN))
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert levels == [1, 2, 2, 2, 3, 2, 3]


def test_contents_lead_to_chapters() -> None:
    read = Reading(page(document(), EN))
    leads = [given["href"] for tag, given in read.tags if tag == "a"]
    ids = [f"#{given['id']}" for tag, given in read.tags if tag == "h2" and "id" in given]
    assert leads == ids[1:] == ["#chapter-1", "#chapter-2"]


def test_a_table_has_headers_a_caption_and_can_be_scrolled_by_keyboard() -> None:
    made = page(document(blocks=(Table(("a", "b"), (("x", "1"),), "People"),)), EN)
    assert '<div class="scroll" tabindex="0" role="region" aria-label="People">' in made
    assert "<caption>People</caption>" in made
    assert '<th scope="col">a</th>' in made
    assert '<tr><th scope="row">x</th><td class="number">1</td></tr>' in made


def test_a_figure_is_drawn_with_title_and_description() -> None:
    read = Reading(page(document(), EN))
    drawn = [given for tag, given in read.tags if tag == "svg" and given.get("role") == "img"]
    names = [str(given["aria-labelledby"]).split() for given in drawn]
    ids = {given.get("id") for _, given in read.tags}
    assert all(set(name) <= ids for name in names)
    assert len(set(map(tuple, names))) == len(names) == 2


def test_ids_are_not_given_twice() -> None:
    ids = [str(g["id"]) for _, g in Reading(page(document(), EN)).tags if "id" in g]
    assert sorted(set(ids)) == sorted(ids)


def test_it_fetches_nothing_and_runs_nothing() -> None:
    read = Reading(page(document(), EN))
    assert [tag for tag, _ in read.tags if tag in {"script", "link", "img", "iframe"}] == []
    assert [given for _, given in read.tags if "src" in given or "onload" in given] == []
    policy = next(given["content"] for tag, given in read.tags if "http-equiv" in given)
    assert str(policy).startswith("default-src 'none'")


def test_words_as_typed_stand_apart() -> None:
    made = page(document(blocks=(Quote("Not <b>", "Me"),)), EN)
    assert '<blockquote><p>Not &lt;b&gt;</p><p class="by">— Me</p></blockquote>' in made


def test_another_language_within_a_text_is_marked() -> None:
    assert '<p><span lang="en">WFP </span>සහ' in page(only("WFP සහ", "si"), voice("si"))


def test_markup_in_a_text_is_text() -> None:
    assert MARKUP in Reading(page(only(MARKUP), EN)).said["main"][0]


@given(st.text())
def test_any_text_comes_back_as_typed(text: str) -> None:
    blocks = (Heading(text), Paragraph(text), Table((text, "n"), ((text, text),), text))
    made = Reading(page(document(blocks=blocks, title=text, label=text), EN))
    shown = legible(text)
    assert (made.within, made.said["td"][0], made.said["main"][0].count(shown) > 3) == (
        [],
        shown,
        True,
    )


def test_the_same_document_gives_the_same_text() -> None:
    assert page(document("ta"), voice("ta")) == page(document("ta"), voice("ta"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_there(language: str) -> None:
    made = page(document(language), voice(language))
    assert [word for word in WORDS[language] if word not in Reading(made).said["main"][0]] == []


def test_columns_of_numbers_stand_right_and_a_sum_stands_out() -> None:
    table = Table(("Who", "LKR"), (("a", "8.000"), ("Sum", "8.000")), total=True)
    made = page(document(blocks=(table,)), EN)
    assert made.count('class="number"') == 3
    assert '<tr class="total"><th scope="row">Sum</th><td class="number">8.000</td></tr>' in made


def test_a_clause_is_a_heading_with_its_number() -> None:
    made = page(document(blocks=(ClauseText("W1", "We meet.", "Meetings", number="3.2"),)), EN)
    told = (
        '<div class="clause"><h3><span class="cited">3.2</span> Meetings</h3><p>We meet.</p></div>'
    )
    assert told in made
