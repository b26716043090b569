"""The checks on money: budget and package, pledges and activities, contracts and budgets."""

from collections.abc import Iterable, Iterator, Mapping

from kolam.core.clause import BudgetLine
from kolam.core.fault import Fault
from kolam.core.tool import Given
from kolam.tools.agreement.breach import Breach
from kolam.tools.agreement.budget import total
from kolam.tools.agreement.contribution import Contribution, Cost
from kolam.tools.agreement.money import Money, added, told_as
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.sums import sum_, sums
from kolam.tools.agreement.work import Activity, Cell


def budget_total(sheet: Sheet, given: Given) -> Iterator[Breach] | None:
    """(1) The budget is what the agreed package costs, activity by activity paid in full.

    The package is what the negotiation gives now; where it gives nothing, the costs in the sheet.
    """
    package = given.get(BudgetLine, ())
    if not sheet.activities or not (package or sheet.costs):
        return None
    return _budget_breaches(sheet, package or sheet.costs)


def pledges_placed(sheet: Sheet) -> Iterator[Breach] | None:
    """(2) Each cash pledge pays for exactly one activity, in full; each cell is pledged."""
    cash = any(one.kind == "cash" for one in sheet.contributions)
    cells = any(row.cells for row in sheet.activities)
    return _pledge_breaches(sheet) if cash or cells else None


def contracts_within(sheet: Sheet) -> Iterator[Breach] | None:
    """(3) The contracts of an activity come to no more than its budget."""
    return _contract_breaches(sheet) if sheet.contracts else None


def _budget_breaches(sheet: Sheet, package: Iterable[BudgetLine | Cost]) -> Iterator[Breach]:
    costs = tuple(package)
    told = [_told(sheet, one) for one in costs]
    for one, money in zip(costs, told, strict=True):
        if money is None:
            yield Breach(Fault(("units",), "unit_unknown", {"unit": one.unit or "?"}), one.ref)
    budget, cost = total(sheet), added(money for money in told if money is not None)
    if None not in told and _by_currency(budget) != _by_currency(cost):
        values = {"budget": sums(sheet, budget), "package": sums(sheet, cost)}
        yield Breach(Fault(("activities",), "budget_not_package", values))
    yield from _unpaid(sheet)
    yield from _by_cost(sheet)


def _told(sheet: Sheet, one: BudgetLine | Cost) -> Money | None:
    return told_as(sheet.units, one.unit, one.amount, sheet.currencies)


def _by_currency(moneys: Iterable[Money]) -> Mapping[str, int]:
    return {money.currency: money.amount for money in moneys if money.amount}


def _unpaid(sheet: Sheet) -> Iterator[Breach]:
    """Activities whose funders pay more or less than the budget."""
    for number, row in enumerate(sheet.activities):
        if row.budget is None:
            if row.cells:
                place = ("activities", number, "budget")
                yield Breach(Fault(place, "no_budget", {"activity": row.id}))
            continue
        paid = sum(cell.amount for cell in row.cells)
        if paid != row.budget:
            values = {
                "activity": row.id,
                "paid": sum_(sheet, sheet.money(paid, row.currency)),
                "budget": sum_(sheet, sheet.money(row.budget, row.currency)),
            }
            yield Breach(Fault(("activities", number, "cells"), "cells_not_budget", values))


def _by_cost(sheet: Sheet) -> Iterator[Breach]:
    """Parts of the package whose activities come to another sum than the part costs."""
    for number, cost in enumerate(sheet.costs):
        rows = [row for row in sheet.activities if row.cost == cost.id]
        money = _told(sheet, cost)
        if money is None or not rows:
            continue
        spent = added(sheet.money(row.budget, row.currency) for row in rows)
        if _by_currency(spent) != _by_currency([money]):
            values = {
                "what": cost.what,
                "cost": sum_(sheet, money),
                "activities": tuple(row.id for row in rows),
                "budget": sums(sheet, spent),
            }
            yield Breach(Fault(("costs", number, "amount"), "part_not_budget", values), cost.ref)


def _pledge_breaches(sheet: Sheet) -> Iterator[Breach]:
    for number, pledge in enumerate(sheet.contributions):
        if pledge.kind == "cash":
            place = ("contributions", number, "amount")
            if found := _misplaced(sheet, pledge):
                yield Breach(Fault(place, found[0], found[1]))
    for number, row in enumerate(sheet.activities):
        for at, cell in enumerate(row.cells):
            if not cell.pledge and cell.amount:
                values = {"activity": row.id, "name": sheet.names.get(cell.funder, cell.funder)}
                at_cell = ("activities", number, "cells", at, "pledge")
                yield Breach(Fault(at_cell, "cell_not_pledged", values))


def _misplaced(sheet: Sheet, pledge: Contribution) -> tuple[str, dict[str, object]] | None:
    """What is wrong with where a cash pledge stands, if anything is."""
    cells = _cells(sheet, pledge)
    activities = tuple(dict.fromkeys(row.id for row, _ in cells))
    money = sheet.money(pledge.amount, pledge.currency)
    values: dict[str, object] = {
        "name": sheet.names.get(pledge.partner, pledge.partner),
        "amount": sum_(sheet, money),
        "activities": activities,
    }
    if not activities:
        return ("pledge_nowhere", values) if pledge.amount else None
    if len(activities) > 1:
        return "pledge_in_many", values
    placed = added(sheet.money(cell.amount, cell.currency) for _, cell in cells)
    if placed != (money,):
        return "pledge_not_cell", {**values, "placed": sums(sheet, placed)}
    return None


def _cells(sheet: Sheet, pledge: Contribution) -> list[tuple[Activity, Cell]]:
    return [
        (row, cell) for row in sheet.activities for cell in row.cells if cell.pledge == pledge.id
    ]


def _contract_breaches(sheet: Sheet) -> Iterator[Breach]:
    for number, contract in enumerate(sheet.contracts):
        if contract.amount and not contract.activity:
            place = ("contracts", number, "activity")
            yield Breach(Fault(place, "contract_nowhere", {"title": contract.title}))
    for row in sheet.activities:
        numbers = [n for n, one in enumerate(sheet.contracts) if one.activity == row.id]
        contracts = [sheet.contracts[n] for n in numbers]
        spent = added(sheet.money(one.amount, one.currency) for one in contracts)
        budget = sheet.money(row.budget, row.currency)
        values = {
            "activity": row.id,
            "spent": sums(sheet, spent),
            "budget": sum_(sheet, budget),
        }
        for money in spent:
            if money.currency != budget.currency:
                place = ("contracts", numbers[-1], "currency")
                yield Breach(Fault(place, "contract_unlike", values))
            elif money.amount > budget.amount:
                place = ("contracts", numbers[-1], "amount")
                yield Breach(Fault(place, "contracts_over_budget", values))
