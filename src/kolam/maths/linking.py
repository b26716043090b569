"""Turns a space of packages into stages, and keeps account of what links its issues.

A forbidden combination or a synergy that spans several issues is a term: while its issues are
being added, packages that still lie in its box are kept apart from those that do not (dynamic
programming over issues, with a state).
"""

import math

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import LARGEST, Packages
from kolam.maths.stages import Flags, Ints, Plan, Stage, Term, Touch


def plan(packages: Packages) -> Plan:
    """The stages of a space, in an order that settles linked and costly issues first.

    Raises ValueError where costs of one budget need more than 64 bits.
    """
    tables = [table.astype(np.int64) for table in packages.tables]
    base = np.array(packages.base or (0,) * packages.parties, dtype=np.int64)
    live = [set(range(len(table))) for table in tables]
    terms, possible = _terms(packages, tables, base, live)
    if not possible or not all(live):
        return _nothing(packages)
    kept = [np.array(sorted(options)) for options in live]
    best = np.array([t[k].max(axis=0) for t, k in zip(tables, kept, strict=True)])
    tops = base + best.sum(axis=0) + sum(np.array(t.missed) for t in terms)
    costs, limits = _budgets(packages, kept)
    if (limits < 0).any():
        return _nothing(packages)
    order = _order(terms, costs)
    losses = [(top - t[k]).T for top, t, k in zip(best, tables, kept, strict=True)]
    stages = _stages(order, losses, costs, kept, _Links(terms, order, packages.parties), limits)
    floor = [max(-LARGEST, min(LARGEST, r)) for r in packages.reservation]
    return Plan(tops, limits, tops - np.array(floor, dtype=np.int64), stages, len(terms))


def _nothing(packages: Packages) -> Plan:
    none = np.zeros(packages.parties, dtype=np.int64)
    return Plan(none, none[:0], none, (), possible=False)


def _terms(
    packages: Packages, tables: list[Ints], base: Ints, live: list[set[int]]
) -> tuple[list[Term], bool]:
    """What spans several issues; what concerns one or none goes into tables, base and options."""
    terms, zeros = [], (0,) * packages.parties
    for cells in packages.forbidden:
        box = _box([(issue, frozenset({option})) for issue, option in cells], packages.shape)
        if box is None:
            continue
        if not box:
            return [], False
        if len(box) == 1:
            ((issue, options),) = box.items()
            live[issue] -= options
        else:
            terms.append(Term(box, zeros, zeros, forbidden=True))
    for synergy in packages.synergies:
        box, worth = _box(list(synergy.box), packages.shape), np.array(synergy.scores)
        if box is None or not worth.any():
            continue
        if not box:
            base += worth
        elif len(box) == 1:
            ((issue, options),) = box.items()
            tables[issue][sorted(options)] += worth
        else:
            missed = tuple(max(0, s) for s in synergy.scores)
            terms.append(Term(box, missed, tuple(max(0, -s) for s in synergy.scores)))
    return terms, True


def _box(
    sides: list[tuple[int, frozenset[int]]], shape: tuple[int, ...]
) -> dict[int, frozenset[int]] | None:
    """The box by issue, without issues that it does not narrow; None where it is empty."""
    box: dict[int, frozenset[int]] = {}
    for issue, options in sides:
        box[issue] = box.get(issue, frozenset(range(shape[issue]))) & options
    if not all(box.values()):
        return None
    return {issue: options for issue, options in box.items() if len(options) < shape[issue]}


