"""The negotiation's pages in a report: findings first, then stages, table, people, limits."""

from collections.abc import Iterator
from dataclasses import replace

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.negotiation import tables
from kolam.tools.negotiation.figures import figure
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.sentences import sentences
from kolam.tools.negotiation.sheet import Sheet

LIMITS = ("strategic", "axioms", "comparing", "equal_split", "bands", "probing", "points", "words")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks, for everybody at the table: nothing private is in them.

    Parts without anything to tell are left out.
    """
    return tuple(_blocks(sheet, replace(findings, mine=None, mediation=None), voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("negotiation.title"))
    if question := sheet.question.said(voice.language):
        yield Quote(question)
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if not sheet.issues:
        return
    if sheet.agreed:
        yield from _part("agreed", voice, tables.agreed(findings, voice))
        yield from _part("unmet", voice, tables.unmet(findings, voice))
    if findings.stages:
        yield Heading(voice("negotiation.part.stages"), 2)
        yield Picture(figure(findings, voice, "paper"), voice("negotiation.stages.caption"))
        yield tables.stages(findings, voice)
        yield Note(voice(f"negotiation.rule.{sheet.rule}.meaning"))
    yield from _part(
        "tabled", voice, tables.tabled(findings, voice), tables.reasons(findings, voice)
    )
    yield from _part(
        "people", voice, tables.parties(findings, voice), tables.interests(findings, voice)
    )
    yield from _part("others", voice, tables.others(findings, voice))
    yield from _part("gifts", voice, tables.gifts(findings, voice))
    yield from _part("assumptions", voice, tables.assumptions(findings, voice))
    yield from _part(
        "issues", voice, tables.issues(findings, voice), tables.ruled_out(findings, voice)
    )
    yield Heading(voice("negotiation.part.limits"), 2)
    yield from (Note(voice(f"negotiation.limit.{limit}")) for limit in LIMITS)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"negotiation.part.{name}"), *tables)
