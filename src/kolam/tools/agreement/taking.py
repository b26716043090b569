"""What the room takes by a click: clauses, costs of the package, tasks, interests, stakeholders."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

from kolam.core.clause import BudgetLine
from kolam.core.clause import Clause as Given
from kolam.core.interest import Interest
from kolam.core.record import Row, Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.contribution import Cost
from kolam.tools.agreement.partner import Partner
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.work import Activity

LONGEST_ID = 64
R = TypeVar("R", bound=Row)


def clause(sheet: Sheet, given: Given) -> Sheet:
    """The sheet with this clause; one of the same source is brought up to date.

    What the team has made of its words stays in the languages that the source does not give, and
    goes where the source is taken anew: the history has it.
    """
    row = _of(sheet.clauses, given.ref)
    if row is None:
        new = Clause(
            id=row_id(given.ref),
            part=given.part,
            words=given.words,
            offered=given.words,
            ref=given.ref,
        )
        return sheet.with_(clauses=(*sheet.clauses, new))
    words = _over(row.words, given.words)
    return _put(sheet, "clauses", row.with_(words=words, offered=given.words, ref=given.ref))


def cost(sheet: Sheet, given: BudgetLine) -> Sheet:
    """The sheet with what this part of the agreed package costs."""
    values = {"what": given.what, "amount": given.amount, "unit": given.unit, "ref": given.ref}
    row = _of(sheet.costs, given.ref)
    if row is None:
        new = Cost.model_validate({"id": row_id(given.ref), **values})
        return sheet.with_(costs=(*sheet.costs, new))
    return _put(sheet, "costs", row.with_(**values))


def activity(sheet: Sheet, given: Task) -> Sheet:
    """The sheet with this task in the work plan; a partner of the owner's name leads it."""
    lead = _partner(sheet, given.owner)
    row = _of(sheet.activities, given.ref)
    if row is None:
        new = Activity(
            id=row_id(given.ref),
            what=given.what,
            lead=lead,
            owner="" if lead else given.owner[:120],
            ends=given.due,
            ref=given.ref,
        )
        return sheet.with_(activities=(*sheet.activities, new))
    return _put(sheet, "activities", row.with_(what=_over(row.what, given.what), ref=given.ref))


def driver(sheet: Sheet, given: Interest) -> Sheet:
    """The sheet with this interest among the drivers; one that stays unmet is for the review."""
    unmet = given.met is False
    row = _of(sheet.clauses, given.ref)
    if row is None:
        new = Clause(
            id=row_id(given.ref),
            part="what_if" if unmet else "why",
            ingredient="monitoring_review" if unmet else "drivers",
            heading=Text.model_validate(dict.fromkeys(Text.languages, given.party)),
            words=given.words,
            offered=given.words,
            ref=given.ref,
        )
        return sheet.with_(clauses=(*sheet.clauses, new))
    words = _over(row.words, given.words)
    return _put(sheet, "clauses", row.with_(words=words, offered=given.words, ref=given.ref))


def partner(sheet: Sheet, given: Stakeholder) -> Sheet:
    """The sheet with this stakeholder as a partner; a population group cannot sign."""
    id = given.ref.path[-1]
    values = {"name": given.name, "sector": given.sector, "kind": given.kind, "ref": given.ref}
    row = _of(sheet.partners, given.ref) or next((r for r in sheet.partners if r.id == id), None)
    if row is None:
        new = Partner.model_validate({"id": id, "signs": given.kind == "organisation", **values})
        return sheet.with_(partners=(*sheet.partners, new))
    signs = row.signs and given.kind == "organisation"
    return _put(sheet, "partners", row.with_(signs=signs, **values))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {
    Given: clause,
    BudgetLine: cost,
    Task: activity,
    Interest: driver,
    Stakeholder: partner,
}


def row_id(ref: Ref) -> str:
    """The id of a row that was taken: its source's path, so that one source makes one row."""
    plain = ".".join((ref.tool, *ref.path))
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "_.:-") else "_" for c in plain)
    if safe == plain and len(plain) <= LONGEST_ID:
        return plain
    return f"{ref.tool}.{sha256(plain.encode()).hexdigest()[:16]}"


def _of(rows: tuple[R, ...], ref: Ref) -> R | None:
    """The row that was taken from this source, if one was."""

    def same(row: R) -> bool:
        own: Ref | None = getattr(row, "ref", None)
        return own is not None and (own.tool, own.path) == (ref.tool, ref.path)

    found = next((row for row in rows if same(row)), None)
    return found or next((row for row in rows if row.id == row_id(ref)), None)


def _put(sheet: Sheet, table: str, row: Row) -> Sheet:
    rows = (row if one.id == row.id else one for one in getattr(sheet, table))
    return sheet.with_(**{table: tuple(rows)})


def _over(words: Text, given: Text) -> Text:
    """The given words; where a language has none, those that stand."""
    return Text.model_validate(
        {code: getattr(given, code) or getattr(words, code) for code in Text.languages}
    )


def _partner(sheet: Sheet, owner: str) -> str:
    named = owner.strip().casefold()
    for row in sheet.partners:
        names = {row.id.casefold(), *(getattr(row.name, c).casefold() for c in Text.languages)}
        if named and named in names - {""}:
            return row.id
    return ""
