"""When nothing is acceptable to all: how close packages come, and whose demands block."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np

from kolam.maths.blocks import Blocks
from kolam.maths.criterion import Total
from kolam.maths.leximin import leximin
from kolam.maths.packages import LARGEST, Packages
from kolam.maths.search import find, ideals
from kolam.maths.solution import Pick
from kolam.maths.watch import Stop, Tell, Watch

#: infeasible: no package is allowed; out_of_reach: some party's reservation value lies above every
#: allowed package; in_conflict: each could be satisfied, but not all in one package; not_found: the
#: search ended before a package acceptable to all was found or ruled out.
NoDealReason: TypeAlias = Literal["infeasible", "out_of_reach", "in_conflict", "not_found"]


@dataclass(frozen=True, slots=True)
class NoDeal:
    """Why there is no deal.

    picks       the allowed packages with the least shortfall, all ties (see no_deal)
    shortfalls  of the first of them, one a party: how many points it is below the party's
                reservation value, 0 for a party that is satisfied
    blocking    out_of_reach: the parties that ask for more than any allowed package has, one set
                each; in_conflict: the smallest sets of parties that no allowed package satisfies
                together, if any is as small as was looked for
    proven      nothing above was cut short by the time, and gains were compared exactly
    """

    reason: NoDealReason
    picks: tuple[Pick, ...] = ()
    shortfalls: tuple[Fraction, ...] = ()
    blocking: tuple[tuple[int, ...], ...] = ()
    proven: bool = True


def no_deal(
    packages: Packages,
    *,
    most_together: int = 3,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> NoDeal | None:
    """Why no allowed package is acceptable to all, or None where one is.

    The least shortfall: of all allowed packages, those whose largest shortfall in points below a
    reservation value is smallest, then the second largest, and so on (leximin of gains, which may
    be negative). Points of different parties are compared as they stand.
    Sets that block are looked for up to `most_together` parties.
    `seconds`, `tell` and `stop`: see nash.
    """
    watch = Watch(seconds, tell, stop)
    if (possible := _possible(packages, watch)) is None:
        return NoDeal("not_found", proven=False)
    if possible:
        return None
    low = loosened(packages)
    if _possible(low, watch) is False:
        return NoDeal("infeasible")
    same, exact = lowered(packages)
    closest = leximin(same, seconds=_left(watch), tell=tell, stop=stop)
    reason, blocking, every = _blocking(packages, low, watch=watch, most=most_together)
    return NoDeal(
        reason=reason,
        picks=closest.picks,
        shortfalls=_shortfalls(packages, closest.picks),
        blocking=blocking,
        proven=every and exact and closest.gap == 0 and closest.every_tie,
    )


def loosened(packages: Packages) -> Packages:
    """The same space with reservation values so low that every package is acceptable to all."""
    return packages.with_reservation(
        [min(r, low) for r, low in zip(packages.reservation, _lowest(packages), strict=True)]
    )


def lowered(packages: Packages) -> tuple[Packages, bool]:
    """Every reservation value lowered by the same points, so that every package is acceptable.

    The same points: what is compared in points stays comparable. False where the parties' units
    have no common multiple that leaves scores within 64 bits: each is then lowered by the nearest
    whole number of its unit, and gains that differ by less than a unit may change places.
    """
    pairs = zip(packages.reservation, _lowest(packages), packages.units, strict=True)
    short = max([Fraction(0), *((r - low) * unit for r, low, unit in pairs)])
    step = _multiple(packages.units)
    exact = math.ceil(short / step) * step
    if not any(exact / unit >= LARGEST for unit in packages.units):
        return _less(packages, exact), True
    return _less(packages, short + max(packages.units)), False


def _less(packages: Packages, points: Fraction) -> Packages:
    pairs = zip(packages.reservation, packages.units, strict=True)
    return packages.with_reservation([r - round(points / unit) for r, unit in pairs])


def _lowest(packages: Packages) -> list[int]:
    """No package has a lower score than this, one a party."""
    blocks = Blocks.of(packages)
    least = blocks.start + blocks.floor
    for table in blocks.tables:
        least = least + table.min(axis=0)
    for synergy in packages.synergies:
        least = least + np.minimum(0, np.array(synergy.scores, dtype=np.int64))
    return [int(score) for score in least]


def _multiple(units: Iterable[Fraction]) -> Fraction:
    """The smallest amount that is a whole number of each unit."""
    whole = tuple(units)
    bottom = math.lcm(*(unit.denominator for unit in whole))
    return Fraction(math.lcm(*(int(unit * bottom) for unit in whole)), bottom)


def _left(watch: Watch) -> float | None:
    return None if watch.seconds is None else watch.left


def _possible(packages: Packages, watch: Watch) -> bool | None:
    """Whether some allowed package is acceptable to all; None if the watch was over first."""
    met: list[Fraction] = []

    def hear(best: Fraction | None, _: Fraction | None) -> None:
        met.extend([] if best is None else [best])

    def enough() -> bool:
        return bool(met) or watch.over

    scales = (Fraction(1),) * packages.parties
    found = find(Blocks.of(packages), Total(scales), watch=Watch(None, hear, enough))
    if found.picks:
        return True
    return False if found.proven else None


def _blocking(
    packages: Packages, low: Packages, *, watch: Watch, most: int
) -> tuple[NoDealReason, tuple[tuple[int, ...], ...], bool]:
    reach = ideals(low, watch)
    if reach is None:
        return "in_conflict", (), False
    over = [r + gain for r, gain in zip(low.reservation, reach, strict=True)]
    alone = [p for p, top in enumerate(over) if top < packages.reservation[p]]
    if alone:
        return "out_of_reach", tuple((p,) for p in alone), True
    for size in range(2, min(most, packages.parties) + 1):
        answers = {
            group: _possible(_only(packages, low, group), watch)
            for group in combinations(range(packages.parties), size)
        }
        sets = tuple(group for group, possible in answers.items() if possible is False)
        if sets or None in answers.values():
            return "in_conflict", sets, None not in answers.values()
    return "in_conflict", (), True


def _only(packages: Packages, low: Packages, group: tuple[int, ...]) -> Packages:
    """Only these parties ask for their reservation values."""
    rows = zip(packages.reservation, low.reservation, strict=True)
    return packages.with_reservation([r if p in group else b for p, (r, b) in enumerate(rows)])


def _shortfalls(packages: Packages, picks: tuple[Pick, ...]) -> tuple[Fraction, ...]:
    if not picks:
        return ()
    rows = zip(picks[0].scores, packages.reservation, packages.units, strict=True)
    return tuple(max(0, r - s) * unit for s, r, unit in rows)
