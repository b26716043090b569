"""The room's part in tracing: from costs to cells and contracts, and from rows to versions."""

from collections.abc import Iterator, Mapping

from kolam.core.chain import Chain, Lead, Place
from kolam.core.passing import Essential
from kolam.core.record import Row
from kolam.core.ref import Ref
from kolam.core.signable import Version
from kolam.core.voice import Voice
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.contribution import Contribution, Cost
from kolam.tools.agreement.money import Money, told_as
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.sums import sum_
from kolam.tools.agreement.work import Activity, Cell

CELLS: Place = ("activities", "cells")
#: How the articles of a document name the rows that they say.
ARTICLES: Mapping[str, str] = {
    "partner": "partners",
    "body": "bodies",
    "activity": "activities",
    "milestone": "milestones",
    "indicator": "indicators",
}


def leads(sheet: Sheet) -> Iterator[Lead]:
    """Money from costs to contracts, clauses to what carries them out, everything to versions."""
    for activity in sheet.activities:
        yield from _money(sheet, activity)
    yield from _carried_out(sheet)
    kept = {row.id for row in sheet.ingredients}
    for clause in sheet.clauses:
        if clause.ingredient in kept:
            yield Lead(("clauses", clause.id), ("ingredients", clause.ingredient), _key("speaks"))
    for version in sheet.versions:
        for place in _put_up(sheet, version):
            yield Lead(place, ("versions", version.id), "put_up")


def called(lists: Place, row: Row, sheet: Sheet, voice: Voice) -> str:
    """Money with who pays it and for what, a clause with its words; "" for what has its own."""
    if isinstance(row, Clause):
        said = (row.heading.said(voice.language), row.words.said(voice.language))
        return ": ".join(part for part in said if part)
    if isinstance(row, Cell):
        activity = next(a for a in sheet.activities if any(one is row for one in a.cells))
        money = sheet.money(row.amount, row.currency or activity.currency)
        values = {"name": _name(sheet, row.funder), "what": activity.what}
        return voice("agreement.called.cell", sum=_sum(sheet, money, voice), **values)
    if isinstance(row, Contribution) and row.kind == "cash":
        money = sheet.money(row.amount, row.currency)
        values = {"name": _name(sheet, row.partner), "what": row.what}
        return voice("agreement.called.pledge", sum=_sum(sheet, money, voice), **values)
    if isinstance(row, Cost):
        known = told_as(sheet.units, row.unit, row.amount, sheet.currencies)
        total = _sum(sheet, known, voice) if known else f"{voice.number(row.amount)} {row.unit}"
        return voice("agreement.called.cost", what=row.what, sum=total)
    return ""


def _money(sheet: Sheet, activity: Activity) -> Iterator[Lead]:
    """The agreed cost to each cell that pays it, each cell to the contract that it is paid by."""
    for cell in activity.cells:
        at: Place = ("activities", activity.id, "cells", cell.id)
        if activity.cost:
            yield Lead(("costs", activity.cost), at, _key("pays"))
        for contract in sheet.contracts:
            if (contract.activity, contract.payer) == (activity.id, cell.funder):
                yield Lead(at, ("contracts", contract.id), _key("paid_by"))


def _carried_out(sheet: Sheet) -> Iterator[Lead]:
    """From a clause to the activities that the same agreed option pays for."""
    costs = {row.id: row.ref for row in sheet.costs if row.ref}
    for clause in sheet.clauses:
        for activity in sheet.activities:
            paid = costs.get(activity.cost)
            if clause.ref and paid and _within(paid, clause.ref):
                yield Lead(("clauses", clause.id), ("activities", activity.id), _key("done_by"))


def _within(inner: Ref, outer: Ref) -> bool:
    return (inner.tool, inner.path[: len(outer.path)]) == (outer.tool, outer.path)


def _put_up(sheet: Sheet, version: Version) -> Iterator[Place]:
    """The rows that a version says; a clause's article has the clause's own id."""
    kind, _, id = version.document.partition(".")
    if kind == "contract":
        yield ("contracts", id)
    for article in version.signable.articles:
        sort, _, row = article.id.partition(".")
        if kind == "contract" and sort == "deliverable":
            yield ("contracts", id, "deliverables", row)
        elif sort == "brings":
            yield from (("contributions", c.id) for c in sheet.contributions if c.partner == row)
        elif sort in ARTICLES:
            yield (ARTICLES[sort], row)
        if sort == "activity":
            cells = (a.cells for a in sheet.activities if a.id == row)
            yield from (("activities", row, "cells", cell.id) for own in cells for cell in own)


def _essential(sheet: Sheet, thing: Essential) -> Iterator[Place]:
    if thing.id in sheet.names:
        yield ("partners", thing.id)


def _name(sheet: Sheet, partner: str) -> object:
    return sheet.names.get(partner, partner)


def _sum(sheet: Sheet, money: Money, voice: Voice) -> str:
    return sum_(sheet, money).said(voice)


def _key(name: str) -> str:
    return f"agreement.lead.{name}"


CHAIN = Chain(
    stations={
        "": "agreed",
        "contracts": "signed",
        "milestones": "done",
        "indicators": "done",
        "readings": "done",
    },
    leads=leads,
    down=frozenset({("contracts", "deliverables")}),
    reads={Essential: _essential},
    called=called,
)
