"""The room's pages in a report: findings first, then pictures, each with its equal table."""

from collections.abc import Iterator
from dataclasses import replace

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Quote, Table, titled
from kolam.core.voice import Voice
from kolam.tools.value import (
    division_tables,
    figures,
    line_tables,
    money_figures,
    share_figures,
    tables,
)
from kolam.tools.value.findings import Findings
from kolam.tools.value.sentences import sentences
from kolam.tools.value.sheet import Sheet

LIMITS = ("inform", "counterfactual", "index", "pair", "weights", "money", "division", "room")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks, for everybody: nothing private is in them.

    Parts without anything to tell are left out.
    """
    return tuple(_blocks(sheet, replace(findings, own={}, mine=None), voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("value.title"))
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if objective := sheet.objective.said(voice.language):
        yield Heading(voice("value.part.objective"), 2)
        yield Quote(objective)
    yield from _part("whole", voice, tables.deltas(findings, voice))
    if findings.claims:
        yield Heading(voice("value.part.sources"), 2)
        yield Picture(figures.sources(findings, voice, "paper"), voice("value.sources.note"))
        yield tables.sources(findings, voice)
        yield tables.claims(findings, voice)
    yield from _part("alone", voice, tables.alone(findings, voice))
    if any(one.last.cost_above is not None for one in findings.standings):
        yield Heading(voice("value.part.partners"), 2)
        yield Picture(figures.partners(findings, voice, "paper"), voice("value.partners.caption"))
        yield tables.standings(findings, voice)
        yield line_tables.lines(findings, voice)
    yield from _money(findings, voice)
    if findings.equity:
        yield Heading(voice("value.part.shares"), 2)
        yield Picture(share_figures.shares(findings, voice, "paper"), voice("value.shares.caption"))
        yield tables.shares(findings, voice)
        yield Picture(share_figures.lorenz(findings, voice, "paper"), voice("value.lorenz.note"))
        yield tables.lorenz(findings, voice)
    yield from _division(findings, voice)
    yield from _part("given", voice, line_tables.given(findings, voice))
    yield from _part("scores", voice, tables.scores(findings, voice))
    if findings.claims or sheet.partners:
        yield Heading(voice("value.part.limits"), 2)
        yield from (Note(voice(f"value.limit.{limit}")) for limit in LIMITS)


def _money(findings: Findings, voice: Voice) -> Iterator[Block]:
    if not findings.worths:
        return
    yield Heading(voice("value.part.money"), 2)
    if any(worth.both for worth in findings.worths):
        n = findings.sheet.draws
        yield Picture(
            money_figures.worths(findings, voice, "paper"), voice("value.worths.note", n=n)
        )
    yield tables.worths(findings, voice)
    both = sorted((w for w in findings.worths if w.both), key=lambda w: -w.worse)
    for worth in both:
        yield Heading(tables.name(findings, worth.partner, voice), 3)
        if worth is both[0]:
            title = voice("value.tornado.of", name=tables.name(findings, worth.partner, voice))
            yield Picture(money_figures.tornado(worth, voice, "paper"), title)
        yield tables.swings(worth, voice)


def _division(findings: Findings, voice: Voice) -> Iterator[Block]:
    told = findings.division
    if told is None:
        return
    yield Heading(voice("value.part.division"), 2)
    if told.parts:
        yield Picture(
            share_figures.division(findings, voice, "paper"), voice("value.limit.division")
        )
    yield division_tables.division(findings, voice)
    yield division_tables.synergies(findings, voice)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"value.part.{name}"), *tables)
