"""The short form of a report: brief, and nothing that a workshop report must have is dropped."""

import io
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pypdf
import pytest

from kolam import toolbox
from kolam.core.block import Block, Figure, Heading, Items, Note, Paragraph, Picture, Quote, Table
from kolam.core.voice import LANGUAGES
from kolam.paper import rooms
from kolam.paper.document import Document
from kolam.paper.markdown import markdown
from kolam.paper.pdf import pdf
from kolam.paper.short import COLUMNS, FIGURES, FINDINGS, LETTERS, ROWS, SHARE, parts, short
from tests.paper.made import BOOK, bench_in, brief, whole

EN = toolbox.voice("en")
#: A room whose figure is too high to be read in Tamil, so that its table stands there.
TALL_IN_TAMIL = "negotiation"
#: The most pages of the demonstration, of which every room is full.
PAGES = 40


def table(rows: int, *, caption: str = "T", kept: bool = False, columns: int = 2) -> Table:
    return Table(("h",) * columns, (("c",) * columns,) * rows, caption, kept=kept)


def picture(title: str, *, width: float = 640, height: float = 400) -> Picture:
    told = SimpleNamespace(title=title, description="", width=width, height=height, words="")
    return Picture(cast(Figure, told))


def shown(*blocks: Block, known: tuple[str, ...] = ()) -> list[Block]:
    return list(short((Heading("Room"), *blocks), EN, known))


def left(*what: str) -> Note:
    return Note(EN("report.short.elsewhere", what="; ".join(what)))


def test_the_headline_stands_first_and_four_more_findings_as_a_list() -> None:
    said = shown(*(Paragraph(f"f{n}") for n in range(FINDINGS + 2)))
    assert said == [
        Heading("Room"),
        Paragraph("f0"),
        Items(("f1", "f2", "f3", "f4")),
        left("2 more findings"),
    ]


def test_a_room_that_fits_names_nothing_as_left_out() -> None:
    assert shown(Paragraph("only")) == [Heading("Room"), Paragraph("only")]
    assert list(short((), EN)) == []


@pytest.mark.parametrize(
    ("block", "stands"),
    [
        (table(ROWS), True),
        (table(ROWS + 1), False),
        (table(ROWS + 1, kept=True), True),
        (table(1, columns=COLUMNS), True),
        (table(1, columns=COLUMNS + 1), False),
        (Table(("h",), (("x" * LETTERS,),), "T"), True),
        (Table(("h",), (("x" * (LETTERS + 1),),), "T"), False),
    ],
)
def test_a_table_stands_where_it_is_taken_in_at_a_glance(block: Table, stands: bool) -> None:
    said = shown(Paragraph("f"), Heading("Part", 2), block)
    told = [Heading("Part", 2), replace(block, caption="")] if stands else [left("Part")]
    assert said == [Heading("Room"), Paragraph("f"), *told]


def test_of_a_part_that_keeps_something_the_rest_is_named_by_its_caption() -> None:
    said = shown(
        Paragraph("f"),
        Heading("Part", 2),
        table(2),
        table(9, caption="Long"),
        table(9, caption=""),
    )
    assert said[2:] == [Heading("Part", 2), table(2, caption=""), left("Long", "Part")]


def test_a_caption_stands_where_its_heading_is_not_enough() -> None:
    two = table(1, caption="One"), table(1, caption="Two")
    assert shown(Heading("Part", 2), *two)[1:] == [Heading("Part", 2), *two]
    below = Paragraph("p"), table(1, caption="One")
    assert shown(Heading("Part", 2), *below)[1:] == [Heading("Part", 2), *below]


def test_a_note_on_what_is_left_out_goes_with_it() -> None:
    said = shown(Paragraph("f"), Heading("Part", 2), Note("of the table"), table(9))
    assert said == [Heading("Room"), Paragraph("f"), left("Part")]


def test_a_heading_stays_for_the_parts_below_it_and_goes_with_them() -> None:
    below = Heading("Part", 2), Heading("A", 3), table(2, caption="")
    assert shown(Paragraph("f"), *below) == [Heading("Room"), Paragraph("f"), *below]
    gone = shown(Paragraph("f"), Heading("Part", 2), Heading("A", 3), table(9))
    assert gone == [Heading("Room"), Paragraph("f"), left("A")]


def test_limits_are_one_note_led_by_their_heading() -> None:
    said = shown(Paragraph("f"), Heading("Limits", 2), Note("One."), Note("Two."))
    assert said == [Heading("Room"), Paragraph("f"), Note("Limits: One. Two.")]


def test_a_note_on_the_parts_below_it_keeps_its_heading() -> None:
    blocks = Heading("Facts", 2), Note("Counted."), Heading("A", 3), table(1, caption="")
    assert shown(*blocks) == [Heading("Room"), *blocks]


