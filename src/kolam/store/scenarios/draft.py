"""A draft: what a reader of any format has found, checked as a whole and made a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kolam.core.scenario import Budget, Issue, Party, Scenario
from kolam.store.scenarios.ledger import Ledger

MOST_OPTIONS = 20_000
MOST_PARTIES = 200
MOST_ISSUES = 2_000
Place = tuple[str | int, ...]


@dataclass
class Draft:
    """Issues and parties as they are read; `scenario` settles whether they belong together."""

    name: str
    ledger: Ledger
    issues: list[Issue] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    forbidden: list[frozenset[tuple[int, int]]] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The issues' names in order."""
        return [issue.name for issue in self.issues]

    def issue(self, name: str, options: Sequence[str], place: Place) -> None:
        """Add an issue; an option listed twice stands once, with a note."""
        if name in self.names:
            self.ledger.fault(place, "scenario_issue_twice", word=name)
        if not options:
            self.ledger.fault(place, "scenario_no_options", word=name)
        once = tuple(dict.fromkeys(options))
        for option in once:
            if len(once) < len(options) and options.count(option) > 1:
                self.ledger.note((*place, option), "scenario_option_twice", word=option)
        self.issues.append(Issue(name=name, options=once))

    def table(self, found: Mapping[str, Any], issue: Issue, place: Place) -> tuple[Fraction, ...]:
        """Points for every option of an issue from points by option; faults for any gap."""
        for option in found:
            if option not in issue.options:
                self.ledger.unknown(option, issue.options, (*place, option))
        for option in issue.options:
            if option not in found:
                self.ledger.fault((*place, option), "scenario_missing_value", word=option)
        return tuple(
            self.ledger.number(found[o], (*place, o)) if o in found else Fraction(0)
            for o in issue.options
        )

    def by_issue(self, found: Mapping[str, Any], place: Place) -> dict[str, Any]:
        """What is there for each issue; a fault for every issue left out and every stranger."""
        for name in found:
            if name not in self.names:
                self.ledger.unknown(name, self.names, (*place, name))
        for name in self.names:
            if name not in found:
                self.ledger.fault((*place, name), "scenario_missing_issue", word=name)
        return {name: found[name] for name in self.names if name in found}

    def package(self, chosen: Mapping[str, Any], place: Place) -> tuple[int, ...] | None:
        """A package from options by issue; None with faults where it is none."""
        here = self.by_issue(chosen, place)
        found = []
        for issue in self.issues:
            option = str(here.get(issue.name, ""))
            if issue.name in here and option not in issue.options:
                self.ledger.unknown(option, issue.options, (*place, issue.name))
            found.append(issue.options.index(option) if option in issue.options else -1)
        return None if -1 in found else tuple(found)

    def scenario(self) -> Scenario:
        """The whole. Raises Faulty with everything found."""
        ledger = self.ledger
        if not self.issues:
            ledger.fault((self.name,), "scenario_no_issues")
        if len(self.parties) < 2:
            ledger.fault((self.name,), "scenario_one_party", n=len(self.parties))
        names = [party.name for party in self.parties]
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                ledger.fault((name,), "scenario_party_twice", word=name)
        ledger.settle()
        return Scenario(
            name=self.name,
            issues=tuple(self.issues),
            parties=tuple(self.parties),
            forbidden=tuple(self.forbidden),
            budgets=tuple(self.budgets),
            notes=tuple(ledger.notes),
        )

    def small_enough(self) -> None:
        """Raises Faulty where there are more issues or options than any table of people has."""
        most = max((len(issue.options) for issue in self.issues), default=0)
        if most > MOST_OPTIONS or len(self.issues) > MOST_ISSUES:
            self.ledger.fault((self.name,), "scenario_too_much")
            self.ledger.settle()


def weigh(
    weights: Mapping[str, Fraction], ledger: Ledger, place: Place, *, in_proportion: bool
) -> dict[str, Fraction]:
    """The weights of one party as they count: as written, or in proportion where asked.

    Weights that add up to more than 1, beyond rounding, are a fault; to less, a note.
    """
    total = sum(weights.values(), Fraction(0))
    for name, weight in weights.items():
        if weight < 0:
            ledger.fault((*place, name), "scenario_negative_weight", word=name)
    if in_proportion and total > 0:
        return {name: weight / total for name, weight in weights.items()}
    said = f"{float(total):.6g}"
    if total > 1 + ROUNDING:
        ledger.fault(place, "scenario_weights_over", sum=said)
    elif abs(total - 1) > NEARLY:
        ledger.note(place, "scenario_weights_as_written", sum=said)
    return dict(weights)


#: Real files print weights to three places or more, so that sums go over 1 by this at most.
ROUNDING = Fraction(1, 1000)
NEARLY = Fraction(1, 10**6)
Reader = Callable[..., Draft]
