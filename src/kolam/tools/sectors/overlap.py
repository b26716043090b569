"""The score of a guess: how many of a sector's first three drivers it names, ties shared out."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from kolam.tools.sectors.sheet import PLACES

#: How surely each driver is among the first three: 1 inside, a share where a tie lies on the edge.
Places = Mapping[str, Fraction]


def places(named: Mapping[str, int], *, most: int = PLACES) -> dict[str, Fraction]:
    """The first `most` drivers by how often each was named, with the share of a place each has.

    Those tied for the last places share them evenly: two for one place have 1/2 each, as if lots
    were drawn and the mean taken. What nobody named has no place, so there may be fewer in all.
    """
    found: dict[str, Fraction] = {}
    left = most
    for often in sorted({n for n in named.values() if n > 0}, reverse=True):
        tied = [driver for driver, n in named.items() if n == often]
        share = min(Fraction(1), Fraction(max(left, 0), len(tied)))
        found |= {driver: share for driver in tied if share}
        left -= len(tied)
    return found


def picked(drivers: Iterable[str]) -> dict[str, Fraction]:
    """Drivers that were picked out, each with a whole place."""
    return dict.fromkeys(drivers, Fraction(1))


def overlap(one: Places, other: Places) -> Fraction:
    """How many places two lists share, 0 to 3; the same whichever way round they are compared."""
    return sum(
        (share * other.get(driver, Fraction(0)) for driver, share in one.items()), Fraction()
    )


def by_chance(own: Places, *, offered: int, most: int = PLACES) -> Fraction:
    """What guesses drawn blindly out of `offered` drivers would score on average.

    The mean of the hypergeometric distribution: 3 of 12 hit 3/4 of three. Raises ValueError where
    more are to be drawn than are offered.
    """
    if not 0 < most <= offered:
        raise ValueError(f"{most} of {offered} drivers cannot be drawn")
    return Fraction(most, offered) * sum(own.values(), Fraction())