def test_figures_are_smaller_and_the_first_of_them_alone() -> None:
    said = shown(Paragraph("f"), *(picture(f"p{n}") for n in range(FIGURES + 1)))
    pictures = [block for block in said if isinstance(block, Picture)]
    assert [(p.figure.title, p.share) for p in pictures] == [
        (f"p{n}", SHARE) for n in range(FIGURES)
    ]
    assert said[-1] == left(f"p{FIGURES}")


def test_a_figure_too_high_to_be_read_small_is_named_and_takes_no_other_s_place() -> None:
    said = shown(picture("high", height=1400), *(picture(f"p{n}") for n in range(FIGURES)))
    assert sum(isinstance(block, Picture) for block in said) == FIGURES
    assert said[-1] == left("high")


def test_a_table_that_repeats_a_figure_is_left_to_the_long_report() -> None:
    said = shown(picture("p"), table(2, caption="same"), table(2, caption="other"))
    assert [block.caption for block in said if isinstance(block, Table)] == ["other"]
    assert said[-1] == left("same")
    assert table(2, kept=True) in shown(picture("p"), table(2, kept=True))


def test_a_question_that_was_asked_already_is_not_asked_again() -> None:
    said = shown(Quote("Why?"), Paragraph("Why?"), Quote("How?"), Paragraph("f"), known=("Why?",))
    assert said == [Heading("Room"), Quote("How?"), Paragraph("f")]


def under(document: Document, chapter: str) -> list[Any]:
    """The blocks of a chapter, its heading first."""
    found: dict[str, list[Block]] = {}
    name = ""
    for block in document.body:
        if isinstance(block, Heading) and block.level == 1:
            name = block.text
        found.setdefault(name, []).append(block)
    return found[chapter]


def test_a_table_that_stands_in_one_language_stands_in_all() -> None:
    slugs = [slug for slug in rooms.filled(bench_in("en")) if slug != TALL_IN_TAMIL]
    chapters = [[rooms.title(bench_in(code), slug) for slug in slugs] for code in LANGUAGES]
    first, *rest = (
        [[len(b.rows) for b in under(brief(code), name) if isinstance(b, Table)] for name in names]
        for code, names in zip(LANGUAGES, chapters, strict=True)
    )
    assert rest == [first, first]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_has_its_headline_and_no_more_than_five_findings(language: str) -> None:
    bench = bench_in(language)
    for slug in rooms.filled(bench):
        said = list(rooms.findings(bench, slug))
        first = parts(under(brief(language), rooms.title(bench, slug)))[0].blocks
        told = [item for block in first if isinstance(block, Items) for item in block.items]
        assert (slug, Paragraph(said[0]) in first, told) == (slug, True, said[1:FINDINGS])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_a_workshop_report_must_have_is_dropped(language: str) -> None:
    voice = bench_in(language).voice
    room, follows = voice("workshop.title"), voice("report.follows")
    long, told = under(whole(language), room), under(brief(language), room)
    musts = {
        voice(f"workshop.part.{name}")
        for name in (
            *("participants", "agenda", "exercises", "evaluation", "actions", "objective"),
            *("contents", "points", "quotes", "feedback", "photos", "annexes"),
        )
    }
    assert musts - {block.text for block in told if isinstance(block, Heading)} == set()
    kept = [block for block in long if isinstance(block, Table) and block.kept]
    assert len(kept) == 10
    rows = [block.rows for block in told if isinstance(block, Table)]
    assert [block for block in kept if block.rows not in rows] == []
    assert [b for b in long if isinstance(b, Quote)] == [b for b in told if isinstance(b, Quote)]
    assert under(brief(language), follows) == under(whole(language), follows)


def test_the_budget_stands_in_the_short_form() -> None:
    chapter = under(brief("en"), EN("agreement.title"))
    assert [len(b.rows) for b in chapter if isinstance(b, Table) and b.kept] == [9]


def test_the_annex_counts_what_every_room_holds() -> None:
    counts = next(b for b in under(brief("en"), EN("report.annex")) if isinstance(b, Table))
    slugs = rooms.filled(bench_in("en"))
    assert [name for name, *_ in counts.rows] == [rooms.title(bench_in("en"), s) for s in slugs]
    n = len(BOOK.sheets["stakeholders"].stakeholders)  # type: ignore[attr-defined]
    (told,) = (lists for name, lists, _ in counts.rows if name == "Stakeholder map")
    assert f"Stakeholders: {n}" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_short_on_paper_and_has_words_for_all(language: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(pdf(brief(language), bench_in(language).voice)))
    assert 25 <= len(read.pages) <= PAGES
    assert "⟦" not in markdown(brief(language), bench_in(language).voice)
