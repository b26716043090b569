"""The negotiation's pages in a report."""

from dataclasses import replace

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Note, Picture, Table
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.findings import Findings, Mediation
from kolam.tools.negotiation.report import LIMITS, sections
from kolam.tools.negotiation.sheet import Sheet
from kolam.tools.negotiation.tests import situations

EN = toolbox.voice("en")


def headings(findings: Findings) -> list[str]:
    blocks = sections(findings.sheet, findings, EN)
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_a_report_goes_from_the_stages_to_the_limits() -> None:
    assert headings(situations.seed()) == [
        "Negotiation",
        "Three stages",
        "Parties and what they need",
        "Gifts",
        "Assumptions",
        "What can be settled, and how",
        "What this does not say",
    ]


def test_an_agreement_comes_first() -> None:
    findings = situations.with_offer(situations.offer(), agreed="t1")
    assert headings(findings)[:3] == ["Negotiation", "The agreed package", "Three stages"]


def test_an_empty_sheet_says_what_to_begin_with() -> None:
    assert headings(Findings(sheet=Sheet())) == ["Negotiation"]


def test_every_limit_is_told() -> None:
    findings = situations.seed()
    notes = [b.text for b in sections(findings.sheet, findings, EN) if isinstance(b, Note)]
    assert notes[-len(LIMITS) :] == [EN(f"negotiation.limit.{limit}") for limit in LIMITS]


def test_a_picture_is_followed_by_its_equal_table() -> None:
    findings = situations.seed()
    blocks = sections(findings.sheet, findings, EN)
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Picture))
    assert isinstance(blocks[at + 1], Table)


def test_a_report_is_the_same_for_whoever_prints_it() -> None:
    findings = situations.seed()
    mediator = replace(situations.seen_by_a_party(findings), mediation=Mediation(stages={}, own={}))
    assert sections(findings.sheet, findings, EN) == sections(findings.sheet, mediator, EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_has_all_its_words(language: str) -> None:
    row = situations.offer(party="WFP", responses=situations.answers(DSD="accept", APP="refuse"))
    findings = situations.with_offer(row, better=2, agreed="t1")
    assert "⟦" not in f"{sections(findings.sheet, findings, toolbox.voice(language))}"
