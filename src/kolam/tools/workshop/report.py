"""The room's pages in a report: facts first, what people wrote apart from them, then the limits."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.workshop import tables, written
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.figures import agenda, evaluation
from kolam.tools.workshop.sentences import sentences
from kolam.tools.workshop.sheet import Sheet

LIMITS = ("self", "answering", "small", "later")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; parts without anything to tell are left out."""
    return tuple(_blocks(findings, voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("workshop.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    facts = tuple(_facts(findings, voice))
    if facts:
        yield Heading(voice("workshop.part.facts"), 2)
        yield Note(voice("workshop.marked.facts"))
        yield from facts
    words = tuple(_words(findings, voice))
    if words:
        yield Heading(voice("workshop.part.words"), 2)
        yield Note(voice("workshop.marked.words"))
        yield from words
    if facts or words:
        yield Heading(voice("workshop.part.limits"), 2)
        yield from (Note(voice(f"workshop.limit.{limit}")) for limit in LIMITS)


def _facts(findings: Findings, voice: Voice) -> Iterator[Block]:
    """What was counted, timed and answered."""
    glance = tables.facts(findings, voice)
    if glance.pairs:
        yield glance
    yield from _part("participants", voice, tables.sectors(findings, voice))
    if findings.participants.total:
        yield tables.genders(findings, voice)
    if any(slot.session.planned or slot.session.held for slot in findings.programme):
        yield Heading(voice("workshop.part.agenda"), 3)
        yield Picture(agenda(findings, voice, "paper"))
        yield tables.agenda(findings, voice)
    yield from _part("exercises", voice, tables.exercises(findings, voice))
    yield from (found for found in (tables.found(findings, voice),) if found.rows)
    if findings.statements:
        yield Heading(voice("workshop.part.evaluation"), 3)
        yield Picture(evaluation(findings, voice, "paper"), voice("workshop.figure.answered"))
        yield tables.evaluation(findings, voice)
        yield from (found for found in (tables.changes(findings, voice),) if found.rows)
    yield from _part("whole", voice, tables.whole(findings, voice))
    yield from _part("actions", voice, tables.actions(findings, voice))


def _words(findings: Findings, voice: Voice) -> Iterator[Block]:
    """What people wrote, word for word."""
    if objective := findings.sheet.objective.said(voice.language):
        yield Heading(voice("workshop.part.objective"), 3)
        yield Quote(objective)
    yield from _part("contents", voice, written.contents(findings, voice))
    yield from _part("notes", voice, written.sessions(findings, voice))
    yield from _part("told", voice, written.exercises(findings, voice))
    yield from _part("points", voice, written.points(findings, voice))
    if quotes := written.quotes(findings, voice):
        yield Heading(voice("workshop.part.quotes"), 3)
        yield from quotes
    yield from _part("feedback", voice, written.feedback(findings, voice))
    yield from _part("photos", voice, written.photos(findings, voice))
    yield from _part("annexes", voice, written.annexes(findings, voice))


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"workshop.part.{name}"), *tables, level=3)
