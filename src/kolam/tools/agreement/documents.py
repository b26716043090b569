"""The three documents as blocks for paper: what is signed, then what it rests on.

The clauses are those of `signable`, so that a page, a file and a signature have the same words.
"""

import datetime
from collections.abc import Callable, Iterator

from kolam.core.block import (
    Block,
    ClauseText,
    Facts,
    Heading,
    Note,
    Picture,
    Signature,
    Signatures,
    Table,
)
from kolam.core.signable import Article, Version
from kolam.core.voice import Voice
from kolam.tools.agreement import more_tables, tables
from kolam.tools.agreement.agreement_articles import by_part
from kolam.tools.agreement.amendment import words_of
from kolam.tools.agreement.budget_figure import one_budget
from kolam.tools.agreement.clause import PARTS, Clause
from kolam.tools.agreement.contract import Contract
from kolam.tools.agreement.contract_articles import contract_articles
from kolam.tools.agreement.figures import plan
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.power_figure import one_power
from kolam.tools.agreement.sentences import Source
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT, PLAN, signers
from kolam.tools.agreement.sums import sum_

Blocks = Iterator[Block]


def blocks(document: str, sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Block, ...]:
    """A document's blocks: "agreement", "contract" (each of them in turn) or "workplan".

    "contract.ID" is one contract. Nothing where the sheet has nothing for it. Raises LookupError
    for a document of another name.
    """
    kind, _, id = document.partition(".")
    if kind == "contract":
        found = tuple(row for row in sheet.contracts if id in ("", row.id))
        if id and not found:
            raise LookupError(document)
        return tuple(block for row in found for block in _contract(row, findings, voice))
    return tuple(DOCUMENTS[document](sheet, findings, voice))


def _agreement(sheet: Sheet, findings: Findings, voice: Voice) -> Blocks:
    if not any(one for _, one in by_part(sheet)):
        return
    for part in PARTS:
        articles = [one for place, one in by_part(sheet) if place == part]
        if articles:
            yield Heading(voice(f"agreement.part.{part}"))
            yield from (_clause(one, sheet, voice) for one in articles)
        if part == "how":
            yield from _powers(findings, voice)
    yield Heading(voice("agreement.section.signatures"))
    yield from _signed(findings, AGREEMENT, voice)
    yield from _resting_on(findings, voice)


def _resting_on(findings: Findings, voice: Voice) -> Blocks:
    """What the agreement points to, as it stands: money, contracts, and what nobody signed yet."""
    yield Heading(voice("agreement.section.annexes"))
    yield from _money(findings, voice)
    yield from _part("contracts", voice, tables.contracts(findings, voice))
    yield from _part("clauses", voice, tables.clauses(findings, voice))
    yield Note(voice("agreement.limit.not_legal"))
    yield Note(voice("agreement.limit.in_kind"))


def _work_plan(sheet: Sheet, findings: Findings, voice: Voice) -> Blocks:
    if not sheet.activities:
        return
    yield Heading(voice("agreement.section.plan"))
    yield Picture(plan(findings, voice, "paper"), voice("agreement.figure.plan.caption"))
    yield tables.activities(findings, voice)
    yield from _money(findings, voice, level=1)
    measures = (
        tables.milestones(findings, voice),
        tables.indicators(findings, voice),
        tables.readings(findings, voice),
    )
    yield from _part("measures", voice, *measures, level=1)
    yield Heading(voice("agreement.section.signatures"))
    yield from _signed(findings, PLAN, voice)


#: The documents of which a sheet has one.
DOCUMENTS: dict[str, Callable[[Sheet, Findings, Voice], Blocks]] = {
    "agreement": _agreement,
    "workplan": _work_plan,
    "work_plan": _work_plan,
}


