"""What is signed: each document as readable articles in all its languages at once.

`signable(sheet, document)` gives the document as it stands now, whoever looks and in whatever
language: "agreement", "work_plan", "contract.ID" or "amendment.ID".
"""

from collections.abc import Callable, Iterable, Iterator

from kolam.core.record import Text
from kolam.core.signable import Article, DocumentKind, DocumentPart, Signable, Signer, Spoken
from kolam.tools.agreement.agreement_articles import agreement_articles
from kolam.tools.agreement.amendment import of, words_of
from kolam.tools.agreement.amendment_articles import amendment_articles
from kolam.tools.agreement.contract_articles import contract_articles
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.phrases import phrase, together
from kolam.tools.agreement.plan_articles import plan_articles
from kolam.tools.agreement.sheet import Sheet

#: The longest plain name of a signer.
LONGEST = 200
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
    articles = tuple(ARTICLES[kind](sheet, id))
    return Signable(
        kind=kind,
        title=title(sheet, document),
        version=1 + max((words_of(row).version for row in earlier), default=0),
        languages=sheet.languages,
        signers=tuple(signer(row) for row in signers(sheet, document)),
        parts=tuple(_parts(articles)),
        articles=articles,
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


def _parts(articles: Iterable[Article]) -> Iterator[DocumentPart]:
    """The parts that hold anything, in their order."""
    for part in dict.fromkeys(article.part for article in articles if article.part):
        yield DocumentPart(id=part, heading=phrase(f"part_{part}"))


def signer(row: Partner) -> Signer:
    """Who signs for a partner: known by the name that the first language has, told in each."""
    return Signer(
        id=row.id,
        organisation=row.name.said("en")[:LONGEST],
        name=row.representative.said("en")[:LONGEST],
        authority=row.authority.said("en")[:LONGEST],
        turn=row.turn,
        spoken=Spoken(
            organisation=_translated(row.name),
            name=_translated(row.representative),
            authority=_translated(row.authority),
        ),
    )


def _translated(words: Text) -> Text:
    """The words where a language says something else than the first one; nothing otherwise."""
    said = set(words.filled().plain().values())
    return words if len(said) > 1 else Text()


def organisation_of(sheet: Sheet, signer: str) -> str:
    """The id of the organisation that a signer speaks for; "" where none is known."""
    return next((row.organisation for row in sheet.partners if row.id == signer), "")
