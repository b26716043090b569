"""The room's pages in a report: what does not fit first, then the line, the rule and the effort."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.spectrum import tables
from kolam.tools.spectrum.analysis import Findings
from kolam.tools.spectrum.figures import placements
from kolam.tools.spectrum.sentences import sentences
from kolam.tools.spectrum.sheet import Sheet

LIMITS = ("rule", "line", "modules", "journey", "spectra")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks; without strands the empty state alone."""
    return tuple(_blocks(findings, voice))


def _blocks(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("spectrum.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if not findings.strands:
        return
    yield Heading(voice("spectrum.part.placements"), 2)
    raters = voice("spectrum.figure.raters", n=findings.raters)
    yield Picture(placements(findings, voice, "paper"), raters)
    yield tables.placements(findings, voice)
    yield from _part("rule", voice, tables.rule(findings, voice))
    yield from _part("strands", voice, tables.strands(findings, voice))
    yield from _part("size", voice, tables.size(findings, voice))
    yield from _part("reasons", voice, tables.reasons(findings, voice))
    yield from _part("modules", voice, tables.modules(findings, voice))
    yield from _part("spectra", voice, tables.spectra(voice))
    yield Heading(voice("spectrum.part.limits"), 2)
    yield from (Note(voice(f"spectrum.limit.{limit}")) for limit in LIMITS)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"spectrum.part.{name}"), *tables)
