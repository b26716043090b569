"""The report: findings first, every part with its table, nothing without words."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture, Table
from kolam.core.private import Viewer
from kolam.core.voice import LANGUAGES
from kolam.tools.value.report import sections
from kolam.tools.value.sentences import headline, own_sentences, sentences
from kolam.tools.value.tests.situations import found, line, partner, seed, year

EN = toolbox.voice("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_missing_in_the_whole_report(language: str) -> None:
    voice = toolbox.voice(language)
    assert "⟦" not in repr(sections(seed().sheet, seed(), voice))


def test_an_empty_sheet_has_its_heading_and_one_sentence() -> None:
    blocks = sections(found().sheet, found(), EN)
    assert [type(block) for block in blocks] == [Heading, Paragraph]


def test_the_first_paragraph_is_a_finding() -> None:
    told = [b.text for b in sections(seed().sheet, seed(), EN) if isinstance(b, Paragraph)]
    assert told[0] == headline(seed()).said(EN)


def test_the_parts_follow_each_other() -> None:
    told = (b for b in sections(seed().sheet, seed(), EN) if isinstance(b, Heading))
    heads = [b.text for b in told if b.level < 3]
    assert heads == [
        "Value",
        "What it is for",
        "What we reach only together",
        "Sources of advantage",
        "Without the partnership",
        "Each partner",
        "In money, as worth today",
        "Who puts in and who gains",
        "Whose doing it is",
        "What partners give each other",
        "What the room says of its own organisations",
        "How to read this",
    ]


def test_every_picture_is_followed_by_its_table() -> None:
    blocks = sections(seed().sheet, seed(), EN)
    after = [blocks[n + 1] for n, block in enumerate(blocks) if isinstance(block, Picture)]
    assert after
    assert all(isinstance(block, Table) for block in after)


def test_every_table_is_as_wide_as_its_header() -> None:
    tables = [b for b in sections(seed().sheet, seed(), EN) if isinstance(b, Table)]
    assert [t.caption for t in tables for row in t.rows if len(row) != len(t.header)] == []


def test_the_wall_hears_the_extra_result_first() -> None:
    assert headline(seed()).said(EN).startswith("4,500 households more than all alone")


def test_only_the_own_side_is_told_own_sentences() -> None:
    assert own_sentences(seed().seen_by(Viewer(mediator=True))) == ()
    said = [s.said(EN) for s in own_sentences(seed().seen_by(Viewer(owner="SMC")))]
    assert said[-1] == "It hangs most on: Margin on extra sales of the basket."


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        ([], []),
        ([line("1", "funding", score=2)], []),
        ([line("1", "funding", score=2), line("2", "risk_negative", score=1)], ["mine"]),
        ([line("1", "funding", score=2), line("2", "risk_negative", score=4)], ["mine_above"]),
        ([line("1", "funding", years=[year(2024, 5)])], ["mine_one_sided"]),
        (
            [
                line("1", "funding", years=[year(2024, 5)]),
                line("2", "resources_in", years=[year(2024, 3)]),
            ],
            ["mine_worse", "mine_hangs"],
        ),
    ],
)
def test_an_organisation_is_told_of_its_own_lines_what_they_say(
    lines: list[dict[str, Any]], keys: list[str]
) -> None:
    told = found({"c": {"lines": lines}}, currency="LKR", partners=[partner()])
    own = own_sentences(told.seen_by(Viewer(owner="c")))
    assert [s.key.removeprefix("value.finding.") for s in own] == keys


def test_what_a_fault_is_about_can_be_found() -> None:
    told = found(sources=[{"id": "s", "source": "scale", "indicator": "none"}])
    places = [s.fault.where() for s in sentences(told) if s.fault]
    assert places == ["sources.0.indicator"]
