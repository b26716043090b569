"""Packages compared: who gains, who loses, and what nobody would lose by.

The method is that of the frontier and of the counts, with the package's own scores as everyone's
reservation value. Post-settlement settlements: Raiffa, "Post-settlement settlements", Negotiation
Journal 1 (1985), 9-12.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

import numpy as np

from kolam.maths.counting import tally
from kolam.maths.frontier import Stop, frontier
from kolam.maths.levels import extended, start
from kolam.maths.linking import plan
from kolam.maths.packages import Package, Packages
from kolam.maths.recovering import spelt
from kolam.maths.solution import Pick, Rule, Solution
from kolam.maths.solve import solve
from kolam.maths.stages import Plan

#: Steps that counting and that listing may take.
STEPS, SEARCH = 20_000_000, 5_000_000
#: Partial packages followed together in a search, the most promising first.
NARROW = 2**10
#: Efficient improvements that are listed, and partial ones that are followed to find them.
EFFICIENT, FRONTIER = 1000, 200_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """A package against another, party by party (numbers of parties, ascending).

    better, equal, worse  for whom the first is worth more, the same, less than the second
    difference            first minus second in each party's points
    """

    better: tuple[int, ...]
    equal: tuple[int, ...]
    worse: tuple[int, ...]
    difference: tuple[Fraction, ...]

    @property
    def dominates(self) -> bool:
        """Whether the first is worse for nobody and better for somebody."""
        return bool(self.better) and not self.worse

    @property
    def dominated(self) -> bool:
        """Whether the second is worse for nobody and better for somebody."""
        return bool(self.worse) and not self.better


@dataclass(frozen=True, slots=True)
class Improvements:
    """The allowed packages that no party loses by and at least one gains by.

    count     how many, exactly; None where that takes too long to count
    listed    them, sorted by package; with `every` all of them, else as many as were asked for
              and found
    efficient those that nothing improves on further, sorted by package; empty where not asked for
    all_efficient  False: there may be more efficient ones than are listed
    """

    count: int | None
    listed: tuple[Pick, ...]
    every: bool
    efficient: tuple[Pick, ...] = ()
    all_efficient: bool = True


def compare(packages: Packages, a: Package, b: Package) -> Comparison:
    """What package `a` is to each party against package `b`, whether they are allowed or not.

    Raises ValueError or IndexError for something that is not one option of each issue.
    """
    pairs = list(zip(packages.scores(a), packages.scores(b), strict=True))
    return Comparison(
        better=tuple(n for n, (x, y) in enumerate(pairs) if x > y),
        equal=tuple(n for n, (x, y) in enumerate(pairs) if x == y),
        worse=tuple(n for n, (x, y) in enumerate(pairs) if x < y),
        difference=packages.in_points(x - y for x, y in pairs),
    )


def improvements(
    packages: Packages,
    package: Package,
    *,
    most: int | None = 1000,
    efficient: bool = False,
    stop: Stop | None = None,
) -> Improvements:
    """What nobody would lose by, instead of a package (that itself may be forbidden).

    most       how many to list; None lists all that can be found
    efficient  also list up to 1000 of those that nothing improves on further
    stop       asked often while those are sought; True ends that search

    A count of 0 is a certificate: nothing that is allowed is better for one and worse for none.
    """
    scores = packages.scores(package)
    space = packages.with_reservation(scores)
    steps = plan(space)
    reached = tally(steps, most=STEPS)
    same = None if reached is None else tally(steps, most=STEPS, exactly=True)
    count = None if reached is None or same is None else reached - same
    found = [] if count == 0 else list(islice(_gainful(steps, within=SEARCH), most))
    picks = tuple(Pick(p, packages.scores(p)) for p in sorted(found))
    best, all_best = _efficient(space, count, stop) if efficient else ((), not efficient)
    return Improvements(count, picks, len(found) == count, best, all_best)


def best_improvement(
    packages: Packages,
    package: Package,
    *,
    rule: Rule = "kalai_smorodinsky",
    seconds: float | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The best of what nobody would lose by, by a rule with the package in place of no deal.

    The default shares the further gains as evenly as can be, each party's counted in what it
    could at most gain; it needs no comparison of the points of different parties. `seconds` and
    `stop` as for the rules. Only packages that somebody gains by are picks: none, where the
    search came to its end, means that nothing improves on the package.
    """
    scores = packages.scores(package)
    space = packages.with_reservation(scores)
    found = solve(space, (rule,), seconds=seconds, stop=stop)[rule]
    picks = tuple(pick for pick in found.picks if pick.scores != scores)
    return replace(found, picks=picks)


def _gainful(steps: Plan, *, within: int) -> Iterator[Package]:
    """Packages by which somebody gains and nobody loses, found in so many steps."""
    done = 0
    waiting = [(0, start(steps), np.zeros((0, 1), dtype=np.int64))] if steps.possible else []
    while waiting:
        place, level, chosen = waiting.pop()
        if place == len(steps.stages):
            gains = (level.losses < steps.allowed[:, None]).any(axis=0)
            for rows in chosen[:, gains].T.tolist():
                yield from spelt(steps, rows)
            continue
        done += len(level) * steps.stages[place].rows
        if done > within:
            return
        grown, options, before = extended(steps, place, level)
        chosen = np.vstack([chosen[:, before], options])
        spent = (grown.losses / np.maximum(1, steps.allowed)[:, None]).sum(axis=0)
        order = np.argsort(-spent, kind="stable")
        for begin in range(0, len(order), NARROW):
            rows = order[begin : begin + NARROW]
            waiting.append((place + 1, grown.at(rows), chosen[:, rows]))


def _efficient(
    space: Packages, count: int | None, stop: Stop | None
) -> tuple[tuple[Pick, ...], bool]:
    """Efficient packages that are acceptable and better for somebody, and whether these are all."""
    if count == 0:
        return (), True
    front = frontier(space, acceptable=True, most=FRONTIER, stop=stop)
    if not front.complete:
        return (), False
    picks: list[Pick] = []
    for n, scores in enumerate(map(tuple, front.points.tolist())):
        if scores != space.reservation:
            room = EFFICIENT - len(picks)
            picks += [Pick(p, scores) for p in front.packages(n, room)] if room else []
    picks.sort(key=lambda pick: pick.package)
    worth = [
        int(n)
        for n, p in zip(front.counts, front.points.tolist(), strict=True)
        if tuple(p) != space.reservation
    ]
    return tuple(picks), len(picks) == sum(worth)
