"""The room's pages in a report: what breaks first, then plan, money, votes and what is in place."""

from collections.abc import Iterator

from kolam.core.block import Block, Heading, Note, Paragraph, Picture, Table, titled
from kolam.core.voice import Voice
from kolam.tools.agreement import more_tables, tables
from kolam.tools.agreement.budget_figure import one_budget
from kolam.tools.agreement.figures import is_scored, plan
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.power_figure import one_power
from kolam.tools.agreement.score_figure import score, score_parts
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.sheet import Sheet

LIMITS = ("not_legal", "library", "score", "power", "in_kind", "languages")


def sections(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """The report's blocks, for everybody: nothing private is in them.

    Parts without anything to tell are left out.
    """
    return tuple(_blocks(sheet, findings, voice))


def _blocks(sheet: Sheet, findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("agreement.title"))
    if question := sheet.question.said(voice.language):
        yield Paragraph(question)
    yield from (Paragraph(sentence.said(voice)) for sentence in sentences(findings))
    if sheet == Sheet():
        return
    # The page shows the room's picture above its parts in place of the first picture here.
    by_score = is_scored(sheet)
    if by_score:
        yield from _score(findings, voice)
    yield from _plan(findings, voice)
    yield from _part("checks", voice, tables.checks(findings, voice))
    yield from _part("partners", voice, tables.partners(findings, voice))
    yield from _money(findings, voice)
    yield from _part("contracts", voice, tables.contracts(findings, voice))
    yield from _part(
        "measures", voice, tables.milestones(findings, voice), tables.indicators(findings, voice)
    )
    yield from _power(findings, voice)
    if not by_score and findings.scorecard.share is not None:
        yield from _score(findings, voice)
    yield from _part("clauses", voice, tables.clauses(findings, voice))
    yield from _part("decisions", voice, more_tables.decisions(findings, voice))
    yield from _part("wording", voice, more_tables.wording(findings, voice))
    yield Heading(voice("agreement.section.limits"), 2)
    yield from (Note(voice(f"agreement.limit.{limit}")) for limit in LIMITS)


def _plan(findings: Findings, voice: Voice) -> Iterator[Block]:
    if findings.sheet.activities:
        yield Heading(voice("agreement.section.plan"), 2)
        yield Picture(plan(findings, voice, "paper"), voice("agreement.figure.plan.caption"))
        yield tables.activities(findings, voice)


def _money(findings: Findings, voice: Voice) -> Iterator[Block]:
    for found in findings.budgets:
        yield Heading(voice("agreement.section.budget"), 2)
        picture = one_budget(found, findings, voice, "paper")
        yield Picture(picture, voice("agreement.figure.budget.caption"))
        yield tables.budget(found, findings, voice)
    yield from _part("in_kind", voice, tables.in_kind(findings, voice))


def _power(findings: Findings, voice: Voice) -> Iterator[Block]:
    for found in findings.powers:
        if found.matter is None:
            yield Heading(
                voice("agreement.section.power", body=found.body.name.said(voice.language)), 2
            )
            if rule := found.body.rule.said(voice.language):
                yield Paragraph(rule)
            picture = one_power(found, findings, voice, "paper")
            yield Picture(picture, voice("agreement.figure.power.note", quota=found.body.quota))
            yield more_tables.power(found, findings, voice)
            yield more_tables.blocking(found, findings, voice)


def _score(findings: Findings, voice: Voice) -> Iterator[Block]:
    yield Heading(voice("agreement.section.score"), 2)
    yield Picture(score(findings, voice, "paper"), voice("agreement.figure.score.note"))
    note = voice("agreement.figure.score_part.note")
    yield from (Picture(part, note) for part in score_parts(findings, voice, "paper"))
    if findings.scorecard.share is not None:
        yield more_tables.scorecard(findings.scorecard.marked, voice)


def _part(name: str, voice: Voice, *tables: Table) -> Iterator[Block]:
    return titled(voice(f"agreement.section.{name}"), *tables)
