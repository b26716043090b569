"""Small spaces of packages drawn at random, and what rules pick there by trying everything."""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from kolam.maths.packages import Package, Packages

Points = tuple[Fraction, ...]


@st.composite
def spaces(
    draw: st.DrawFn,
    *,
    parties: tuple[int, int] = (1, 4),
    issues: tuple[int, int] = (1, 4),
    asks: tuple[int, int] = (-3, 5),
    plain: bool = False,
) -> Packages:
    """A space with few values, so that ties are common; linked and capped unless plain."""
    sides = draw(st.integers(*parties))
    shape = draw(st.lists(st.integers(1, 4), min_size=issues[0], max_size=issues[1]))
    small = st.integers(-2, 6)
    points = [[[draw(small) for _ in range(n)] for n in shape] for _ in range(sides)]
    unit = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3)])
    units = draw(st.lists(unit, min_size=sides, max_size=sides))
    scaled = [
        [[x * worth for x in issue] for issue in party]
        for party, worth in zip(points, units, strict=True)
    ]
    reservation = [draw(st.integers(*asks)) for _ in range(sides)]
    if plain:
        return Packages.of(scaled, reservation=reservation)
    cell = st.integers(0, len(shape) - 1).flatmap(
        lambda i: st.tuples(st.just(i), st.integers(0, shape[i] - 1))
    )
    costs = [[draw(st.integers(0, 4)) for _ in range(n)] for n in shape]
    box = st.lists(cell, min_size=1, max_size=3, unique_by=lambda c: c[0])
    extra = st.lists(small, min_size=sides, max_size=sides)
    return Packages.of(
        scaled,
        reservation=reservation,
        forbidden=draw(st.lists(st.frozensets(cell, min_size=1, max_size=3), max_size=3)),
        caps=draw(st.lists(st.tuples(st.just(costs), st.integers(0, 10)), max_size=1)),
        synergies=[
            (tuple((i, (o,)) for i, o in cells), scores)
            for cells, scores in draw(st.lists(st.tuples(box, extra), max_size=2))
        ],
        base=[draw(st.integers(0, 2)) for _ in range(sides)],
    )


def gains(space: Packages, package: Package) -> Points:
    """What a package gains each party, in points."""
    over = (s - r for s, r in zip(space.scores(package), space.reservation, strict=True))
    return space.in_points(over)


def rational(space: Packages) -> dict[Package, Points]:
    """The gains of every allowed package that is acceptable to all."""
    return {p: gains(space, p) for p in space.each() if space.allowed(p) and space.rational(p)}


def beats(one: Points, other: Points) -> bool:
    """Whether nobody has less and somebody more."""
    return one != other and all(a >= b for a, b in zip(one, other, strict=True))


def efficient(table: dict[Package, Points]) -> list[Package]:
    """The packages that no other beats."""
    return [p for p, g in table.items() if not any(beats(h, g) for h in table.values())]


def most(table: dict[Package, Points], key: Callable[[Points], Any]) -> list[Package]:
    """The packages with the largest key."""
    best = max((key(g) for g in table.values()), default=None)
    return [p for p, g in table.items() if key(g) == best]


def shares(table: dict[Package, Points]) -> Callable[[Points], list[Fraction]]:
    """Sorted shares of the ideal gains, parties without any left out."""
    ideal = [max(column) for column in zip(*table.values(), strict=True)]
    return lambda g: sorted(x / i for x, i in zip(g, ideal, strict=True) if i)


def product(line: Iterable[Fraction]) -> Fraction:
    """The product of all of them."""
    return math.prod(line, start=Fraction(1))


def largest_products(table: dict[Package, Points]) -> list[Package]:
    """Of the packages in which most parties gain, the largest product for each set of parties."""
    gaining = {p: tuple(x > 0 for x in g) for p, g in table.items()}
    many = max(sum(who) for who in gaining.values())
    worth = {p: product(x for x in g if x) for p, g in table.items()}
    best: dict[tuple[bool, ...], Fraction] = {}
    for p, who in gaining.items():
        best[who] = max(best.get(who, Fraction(0)), worth[p])
    return [p for p, who in gaining.items() if sum(who) == many and worth[p] == best[who]]


def by_trying(space: Packages, rule: str) -> tuple[list[Package], Fraction | None]:
    """What a rule picks, and its value."""
    table = rational(space)
    if not table:
        return [], None
    if rule == "nash":
        picks = largest_products(table)
        return picks, product(table[picks[0]])
    if rule == "kalai_smorodinsky":
        picks = most(table, shares(table))
        return picks, next(iter(shares(table)(table[picks[0]])), Fraction(0))
    if rule == "utilitarian":
        picks = most(table, sum)
        return picks, sum(table[picks[0]], Fraction(0))
    picks = most(table, sorted if rule == "leximin" else min)
    if rule == "egalitarian":
        picks = [p for p in picks if p in set(efficient(table))]
    return picks, min(table[picks[0]])