def _contract(row: Contract, findings: Findings, voice: Voice) -> Blocks:
    sheet = findings.sheet
    yield Heading(row.title.said(voice.language) or row.id)
    amount = sum_(sheet, sheet.money(row.amount, row.currency)).said(voice)
    yield Facts(
        (
            (voice("agreement.column.payer"), tables.partner(sheet, row.payer, voice)),
            (voice("agreement.column.payee"), tables.partner(sheet, row.payee, voice)),
            (
                voice("agreement.column.amount"),
                tables.NOTHING if row.amount is None else amount,
            ),
            (voice("agreement.column.activity"), _activity(sheet, row.activity, voice)),
            (voice("agreement.column.starts"), _day(row.starts, voice)),
            (voice("agreement.column.ends"), _day(row.ends, voice)),
            (voice("agreement.column.binding"), voice("yes" if row.binding else "no")),
        )
    )
    yield from (_clause(one, sheet, voice) for one in contract_articles(sheet, row.id))
    yield Heading(voice("agreement.section.signatures"), 2)
    yield from _signed(findings, f"contract.{row.id}", voice)


def _clause(article: Article, sheet: Sheet, voice: Voice) -> ClauseText:
    row = next((one for one in sheet.clauses if one.id == article.id), None)
    return ClauseText(
        id=article.id,
        text=article.words.said(voice.language),
        heading=article.heading.said(voice.language),
        origin=origin(row, voice) if row else "",
    )


def origin(row: Clause, voice: Voice) -> str:
    """Where a clause came from, and whether it has been reworded since."""
    if row.ref is None:
        return tables.came_from(row.library, voice)
    said = Source(row.ref).said(voice)
    return voice("agreement.reworded", source=said) if row.edited else said


def _signed(findings: Findings, document: str, voice: Voice) -> Blocks:
    """Whoever signed the last version, if its words are those above; else whoever is to sign."""
    found = next(one for one in findings.signings if one.document == document)
    if found.version and not found.changed:
        yield _receipts(found.version, voice)
        return
    if found.version:
        version = words_of(found.version).version
        title = found.title.said(voice.language)
        yield Note(voice("agreement.finding.changed_since", title=title, version=version))
    yield Signatures(
        tuple(
            Signature(row.name.said(voice.language), row.representative, row.authority)
            for row in signers(findings.sheet, document)
        )
    )


def _receipts(version: Version, voice: Voice) -> Signatures:
    said = {
        one.signer: voice("agreement.signed_on", name=one.typed, when=one.when)
        for one in version.receipts
        if one.act == "signed"
    }
    return Signatures(
        tuple(
            Signature(one.organisation, one.name, one.authority, said.get(one.id, ""))
            for one in words_of(version).signers
        )
    )


def _powers(findings: Findings, voice: Voice) -> Blocks:
    for found in findings.powers:
        if found.matter is None:
            name = found.body.name.said(voice.language)
            yield Heading(voice("agreement.section.power", body=name), 2)
            note = voice("agreement.figure.power.note", quota=found.body.quota)
            yield Picture(one_power(found, findings, voice, "paper"), note)
            yield more_tables.power(found, findings, voice)


def _money(findings: Findings, voice: Voice, level: int = 2) -> Blocks:
    for found in findings.budgets:
        yield Heading(voice("agreement.section.budget"), level)
        picture = one_budget(found, findings, voice, "paper")
        yield Picture(picture, voice("agreement.figure.budget.caption"))
        yield tables.budget(found, findings, voice)
    yield from _part("in_kind", voice, tables.in_kind(findings, voice), level=level)


def _part(name: str, voice: Voice, *parts: Table, level: int = 2) -> Blocks:
    told = [table for table in parts if table.rows]
    if told:
        yield Heading(voice(f"agreement.section.{name}"), level)
        yield from told


def _activity(sheet: Sheet, id: str, voice: Voice) -> str:
    row = next((one for one in sheet.activities if one.id == id), None)
    return tables.activity_name(row, voice) if row else tables.NOTHING


def _day(day: datetime.date | None, voice: Voice) -> str:
    return voice.date(day) if day else tables.NOTHING
