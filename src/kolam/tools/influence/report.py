"""The room's pages in a report: one page of results, then pictures and tables."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.influence import tables
from kolam.tools.influence.analysis import Findings
from kolam.tools.influence.figures import between, figure, stances
from kolam.tools.influence.sentences import sentences
from kolam.tools.influence.sheet import Sheet

LIMITS = ("input", "strategy", "ladder", "convention")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(sheet, findings, voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("influence.title"))
    if question := sheet.question.said(voice.language):
        yield Quote(question)
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if not sheet.actors:
        return
    yield Heading(voice("influence.part.powers"), 2)
    yield Picture(figure(findings, voice, "paper"), voice("influence.figure.lines"))
    yield tables.powers(findings, voice)
    yield from _part("tensions", voice, tables.tensions(findings, voice))
    if sheet.objectives:
        yield Heading(voice("influence.part.objectives"), 2)
        yield Picture(stances(findings, voice, "paper"), voice("influence.figure.against"))
        yield tables.objectives(findings, voice)
    yield from _part(
        "alliances", voice, tables.pairs("alliances", findings.alliances, findings, voice)
    )
    yield from _part(
        "divergences", voice, tables.pairs("divergences", findings.divergences, findings, voice)
    )
    yield from _part("disputed", voice, tables.disputed(findings, voice))
    if findings.network:
        yield Heading(voice("influence.part.network"), 2)
        yield Picture(between(findings, voice, "paper"), voice("influence.figure.between"))
        yield tables.network(findings, voice)
    yield Heading(voice("influence.part.limits"), 2)
    yield from (Note(voice(f"influence.limit.{limit}")) for limit in LIMITS)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"influence.part.{name}"), *tables)
