"""Scenarios: a negotiation as numbers with names, as it stands in files of many makers."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kolam.core.fault import Fault

Options = tuple[str, ...]
Points = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question to settle and the options for it, in the file's order."""

    name: str
    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side: its points for every option, points[issue][option], in its own scale.

    `reservation` is what it has without a deal; `extra` are points for boxes of packages, each
    a tuple of (issue, options) pairs and the points for packages inside; `base` is a constant.
    `fallback` is the package that its file names for the case of no deal, if it names one.
    """

    name: str
    points: tuple[Points, ...]
    reservation: Fraction = Fraction(0)
    base: Fraction = Fraction(0)
    extra: tuple[tuple[tuple[tuple[int, frozenset[int]], ...], Fraction], ...] = ()
    fallback: tuple[int, ...] | None = None

    def worth(self, package: tuple[int, ...]) -> Fraction:
        """What a package, an option of each issue, is worth to it."""
        inside = (
            points for box, points in self.extra if all(package[i] in among for i, among in box)
        )
        chosen = (row[option] for row, option in zip(self.points, package, strict=True))
        return self.base + sum(chosen) + sum(inside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Costs of every option, costs[issue][option], and what they may add up to."""

    name: str
    costs: tuple[Points, ...]
    limit: Fraction


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Issues, parties with their points, forbidden combinations and budgets.

    `notes` are worth saying of the file it came from: each a place and a sentence, as faults are.
    """

    name: str
    issues: tuple[Issue, ...]
    parties: tuple[Party, ...]
    forbidden: tuple[frozenset[tuple[int, int]], ...] = ()
    budgets: tuple[Budget, ...] = ()
    notes: tuple[Fault, ...] = field(default=())

    def numbers(self) -> dict[str, Any]:
        """The same without names: the keywords of kolam.maths.Packages.of."""
        parties = range(len(self.parties))
        return {
            "points": [party.points for party in self.parties],
            "reservation": [party.reservation for party in self.parties],
            "base": [party.base for party in self.parties],
            "forbidden": self.forbidden,
            "caps": [(budget.costs, budget.limit) for budget in self.budgets],
            "synergies": [
                (box, [points if other == party else Fraction(0) for other in parties])
                for party in parties
                for box, points in self.parties[party].extra
            ],
        }

    def options(self, package: tuple[int, ...]) -> Options:
        """A package's options by name."""
        return tuple(i.options[o] for i, o in zip(self.issues, package, strict=True))
