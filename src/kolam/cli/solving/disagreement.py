"""Disagreement: what each party has without a deal, as the person at the shell wants it taken."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal, get_args

from kolam.core.scenario import Party, Scenario

Disagreement = Literal["file", "bid", "floor"]
CHOICES: tuple[Disagreement, ...] = get_args(Disagreement)


def settled(scenario: Scenario, chosen: Disagreement) -> Scenario:
    """The scenario with the reservation values that the choice means.

    file: the value that the file states, 0 where it states none. bid: the worth of the package
    that the file names for no deal, where it names one. floor: the larger of the file's value and
    the party's smallest utility over all packages allowed.
    """
    if chosen == "file":
        return scenario
    take = _bid if chosen == "bid" else _floor
    parties = tuple(replace(party, reservation=take(scenario, party)) for party in scenario.parties)
    taken = "scenario_reservation_bid" if chosen == "bid" else ""
    notes = tuple(note for note in scenario.notes if note.key != taken)
    return replace(scenario, parties=parties, notes=notes)


def _bid(_: Scenario, party: Party) -> Fraction:
    return party.reservation if party.fallback is None else party.worth(party.fallback)


def _floor(scenario: Scenario, party: Party) -> Fraction:
    return max(party.reservation, smallest(scenario, party))


def smallest(scenario: Scenario, party: Party) -> Fraction:
    """A party's smallest utility over all allowed packages; its reservation value without any."""
    if not (party.extra or scenario.forbidden or scenario.budgets):
        return party.base + sum((min(row) for row in party.points), Fraction(0))
    from kolam.maths import Packages, frontier

    found = frontier(Packages.of(**_upside_down(scenario, party).numbers()))
    return party.worth(found.packages(0, 1)[0]) if len(found) else party.reservation


def _upside_down(scenario: Scenario, party: Party) -> Scenario:
    """The party alone, best where it was worst, and content with anything."""
    points = tuple(tuple(-x for x in row) for row in party.points)
    extra = tuple((box, -x) for box, x in party.extra)
    numbers = (*(x for row in points for x in row), *(x for _, x in extra), party.base)
    least = -sum((abs(x) for x in numbers), Fraction(1))
    alone = replace(party, points=points, extra=extra, base=-party.base, reservation=least)
    return replace(scenario, parties=(alone,))
