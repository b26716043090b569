"""CSV: one table for all parties, or one a party; a row for each option, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kolam.core.scenario import Budget, Party, Scenario
from kolam.store.cells import plain
from kolam.store.csv_text import from_csv, to_csv
from kolam.store.scenarios.draft import Draft, Place
from kolam.store.scenarios.exact import plainest
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source
from kolam.store.table import Table

COLUMNS = ("party", "issue", "option", "points")
RESERVATION, BUDGET = "reservation", "budget"
COST = "cost"


@dataclass
class Gathered:
    """What the rows say, by name, each with the place of its row."""

    options: dict[str, dict[str, None]] = field(default_factory=dict)
    points: dict[str, dict[tuple[str, str], tuple[str, Place]]] = field(default_factory=dict)
    reservation: dict[str, tuple[str, Place]] = field(default_factory=dict)
    costs: dict[tuple[str, str], tuple[str, Place]] = field(default_factory=dict)
    limit: tuple[str, Place] | None = None


def read(name: str, sources: Sequence[Source], ledger: Ledger) -> Draft:
    """The draft of the tables. A row with option `reservation` and no issue is what a party has
    without a deal; one with option `budget` and a cost is what the costs may add up to.
    """
    found = Gathered()
    for source in sources:
        table = from_csv(source.name, source.data)
        ledger.faults.extend(table.faults)
        _gather(found, table, source, ledger)
    draft = Draft(name, ledger)
    for issue, options in found.options.items():
        draft.issue(issue, list(options), (name, issue))
    draft.small_enough()
    for party, points in found.points.items():
        draft.parties.append(_party(draft, found, party, points))
    if found.limit:
        draft.budgets.append(_budget(draft, found))
    return draft


def _gather(found: Gathered, table: Table, source: Source, ledger: Ledger) -> None:
    columns = [column.strip().lower() for column in table.columns]
    needed = COLUMNS if "party" in columns else COLUMNS[1:]
    for column in needed:
        if column not in columns:
            ledger.fault((source.name,), "scenario_no_column", word=column)
    if not set(needed) <= set(columns):
        return
    for number, row in enumerate(table.rows, 2):
        cells = {c: plain(v).strip() for c, v in zip(columns, row, strict=False)}
        party = cells.get("party", source.stem)
        if any(cells.values()):
            _row(found, cells, party, (source.name, f"row {number}"), ledger)


def _row(found: Gathered, cells: dict[str, str], party: str, place: Place, ledger: Ledger) -> None:
    issue, option = cells.get("issue", ""), cells.get("option", "")
    cost = cells.get(COST, "")
    if not issue and option == BUDGET:
        found.limit = (cost or cells.get("points", ""), place)
    elif not issue and option == RESERVATION:
        found.reservation[party] = (cells.get("points", ""), place)
    elif not issue or not option or not party:
        ledger.fault(place, "scenario_empty_cell")
    else:
        key = (issue, option)
        found.options.setdefault(issue, {})[option] = None
        own = found.points.setdefault(party, {})
        if key in own:
            ledger.fault(place, "scenario_row_twice", word=f"{party}: {issue}, {option}")
        own[key] = (cells.get("points", ""), place)
        if cost:
            _cost(found, key, cost, place, ledger)


def _cost(found: Gathered, key: tuple[str, str], cost: str, place: Place, ledger: Ledger) -> None:
    if key in found.costs and found.costs[key][0] != cost:
        ledger.fault(place, "scenario_two_costs", word=", ".join(key))
    found.costs.setdefault(key, (cost, place))


def _party(
    draft: Draft, found: Gathered, name: str, points: dict[tuple[str, str], tuple[str, Place]]
) -> Party:
    ledger = draft.ledger
    rows = []
    for issue in draft.issues:
        row = []
        for option in issue.options:
            value, place = points.get((issue.name, option), (None, (name, issue.name, option)))
            if value is None:
                ledger.fault(place, "scenario_missing_value", word=option)
            row.append(Fraction(0) if value is None else ledger.number(value, place))
        rows.append(tuple(row))
    value, place = found.reservation.get(name, ("0", (name,)))
    return Party(name=name, points=tuple(rows), reservation=ledger.number(value, place))


def _budget(draft: Draft, found: Gathered) -> Budget:
    ledger = draft.ledger
    value, place = found.limit or ("0", ())
    costs = tuple(
        tuple(ledger.number(*found.costs.get((i.name, o), ("0", place))) for o in i.options)
        for i in draft.issues
    )
    if any(cost < 0 for row in costs for cost in row):
        ledger.fault(place, "scenario_negative_cost")
    return Budget(name=BUDGET, costs=costs, limit=ledger.number(value, place))


def written(scenario: Scenario) -> bytes:
    """One table for all parties; one budget at most goes in."""
    with_costs = bool(scenario.budgets)
    columns = (*COLUMNS, COST) if with_costs else COLUMNS
    return to_csv(Table("scenario", columns, tuple(_rows(scenario))))


def _rows(scenario: Scenario) -> Iterator[tuple[str | int | float | None, ...]]:
    costs = scenario.budgets[0].costs if scenario.budgets else None
    for party in scenario.parties:
        for number, issue in enumerate(scenario.issues):
            for option, name in enumerate(issue.options):
                row = (party.name, issue.name, name, plainest(party.points[number][option]))
                yield (*row, plainest(costs[number][option])) if costs else row
        last = (party.name, None, RESERVATION, plainest(party.reservation))
        yield (*last, None) if costs else last
    if costs:
        yield (None, None, BUDGET, None, plainest(scenario.budgets[0].limit))
