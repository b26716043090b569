"""Reference directions: a spread of efficient packages where the whole frontier is too large.

A direction says in what proportion the parties should gain. Its package is the one whose smallest
gain, each divided by the direction's number for that party, is largest; ties go to the next
smallest, so that the package is efficient. Each is solved exactly: it is the leximin package with
the parties' units changed. Gains are measured as shares of the most that a party could gain from
any package, allowed or not, so that no party's scale matters.

The first direction treats all alike. The others are spread evenly over the simplex: an additive
recurrence with the generalised golden ratio, shifted by the seed, mapped by sorted gaps. The first
n directions of a seed do not depend on how many more are asked for.

Sources: Wierzbicki, The use of reference objectives in multiobjective optimization (1980); Roberts,
The unreasonable effectiveness of quasirandom sequences (2018) for the recurrence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.maths.packages import Package, Packages, Scores
from kolam.maths.variants import Variants, best_of

#: Directions are whole numbers of this part of 1.
PARTS = 1000
#: Spaces solved at a time.
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Directed:
    """A direction (whole numbers above 0, about PARTS in all) and the first package it leads to."""

    direction: tuple[int, ...]
    package: Package
    scores: tuple[int, ...]


def directions(
    packages: Packages, n: int, seed: int = 0, *, seconds: float | None = None
) -> tuple[Directed, ...]:
    """The packages that `n` directions lead to, in the order of the directions.

    Only packages that are allowed and acceptable to all count; empty where there is none, or where
    some party cannot gain from any package. Different directions may lead to the same package.
    `seconds` limits each search of a space too large to be solved with the others (the package is
    then the best found). Raises ValueError for a negative n.
    """
    if n < 0:
        raise ValueError(f"{n} directions make no sense")
    most = _most(packages)
    if min(most) <= 0:
        return ()
    told = list(spread(n, packages.parties, seed=seed))
    cells: Scores = np.concatenate(packages.tables)
    reservation = np.array(packages.reservation, dtype=np.int64)
    found: list[Directed] = []
    for start in range(0, n, CHUNK):
        part = told[start : start + CHUNK]
        variants = Variants(
            packages,
            np.broadcast_to(cells, (len(part), *cells.shape)),
            np.broadcast_to(reservation, (len(part), len(reservation))),
            tuple(_units(direction, most) for direction in part),
        )
        for direction, picks in zip(
            part, best_of(variants, "leximin", seconds=seconds), strict=True
        ):
            found += [Directed(direction, p, packages.scores(p)) for p in picks[:1]]
    return tuple(found)


def spread(n: int, parties: int, *, seed: int) -> Iterator[tuple[int, ...]]:
    """`n` directions, evenly spread, the balanced one first; see the module."""
    if n:
        yield (max(1, PARTS // parties),) * parties
    shift = np.random.Generator(np.random.Philox(key=seed)).random(max(1, parties - 1))
    golden = 2.0
    for _ in range(60):
        golden = (1 + golden) ** (1 / parties)
    steps = golden ** -np.arange(1.0, parties)
    for place in range(1, n):
        cuts = np.sort((shift[: parties - 1] + place * steps) % 1)
        gaps = np.diff(cuts, prepend=0, append=1)
        yield tuple(max(1, round(gap * PARTS)) for gap in gaps.tolist())


def _units(direction: tuple[int, ...], most: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(PARTS, d * top) for d, top in zip(direction, most, strict=True))


def _most(packages: Packages) -> tuple[int, ...]:
    """No party can gain more than this."""
    tops = [table.max(axis=0) for table in packages.tables]
    base = packages.base or (0,) * packages.parties
    return tuple(
        int(sum(int(top[party]) for top in tops))
        + base[party]
        - packages.reservation[party]
        + sum(max(0, synergy.scores[party]) for synergy in packages.synergies)
        for party in range(packages.parties)
    )
