"""The report's pages: what needs attention, the path, who said what to which words."""

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture, Table
from kolam.core.passing import Gate
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.voice import LANGUAGES
from kolam.tools.journey import tables
from kolam.tools.journey.analysis import analyse
from kolam.tools.journey.figures import consents
from kolam.tools.journey.report import sections
from kolam.tools.journey.sentences import headline
from kolam.tools.journey.sheet import STEPS, Sheet
from kolam.tools.journey.tests.situations import example, step

VOICE = toolbox.voice("en")


def headings(sheet: Sheet) -> list[tuple[str, int]]:
    blocks = sections(sheet, analyse(sheet, {}), VOICE)
    return [(block.text, block.level) for block in blocks if isinstance(block, Heading)]


def test_an_empty_sheet_says_only_that_nothing_has_begun() -> None:
    blocks = sections(Sheet(), analyse(Sheet(), {}), VOICE)
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["No step has begun yet."]
    assert not any(isinstance(b, Picture) for b in blocks)


def test_a_way_half_gone_has_a_part_for_everything() -> None:
    title, *parts = headings(example("on_the_way"))
    assert title == ("Journey to signing", 1)
    assert parts == [
        ("The path", 2),
        ("Agreed words", 2),
        ("Who consents to what", 2),
        ("Who consented to which words", 2),
        ("Steps that were taken up again", 2),
        ("Internal tracks, as told", 2),
        ("From other rooms", 2),
        ("Meetings", 2),
        ("What is to be done", 2),
        ("Limits", 2),
    ]


@pytest.mark.parametrize("name", ["empty", "food_security", "on_the_way"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unsaid_in_any_language(name: str, language: str) -> None:
    sheet = Sheet() if name == "empty" else example(name)
    voice = toolbox.voice(language)
    assert "⟦" not in repr(sections(sheet, analyse(sheet, {}), voice))


@pytest.mark.parametrize("name", ["food_security", "on_the_way"])
def test_every_table_has_as_many_cells_as_its_header(name: str) -> None:
    sheet = example(name)
    found = [b for b in sections(sheet, analyse(sheet, {}), VOICE) if isinstance(b, Table)]
    assert all(len(row) == len(table.header) for table in found for row in table.rows)
    assert len(found) >= 8


def test_who_consented_to_which_words_is_told_for_old_and_new_words() -> None:
    table = tables.wordings(analyse(example("on_the_way"), {}), VOICE)
    vision = [row for row in table.rows if row[0] == "2 Vision"]
    assert [(row[2], row[3]) for row in vision] == [
        (
            "The words as they stand",
            "Department of Samurdhi Development, World Food Programme and Sarvodaya",
        ),
        (
            "2 October 2023",
            "Ministry of Education, Ministry of Health, UNICEF, SUN People's Forum (SUN PF), "
            "National supermarket chain and App designer company",
        ),
    ]


def test_words_that_nobody_consented_to_are_told_only_beside_earlier_ones() -> None:
    earlier = {"id": "w", "text": {"en": "Before"}, "until": "2023-10-02"}
    rows = (step("vision"), step("purpose", earlier=(earlier,)))
    table = tables.wordings(analyse(Sheet(steps=rows), {}), VOICE)
    assert [(row[0], row[2]) for row in table.rows] == [
        ("3 Common purpose", "The words as they stand"),
        ("3 Common purpose", "2 October 2023"),
    ]


def test_all_agreed_without_the_days_is_said_without_them() -> None:
    rows = tuple(step(name, status="agreed") for name in STEPS)
    assert headline(analyse(Sheet(steps=rows), {})).key == "journey.finding.all_agreed"


def test_a_reopening_says_why_and_what_is_still_to_be_rechecked() -> None:
    table = tables.reopenings(analyse(example("on_the_way"), {}), VOICE)
    assert table.rows == (
        (
            "2 Vision",
            "2 October 2023",
            "The estates were not in it.",
            "4 Objectives and activities and 5 Resources and roles",
        ),
    )


def test_the_rooms_that_serve_each_step_are_named_with_what_they_say() -> None:
    gate = Gate(
        ref=Ref(tool="levers", path=("needs",)), words=Text(en="No finance"), state="red", step=4
    )
    table = tables.feeds(analyse(example("on_the_way"), {Gate: (gate,)}), VOICE)
    assert [row[0].partition(" ")[0] for row in table.rows] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [row[2] for row in table.rows if row[2] != "–"] == ["Thirteen levers: No finance (Shut)"]


def test_a_step_has_the_day_it_was_agreed_or_is_to_be_agreed_by() -> None:
    days = {"planned": "2023-07-14", "agreed": "2023-07-21"}
    rows = (step("context", status="agreed", **days), step("vision", **days), step("purpose"))
    found = analyse(Sheet(steps=rows), {}).steps[:4]
    assert [tables.status(one, VOICE) for one in found] == [
        "Agreed, 21\u00a0Jul\u00a02023",
        "Working on it, by 14 Jul 2023",
        "Working on it",
        "Not started",
    ]


def test_the_path_table_names_all_who_hold_a_step_up() -> None:
    table = tables.path(analyse(example("on_the_way"), {}), VOICE)
    held = {row[0]: row[3] for row in table.rows}
    assert held["5 Resources and roles"] == "App designer company"
    assert len(table.rows) == len(STEPS)


def test_the_pictures_table_has_a_row_for_every_step_and_partner() -> None:
    findings = analyse(example("on_the_way"), {})
    assert len(tables.picture(findings, VOICE).rows) == 7 + 9


def test_the_consents_picture_says_how_many_say_yes_to_all_that_was_begun() -> None:
    for name, said in (
        ("food_security", "8 of 9 partners say yes to every step that was begun."),
        ("on_the_way", "3 of 9 partners say yes to every step that was begun."),
    ):
        assert consents(analyse(example(name), {}), VOICE, "paper").title == said


def test_without_partners_the_consents_picture_says_how_far_the_way_is() -> None:
    title = consents(analyse(Sheet(), {}), VOICE, "paper").title
    assert title == "No step has begun yet."
