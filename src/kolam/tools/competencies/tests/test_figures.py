"""The pictures and the report: of much and of little, in every language."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture
from kolam.core.voice import LANGUAGES
from kolam.tools.competencies.analysis import Findings, analyse
from kolam.tools.competencies.figures import FIGURES
from kolam.tools.competencies.report import LIMITS, sections
from kolam.tools.competencies.sheet import Sheet
from kolam.tools.competencies.tests.situations import example, sheet

DEMO = analyse(example("food_security"), {})
BARE = {
    "nothing": analyse(Sheet(), {}),
    "one rater": analyse(sheet({"before": {"mindset": "4"}}), {}),
    "peers alone": analyse(sheet({"peer": {"mindset": "4 4 4 4 4"}}), {}),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(name: str, findings: Findings) -> None:
    ElementTree.fromstring(FIGURES[name](findings, toolbox.voice("en"), "desk").svg())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_begins_with_sentences_and_has_three_pictures(language: str) -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice(language))
    assert [type(b) for b in blocks[:3]] == [Heading, Paragraph, Paragraph]
    assert sum(isinstance(b, Picture) for b in blocks) == 3
    assert not [b for b in blocks if "⟦" in str(b)]


def test_the_report_has_every_part_in_its_order_and_ends_with_its_limits() -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice("en"))
    told = [(type(b).__name__, getattr(b, "text", "") or getattr(b, "caption", "")) for b in blocks]
    assert [b.level for b in blocks if isinstance(b, Heading)] == [1, 2, 2, 2, 2, 2, 2, 2]
    assert [pair for pair in told if pair[0] not in ("Paragraph", "Note")] == [
        ("Heading", "MUST competencies"),
        ("Heading", "The four letters, by time"),
        ("Picture", "Before: n = 24 · After: n = 22."),
        ("Table", "The four letters, by time"),
        ("Heading", "Who in the team covers what"),
        ("Picture", "One marker: one person whose own mean is 4 or more."),
        ("Table", "Who in the team covers what"),
        ("Picture", "Only people who said yes stand here, under a key and no name."),
        ("Heading", "What moved, pairs alone"),
        ("Table", "What moved, pairs alone"),
        ("Heading", "How far the statements of a letter go together"),
        ("Table", "How far the statements of a letter go together"),
        ("Heading", "Times people wrote of"),
        ("Table", "Times people wrote of"),
        ("Heading", "Development actions"),
        ("Table", "Development actions"),
        ("Heading", "What this does not say"),
    ]
    assert [kind for kind, _ in told[-len(LIMITS) :]] == ["Note"] * len(LIMITS)


def test_the_report_of_nothing_says_so_and_no_more() -> None:
    blocks = sections(Sheet(), BARE["nothing"], toolbox.voice("en"))
    assert [getattr(b, "text", "") for b in blocks] == [
        "MUST competencies",
        "Nobody has rated themselves yet.",
    ]


def test_no_seal_and_no_unshared_key_stands_in_a_report() -> None:
    shown = {p.label for g in DEMO.groups for p in g.people if p.label}
    said = str(sections(DEMO.sheet, DEMO, toolbox.voice("en")))
    sealed = {r.reason for h in DEMO.sheet.rounds for r in h.ratings if r.reason.startswith("#")}
    assert len(shown) == 5
    assert [seal for seal in sealed if seal in said] == []
