"""The room's pages in a report: who covers each letter, the spread, and what moved in pairs."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.competencies import tables
from kolam.tools.competencies.analysis import Findings
from kolam.tools.competencies.figures import letters, people, team
from kolam.tools.competencies.sentences import sentences
from kolam.tools.competencies.sheet import Sheet

LIMITS = ("scale", "self", "pairs", "organisation", "key")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(findings, voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("competencies.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if findings.now:
        yield from _letters(findings, voice)
        yield from _team(findings, voice)
        yield from _part("changes", voice, tables.changes(findings, voice))
        yield from _part("peers", voice, tables.peers(findings, voice))
        yield from _part("alphas", voice, tables.alphas(findings, voice))
        yield from _part("times", voice, tables.times(findings, voice))
    yield from _part("actions", voice, tables.actions(findings, voice))
    if findings.now:
        yield Heading(voice("competencies.part.limits"), 2)
        yield from (Note(voice(f"competencies.limit.{limit}")) for limit in LIMITS)


def _letters(findings: Findings, voice: Voice) -> Iterator[Block]:
    table = tables.letters(findings, voice)
    if table.rows:
        yield Heading(table.caption, 2)
        yield Picture(letters(findings, voice, "paper"), tables.counted(findings, voice))
        yield table


def _team(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("competencies.part.team"), 2)
    yield Picture(team(findings, voice, "paper"), voice("competencies.figure.covers"))
    yield tables.team(findings, voice)
    if tables.shown(findings):
        yield Picture(people(findings, voice, "paper"), voice("competencies.figure.shown"))


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"competencies.part.{name}"), *tables)
