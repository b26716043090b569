"""The room's pages in a report: the low voices first, then pictures and tables."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.fundamentals import tables
from kolam.tools.fundamentals.analysis import Findings
from kolam.tools.fundamentals.figures import concerns, courses, standings
from kolam.tools.fundamentals.sentences import sentences
from kolam.tools.fundamentals.sheet import Sheet

LIMITS = ("scale", "flag", "asks", "instruments", "alpha")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(findings, voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("fundamentals.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if findings.now:
        table = tables.standings(findings, voice)
        yield Heading(table.caption, 2)
        yield Picture(
            standings(findings, voice, "paper"),
            voice("fundamentals.figure.raters", n=findings.now.raters),
        )
        yield table
        yield Note(voice("fundamentals.figure.rule"))
        yield from _part("rounds", voice, tables.moved(findings, voice))
        yield from _part("reasons", voice, tables.answers(findings, voice))
    yield from _part("evidence", voice, tables.evidence(findings, voice))
    yield from _health(findings, voice)
    yield from _part("improvements", voice, tables.improvements(findings, voice))
    if findings.now or findings.health.now:
        yield Heading(voice("fundamentals.part.limits"), 2)
        yield from (Note(voice(f"fundamentals.limit.{limit}")) for limit in LIMITS)


def _health(findings: Findings, voice: Voice) -> Iterator[Block]:
    check = findings.health.now
    if check:
        yield Heading(voice("fundamentals.part.health"), 2)
        people = voice("fundamentals.figure.people", n=check.people)
        yield Picture(concerns(findings, voice, "paper"), people)
        yield tables.concerns(check, findings, voice)
    if findings.health.courses:
        yield Heading(voice("fundamentals.part.courses"), 2)
        yield Picture(courses(findings, voice, "paper"), voice("fundamentals.figure.worst"))
        yield tables.courses(findings, voice)
        yield tables.partner_courses(findings, voice)
    yield from _part("changes", voice, tables.changes(findings, voice))
    yield from _part("shifts", voice, tables.shifts(findings, voice))
    yield from _part("bands", voice, tables.bands(findings, voice))
    yield from _part("alphas", voice, tables.alphas(findings, voice))


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"fundamentals.part.{name}"), *tables)
