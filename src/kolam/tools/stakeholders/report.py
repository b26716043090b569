"""The map's pages in a report: findings first, then pictures, each with its equal table."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.stakeholders import tables
from kolam.tools.stakeholders.analysis import Findings, RoundFindings
from kolam.tools.stakeholders.figures import figure
from kolam.tools.stakeholders.sentences import sentences
from kolam.tools.stakeholders.sheet import Sheet

LIMITS = ("grid", "lines", "spread", "agreement", "tests", "salience", "levels")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(sheet, findings, voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("stakeholders.title"))
    if question := sheet.question.said(voice.language):
        yield Quote(question)
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if not sheet.stakeholders:
        return
    if findings.now:
        yield from _map(findings, findings.now, voice)
    yield from _part("coverage", voice, tables.coverage(findings, voice))
    if findings.now:
        yield from _disagreement(findings, findings.now, voice)
        yield from _part("agreement", voice, tables.agreement(findings, voice))
        yield from _part("reasons", voice, tables.reasons(findings, voice))
    yield from _part("attitudes", voice, tables.attitudes(findings, voice))
    yield from _part("salience", voice, tables.salience(findings, voice))
    yield from _part("links", voice, tables.links(findings, voice))
    yield from _part("engagement", voice, tables.engagement(findings, voice))
    yield Heading(voice("stakeholders.part.limits"), 2)
    yield from (Note(voice(f"stakeholders.limit.{limit}")) for limit in LIMITS)


def _map(findings: Findings, now: RoundFindings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("stakeholders.part.map"), 2)
    yield Picture(figure(findings, voice, "paper"), voice("stakeholders.map.raters", n=now.raters))
    yield tables.placements(findings, voice)
    yield Note(tables.rule(now, findings.sheet.scale, voice))
    if findings.shifts:
        yield from _part("rounds", voice, tables.shifts(findings, voice))


def _disagreement(findings: Findings, now: RoundFindings, voice: Voice) -> Iterator[Block]:
    parts = (
        tables.gaps(findings, voice),
        tables.breakdown(now.sectors, findings, voice, by="sectors"),
        tables.breakdown(now.organisations, findings, voice, by="organisations"),
    )
    yield from _part("disagreement", voice, *parts)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"stakeholders.part.{name}"), *tables)
