"""Solutions read off a whole frontier: every rule picks efficient packages, so all stand on it.

Where points are no sums over issues, the rules' own searches have weak bounds, while the frontier
is often small.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from kolam.maths import Frontier, Packages, Pick, Rule, Solution

MOST_TIES = 1_000
Gains: TypeAlias = tuple[Fraction, ...]
#: What a rule maximises, as something to compare, from gains and gains as shares of the ideal.
Key: TypeAlias = Callable[[Gains, Gains], tuple[Fraction, ...]]


def solutions(
    packages: Packages, found: Frontier, rules: Iterable[Rule]
) -> dict[Rule, Solution]:
    """The solution of each rule from the frontier of acceptable packages.

    Raises ValueError where the frontier is not complete.
    """
    if not found.complete:
        raise ValueError("only a complete frontier holds every solution")
    gains = [_gains(packages, row) for row in found.points.tolist()]
    ideal = tuple(max(column) for column in zip(*gains, strict=True)) if gains else ()
    return {rule: _solution(packages, found, gains, ideal, rule) for rule in rules}


def _gains(packages: Packages, row: Sequence[int]) -> Gains:
    lost = (s - r for s, r in zip(row, packages.reservation, strict=True))
    return tuple(int(g) * unit for g, unit in zip(lost, packages.units, strict=True))


def _solution(
    packages: Packages, found: Frontier, gains: Sequence[Gains], ideal: Gains, rule: Rule
) -> Solution:
    if not gains:
        return Solution(rule, (), None, None)
    shares = [
        tuple(g / best for g, best in zip(own, ideal, strict=True) if best) for own in gains
    ]
    keys = [KEYS[rule](own, share) for own, share in zip(gains, shares, strict=True)]
    best = max(keys)
    picks: list[Pick] = []
    for n, key in enumerate(keys):
        if key == best and len(picks) <= MOST_TIES:
            scores = tuple(found.points[n].tolist())
            picks += [Pick(package, scores) for package in found.packages(n, MOST_TIES + 1)]
    dropped = tuple(n for n, most in enumerate(ideal) if not most)
    return Solution(
        rule=rule,
        picks=tuple(sorted(picks, key=lambda pick: pick.package)[:MOST_TIES]),
        value=best[0] if best else None,
        bound=best[0] if best else None,
        every_tie=len(picks) <= MOST_TIES,
        dropped=dropped if rule == "kalai_smorodinsky" else (),
    )


def _product(gains: Gains) -> tuple[Fraction, ...]:
    """The product of gains; where it is 0, as many as can gain, and then their product."""
    more = [gain for gain in gains if gain]
    positive = math.prod(more, start=Fraction(1))
    return positive if len(more) == len(gains) else Fraction(0), Fraction(len(more)), positive


KEYS: dict[Rule, Key] = {
    "nash": lambda gains, _: _product(gains),
    "kalai_smorodinsky": lambda _, shares: tuple(sorted(shares)),
    "egalitarian": lambda gains, _: (min(gains),),
    "leximin": lambda gains, _: tuple(sorted(gains)),
    "utilitarian": lambda gains, _: (sum(gains, Fraction(0)),),
}
