"""The articles of one contract: who pays whom how much for what, by when, and its own clauses."""

from collections.abc import Iterator

from kolam.core.record import Text
from kolam.core.signable import Article
from kolam.tools.agreement.agreement_articles import article
from kolam.tools.agreement.contract import Contract, Deliverable
from kolam.tools.agreement.phrases import alike, day, ended, phrase, sum_of, together
from kolam.tools.agreement.sheet import Sheet


def contract_articles(sheet: Sheet, id: str) -> Iterator[Article]:
    """Everything that the two parties sign. Raises LookupError for no such contract."""
    row = next((one for one in sheet.contracts if one.id == id), None)
    if row is None:
        raise LookupError(id)
    yield _said(
        "parties", phrase("pays", payer=_name(sheet, row.payer), payee=_name(sheet, row.payee))
    )
    if row.amount is not None:
        money = sheet.money(row.amount, row.currency)
        yield _said("amount", alike(sum_of(money, sheet.places(money.currency))))
    for activity in sheet.activities:
        if activity.id == row.activity:
            yield _said("activity", together((alike(activity.id), activity.what), ": "))
    if row.starts and row.ends:
        yield _said("period", phrase("from_to", starts=day(row.starts), ends=day(row.ends)))
    yield from (_deliverable(one) for one in row.deliverables)
    for clause in sheet.clauses:
        if clause.contract == id:
            yield article(clause)
    yield _said("force", _force(row))


def _force(row: Contract) -> Text:
    return phrase("binding" if row.binding else "not_binding")


def _deliverable(one: Deliverable) -> Article:
    due = phrase("due", day=day(one.due)) if one.due else Text()
    return Article(
        id=f"deliverable.{one.id}"[:64],
        heading=phrase("deliverable"),
        words=together((ended(one.what), due)) if one.due else one.what,
    )


def _said(key: str, words: Text) -> Article:
    return Article(id=key, heading=phrase(key), words=words)


def _name(sheet: Sheet, id: str) -> Text:
    return sheet.names.get(id, alike(id))
