"""The room's pages in a report: what needs attention first, then the path, then who said what."""

from collections.abc import Iterator
from dataclasses import replace

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.journey import meetings, tables
from kolam.tools.journey.figures import consents, path, spread
from kolam.tools.journey.findings import Findings
from kolam.tools.journey.sentences import sentences
from kolam.tools.journey.sheet import Sheet

LIMITS = ("line", "signature", "gate", "told", "length", "rounds")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks, for everybody: nothing private is in them.

    Parts without anything to tell are left out.
    """
    return tuple(_blocks(replace(findings, own={}, mine=None), voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("journey.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if findings.begun or findings.sheet.partners:
        yield Heading(voice("journey.part.path"), 2)
        yield Picture(path(findings, voice, "paper"), voice("journey.figure.rule"))
        yield tables.path(findings, voice)
    yield from _part("texts", voice, tables.texts(findings, voice))
    if findings.asked:
        yield Heading(voice("journey.part.spread"), 2)
        yield Picture(spread(findings, voice, "paper"), voice("journey.figure.each"))
        yield tables.spread(findings, voice)
    if any(step.row and step.row.consents for step in findings.steps):
        yield Heading(voice("journey.part.consents"), 2)
        yield Picture(consents(findings, voice, "paper"), voice("journey.figure.rule"))
        yield tables.consents(findings, voice)
    yield from _part("wordings", voice, tables.wordings(findings, voice))
    yield from _part("reopenings", voice, tables.reopenings(findings, voice))
    if any(one.told for one in findings.inside):
        yield from _part("inside", voice, tables.inside(findings, voice))
    yield from _part("feeds", voice, tables.feeds(findings, voice))
    yield from _part("meetings", voice, meetings.meetings(findings, voice))
    yield from _part("actions", voice, meetings.actions(findings, voice))
    if findings.begun:
        yield Heading(voice("journey.part.limits"), 2)
        yield from (Note(voice(f"journey.limit.{limit}")) for limit in LIMITS)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"journey.part.{name}"), *tables)
