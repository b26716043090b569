"""The room's pages in a report: findings, pictures, due diligence, organisations, profiles."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.sectors import tables
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.figures import coverage, figure
from kolam.tools.sectors.sentences import sentences
from kolam.tools.sectors.sheet import PLACES, Sheet

LIMITS = ("sector", "scale", "diligence", "donor")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(findings, voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("sectors.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    yield from _guesses(findings, voice)
    yield Heading(voice("sectors.part.coverage"), 2)
    if any(row.guessed for row in findings.guessing.rows):
        yield Picture(coverage(findings, voice, "paper"), voice("sectors.figure.groups"))
    yield tables.coverage(findings, voice)
    yield from _part("diligence", voice, tables.diligence(findings, voice))
    yield from _part("evidence", voice, tables.evidence(findings, voice))
    yield from _part("organisations", voice, tables.organisations(findings, voice))
    yield from _part("mandates", voice, tables.mandates(findings, voice))
    yield Heading(voice("sectors.part.profiles"), 2)
    yield Note(voice("sectors.profiles.note"))
    yield from (tables.profile(found, voice) for found in findings.profiles)
    yield Heading(voice("sectors.part.limits"), 2)
    yield from (Note(voice(f"sectors.limit.{limit}")) for limit in LIMITS)


def _guesses(findings: Findings, voice: Voice) -> Iterator[Block]:
    """The picture that stands above all on a page comes first, whichever it is."""
    drawn = figure(findings, voice, "paper")
    if not any(row.guessed for row in findings.guessing.rows):
        yield Picture(drawn, voice("sectors.figure.groups"))
        return
    yield Heading(voice("sectors.part.guesses"), 2)
    yield Picture(drawn, voice("sectors.figure.read", most=PLACES))
    yield tables.guesses(findings, voice)
    yield from _part("own", voice, tables.own(findings, voice))


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"sectors.part.{name}"), *tables)
