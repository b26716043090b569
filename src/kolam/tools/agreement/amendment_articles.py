"""The articles of one amendment: why, the clauses in their new words, what goes, who leaves."""

from collections.abc import Iterator

from kolam.core.record import Text
from kolam.core.signable import Article, numbers
from kolam.tools.agreement.agreement_articles import article
from kolam.tools.agreement.amendment import last_signed, words_of
from kolam.tools.agreement.phrases import day, phrase, together
from kolam.tools.agreement.sheet import Sheet


def amendment_articles(sheet: Sheet, id: str) -> Iterator[Article]:
    """Everything that every signatory signs. Raises LookupError for no such amendment.

    A clause keeps its id and is told by its number in what was signed, so that everybody knows
    which one it replaces.
    """
    row = next((one for one in sheet.amendments if one.id == id), None)
    if row is None:
        raise LookupError(id)
    if any(row.why.plain().values()):
        yield Article(id="why", heading=phrase("why"), words=row.why)
    cited = _cited(sheet)
    for clause in sheet.clauses:
        if clause.id in row.clauses:
            one = article(clause)
            yield one.with_(heading=_told(cited.get(clause.id), one.heading))
    for gone in row.removed:
        heading = _told(cited.get(gone), _heading(sheet, gone))
        yield Article(id=gone, heading=heading, words=phrase("removed"))
    for partner in sheet.partners:
        if partner.id in row.leaving:
            key = "leaves_on" if partner.left else "leaves"
            words = phrase(
                key, name=partner.name, **({"day": day(partner.left)} if partner.left else {})
            )
            yield Article(id=f"leaves.{partner.id}"[:64], heading=partner.name, words=words)


def _cited(sheet: Sheet) -> dict[str, str]:
    """The number of every clause in the last agreement that everybody has signed."""
    signed = last_signed(sheet.versions, "agreement")
    return numbers(words_of(signed)) if signed and words_of(signed).parts else {}


def _told(number: str | None, heading: Text) -> Text:
    return together((phrase("clause", number=number), heading), ": ") if number else heading


def _heading(sheet: Sheet, gone: str) -> Text:
    """What a clause was called when it was last put up for signature."""
    for version in reversed(sheet.versions):
        for one in words_of(version).articles:
            if one.id == gone:
                return one.heading
    return Text()
