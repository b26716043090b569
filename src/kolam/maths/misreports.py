"""Could a party gain by stating other points than its own? A search over a family of lies.

For each party the others are taken at their word, and the rule is asked again with each lie of the
family. What is found is a lower bound on how far the rule can be manipulated, never a proof that it
is safe: another lie, or lies of several parties together, may gain more. The upper bound is what
the party would get if it could choose alone among the packages acceptable to all.

The family: "exaggerate" multiplies one issue; "concentrate" shrinks all issues but one to a tenth;
"hard_line" gives every issue's best option its points and all other options the worst option's;
"reservation" raises the reservation value to the honest outcome, to part of the way from there to
the party's best package, or to just under that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import LARGEST, Package, Packages, Scores
from kolam.maths.robustness import finer
from kolam.maths.solution import Rule
from kolam.maths.solve import SOLVERS
from kolam.maths.variants import Variants, best_of

LieKind: TypeAlias = Literal["exaggerate", "concentrate", "hard_line", "reservation"]

Floats: TypeAlias = NDArray[np.float64]

FACTORS = (2, 5)
#: How far the reservation value is raised from the honest outcome to the party's best package.
RAISES = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(99, 100))


@dataclass(frozen=True, slots=True)
class Lie:
    """A false report. `issue`: the one exaggerated or concentrated on. `factor`: how many times an
    issue is exaggerated. `reservation`: the value stated, in the party's points.
    """

    kind: LieKind
    issue: int | None = None
    factor: int | None = None
    reservation: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Misreport:
    """What a party could gain, in its true points.

    honest   what it gets when all tell the truth (the best for it of the rule's ties)
    gain     the most that any lie tried adds to that (the worst for it of the rule's ties); 0 where
             none helps
    lie      the first lie that gains that much, and the package it leads to
    bound    no lie gains more: its best package acceptable to all, less `honest`; None if unknown
    tried    how many lies were tried
    """

    party: int
    honest: Fraction
    gain: Fraction
    lie: Lie | None
    package: Package | None
    bound: Fraction | None
    tried: int


def misreports(
    packages: Packages,
    *,
    rule: Rule = "nash",
    same_total: bool = False,
    seconds: float | None = None,
) -> tuple[Misreport, ...]:
    """What each party could gain by a lie of the family under `rule`, one answer a party.

    `same_total`: lies about points are scaled so that the party's best options add up to as much
    as before (for rules of play where everybody spreads the same total).
    Empty where no package is acceptable to all. `seconds` limits each search that is made alone.
    """
    fine = finer(packages)
    picks = [pick.package for pick in SOLVERS[rule](fine, seconds=seconds).picks]
    if not picks:
        return ()
    return tuple(
        _examined(fine, party, picks, rule=rule, same_total=same_total, seconds=seconds)
        for party in range(fine.parties)
    )


def _examined(
    packages: Packages,
    party: int,
    picks: Sequence[Package],
    *,
    rule: Rule,
    same_total: bool,
    seconds: float | None,
) -> Misreport:
    unit = packages.units[party]
    honest = max(packages.scores(pick)[party] for pick in picks)
    ideal = _ideal(packages, party, seconds=seconds)
    told = list(_lies(packages, party, honest=honest, ideal=ideal, same_total=same_total))
    variants = Variants(
        packages,
        np.stack([scores for _, scores, _ in told]),
        np.array([reservation for _, _, reservation in told], dtype=np.int64),
    )
    best: tuple[int, Lie | None, Package | None] = (0, None, None)
    for (lie, _, _), found in zip(told, best_of(variants, rule, seconds=seconds), strict=True):
        if found:
            worst = min(found, key=lambda package: packages.scores(package)[party])
            gain = packages.scores(worst)[party] - honest
            best = (gain, lie, worst) if gain > best[0] else best
    return Misreport(
        party=party,
        honest=honest * unit,
        gain=best[0] * unit,
        lie=best[1],
        package=best[2],
        bound=None if ideal is None else (ideal - honest) * unit,
        tried=len(told),
    )


def _ideal(packages: Packages, party: int, *, seconds: float | None) -> int | None:
    """The party's best score in packages acceptable to all: the rest count next to nothing.

    Each unit of the party outweighs all that the others can get together.
    """
    spans = [
        sum(int(np.ptp(table[:, p])) for table in packages.tables)
        + sum(abs(s.scores[p]) for s in packages.synergies)
        for p in range(packages.parties)
    ]
    small = Fraction(1, 1 + 2 * sum(spans))
    units = tuple(Fraction(1) if p == party else small for p in range(packages.parties))
    solution = SOLVERS["utilitarian"](replace(packages, units=units), seconds=seconds)
    if solution.gap != 0:
        return None
    return solution.picks[0].scores[party]


def _lies(
    packages: Packages, party: int, *, honest: int, ideal: int | None, same_total: bool
) -> Iterator[tuple[Lie, Scores, tuple[int, ...]]]:
    """Each lie with the scores of all cells and the reservation values it leads to."""
    cells: Scores = np.concatenate(packages.tables)
    truth = cells[:, party].astype(np.float64)
    issues = list(pairwise(np.cumsum([0, *packages.shape]).tolist()))
    for lie, column in _columns(truth, issues):
        if same_total:
            column = column * _total(truth, issues) / _total(column, issues)
        column = column * min(1.0, LARGEST / (1.0 + np.abs(column).sum()))
        scores = cells.copy()
        scores[:, party] = np.rint(column)
        yield lie, scores, packages.reservation
    for raised in RAISES if ideal is not None else ():
        assert ideal is not None
        value = honest + int((ideal - honest) * raised)
        reservation = list(packages.reservation)
        reservation[party] = value
        yield (
            Lie("reservation", reservation=value * packages.units[party]),
            cells,
            tuple(reservation),
        )


def _total(column: Floats, issues: Sequence[tuple[int, int]]) -> float:
    """What the best options add up to."""
    return sum(float(column[a:b].max()) for a, b in issues) or 1.0


def _columns(truth: Floats, issues: Sequence[tuple[int, int]]) -> Iterator[tuple[Lie, Floats]]:
    """Each lie about points, with what is then said of every cell."""
    for issue, (a, b) in enumerate(issues):
        for factor in FACTORS:
            column = truth.copy()
            column[a:b] *= factor
            yield Lie("exaggerate", issue=issue, factor=factor), column
        column = truth / 10
        column[a:b] = truth[a:b]
        yield Lie("concentrate", issue=issue), column
    column = truth.copy()
    for a, b in issues:
        part = column[a:b]
        part[part < part.max()] = part.min()
    yield Lie("hard_line"), column
