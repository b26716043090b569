"""The room's pages in a report: what is short first, then pictures and tables."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.levers import tables
from kolam.tools.levers.analysis import Findings
from kolam.tools.levers.figures import coverage, supply
from kolam.tools.levers.sentences import sentences
from kolam.tools.levers.sheet import Sheet

LIMITS = ("scale", "order", "smallest", "lever")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(sheet, findings, voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("levers.title"))
    if question := sheet.question.said(voice.language):
        yield Quote(question)
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if not sheet.suppliers:
        return
    if system := sheet.system.said(voice.language):
        yield Heading(voice("levers.field.Sheet.system"), 2)
        yield Quote(system)
    yield Heading(voice("levers.part.supply"), 2)
    yield Picture(supply(findings, voice, "paper"), voice("levers.figure.order"))
    yield Heading(voice("levers.part.coverage"), 2)
    yield Picture(coverage(findings, voice, "paper"), voice("levers.figure.scale"))
    yield tables.coverage(findings, voice)
    yield from _part("closings", voice, tables.closings(findings, voice))
    yield from _part("plan", voice, tables.plan(findings, voice))
    yield from _stages(findings, voice)
    yield from _part("disputed", voice, tables.disputed(findings, voice))
    yield from _part("grounds", voice, tables.grounds(findings, voice))
    yield Heading(voice("levers.part.limits"), 2)
    yield from (Note(voice(f"levers.limit.{limit}")) for limit in LIMITS)


def _stages(findings: Findings, voice: Voice) -> Iterator[Block]:
    if findings.stages:
        yield Heading(voice("levers.part.sequence"), 2)
    for number, stage in enumerate(findings.stages, start=1):
        levers = voice.list([voice(f"levers.lever.{lever}") for lever in stage])
        yield Paragraph(voice("levers.stage", number=number, levers=levers))


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"levers.part.{name}"), *tables)
