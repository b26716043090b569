"""Several rules on one space of packages."""

from collections.abc import Iterable
from typing import Protocol

from kolam.maths.egalitarian import egalitarian
from kolam.maths.egalitarian import search as search_egalitarian
from kolam.maths.kalai_smorodinsky import kalai_smorodinsky
from kolam.maths.kalai_smorodinsky import search as search_kalai_smorodinsky
from kolam.maths.leximin import leximin
from kolam.maths.leximin import search as search_leximin
from kolam.maths.nash import nash
from kolam.maths.nash import search as search_nash
from kolam.maths.packages import Packages
from kolam.maths.settling import Search, Settling, TellRule
from kolam.maths.solution import RULES, Rule, Solution
from kolam.maths.utilitarian import search as search_utilitarian
from kolam.maths.utilitarian import utilitarian
from kolam.maths.watch import Stop, Tell, Watch


class Solve(Protocol):
    """What every rule's function looks like."""

    def __call__(
        self,
        packages: Packages,
        *,
        seconds: float | None = None,
        tell: Tell | None = None,
        stop: Stop | None = None,
    ) -> Solution: ...


SOLVERS: dict[Rule, Solve] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "leximin": leximin,
    "utilitarian": utilitarian,
}
SEARCHES: dict[Rule, Search] = {
    "nash": search_nash,
    "kalai_smorodinsky": search_kalai_smorodinsky,
    "egalitarian": search_egalitarian,
    "leximin": search_leximin,
    "utilitarian": search_utilitarian,
}


def solve(
    packages: Packages,
    rules: Iterable[Rule] = RULES,
    *,
    seconds: float | None = None,
    tell: TellRule | None = None,
    stop: Stop | None = None,
) -> dict[Rule, Solution]:
    """The solution of each rule, in the order given; the same as of the rule's own function.

    Each rule searches. Where synergies link issues of more than 20,000 packages, the solutions are
    first sought on the frontier of packages acceptable to all: while it has no more than 5,000
    points; and for rules that a short search leaves open, with up to 200,000 points (20,000 from
    six parties on). What no frontier settles is searched for, with a proven bound. Of more than
    1,000 ties others may be listed.

    `seconds` limits all of them together: each may take an equal share of what is left, and a
    frontier half of it. `tell(rule, best, bound)` hears of progress, `stop()` ends the search; see
    nash.
    """
    searches = {rule: SEARCHES[rule] for rule in rules}
    return Settling(packages, searches, Watch(seconds, None, stop), tell=tell).solutions()
