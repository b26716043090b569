"""The agreement's shared sheet: three documents with their own life, in one place."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from kolam.core.fault import Fault
from kolam.core.money import CURRENCY, places_of
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.core.signable import Version
from kolam.tools.agreement.amendment import Amendment
from kolam.tools.agreement.body import Body
from kolam.tools.agreement.clause import Clause
from kolam.tools.agreement.contract import Contract
from kolam.tools.agreement.contribution import Contribution, Cost
from kolam.tools.agreement.go_no_go import Private
from kolam.tools.agreement.money import Currency, Money, Scale, Unit
from kolam.tools.agreement.partner import Absence, Decision, Partner
from kolam.tools.agreement.scorecard import Card, Ingredient, Round
from kolam.tools.agreement.work import Activity, Indicator, Milestone, Reading

__all__ = ["Card", "Private", "Sheet"]

Language = Literal["en", "si", "ta"]


class Sheet(Record):
    """Who agrees with whom on what, with what money, and who has signed which words.

    `languages` are those in which it is signed, each as binding as the others. `currency` is what a
    blank currency means; `told_in` only says how large figures are shown.
    """

    title: Text = Text()
    question: Text = Text()
    languages: tuple[Language, ...] = ("en", "si", "ta")
    signing: datetime.date | None = None
    review: datetime.date | None = None
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    told_in: Scale = "millions"
    partners: tuple[Partner, ...] = Field(default=(), max_length=200)
    clauses: tuple[Clause, ...] = Field(default=(), max_length=2_000)
    activities: tuple[Activity, ...] = Field(default=(), max_length=500)
    contributions: tuple[Contribution, ...] = Field(default=(), max_length=2_000)
    costs: tuple[Cost, ...] = Field(default=(), max_length=200)
    contracts: tuple[Contract, ...] = Field(default=(), max_length=200)
    milestones: tuple[Milestone, ...] = Field(default=(), max_length=1_000)
    indicators: tuple[Indicator, ...] = Field(default=(), max_length=500)
    readings: tuple[Reading, ...] = Field(default=(), max_length=10_000)
    bodies: tuple[Body, ...] = Field(default=(), max_length=20)
    ingredients: tuple[Ingredient, ...] = Field(default=(), max_length=100)
    decisions: tuple[Decision, ...] = Field(default=(), max_length=200)
    absences: tuple[Absence, ...] = Field(default=(), max_length=200)
    amendments: tuple[Amendment, ...] = Field(default=(), max_length=200)
    units: tuple[Unit, ...] = Field(default=(), max_length=30)
    currencies: tuple[Currency, ...] = Field(default=(), max_length=30)
    rounds: tuple[Round, ...] = ()
    versions: tuple[Version, ...] = Field(default=(), max_length=500)

    def faults(self) -> Iterable[Fault]:
        for name in type(self).model_fields:
            rows = getattr(self, name)
            if isinstance(rows, tuple) and name != "languages":
                yield from twice(name, rows)
        if not self.languages:
            yield Fault(("languages",), "no_language")
        yield from _strangers(self)
        yield from _circles(self)
        yield from _unlike(self)

    @property
    def names(self) -> Mapping[str, Text]:
        """The partners' names by id."""
        return {row.id: row.name for row in self.partners}

    @property
    def signatories(self) -> tuple[Partner, ...]:
        """The partners that sign from now on."""
        return tuple(row for row in self.partners if row.is_signatory)

    def money(self, amount: int | None, currency: str) -> Money:
        """An amount of a row, its blank currency read as the sheet's own."""
        return Money(amount or 0, currency or self.currency)

    def places(self, currency: str) -> int:
        """The places after the point of a currency."""
        return places_of(currency, self.currencies)


#: Which fields of a list's rows name rows of which list.
POINTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "partners": (("represented_by", "partners"),),
    "clauses": (("contract", "contracts"),),
    "contributions": (("partner", "partners"),),
    "activities": (
        ("lead", "partners"),
        ("cost", "costs"),
        ("partners", "partners"),
        ("after", "activities"),
        ("in_kind", "contributions"),
    ),
    "contracts": (("payer", "partners"), ("payee", "partners"), ("activity", "activities")),
    "milestones": (("activity", "activities"),),
    "indicators": (("activity", "activities"),),
    "readings": (("indicator", "indicators"),),
    "decisions": (("id", "partners"),),
    "amendments": (("clauses", "clauses"), ("leaving", "partners")),
}
#: The same for lists inside rows.
INSIDE: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("activities", "cells"): (("funder", "partners"), ("pledge", "contributions")),
    ("bodies", "seats"): (("partners", "partners"),),
}


def _strangers(sheet: Sheet) -> Iterator[Fault]:
    """A fault for every field that names a row that is not there."""
    tables = {table for fields in (*POINTS.values(), *INSIDE.values()) for _, table in fields}
    known = {table: {row.id for row in getattr(sheet, table)} for table in tables}
    for table, fields in POINTS.items():
        for number, row in enumerate(getattr(sheet, table)):
            yield from (f.inside(table, number) for f in _unknown(row, fields, known))
    for (table, inner), fields in INSIDE.items():
        for number, row in enumerate(getattr(sheet, table)):
            for at, held in enumerate(getattr(row, inner)):
                found = _unknown(held, fields, known)
                yield from (f.inside(table, number, inner, at) for f in found)


def _unknown(
    row: Row, fields: Iterable[tuple[str, str]], known: Mapping[str, set[str]]
) -> Iterator[Fault]:
    for field, table in fields:
        value = getattr(row, field)
        for id in value if isinstance(value, tuple) else (value,):
            if id and id not in known[table]:
                yield Fault((field,), "no_such_row", {"id": id})


def _circles(sheet: Sheet) -> Iterator[Fault]:
    """A fault for every activity that waits for itself in the end."""
    left = {row.id: set(row.after) - {row.id} for row in sheet.activities}
    while free := {id for id, waits in left.items() if not waits & left.keys()}:
        left = {id: waits for id, waits in left.items() if id not in free}
    for number, row in enumerate(sheet.activities):
        if row.id in left:
            yield Fault(("activities", number, "after"), "activities_in_circle")


def _unlike(sheet: Sheet) -> Iterator[Fault]:
    """Money in a currency that its row cannot be added up in: unlike things are never added."""
    pledges = {row.id: row for row in sheet.contributions}
    for number, row in enumerate(sheet.activities):
        wanted = row.currency or sheet.currency
        for at, cell in enumerate(row.cells):
            place = ("activities", number, "cells", at)
            has = cell.currency or sheet.currency
            if wanted and has != wanted:
                values = {"word": has or "?", "wanted": wanted}
                yield Fault((*place, "currency"), "unlike_currency", values)
            pledge = pledges.get(cell.pledge)
            if pledge and pledge.kind != "cash":
                yield Fault((*place, "pledge"), "pledge_not_cash", {"id": pledge.id})
            elif pledge and pledge.partner != cell.funder:
                yield Fault((*place, "pledge"), "pledge_of_another", {"id": pledge.id})
