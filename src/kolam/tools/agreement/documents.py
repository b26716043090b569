"""The three documents as blocks for paper: what is signed, then what it rests on.

The clauses are those of `signable`, so that a page, a file and a signature have the same words.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping

from kolam.core.block import (
    Block,
    ClauseText,
    Heading,
    Note,
    PageBreak,
    Picture,
    Signature,
    Signatures,
    Table,
)
from kolam.core.signable import Article, Chapter, Receipt, Signer, Version, numbered
from kolam.core.voice import Voice
from kolam.tools.agreement import more_tables, tables
from kolam.tools.agreement.amendment import words_of
from kolam.tools.agreement.budget_figure import one_budget
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.contract import Contract
from kolam.tools.agreement.figures import plan
from kolam.tools.agreement.findings import Findings, Signing
from kolam.tools.agreement.power_figure import one_power
from kolam.tools.agreement.sentences import Source
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT, PLAN, signable, signer, signers

Blocks = Iterator[Block]
#: How much of the width a picture has that stands on one page with its table.
BESIDE = 0.7


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


def facts(
    document: str, sheet: Sheet, findings: Findings, voice: Voice
) -> tuple[tuple[str, str], ...]:
    """What the cover says: how far a document is, and in which languages it binds."""
    name = NAMES.get(document, document)
    found = [one for one in findings.signings if one.document == name]
    languages = voice.list([voice(f"language.{code}") for code in sheet.languages])
    return (
        *((voice("signing.paper.version"), _standing(one, voice)) for one in found),
        (voice("signing.paper.languages"), languages),
    )


def _standing(one: Signing, voice: Voice) -> str:
    """A draft, unless these very words have been put up for signature."""
    if one.version is None or one.changed:
        return voice("agreement.draft")
    number = voice.number(words_of(one.version).version)
    return f"{number}, {voice(f'signing.state.{one.state}')}"


def _agreement(sheet: Sheet, findings: Findings, voice: Voice) -> Blocks:
    document = signable(sheet, AGREEMENT)
    if not document.articles:
        return
    for chapter in numbered(document):
        yield Heading(f"{chapter.number} {chapter.heading.said(voice.language)}")
        yield from _clauses(chapter, sheet, voice)
    yield Heading(voice("agreement.section.signatures"))
    yield from _signed(findings, AGREEMENT, voice)
    yield from _resting_on(findings, voice)


def _resting_on(findings: Findings, voice: Voice) -> Blocks:
    """What the agreement points to, as it stands: votes, money, contracts, origins of clauses."""
    yield Heading(voice("agreement.section.annexes"))
    yield from _powers(findings, voice)
    yield from _money(findings, voice, share=BESIDE)
    yield Note(voice("agreement.limit.in_kind"))
    yield from _part("contracts", voice, tables.contracts(findings, voice))
    yield Note(voice("agreement.limit.not_legal"))
    yield from _part("clauses", voice, tables.clauses(findings, voice))


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


#: What is signed under another name than its document has on paper.
NAMES = {"workplan": PLAN}
#: The documents of which a sheet has one.
DOCUMENTS: dict[str, Callable[[Sheet, Findings, Voice], Blocks]] = {
    "agreement": _agreement,
    "workplan": _work_plan,
    "work_plan": _work_plan,
}


def _contract(row: Contract, findings: Findings, voice: Voice) -> Blocks:
    name = f"contract.{row.id}"
    yield PageBreak()
    yield Heading(row.title.said(voice.language) or row.id)
    for chapter in numbered(signable(findings.sheet, name)):
        yield from _clauses(chapter, findings.sheet, voice)
    yield Heading(voice("agreement.section.signatures"), 2)
    yield from _signed(findings, name, voice)


def _clauses(chapter: Chapter, sheet: Sheet, voice: Voice) -> Iterator[ClauseText]:
    return (_clause(number, one, sheet, voice) for number, one in chapter.articles)


def _clause(number: str, article: Article, sheet: Sheet, voice: Voice) -> ClauseText:
    row = next((one for one in sheet.clauses if one.id == article.id), None)
    return ClauseText(
        id=article.id,
        number=number,
        text=article.words.said(voice.language),
        heading=article.heading.said(voice.language),
        origin=_origin(row, voice) if row else "",
    )


def _origin(row: Clause, voice: Voice) -> str:
    """The other room that a clause came from, and whether it has been reworded since."""
    if row.ref is None:
        return ""
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
    rows = (signer(row) for row in signers(findings.sheet, document))
    yield _places(rows, {}, voice)


def _receipts(version: Version, voice: Voice) -> Signatures:
    said = {
        one.signer: voice("agreement.signed_on", name=one.typed, when=_when(one, voice))
        for one in version.receipts
        if one.act == "signed"
    }
    return _places(words_of(version).signers, said, voice)


def _places(rows: Iterable[Signer], said: Mapping[str, str], voice: Voice) -> Signatures:
    """A place for every signer, named as the reader's language names them."""
    told = [row.said(voice.language) for row in rows]
    return Signatures(
        tuple(
            Signature(one.organisation, one.name, one.authority, said.get(one.id, ""))
            for one in told
        ),
        place=voice("paper.signature"),
    )


def _when(receipt: Receipt, voice: Voice) -> str:
    when = datetime.datetime.fromisoformat(receipt.when)
    return f"{voice.date(when)} {when:%H:%M} UTC"


def _powers(findings: Findings, voice: Voice) -> Blocks:
    for found in findings.powers:
        if found.matter is None:
            name = found.body.name.said(voice.language)
            yield Heading(voice("agreement.section.power", body=name), 2)
            note = voice("agreement.figure.power.note", quota=found.body.quota)
            yield Picture(one_power(found, findings, voice, "paper"), note, BESIDE)
            yield more_tables.power(found, findings, voice)


def _money(findings: Findings, voice: Voice, level: int = 2, share: float = 1.0) -> Blocks:
    for found in findings.budgets:
        yield Heading(voice("agreement.section.budget"), level)
        picture = one_budget(found, findings, voice, "paper")
        yield Picture(picture, voice("agreement.figure.budget.caption"), share)
        yield tables.budget(found, findings, voice)
    yield from _part("in_kind", voice, tables.in_kind(findings, voice), level=level)


def _part(name: str, voice: Voice, *parts: Table, level: int = 2) -> Blocks:
    told = [table for table in parts if table.rows]
    if told:
        yield Heading(voice(f"agreement.section.{name}"), level)
        yield from told
