"""What is signed: each document as readable articles in all its languages at once.

`signable(sheet, document)` gives the document as it stands now, whoever looks and in whatever
language: "agreement", "work_plan", "contract.ID" or "amendment.ID".
"""

from collections.abc import Callable, Iterator

from kolam.core.record import Text
from kolam.core.signable import Article, DocumentKind, Signable, Signer
from kolam.tools.agreement.agreement_articles import agreement_articles
from kolam.tools.agreement.amendment import of, words_of
from kolam.tools.agreement.amendment_articles import amendment_articles
from kolam.tools.agreement.contract_articles import contract_articles
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.phrases import phrase, together
from kolam.tools.agreement.plan_articles import plan_articles
from kolam.tools.agreement.sheet import Sheet

AGREEMENT, PLAN = "agreement", "work_plan"
ARTICLES: dict[DocumentKind, Callable[[Sheet, str], Iterator[Article]]] = {
    "agreement": lambda sheet, _: agreement_articles(sheet),
    "work_plan": lambda sheet, _: plan_articles(sheet),
    "contract": contract_articles,
    "amendment": amendment_articles,
}


def documents(sheet: Sheet) -> tuple[str, ...]:
    """Every document that the sheet has: the agreement, the work plan, contracts, amendments."""
    return (
        AGREEMENT,
        PLAN,
        *(f"contract.{row.id}" for row in sheet.contracts),
        *(f"amendment.{row.id}" for row in sheet.amendments),
    )


def signable(sheet: Sheet, document: str) -> Signable:
    """A document as it would be signed now. Raises LookupError for one that there is not.

    Nothing is judged here: kolam.core.signing.unready says what must be mended before it is signed.
    """
    if document not in documents(sheet):
        raise LookupError(document)
    kind, id = kind_of(document)
    earlier = of(sheet.versions, document)
    return Signable(
        kind=kind,
        title=title(sheet, document),
        version=1 + max((words_of(row).version for row in earlier), default=0),
        languages=sheet.languages,
        signers=tuple(_signer(row) for row in signers(sheet, document)),
        articles=tuple(ARTICLES[kind](sheet, id)),
    )


def kind_of(document: str) -> tuple[DocumentKind, str]:
    """The kind of a document, and the id of its row where it has one."""
    kind, _, id = document.partition(".")
    found: dict[str, DocumentKind] = {one: one for one in ARTICLES}
    if kind not in found:
        raise LookupError(document)
    return found[kind], id


def title(sheet: Sheet, document: str) -> Text:
    """What a document is called, in every language that has words for it."""
    kind, id = kind_of(document)
    if kind == "contract":
        return next((row.title for row in sheet.contracts if row.id == id), Text())
    named = next((row.title for row in sheet.amendments if row.id == id), sheet.title)
    return together((phrase(kind), named), ": ")


def signers(sheet: Sheet, document: str) -> tuple[Partner, ...]:
    """Whoever signs a document: of a contract its two parties, else every signatory."""
    kind, id = kind_of(document)
    if kind != "contract":
        return sheet.signatories
    row = next(row for row in sheet.contracts if row.id == id)
    return tuple(one for one in sheet.partners if one.id in (row.payer, row.payee))


def _signer(row: Partner) -> Signer:
    return Signer(
        id=row.id,
        organisation=row.name.said("en")[:200],
        name=row.representative,
        authority=row.authority,
        turn=row.turn,
    )


def organisation_of(sheet: Sheet, signer: str) -> str:
    """The id of the organisation that a signer speaks for; "" where none is known."""
    return next((row.organisation for row in sheet.partners if row.id == signer), "")
