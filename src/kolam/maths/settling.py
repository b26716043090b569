"""The way to a rule's solution: its own search, or a whole frontier where synergies link issues."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from kolam.maths.packages import Packages
from kolam.maths.pool import MOST_TIES
from kolam.maths.search import SMALL
from kolam.maths.solution import Rule, Solution
from kolam.maths.standing import FEW, solutions, suits, whole_frontier
from kolam.maths.watch import Tell, Watch

Search: TypeAlias = Callable[[Packages, Watch], Solution]
TellRule: TypeAlias = Callable[[Rule, Fraction | None, Fraction | None], None]

#: Seconds that a rule searches before a large frontier is tried.
TURN = 3.0


def settled(packages: Packages, rule: Rule, search: Search, *, watch: Watch) -> Solution:
    """One rule's solution; see Settling."""
    tell = watch.tell
    ear = None if tell is None else lambda _, best, bound: tell(best, bound)
    return Settling(packages, {rule: search}, watch, tell=ear).solutions()[rule]


@dataclass(frozen=True)
class Settling:
    """Rules to be solved in one space, each with its search, inside one time limit.

    Where synergies link issues of more than `small` packages, the solutions are first sought on
    the frontier of packages acceptable to all: while it has no more than `few` points; and for
    rules that a search of `turn` seconds leaves open, with as many as suit the number of parties.
    Each attempt ends after half of the time left. What no frontier settles is searched for, and
    bounded as far as the search came.
    """

    packages: Packages
    searches: Mapping[Rule, Search]
    watch: Watch
    tell: TellRule | None = None
    small: int = SMALL
    few: int = FEW
    turn: float = TURN

    def solutions(self) -> dict[Rule, Solution]:
        """The solution of each rule, in the order of the searches."""
        found = self._linked() if suits(self.packages, small=self.small) else {}
        rest = [rule for rule in self.searches if rule not in found]
        for place, rule in enumerate(rest):
            found[rule] = self._searched(rule, self.watch.left / (len(rest) - place))
        return {rule: found[rule] for rule in self.searches}

    def _linked(self) -> dict[Rule, Solution]:
        """What a frontier, or a short search each, settles."""
        rules = tuple(self.searches)
        found = self._read_off(rules, most=self.few)
        if found or self.watch.over:
            return found
        for rule in rules:
            turn = min(self.turn, self.watch.left / (4 * len(rules)))
            solution = self._searched(rule, turn)
            if _closed(solution):
                found[rule] = solution
        return found | self._read_off(tuple(rule for rule in rules if rule not in found))

    def _read_off(
        self, rules: tuple[Rule, ...], *, most: int | None = None
    ) -> dict[Rule, Solution]:
        """All solutions off the frontier; none where it is not whole in half of the time left."""
        if not rules:
            return {}
        watch = self._watch(rules[0], self.watch.left / 2)
        whole = whole_frontier(self.packages, watch, most=most)
        return {} if whole is None else solutions(self.packages, whole, rules)

    def _searched(self, rule: Rule, seconds: float) -> Solution:
        return self.searches[rule](self.packages, self._watch(rule, seconds))

    def _watch(self, rule: Rule, seconds: float) -> Watch:
        return Watch(seconds, _ear(rule, self.tell), self.watch.stop)


def _closed(solution: Solution) -> bool:
    """Whether there is nothing left to search for."""
    listed = solution.every_tie or len(solution.picks) == MOST_TIES
    return listed and solution.value == solution.bound


def _ear(rule: Rule, tell: TellRule | None) -> Tell | None:
    if tell is None:
        return None
    return lambda best, bound: tell(rule, best, bound)
