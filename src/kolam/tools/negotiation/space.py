"""The sheets as one space of packages: the shared sheet's issues, the private sheets' points."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kolam.core.private import Owned
from kolam.maths import Package, Packages
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Choice, Issue, Sheet

Seated = Mapping[str, Preferences]


def seated(sheet: Sheet, owned: Iterable[Owned]) -> dict[str, Preferences]:
    """Each party's preferences by party id; sheets of organisations without a seat are left out."""
    sheets = {o.owner: o.record for o in owned if isinstance(o.record, Preferences)}
    return {p.id: sheets[p.organisation] for p in sheet.parties if p.organisation in sheets}


def missing(sheet: Sheet, preferences: Preferences | None) -> tuple[tuple[str, str], ...]:
    """The (issue, option) cells without points, and ("", "reservation") without one."""
    if preferences is None:
        return (("", "reservation"),)
    cells = tuple(
        (issue.id, option.id)
        for issue in sheet.issues
        for option in issue.options
        if preferences.points(issue.id, option.id) is None
    )
    return cells + ((("", "reservation"),) if preferences.reservation is None else ())


@dataclass(frozen=True)
class Space:
    """The packages over some issues, the others standing at their first option.

    `packages` has what is forbidden to all; `acceptable` also what breaks a party's must-haves.
    """

    sheet: Sheet
    issues: tuple[Issue, ...]
    packages: Packages
    must: tuple[frozenset[tuple[int, int]], ...] = ()

    @cached_property
    def acceptable(self) -> Packages:
        """The same space without packages that break somebody's must-haves."""
        return replace(self.packages, forbidden=(*self.packages.forbidden, *self.must))

    def whole(self, package: Package) -> Package:
        """A package of this space as one of all the sheet's issues."""
        at = {issue.id: option for issue, option in zip(self.issues, package, strict=True)}
        return tuple(at.get(issue.id, 0) for issue in self.sheet.issues)

    def part(self, package: Package) -> Package:
        """A package of all the sheet's issues as one of this space."""
        ids = {issue.id for issue in self.issues}
        named = zip(self.sheet.issues, package, strict=True)
        return tuple(option for issue, option in named if issue.id in ids)


def space(sheet: Sheet, preferences: Seated, issues: Iterable[Issue]) -> Space:
    """The space over `issues`. Raises ValueError where a party has not given all its points."""
    chosen = tuple(issues)
    rest = [i for i in sheet.issues if i not in chosen and i.options]
    parties = [preferences[p.id] for p in sheet.parties]
    return Space(
        sheet=sheet,
        issues=chosen,
        packages=Packages.of(
            [[[_points(p, i, o.id) for o in i.options] for i in chosen] for p in parties],
            reservation=[p.reservation or 0 for p in parties],
            base=[sum(_points(p, i, i.options[0].id) for i in rest) for p in parties],
            forbidden=_forbidden(sheet, chosen),
            caps=[
                (
                    [[_cost(o, budget.id) for o in i.options] for i in chosen],
                    budget.cap - sum(_cost(i.options[0], budget.id) for i in rest),
                )
                for budget in sheet.budgets
                if budget.cap is not None
            ],
        ),
        must=tuple(_musts(chosen, parties)),
    )


def numbers(sheet: Sheet, choices: Iterable[Choice]) -> Package:
    """Choices as option numbers of all issues; an issue that is not named stands at its first."""
    named = {choice.id: choice.option for choice in choices}
    return tuple(
        sheet.options(issue.id).index(named[issue.id]) if issue.id in named else 0
        for issue in sheet.issues
    )


def choices(sheet: Sheet, package: Package) -> tuple[Choice, ...]:
    """Option numbers of all issues as choices."""
    return tuple(
        Choice(id=issue.id, option=issue.options[number].id)
        for issue, number in zip(sheet.issues, package, strict=True)
    )


def costs(sheet: Sheet, package: Package) -> tuple[int, ...]:
    """What a package takes from each budget."""
    picked = [i.options[n] for i, n in zip(sheet.issues, package, strict=True)]
    return tuple(sum(_cost(option, budget.id) for option in picked) for budget in sheet.budgets)


def allowed(sheet: Sheet, package: Package) -> bool:
    """Whether a package of all issues holds no ruled-out choices and keeps every budget."""
    broken = any(
        all(package[i] == o for i, o in cells) for cells in _forbidden(sheet, sheet.issues)
    )
    spent = zip(costs(sheet, package), sheet.budgets, strict=True)
    return not broken and all(b.cap is None or c <= b.cap for c, b in spent)


def _points(preferences: Preferences, issue: Issue, option: str) -> int:
    points = preferences.points(issue.id, option)
    if points is None:
        raise ValueError(f"no points for {issue.id} {option}")
    return points


def _cost(option: object, budget: str) -> int:
    return next((c.amount for c in getattr(option, "costs", ()) if c.id == budget), 0)


def _forbidden(sheet: Sheet, issues: tuple[Issue, ...]) -> tuple[frozenset[tuple[int, int]], ...]:
    """The ruled-out choices in numbers; one about a settled issue holds if its first is named."""
    at = {issue.id: number for number, issue in enumerate(issues)}
    out = []
    for rule in sheet.ruled_out:
        settled = [c for c in rule.choices if c.id not in at]
        if rule.choices and all(sheet.options(c.id)[0] == c.option for c in settled):
            inside = [c for c in rule.choices if c.id in at]
            cells = ((at[c.id], sheet.options(c.id).index(c.option)) for c in inside)
            out.append(frozenset(cells))
    return tuple(cells for cells in out if cells)


def _musts(
    issues: tuple[Issue, ...], parties: Iterable[Preferences]
) -> Iterable[frozenset[tuple[int, int]]]:
    at = {issue.id: (number, issue) for number, issue in enumerate(issues)}
    for party in parties:
        for must in party.must_haves:
            if must.id in at:
                number, issue = at[must.id]
                for option, row in enumerate(issue.options):
                    if row.id not in must.options:
                        yield frozenset({(number, option)})
