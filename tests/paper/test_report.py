"""The workshop report of the demonstration: every section, in order, facts apart from words."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Facts, Heading, Note, Picture, Quote, Table
from kolam.core.book import About, Book
from kolam.core.clause import Clause
from kolam.core.passing import Gate
from kolam.core.private import Owned
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.voice import LANGUAGES
from kolam.paper import one_page, rooms
from kolam.paper.annex import LONG
from kolam.paper.document import Document
from kolam.paper.heights import Paper
from kolam.paper.markdown import markdown
from kolam.paper.pdf import pdf
from kolam.paper.report import report, together
from kolam.store.demonstration import demonstration
from tests.paper.made import BOOK, HELD, bench_in, whole
from tests.paper.specimen import pdf_text

SEED = Path(__file__).parents[3] / "shared" / "reference" / "seed.txt"
EN = toolbox.voice("en")

#: What the report of 26 June 2023 has, and the chapter of ours that answers it.
SECTIONS = {
    "Introduction": "report.intro",
    "Objective": "report.objective",
    "“MUST” should be there": "competencies.title",
    "Types of multi-stakeholder partnerships": "spectrum.title",
    "Partnership spectrum": "spectrum.title",
    "Fundamentals": "fundamentals.title",
    "Value assessment framework": "value.title",
    "Collaborative advantage": "value.part.sources",
    "Stakeholder mapping": "stakeholders.title",
    "Stake holders": "stakeholders.part.coverage",
    "The powerful levers": "levers.title",
    "Partnering agreement template": "agreement.title",
    "Partnership development journey": "journey.title",
    "Negotiation": "negotiation.title",
    "“Position” vs “interest”": "negotiation.part.people",
}


@cache
def without_its_room() -> Document:
    """The report of a book whose room of the workshop is empty: the occasion tells of it."""
    sheets = {slug: sheet for slug, sheet in BOOK.sheets.items() if slug != "workshop"}
    return report(Bench(replace(BOOK, sheets=sheets), toolbox.rooms(), EN), HELD)


def headings(document: Document) -> list[str]:
    return [b.text for b in document.body if isinstance(b, Heading)]


def under(document: Document, heading: str) -> list[Any]:
    """The blocks between this heading and the next."""
    body = list(document.body)
    start = next(n for n, b in enumerate(body) if isinstance(b, Heading) and b.text == heading)
    rest = body[start + 1 :]
    ends = (n for n, b in enumerate(rest) if isinstance(b, Heading))
    return rest[: next(ends, len(rest))]


@pytest.mark.parametrize(("said", "key"), SECTIONS.items(), ids=SECTIONS)
def test_what_the_report_of_colombo_has_ours_has(said: str, key: str) -> None:
    if not SEED.exists():
        pytest.skip("no reference/seed.txt in the folder 'shared' beside the repository")
    assert said in SEED.read_text(encoding="utf-8")
    room = key.partition(".")[0]
    if room != "report" and room not in BOOK.sheets:
        assert room in {"agreement", "journey"}
        pytest.skip(f"the room {room} is not installed")
    assert EN(key) in headings(whole("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_rooms_come_in_the_framework_s_order(language: str) -> None:
    bench = bench_in(language)
    voice = bench.voice
    slugs = rooms.in_order(BOOK.sheets)
    titles = [voice(f"{slug}.title") for slug in slugs]
    ends = [voice("report.follows"), voice("report.annex")]
    assert list(whole(language).chapters) == [voice("report.intro"), *titles, *ends]
    assert [s for s in slugs if s in rooms.ORDER] == [s for s in rooms.ORDER if s in slugs]


def test_the_workshop_is_told_in_counts_and_few_people_are_hidden() -> None:
    (table, note) = under(without_its_room(), "Who took part, by sector")
    assert table.rows == (("Government", "9"), ("Business and No sector", "8"))
    assert note == Note("Counts only: nobody is listed by name.")


@given(st.lists(st.integers(1, 30), max_size=7))
def test_no_group_of_fewer_than_five_is_told_nor_left_by_subtraction(counts: list[int]) -> None:
    sectors = tuple((str(n), count) for n, count in enumerate(counts))
    told = together(sectors)
    assert sorted(s for names, _ in told for s in names) == sorted(s for s, _ in sectors)
    assert sum(n for _, n in told) == sum(counts)
    if sum(counts) >= 5:
        assert min(n for _, n in told) >= 5
    for names, _ in told:
        alone = [n for s, n in sectors if s in names]
        assert min(alone) >= 5 or len(alone) > 1 or len(counts) == 1


def test_what_the_room_of_the_workshop_tells_is_not_told_before_it() -> None:
    (facts,) = under(whole("en"), EN("report.intro"))
    assert [name for name, _ in facts.pairs] == ["Country", "Districts", "SDG targets"]
    assert EN("report.people") not in headings(whole("en"))
    (alone,) = under(without_its_room(), EN("report.intro"))
    assert [name for name, _ in alone.pairs][:3] == ["Workshop", "Date", "People who joined"]


def test_what_was_done_is_told_with_who_answered_and_what_was_promised() -> None:
    (table,) = under(whole("en"), "What was done, in order")
    assert table.rows == (("First views", "Stakeholder map", "by sector", "22"),)


def test_the_objective_is_the_question_in_its_exact_words() -> None:
    (_, quote) = under(whole("ta"), toolbox.voice("ta")("report.objective"))
    assert quote == Quote(BOOK.sheets["stakeholders"].question.ta)  # type: ignore[attr-defined]


def test_every_action_says_who_and_by_when_and_from_where() -> None:
    (table,) = under(whole("en"), "Actions")
    assert table.header == ("What", "Who", "By", "From")
    assert len(table.rows) == len(bench_in("en").offered(_task()))
    assert all(all(row) for row in table.rows)


def _task() -> type:
    from kolam.core.task import Task

    return Task


def test_open_points_are_those_that_are_not_green() -> None:
    (table,) = under(whole("en"), "Open points")
    assert {row[1] for row in table.rows} <= {"with a reason", "shut"}
    assert ("Right stakeholders and resources: Amber", "with a reason", "Six fundamentals") in (
        table.rows
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_answers_what_a_director_asks_and_fits_a_page(language: str) -> None:
    voice, summary = bench_in(language).voice, whole(language).summary
    answers, _, found, *_ = summary
    assert isinstance(answers, Facts)
    assert isinstance(found, Facts)
    asked = ("summary.agreed", "summary.whom", "summary.brings", "open", "summary.next")
    assert [name for name, _ in answers.pairs] == [voice(f"report.{key}") for key in asked]
    slugs = [slug for slug in rooms.filled(bench_in(language)) if slug != one_page.VALUE]
    told = [name for name, _ in found.pairs]
    assert told == [voice(f"{slug}.title") for slug in slugs][: len(told)]
    paper = Paper(language, flowing=False)
    assert one_page.height(summary, paper) <= paper.room - one_page.TITLE


def test_what_was_agreed_is_told_in_the_words_that_were_agreed() -> None:
    answers = dict(whole("en").summary[0].pairs)  # type: ignore[union-attr]
    steps = [c for c in bench_in("en").offered(Clause) if c.ref.tool == "journey"]
    assert answers["What was agreed"].split("\n") == [c.words.en for c in steps]
    assert answers["Open points"] == "8, of which shut: 0. Empty seats: 4."
    assert answers["What comes next"].split("\n")[-1] == (
        "31 actions, 9 of them without an owner or a date."
    )


def test_what_is_shut_is_named_among_the_open_points() -> None:
    shut = Gate(
        ref=Ref(tool="sectors", path=("a",)), words=Text(en="Due diligence: stopped"), state="red"
    )

    class Shut(Bench):
        def offered(self, kind: type, *, but: str = "") -> tuple[Any, ...]:
            return (shut,) if kind is Gate else super().offered(kind, but=but)

    summary = report(Shut(BOOK, toolbox.rooms(), EN), HELD).summary
    told = dict(summary[0].pairs)["Open points"]  # type: ignore[union-attr]
    assert told.split("\n") == [
        "1, of which shut: 1. Empty seats: 4.",
        "Due diligence: stopped",
    ]


def test_where_nothing_was_agreed_every_room_tells_more_of_what_it_found() -> None:
    sheets = {slug: sheet for slug, sheet in BOOK.sheets.items() if slug == "stakeholders"}
    bench = Bench(replace(BOOK, sheets=sheets), toolbox.rooms(), EN)
    (found,) = report(bench).summary
    ((name, sentences),) = found.pairs  # type: ignore[union-attr]
    assert name == EN("stakeholders.title")
    assert sentences.split("\n") == list(rooms.findings(bench, "stakeholders"))[:3]


def test_districts_are_named_in_the_reader_s_language() -> None:
    told = {
        code: dict(whole(code).facts)[bench_in(code).voice("field.About.districts")]
        for code in LANGUAGES
    }
    assert told["en"] == "Nuwara Eliya, Batticaloa and Kilinochchi"
    assert "මඩකලපුව" in told["si"]
    assert "மட்டக்களப்பு" in told["ta"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_is_one_page_of_the_pdf(language: str) -> None:
    pages = pdf_text(pdf(whole(language), bench_in(language).voice)).split("\f")
    voice = bench_in(language).voice
    assert voice("paper.summary") in pages[1]
    assert voice("paper.contents") in pages[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_without_words(language: str) -> None:
    assert "⟦" not in markdown(whole(language), bench_in(language).voice)


def test_long_tables_stand_in_the_annex_and_are_named_where_they_were() -> None:
    body = whole("en").body
    annex = body.index(Heading(EN("report.annex")))
    last = body.index(Heading(EN("report.annex.tables"), 2))
    before = [b for b in body[:annex] if isinstance(b, Table)]
    assert max(len(table.rows) for table in before) <= LONG
    moved = [b for b in body[:annex] if isinstance(b, Note) and "stands in the annex" in b.text]
    named = [int(re.findall(r"has (\d+) rows", b.text)[0]) for b in moved]
    assert named == [len(b.rows) for b in body[last:] if isinstance(b, Table)]
    assert min(named) > LONG


def test_the_annex_counts_what_the_book_holds() -> None:
    table = next(b for b in under(whole("en"), "How much is in the book"))
    rows = BOOK.sheets["stakeholders"].stakeholders  # type: ignore[attr-defined]
    assert ("Stakeholder map", "Stakeholders", str(len(rows))) in table.rows


def test_the_annex_names_the_rooms_that_hold_nothing() -> None:
    bare = Bench(Book(BOOK.about), toolbox.rooms(), EN)
    (told,) = under(report(bare), "Not in this report")
    assert all(EN(f"{slug}.title") in told.text for slug in toolbox.rooms())


def test_nothing_private_is_in_it_whoever_owns_it() -> None:
    secret = "SECRET-8271"
    owned = BOOK.private["negotiation"][0]
    told = owned.record.with_(batna=Text(en=secret))
    book = BOOK.with_private(
        "negotiation", (Owned(owned.owner, told), *BOOK.private["negotiation"][1:])
    )
    made = report(Bench(book, toolbox.rooms(), EN), HELD)
    assert secret in str(book.private)
    assert secret not in str(made)


def test_the_label_stands_on_the_document() -> None:
    assert [whole(code).label for code in LANGUAGES] == [
        BOOK.about.label.said(code) for code in LANGUAGES
    ]


def test_pictures_are_there_from_every_room_that_draws() -> None:
    pictures = sum(isinstance(b, Picture) for b in whole("en").body)
    assert pictures >= 10


def test_a_book_without_a_workshop_says_nothing_of_one() -> None:
    made = report(bench_in("en"))
    said = headings(made)
    assert (made.date, EN("report.programme") in said, EN("report.people") in said) == (
        None, False, False,
    )  # fmt: skip


def test_an_empty_book_teaches_what_to_do() -> None:
    bare = Bench(Book(About(id="b", title=Text(en="B"))), toolbox.rooms(), EN)
    (paragraph,) = report(bare).summary
    assert "Open a room" in paragraph.text  # type: ignore[union-attr]


def test_equal_books_make_equal_documents() -> None:
    again = report(Bench(demonstration(), toolbox.rooms(), EN), HELD, full=True)
    assert again == whole("en")
    assert pdf(replace(again, blocks=again.blocks[:9]), EN) == pdf(
        replace(whole("en"), blocks=whole("en").blocks[:9]), EN
    )