def _budgets(packages: Packages, kept: list[NDArray[np.int64]]) -> tuple[list[Ints], Ints]:
    """Costs above the cheapest option, budgets x options of each issue, and what may be spent.

    Budgets that no package exceeds are left out.
    """
    rows, limits = [], []
    for cap in packages.caps:
        costs = [[row[o] for o in options] for row, options in zip(cap.costs, kept, strict=True)]
        least = [min(row) for row in costs]
        above = [[c - low for c in row] for row, low in zip(costs, least, strict=True)]
        limit = cap.limit - sum(least)
        if limit >= sum(map(max, above)):
            continue
        scale = math.gcd(limit, *(c for row in above for c in row)) or 1
        limit //= scale
        if (limit + 1) * len(above) >= LARGEST:
            raise ValueError("the costs of a budget need more than 64 bits")
        limits.append(limit)
        rows.append([[max(-1, min(c // scale, limit + 1)) for c in row] for row in above])
    spent = [
        np.array([row[issue] for row in rows], dtype=np.int64).reshape(len(rows), len(options))
        for issue, options in enumerate(kept)
    ]
    return spent, np.array(limits, dtype=np.int64)


def _order(terms: list[Term], costs: list[Ints]) -> list[int]:
    """Linked issues first, keeping few terms open; then costly ones; then the free ones."""
    left = {issue for term in terms for issue in term.box}
    order: list[int] = []
    while left:
        issue = min(left, key=lambda i: (_open(terms, {*order, i}), -_joined(terms, order, i), i))
        order.append(issue)
        left.remove(issue)
    others = [i for i in range(len(costs)) if i not in order]
    priced = [i for i in others if costs[i].any()]
    free = [i for i in others if not costs[i].any()]
    priced.sort(key=lambda i: (-int(costs[i].max()), i))
    return [*order, *priced, *sorted(free, key=lambda i: (costs[i].shape[1], i))]


def _open(terms: list[Term], placed: set[int]) -> int:
    return sum(0 < len(placed & term.box.keys()) < len(term.box) for term in terms)


def _joined(terms: list[Term], order: list[int], issue: int) -> int:
    return sum(issue in term.box and not term.box.keys().isdisjoint(order) for term in terms)


class _Links:
    """The terms as arrays, and the place in the order where each begins and ends."""

    def __init__(self, terms: list[Term], order: list[int], parties: int) -> None:
        place = {issue: n for n, issue in enumerate(order)}
        self.terms = terms
        self.first = np.array([min(place[i] for i in t.box) for t in terms], dtype=np.int64)
        self.last = np.array([max(place[i] for i in t.box) for t in terms], dtype=np.int64)
        self.missed = np.array([t.missed for t in terms], dtype=np.int64).reshape(-1, parties)
        self.held = np.array([t.held for t in terms], dtype=np.int64).reshape(-1, parties)
        self.forbidden = np.array([t.forbidden for t in terms], dtype=bool)

    def touched(self, issue: int) -> Ints:
        found = [n for n, term in enumerate(self.terms) if issue in term.box]
        return np.array(found, dtype=np.int64)

    def pattern(self, issue: int, options: list[int]) -> Flags:
        """options x touched terms: whether the option lies inside."""
        boxes = [term.box[issue] for term in self.terms if issue in term.box]
        if not boxes:
            return np.zeros((len(options), 0), dtype=bool)
        marks = [[option in box for box in boxes] for option in options]
        return np.array(marks, dtype=bool).reshape(len(options), len(boxes))

    def touch(self, issue: int, place: int, pattern: Flags) -> Touch | None:
        if not pattern.shape[1]:
            return None
        touched = self.touched(issue)
        closing = touched[self.last[touched] == place]
        return Touch(
            terms=touched,
            pattern=pattern,
            closing=closing,
            barred=self.forbidden[closing],
            missed=self.missed[touched],
            held=self.held[closing],
        )

    def open(self, place: int) -> bool:
        """Whether some term is begun and not at its end after this place."""
        return bool(self.terms) and bool(((self.first <= place) & (self.last > place)).any())


def _stages(
    order: list[int],
    losses: list[Ints],
    costs: list[Ints],
    kept: list[NDArray[np.int64]],
    links: _Links,
    limits: Ints,
) -> tuple[Stage, ...]:
    dearest = np.array([costs[i].max(axis=1) for i in order]).reshape(len(order), -1)
    worst = np.array([losses[i].max(axis=1) for i in order])
    for n, place in enumerate(links.last):
        worst[place] += links.missed[n] + links.held[n]
    floors = limits - (dearest.sum(axis=0) - dearest.cumsum(axis=0))
    ahead = worst.sum(axis=0) - worst.cumsum(axis=0)
    stages = []
    for place, issue in enumerate(order):
        options = kept[issue].tolist()
        pattern = links.pattern(issue, options)
        first, groups = _alike(np.vstack([losses[issue], costs[issue], pattern.T]).T)
        stages.append(
            Stage(
                issue=issue,
                losses=losses[issue][:, first],
                costs=costs[issue][:, first],
                counts=np.array([len(group) for group in groups]),
                members=tuple(tuple(options[o] for o in group) for group in groups),
                touch=links.touch(issue, place, pattern[first]),
                open=links.open(place),
                floors=floors[place],
                ahead=ahead[place],
            )
        )
    return tuple(stages)


def _alike(rows: Ints) -> tuple[list[int], list[list[int]]]:
    """The first of each kind of row, and all rows of that kind."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for n, row in enumerate(rows.tolist()):
        groups.setdefault(tuple(row), []).append(n)
    return [group[0] for group in groups.values()], list(groups.values())
