"""Kolam's own JSON: everything a scenario can hold, in one file; see docs/scenarios.md."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Budget, Issue, Party, Scenario
from kolam.store.scenarios.draft import Draft, Place
from kolam.store.scenarios.exact import plainest
from kolam.store.scenarios.ledger import Ledger
from kolam.store.scenarios.sources import Source

MARK = "kolam scenario"
VERSION = 1
FIELDS = {"format", "version", "name", "issues", "parties", "forbidden", "budgets"}
OF_PARTY = {"name", "points", "reservation", "base", "together", "fallback"}


def is_scenario(tree: Any) -> bool:
    """Whether these plain values are a scenario of Kolam's own."""
    return isinstance(tree, dict) and tree.get("format") == MARK


def read(source: Source, ledger: Ledger) -> Draft:
    """The draft of one file."""
    tree, place = source.tree, (source.name,)
    for name in set(tree) - FIELDS:
        ledger.unknown(name, FIELDS, (*place, name))
    if tree.get("version") != str(VERSION):
        values = {"found": str(tree.get("version"))[:20], "known": VERSION}
        ledger.fault((*place, "version"), "scenario_newer", **values)
    draft = Draft(str(tree.get("name") or source.stem), ledger)
    for number, found in enumerate(ledger.sequence(tree.get("issues"), (*place, "issues")), 1):
        _issue(draft, found, (*place, f"issue {number}"))
    draft.small_enough()
    for number, found in enumerate(ledger.sequence(tree.get("parties"), (*place, "parties")), 1):
        draft.parties.append(_party(draft, found, (*place, f"party {number}")))
    for number, cells in enumerate(ledger.sequence(tree.get("forbidden", []), place), 1):
        draft.forbidden.append(_cells(draft, cells, (*place, f"forbidden {number}")))
    for number, found in enumerate(ledger.sequence(tree.get("budgets", []), place), 1):
        draft.budgets.append(_budget(draft, found, (*place, f"budget {number}")))
    return draft


def _issue(draft: Draft, found: Any, place: Place) -> None:
    given = draft.ledger.mapping(found, place)
    name = draft.ledger.name(given.get("name"), (*place, "name"))
    options = draft.ledger.sequence(given.get("options"), (*place, "options"))
    draft.issue(name, [draft.ledger.name(o, (*place, "options")) for o in options], place)


def _party(draft: Draft, found: Any, place: Place) -> Party:
    ledger = draft.ledger
    given = ledger.mapping(found, place)
    for name in set(given) - OF_PARTY:
        ledger.unknown(name, OF_PARTY, (*place, name))
    chosen = given.get("fallback")
    together = ledger.sequence(given.get("together", []), (*place, "together"))
    return Party(
        name=ledger.name(given.get("name"), (*place, "name")),
        points=rows(draft, given.get("points"), (*place, "points")),
        reservation=ledger.number(given.get("reservation", 0), (*place, "reservation")),
        base=ledger.number(given.get("base", 0), (*place, "base")),
        extra=tuple(_together(draft, one, (*place, "together")) for one in together),
        fallback=draft.package(ledger.mapping(chosen, place), place) if chosen else None,
    )


def rows(draft: Draft, found: Any, place: Place) -> tuple[tuple[Fraction, ...], ...]:
    """Numbers for every option: a list of lists in the issues' order."""
    ledger = draft.ledger
    given = ledger.sequence(found, place)
    _as_many(len(given), len(draft.issues), ledger, place)
    answer = []
    for issue, row in zip(draft.issues, given, strict=False):
        inner = (*place, issue.name)
        numbers = ledger.sequence(row, inner)
        _as_many(len(numbers), len(issue.options), ledger, inner)
        pairs = zip(issue.options, numbers, strict=False)
        answer.append(tuple(ledger.number(value, (*inner, option)) for option, value in pairs))
    return tuple(answer)


def _as_many(found: int, wanted: int, ledger: Ledger, place: Place) -> None:
    if found != wanted:
        ledger.fault(place, "scenario_not_as_many", found=found, wanted=wanted)


def _together(draft: Draft, found: Any, place: Place) -> Any:
    given = draft.ledger.mapping(found, place)
    box = []
    for name, options in draft.ledger.mapping(given.get("options"), place).items():
        among = options if isinstance(options, list) else [options]
        cells = [_cell(draft, name, option, place) for option in among]
        known = [cell for cell in cells if cell]
        if known:
            box.append((known[0][0], frozenset(option for _, option in known)))
    return tuple(box), draft.ledger.number(given.get("points"), (*place, "points"))


def _cells(draft: Draft, found: Any, place: Place) -> frozenset[tuple[int, int]]:
    given = draft.ledger.mapping(found, place)
    cells = (_cell(draft, name, option, place) for name, option in given.items())
    return frozenset(cell for cell in cells if cell)


def _cell(draft: Draft, name: str, option: Any, place: Place) -> tuple[int, int] | None:
    if name not in draft.names:
        draft.ledger.unknown(name, draft.names, (*place, name))
        return None
    number = draft.names.index(name)
    options = draft.issues[number].options
    if str(option) not in options:
        draft.ledger.unknown(str(option), options, (*place, name))
        return None
    return number, options.index(str(option))


def _budget(draft: Draft, found: Any, place: Place) -> Budget:
    ledger = draft.ledger
    given = ledger.mapping(found, place)
    costs = rows(draft, given.get("costs"), (*place, "costs"))
    if any(cost < 0 for row in costs for cost in row):
        ledger.fault((*place, "costs"), "scenario_negative_cost")
    return Budget(
        name=ledger.name(given.get("name"), (*place, "name")),
        costs=costs,
        limit=ledger.number(given.get("limit"), (*place, "limit")),
    )


def written(scenario: Scenario) -> dict[str, Any]:
    """The scenario as plain values; numbers that no decimal hits are ratios in words."""
    found: dict[str, Any] = {"format": MARK, "version": VERSION, "name": scenario.name}
    found["issues"] = [{"name": i.name, "options": list(i.options)} for i in scenario.issues]
    found["parties"] = [_said(party, scenario.issues) for party in scenario.parties]
    if scenario.forbidden:
        found["forbidden"] = [_named(cells, scenario.issues) for cells in scenario.forbidden]
    if scenario.budgets:
        found["budgets"] = [
            {"name": b.name, "limit": plainest(b.limit), "costs": _plain(b.costs)}
            for b in scenario.budgets
        ]
    return found


def _said(party: Party, issues: tuple[Issue, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"name": party.name, "reservation": plainest(party.reservation)}
    if party.base:
        found["base"] = plainest(party.base)
    found["points"] = _plain(party.points)
    if party.extra:
        found["together"] = [
            {"options": _box(box, issues), "points": plainest(points)}
            for box, points in party.extra
        ]
    if party.fallback:
        found["fallback"] = _named(enumerate(party.fallback), issues)
    return found


def _box(box: Any, issues: tuple[Issue, ...]) -> dict[str, list[str]]:
    return {
        issues[issue].name: [issues[issue].options[o] for o in sorted(among)]
        for issue, among in box
    }


def _named(cells: Any, issues: tuple[Issue, ...]) -> Mapping[str, str]:
    return {issues[issue].name: issues[issue].options[option] for issue, option in sorted(cells)}


def _plain(table: tuple[tuple[Fraction, ...], ...]) -> list[list[int | float | str]]:
    return [[plainest(number) for number in row] for row in table]
