"""The articles of one amendment: why, the clauses in their new words, what goes, who leaves."""

from collections.abc import Iterator

from kolam.core.signable import Article
from kolam.tools.agreement.agreement_articles import article
from kolam.tools.agreement.cited import cited
from kolam.tools.agreement.phrases import day, phrase
from kolam.tools.agreement.sheet import Sheet


def amendment_articles(sheet: Sheet, id: str) -> Iterator[Article]:
    """Everything that every signatory signs. Raises LookupError for no such amendment.

    A clause keeps its id and is told by its number in what was signed, so that everybody knows
    which one it replaces; one that is taken out is told as it stood there.
    """
    row = next((one for one in sheet.amendments if one.id == id), None)
    if row is None:
        raise LookupError(id)
    if any(row.why.plain().values()):
        yield Article(id="why", heading=phrase("why"), words=row.why)
    for clause in sheet.clauses:
        if clause.id in row.clauses:
            one = article(clause)
            yield one.with_(heading=cited(sheet, clause.id, one.heading))
    for gone in row.removed:
        yield Article(id=gone, heading=cited(sheet, gone), words=phrase("removed"))
    for partner in sheet.partners:
        if partner.id in row.leaving:
            key = "leaves_on" if partner.left else "leaves"
            words = phrase(
                key, name=partner.name, **({"day": day(partner.left)} if partner.left else {})
            )
            yield Article(id=f"leaves.{partner.id}"[:64], heading=partner.name, words=words)
