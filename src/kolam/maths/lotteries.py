"""Lotteries between packages for two parties: what chance can make fair that no package can.

A lottery draws one of several points with known probabilities; a party values it by its expected
points. The lotteries over a set of points fill its convex hull, whose upper right edge is a chain
of straight pieces, so each rule picks one point of the chain and at most two of the given points
are drawn between. A lottery is acceptable when both parties expect at least their reservation value
(either may get less in the draw itself). All arithmetic is exact.

Two parties only: from three on a balanced point of the hull need not be efficient (Roth 1979), so
the rules would need a convention of their own.

Sources: Nash, Econometrica 18 (1950) 155-162; Kalai and Smorodinsky, Econometrica 43 (1975)
513-518; Kalai, Econometrica 45 (1977) 1623-1630; Roth, Axiomatic Models of Bargaining (1979).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from kolam.maths.table import exact

LotteryRule = Literal["nash", "kalai_smorodinsky", "egalitarian"]
Pair: TypeAlias = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Lottery:
    """What a rule picks among all lotteries acceptable to both.

    expected  what each party expects, in the points given
    draws     (place of a given point, probability): one or two, by place; probabilities add up to 1
    ideal     the most that each party can expect from an acceptable lottery
    value     what the rule maximises: nash the product of the expected gains, kalai_smorodinsky
              the smaller gain as a share of the ideal gain (1 where no lottery gains anybody
              anything), egalitarian the smaller gain
    """

    rule: LotteryRule
    expected: Pair
    draws: tuple[tuple[int, Fraction], ...]
    ideal: Pair
    value: Fraction


def lottery(points: Iterable[Any], reservation: Sequence[Any], rule: LotteryRule) -> Lottery | None:
    """The lottery that `rule` picks; None where none is acceptable to both.

    `points` are pairs of whole numbers, fractions or floats (read as the binary numbers they are),
    `reservation` is one such pair. Of equal points the first is drawn.
    Raises ValueError unless there are points and all are pairs.
    """
    told = [tuple(exact(x) for x in point) for point in points]
    floor = tuple(exact(x) for x in reservation)
    if not told or {len(point) for point in (*told, floor)} != {2}:
        raise ValueError("a lottery needs points of two parties, and two reservation values")
    gains = [(Fraction(x - floor[0]), Fraction(y - floor[1])) for x, y in told]
    chain = _chain(gains)
    acceptable = _acceptable(chain)
    if not acceptable:
        return None
    ideal = (acceptable[-1][0], acceptable[0][1])
    best, value = _RULES[rule](acceptable, ideal)
    return Lottery(
        rule=rule,
        expected=(best[0] + floor[0], best[1] + floor[1]),
        draws=tuple(sorted((gains.index(point), share) for point, share in _mixture(chain, best))),
        ideal=(ideal[0] + floor[0], ideal[1] + floor[1]),
        value=value,
    )


def lottery_nash(points: Iterable[Any], reservation: Sequence[Any]) -> Lottery | None:
    """The lottery with the largest product of expected gains; see `lottery`."""
    return lottery(points, reservation, "nash")


def lottery_kalai_smorodinsky(points: Iterable[Any], reservation: Sequence[Any]) -> Lottery | None:
    """The lottery that gives both the same share of their ideal gains; see `lottery`."""
    return lottery(points, reservation, "kalai_smorodinsky")


def lottery_egalitarian(points: Iterable[Any], reservation: Sequence[Any]) -> Lottery | None:
    """The lottery with the largest smaller gain, both in one unit; see `lottery`.

    Where the best point for the worse off leaves the other free to gain, the other gains the most.
    """
    return lottery(points, reservation, "egalitarian")


def _chain(gains: Iterable[Pair]) -> list[Pair]:
    """Corners of the upper right edge of the hull, the first party's gain rising."""
    chain: list[Pair] = []
    for point in sorted(set(gains)):
        while chain and chain[-1][1] <= point[1]:
            chain.pop()
        while len(chain) > 1 and not _bends_down(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain


def _bends_down(a: Pair, b: Pair, c: Pair) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) < (b[1] - a[1]) * (c[0] - a[0])


def _acceptable(chain: Sequence[Pair]) -> list[Pair]:
    """The part of the chain where neither loses, cut where it crosses an axis."""
    crossed = list(chain[:1])
    for a, b in pairwise(chain):
        steps = {-a[0] / (b[0] - a[0]), -a[1] / (b[1] - a[1])}
        crossed += [_between(a, b, step) for step in sorted(steps) if 0 < step < 1]
        crossed.append(b)
    return [point for point in crossed if min(point) >= 0]


def _between(a: Pair, b: Pair, step: Fraction) -> Pair:
    return (a[0] + step * (b[0] - a[0]), a[1] + step * (b[1] - a[1]))


def _mixture(chain: Sequence[Pair], point: Pair) -> list[tuple[Pair, Fraction]]:
    """The corners that a point of the chain lies between, with their probabilities."""
    if point in chain:
        return [(point, Fraction(1))]
    a, b = next((a, b) for a, b in pairwise(chain) if a[0] < point[0] < b[0])
    share = (point[0] - a[0]) / (b[0] - a[0])
    return [(a, 1 - share), (b, share)]


def _nash(chain: Sequence[Pair], ideal: Pair) -> tuple[Pair, Fraction]:
    met = list(chain)
    for a, b in pairwise(chain):
        dx, dy = b[0] - a[0], b[1] - a[1]
        step = -(a[0] * dy + a[1] * dx) / (2 * dx * dy)
        if 0 < step < 1:
            met.append(_between(a, b, step))
    best = max(met, key=lambda point: (point[0] * point[1], point))
    return best, best[0] * best[1]


def _kalai_smorodinsky(chain: Sequence[Pair], ideal: Pair) -> tuple[Pair, Fraction]:
    best = _balanced(chain, ideal)
    shares = [gain / most for gain, most in zip(best, ideal, strict=True) if most]
    return best, min(shares, default=Fraction(1))


def _egalitarian(chain: Sequence[Pair], ideal: Pair) -> tuple[Pair, Fraction]:
    best = _balanced(chain, (Fraction(1), Fraction(1)))
    return best, min(best)


def _balanced(chain: Sequence[Pair], scale: Pair) -> Pair:
    """Where the gains stand as `scale` does, or the end of the chain nearest to it."""
    leads = [x * scale[1] - y * scale[0] for x, y in chain]
    for (a, b), (before, after) in zip(pairwise(chain), pairwise(leads), strict=True):
        if before <= 0 <= after and before < after:
            return _between(a, b, before / (before - after))
    return chain[0] if leads[0] >= 0 else chain[-1]


_RULES: dict[LotteryRule, Callable[[Sequence[Pair], Pair], tuple[Pair, Fraction]]] = {
    "nash": _nash,
    "kalai_smorodinsky": _kalai_smorodinsky,
    "egalitarian": _egalitarian,
}
