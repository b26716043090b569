"""The pictures and the report: of much and of little, in every language."""

from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture
from kolam.core.voice import LANGUAGES
from kolam.tools.competencies.analysis import Findings, analyse
from kolam.tools.competencies.figures import FIGURES
from kolam.tools.competencies.report import sections
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


def test_no_seal_and_no_unshared_key_stands_in_a_report() -> None:
    shown = {p.label for g in DEMO.groups for p in g.people if p.label}
    said = str(sections(DEMO.sheet, DEMO, toolbox.voice("en")))
    sealed = {r.reason for h in DEMO.sheet.rounds for r in h.ratings if r.reason.startswith("#")}
    assert len(shown) == 5
    assert [seal for seal in sealed if seal in said] == []
