"""Several rules on one space of packages."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Protocol, TypeAlias

from kolam.maths.egalitarian import egalitarian
from kolam.maths.kalai_smorodinsky import kalai_smorodinsky
from kolam.maths.leximin import leximin
from kolam.maths.nash import nash
from kolam.maths.packages import Packages
from kolam.maths.solution import RULES, Rule, Solution
from kolam.maths.utilitarian import utilitarian
from kolam.maths.watch import Stop, Tell, Watch

TellRule: TypeAlias = Callable[[Rule, Fraction | None, Fraction | None], None]


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


def solve(
    packages: Packages,
    rules: Iterable[Rule] = RULES,
    *,
    seconds: float | None = None,
    tell: TellRule | None = None,
    stop: Stop | None = None,
) -> dict[Rule, Solution]:
    """The solution of each rule, in the order given.

    `seconds` limits all of them together: each may take an equal share of what is left.
    `tell(rule, best, bound)` hears of progress, `stop()` ends the search; see nash.
    """
    chosen = tuple(dict.fromkeys(rules))
    watch = Watch(seconds, None, stop)
    found: dict[Rule, Solution] = {}
    for place, rule in enumerate(chosen):
        share = None if seconds is None else watch.left / (len(chosen) - place)
        found[rule] = SOLVERS[rule](packages, seconds=share, tell=_ear(rule, tell), stop=stop)
    return found


def _ear(rule: Rule, tell: TellRule | None) -> Tell | None:
    if tell is None:
        return None
    return lambda best, bound: tell(rule, best, bound)
