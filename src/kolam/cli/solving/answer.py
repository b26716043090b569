"""The answer: what the engine finds for a scenario, and how much of it is proven."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.cli.solving.watching import Watcher
from kolam.core.scenario import Scenario
from kolam.maths import (
    Counts,
    Frontier,
    NoDeal,
    Packages,
    Rule,
    Solution,
    counts,
    frontier,
    no_deal,
    solve,
)

#: Points of a frontier that are followed; beyond it only the most promising are. Comparing points
#: of many parties is slow, and frontiers of so many explode anyway.
MOST_POINTS, MOST_OF_MANY, MANY = 200_000, 20_000, 6
MOST_RECOVERED = 2_000
MOST_STEPS = 5_000_000

ADDED_UP: dict[Rule, Callable[[list[Fraction]], Fraction]] = {
    "nash": lambda gains: math.prod(gains, start=Fraction(1)),
    "egalitarian": min,
    "leximin": min,
    "utilitarian": lambda gains: sum(gains, Fraction(0)),
}


@dataclass(frozen=True)
class Answer:
    """Everything that `kolam solve` prints."""

    scenario: Scenario
    packages: Packages
    counts: Counts
    solutions: Mapping[Rule, Solution]
    no_deal: NoDeal | None
    frontier: Frontier
    interrupted: bool = False

    def utilities(self, package: Sequence[int]) -> tuple[Fraction, ...]:
        """What a package is worth to each party, exactly, in the file's own scale."""
        return tuple(party.worth(tuple(package)) for party in self.scenario.parties)

    def value(self, rule: Rule) -> Fraction | None:
        """What the rule maximises, of its picks; worked out anew where points had to be rounded.

        Kalai-Smorodinsky's share of the ideal then keeps the engine's eighteen digits.
        """
        found = self.solutions[rule]
        if rule not in ADDED_UP or not found.picks or not self.packages.rounded:
            return found.value
        worth = self.utilities(found.picks[0].package)
        parties = self.scenario.parties
        gains = [u - party.reservation for u, party in zip(worth, parties, strict=True)]
        return ADDED_UP[rule](gains)

    def points(self) -> tuple[tuple[Fraction, ...], ...]:
        """The frontier's points in the file's own scale.

        Exact, also where the engine had to round the points: then a package of each is worked out
        anew, as long as there are not too many.
        """
        found = self.frontier
        if self.packages.rounded and len(found) <= MOST_RECOVERED:
            return tuple(self.utilities(found.packages(n, 1)[0]) for n in range(len(found)))
        return tuple(self.packages.in_points(row) for row in found.points.tolist())


def answer(scenario: Scenario, rules: Sequence[Rule], watcher: Watcher) -> Answer:
    """Work everything out, the solutions first, as far as the watcher lets it go."""
    packages = Packages.of(**scenario.numbers())
    counted = counts(packages, most=MOST_STEPS)
    found = _solved(packages, rules, watcher)
    none = bool(found) and not any(solution.picks for solution in found.values())
    nobody = _nobody(packages, watcher) if none and counted.rational in (0, None) else None
    points = frontier(packages, most=most_points(packages), tell=watcher.issue, stop=watcher.stop)
    return Answer(
        scenario=scenario,
        packages=packages,
        counts=counted,
        solutions=found,
        no_deal=nobody,
        frontier=points,
        interrupted=watcher.interrupted,
    )


def _solved(packages: Packages, rules: Sequence[Rule], watcher: Watcher) -> dict[Rule, Solution]:
    share = None if watcher.left is None else watcher.left * 0.6
    return solve(packages, rules, seconds=share, tell=watcher.rule, stop=watcher.stop)


def most_points(packages: Packages) -> int:
    """How many points of a frontier are followed."""
    return MOST_POINTS if packages.parties < MANY else MOST_OF_MANY


def _nobody(packages: Packages, watcher: Watcher) -> NoDeal | None:
    share = None if watcher.left is None else watcher.left * 0.6
    return no_deal(packages, seconds=share, stop=watcher.stop)
