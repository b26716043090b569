"""Solutions that stand on a whole frontier: every rule picks efficient packages, so all are there.

Where synergies link issues the rules' own search has weak bounds, while the frontier of packages
acceptable to all is often small.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.maths.criterion import Criterion, Least, Ordered, Product, Total
from kolam.maths.frontier import Frontier, frontier
from kolam.maths.packages import Packages, Scores
from kolam.maths.pool import MOST_TIES
from kolam.maths.search import SMALL
from kolam.maths.solution import Pick, Rule, Solution
from kolam.maths.watch import Watch

#: Points that a frontier may have: so few that it is tried before any search; and after one in
#: vain. Comparing points of many parties is slow, and their frontiers explode anyway.
FEW = 5_000
MOST_POINTS, MOST_OF_MANY, MANY = 200_000, 20_000, 6


def suits(packages: Packages, *, small: int = SMALL) -> bool:
    """Whether to try a frontier first: synergies link issues, and there are more than `small`
    packages, too many to walk through.
    """
    linked = any(len({issue for issue, _ in s.box}) > 1 for s in packages.synergies)
    return linked and packages.count > small


def whole_frontier(packages: Packages, watch: Watch, *, most: int | None = None) -> Frontier | None:
    """The frontier of packages acceptable to all; None where it is too large or takes too long.

    most  how many points it may have, partial ones too; None for a number that suits the parties
    """
    room = most or (MOST_POINTS if packages.parties < MANY else MOST_OF_MANY)
    limit = _Limit(watch, room)
    try:
        found = frontier(packages, acceptable=True, most=room, tell=limit.hear, stop=limit.reached)
    except _Ended:
        return None
    return found if found.complete else None


class _Ended(Exception):
    """The frontier will not be whole: a part of it is of no use here."""


@dataclass
class _Limit:
    """Ends a search as soon as it can no longer be whole."""

    watch: Watch
    room: int
    full: bool = False

    def hear(self, done: int, issues: int, points: int) -> None:
        self.full = self.full or (points >= self.room and done < issues)
        self.watch.say(None, None)

    def reached(self) -> bool:
        if self.full or self.watch.over:
            raise _Ended
        return False


def solutions(packages: Packages, found: Frontier, rules: Iterable[Rule]) -> dict[Rule, Solution]:
    """The solution of each rule from the frontier of packages acceptable to all.

    The same as of the rule's own function; of more than 1,000 ties it may list others. Raises
    ValueError where the frontier is not complete.
    """
    if not found.complete:
        raise ValueError("only a complete frontier holds every solution")
    gains = found.points - np.array(packages.reservation, dtype=np.int64)
    return {rule: _solution(packages, found, gains, rule) for rule in rules}


def _solution(packages: Packages, found: Frontier, gains: Scores, rule: Rule) -> Solution:
    dropped = np.flatnonzero(gains.max(axis=0, initial=0) == 0).tolist()
    left_out = tuple(dropped) if rule == "kalai_smorodinsky" else ()
    if not len(found):
        return Solution(rule, (), None, None, dropped=left_out)
    criterion = CRITERIA[rule](packages, gains)
    best = np.flatnonzero(criterion.best(gains)).tolist()
    picks: list[Pick] = []
    for n in best:
        scores, room = tuple(found.points[n].tolist()), MOST_TIES + 1 - len(picks)
        picks += [Pick(package, scores) for package in found.packages(n, room)]
        if len(picks) > MOST_TIES:
            break
    value = criterion.value(tuple(gains[best[0]].tolist()))
    return Solution(
        rule=rule,
        picks=tuple(sorted(picks, key=lambda pick: pick.package)[:MOST_TIES]),
        value=value,
        bound=value,
        every_tie=len(picks) <= MOST_TIES,
        dropped=left_out,
    )


def _shares(_: Packages, gains: Scores) -> Criterion:
    ideals = gains.max(axis=0).tolist()
    return Ordered(tuple(Fraction(1, most) if most else Fraction(0) for most in ideals))


CRITERIA: dict[Rule, Callable[[Packages, Scores], Criterion]] = {
    "nash": lambda packages, _: Product(packages.units),
    "kalai_smorodinsky": _shares,
    "egalitarian": lambda packages, _: Least(packages.units),
    "leximin": lambda packages, _: Ordered(packages.units),
    "utilitarian": lambda packages, _: Total(packages.units),
}
