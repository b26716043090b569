"""Findings: who moves whom in the end, what carries each objective, and who stands together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from kolam.core.answers import SMALL, small_rounds
from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.core.stakeholder import Stakeholder
from kolam.core.tool import Given
from kolam.maths.influence import Influence, influence
from kolam.maths.networks import Link, Network, network
from kolam.maths.positions import (
    Mobilisation,
    Pair,
    mobilisation,
    strongest_pairs,
    weighed,
)
from kolam.tools.influence.matrices import Answered, Matrix, Scores, influences, positions
from kolam.tools.influence.sheet import Actor, Objective, Sheet

#: How many alliances and divergences are told; a tie with the last one is told too.
TOLD = 5
#: Where "high" begins on the stakeholder map's axis from 0 to 10, and among balances of power.
MIDDLE, EVEN = 5, 1


@dataclass(frozen=True, slots=True)
class Power:
    """One actor: influence on and dependence on others, and r*, its balance of power."""

    actor: Actor
    influence: int
    dependence: int
    balance: Fraction | None


@dataclass(frozen=True, slots=True)
class Carried:
    """One objective with what is mobilised for it and against it, by r* where that is defined."""

    objective: Objective
    mobilised: Mobilisation


@dataclass(frozen=True, slots=True)
class Tension:
    """An actor that the stakeholder map and the balance of power place on different sides."""

    actor: Actor
    mapped: Fraction
    balance: Fraction


@dataclass(frozen=True)
class Findings:
    """Everything the room knows."""

    sheet: Sheet
    influences: Matrix
    positions: Matrix
    found: Influence
    powers: tuple[Power, ...]
    tensions: tuple[Tension, ...]
    faults: tuple[Fault, ...]

    @cached_property
    def rows(self) -> Mapping[str, Text]:
        """The names of actors and objectives by id."""
        objectives = {row.id: row.name for row in self.sheet.objectives}
        return objectives | {row.id: row.name for row in self.sheet.actors}

    @property
    def ranked(self) -> tuple[Power, ...]:
        """The actors by r*, the strongest first; those of equal r* in the sheet's order."""
        told = [power for power in self.powers if power.balance is not None]
        return tuple(sorted(told, key=lambda p: -(p.balance or 0)))

    @property
    def strongest(self) -> tuple[Power, ...]:
        """The actor with the largest r*, and any that equal it."""
        return tuple(p for p in self.ranked if p.balance == self.ranked[0].balance)

    @property
    def weakest(self) -> tuple[Power, ...]:
        """The actor with the smallest r*, and any that equal it."""
        return tuple(p for p in self.ranked if p.balance == self.ranked[-1].balance)

    @cached_property
    def weighed(self) -> tuple[tuple[Fraction, ...], ...]:
        """Positions times the balance of power (3MAO); plain positions where there is none."""
        balance = self.found.balance or [Fraction(1)] * len(self.sheet.actors)
        return weighed(self.positions.scores.tolist(), balance)

    @cached_property
    def carried(self) -> tuple[Carried, ...]:
        """The objectives by what is mobilised for them, most first."""
        if not self.sheet.objectives or not self.sheet.actors:
            return ()
        both = zip(self.sheet.objectives, mobilisation(self.weighed), strict=True)
        return tuple(sorted((Carried(o, m) for o, m in both), key=lambda c: -c.mobilised.support))

    @cached_property
    def alliances(self) -> tuple[Pair, ...]:
        """The pairs of actors that converge most."""
        return strongest_pairs(self.weighed, most=TOLD) if self.carried else ()

    @cached_property
    def divergences(self) -> tuple[Pair, ...]:
        """The pairs of actors that diverge most."""
        return strongest_pairs(self.weighed, most=TOLD, apart=True) if self.carried else ()

    @property
    def disputed(self) -> tuple[Answered, ...]:
        """The pairs that people answer most differently, by two steps or more."""
        said = (*self.influences.answered, *self.positions.answered)
        wide = (found for found in said if found.apart >= 2)
        return tuple(sorted(wide, key=lambda found: -found.apart))

    @property
    def small(self) -> tuple[Fault, ...]:
        """Rounds that too few people answered."""
        return tuple(fault for fault in self.faults if fault.key in SMALL)

    @cached_property
    def network(self) -> Network | None:
        """The measures of the drawn links; None without any."""
        if not self.sheet.links:
            return None
        place = {actor.id: number for number, actor in enumerate(self.sheet.actors)}
        links = (
            Link(place[row.source], place[row.target], row.kind, row.weight)
            for row in self.sheet.links
            if row.source in place and row.target in place and row.source != row.target
        )
        return network(len(place), links)


def analyse(sheet: Sheet, given: Given) -> Findings:
    """The findings of a sheet, beside where the stakeholder map places the same actors."""
    direct, stands = influences(sheet), positions(sheet)
    found = influence(_told(direct.scores), convention=sheet.convention)
    powers = tuple(_powers(sheet, found))
    return Findings(
        sheet=sheet,
        influences=direct,
        positions=stands,
        found=found,
        powers=powers,
        tensions=tuple(_tensions(powers, given.get(Stakeholder, ()))),
        faults=(*sheet.faults(), *small_rounds("rounds", sheet.rounds)),
    )


def _told(scores: Scores) -> Scores:
    """The influences without the diagonal; of nobody where nothing is told of anybody."""
    given = scores.copy()
    np.fill_diagonal(given, 0)
    return given if given.any() else given[:0, :0]


def _powers(sheet: Sheet, found: Influence) -> Iterator[Power]:
    balance = found.balance or [None] * len(sheet.actors)
    nothing = (0,) * len(sheet.actors)
    both = found.influences or nothing, found.dependences or nothing
    rows = zip(sheet.actors, *both, balance, strict=True)
    return (Power(actor, i, d, r) for actor, i, d, r in rows)


def _tensions(powers: tuple[Power, ...], mapped: tuple[Stakeholder, ...]) -> Iterator[Tension]:
    """Those high on the map but below the mean here, or the other way round, widest apart first."""
    places = {s.ref.path[-1]: Fraction(s.influence) for s in mapped if s.influence}
    found = []
    for power in powers:
        at = places.get(power.actor.ref.path[-1] if power.actor.ref else power.actor.id)
        if at is None or power.balance is None:
            continue
        if (at >= MIDDLE) != (power.balance >= EVEN):
            found.append(Tension(power.actor, at, power.balance))
    yield from sorted(found, key=lambda t: -abs(t.mapped / MIDDLE - t.balance))
