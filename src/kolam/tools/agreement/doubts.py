"""Doubts: what speaks against signing a document now, though its words could be signed.

What its words lack, kolam.core.signing.unready says, and nobody can sign before it is mended. A
doubt is for people to weigh: whoever puts the document up for signature has to have seen it.
"""

from collections.abc import Iterator

from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.core.sentence import Word
from kolam.tools.agreement.cited import amended
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.library import BLANK
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.signable import AGREEMENT, PLAN, kind_of, signable

#: The checks that speak of the very words and sums of a document that is signed.
OF_WORDS = ("budget_total",)


def doubts(findings: Findings, document: str) -> tuple[Fault, ...]:
    """Everything that speaks against putting this document up for signature, with its place."""
    found = [*_worn(findings, document), *_blank(findings.sheet, document)]
    if document in (AGREEMENT, PLAN):
        found += [b.fault for check in findings.checks for b in check.breaches]
        found += findings.leaving
    if document == AGREEMENT:
        found += _musts(findings)
    if kind_of(document)[0] == "contract":
        found += [b.fault for b in findings.check("contracts_within").breaches]
    if kind_of(document)[0] == "amendment":
        found += _unknown(findings.sheet, document)
    return tuple(found)


def doubts_of_words(findings: Findings, document: str) -> tuple[Fault, ...]:
    """What of it a signer is told who has only the document: what its own words come from."""
    found = [*_worn(findings, document)]
    found += _left(findings, document)
    if document in (AGREEMENT, PLAN):
        found += [b.fault for name in OF_WORDS for b in findings.check(name).breaches]
    return tuple(found)


def _worn(findings: Findings, document: str) -> Iterator[Fault]:
    """What this document says of rows whose source has changed or is gone."""
    words = signable(findings.sheet, document)
    inside = {article.id for article in words.articles} | {f"partner.{s.id}" for s in words.signers}
    for breach in findings.sources:
        if breach.holds and _article(findings.sheet, breach.fault) in inside:
            yield breach.fault


def _blank(sheet: Sheet, document: str) -> Iterator[Fault]:
    """Clauses of this document in which a team has not yet said what only it can say."""
    inside = {article.id for article in signable(sheet, document).articles}
    for number, clause in enumerate(sheet.clauses):
        texts = (*clause.heading.plain().values(), *clause.words.plain().values())
        if clause.id in inside and any(BLANK in text for text in texts):
            values = {"name": _name(clause), "blank": BLANK}
            yield Fault(("clauses", number, "words"), "clause_blank", values)


def _unknown(sheet: Sheet, document: str) -> Iterator[Fault]:
    """Clauses that an amendment takes out and that nobody signed."""
    signed = amended(sheet)
    known = {one.id for one in signed.articles} if signed else set()
    for number, row in enumerate(sheet.amendments):
        for id in row.removed if document == f"amendment.{row.id}" else ():
            if id not in known:
                yield Fault(("amendments", number, "removed"), "removed_unknown", {"id": id})


def _left(findings: Findings, document: str) -> Iterator[Fault]:
    """Signers that an open version of this document waits for and that have left."""
    versions = findings.sheet.versions
    for fault in findings.leaving:
        if fault.key == "signer_left" and versions[int(fault.place[1])].document == document:
            yield fault


#: What articles begin with that a row of this list makes; a clause's has its own id.
SAID_BY = {"clauses": "", "partners": "partner.", "activities": "activity."}


def _article(sheet: Sheet, fault: Fault) -> str:
    """The article in which a row is said."""
    table, number = str(fault.place[0]), int(fault.place[1])
    return (SAID_BY[table] + str(getattr(sheet, table)[number].id))[:64]


def _musts(findings: Findings) -> Iterator[Fault]:
    """What the group chose to be in place and agreed before anybody signs, and is not."""
    sheet = findings.sheet
    for number, clause in enumerate(sheet.clauses):
        if clause in findings.unsettled:
            values = {"name": _name(clause)}
            yield Fault(("clauses", number, "status"), "clause_unsettled", values)
    blocking = {one.id for one in findings.scorecard.blocking}
    for number, row in enumerate(sheet.ingredients):
        if row.id in blocking:
            word = Word(f"agreement.ingredient.{row.id}")
            yield Fault(("ingredients", number), "must_not_in_place", {"name": word})


def _name(clause: Clause) -> Text | str:
    return clause.heading if clause.heading.said("en") else clause.id
