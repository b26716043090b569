"""Solutions: the packages that a rule picks, what they are worth, and what is proven about them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kolam.maths.packages import Package

Rule = Literal["nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian"]
RULES: tuple[Rule, ...] = ("nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian")


@dataclass(frozen=True, slots=True)
class Pick:
    """One package that a rule picks, with its scores (integers of each party's unit)."""

    package: Package
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """What a rule picks inside the packages acceptable to all; every pick is efficient.

    picks   all ties, sorted by package; empty only where no package is acceptable to all or the
            search was stopped before it met one. `every_tie` False: there may be more.
    value   what the rule maximises, of the picks, exactly: nash the product of gains; egalitarian
            and leximin the smallest gain; kalai_smorodinsky the smallest gain as a share of the
            party's ideal gain; utilitarian the sum of gains. Gains in points, each party's own.
    bound   proven: no allowed package has more. value == bound means proven best.
    dropped parties left out of the rule because no package gains them anything
            (Kalai-Smorodinsky's ratio is undefined for them); numbers of parties.
    """

    rule: Rule
    picks: tuple[Pick, ...]
    value: Fraction | None
    bound: Fraction | None
    every_tie: bool = True
    dropped: tuple[int, ...] = ()

    @property
    def gap(self) -> Fraction | None:
        """How far the value may be from the best: (bound - value) / bound; 0 is proven best.

        None where there is no pick, or no bound was reached.
        """
        if self.value is None or self.bound is None:
            return None
        if self.bound == self.value:
            return Fraction(0)
        return (self.bound - self.value) / self.bound
