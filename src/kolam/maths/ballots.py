"""Counting the coalitions of weighted votes by weight and size, without listing them.

One whole number a total weight holds the counts of all sizes, in places of `wide` bits each, so
that a player is added to all of them by one shift and one sum, and taken out again by one shift
and one difference. Where there are too many different totals (MOST), two halves of the players are
listed instead and matched by sorting: exact as well, to 30 players.

Source: generating functions, Mann and Shapley, Rand memorandum RM-3158 (1962), and Brams and
Affuso, Theory and Decision 7 (1976) 29-56; halves, Klinz and Woeginger, Mathematical Social
Sciences 49 (2005) 111-116.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import added, sizes

#: Different totals that are counted one by one.
MOST = 200_000
#: Players who can be split into listed halves.
LISTED = 30


def swings_by_size(weights: Sequence[int], quota: int) -> list[list[int]]:
    """For each player, how many losing coalitions of each size (0..n-1) it makes win by joining.

    weights  whole numbers, 0 or more, in any unit;  quota  above 0, at most their sum
    Raises ValueError where the totals are too many and the players more than 30.
    """
    counted = _counted(weights, quota)
    if counted is not None:
        return counted
    if len(weights) > LISTED:
        raise ValueError(
            f"more than {MOST} different totals below the quota with more than {LISTED} players"
        )
    rows: dict[int, list[int]] = {}
    for player, weight in enumerate(weights):
        if weight not in rows:
            rest = [*weights[:player], *weights[player + 1 :]]
            rows[weight] = Halves.of(rest).between(quota - weight, quota)
    return [rows[weight] for weight in weights]


def winning(weights: Sequence[int], swings: Sequence[Sequence[int]]) -> int:
    """How many coalitions win, from the swings by size.

    Of the w[s] winning coalitions of size s, each has s players who joined the rest: either that
    rest was losing (a swing) or winning, so s w[s] = swings of size s-1 + (n-s+1) w[s-1].
    """
    players, total, before = len(weights), 0, 0
    for size in range(1, players + 1):
        joined = sum(row[size - 1] for row in swings)
        before = (joined + (players - size + 1) * before) // size
        total += before
    return total


def _counted(weights: Sequence[int], quota: int) -> list[list[int]] | None:
    """By totals below the quota; None where they are too many."""
    wide = len(weights) + 1
    counts = {0: 1}
    for weight in weights:
        grown = dict(counts)
        for total, count in counts.items():
            if total + weight < quota:
                grown[total + weight] = grown.get(total + weight, 0) + (count << wide)
        counts = grown
        if len(counts) > MOST:
            return None
    rows = {weight: _without(counts, weight, quota, wide) for weight in set(weights)}
    mask = (1 << wide) - 1
    unpacked = {
        weight: [packed >> wide * size & mask for size in range(len(weights))]
        for weight, packed in rows.items()
    }
    return [unpacked[weight] for weight in weights]


def _without(counts: dict[int, int], weight: int, quota: int, wide: int) -> int:
    """The packed counts of the others' coalitions that this weight carries to the quota."""
    if not weight:
        return 0
    left: dict[int, int] = {}
    swung = 0
    for total in sorted(counts):
        left[total] = counts[total] - (left.get(total - weight, 0) << wide)
        if total >= quota - weight:
            swung += left[total]
    return swung


@dataclass(frozen=True, slots=True)
class Halves:
    """The totals of two halves of the players, by size and sorted."""

    one: tuple[NDArray[np.int64], ...]
    two: tuple[NDArray[np.int64], ...]

    @staticmethod
    def of(weights: Sequence[int]) -> "Halves":
        """Every second player in each half. Raises ValueError for totals beyond 64 bits."""
        if sum(weights) >= 2**62:
            raise ValueError("the weights add up to more than 64 bits hold")
        return Halves(_by_size(weights[::2]), _by_size(weights[1::2]))

    def between(self, low: int, high: int) -> list[int]:
        """By size, how many coalitions have a total from `low` to below `high`."""
        found = [0] * (len(self.one) + len(self.two) - 1)
        for size, totals in enumerate(self.one):
            for more, others in enumerate(self.two):
                below = [np.searchsorted(others, edge - totals).sum() for edge in (low, high)]
                found[size + more] += int(below[1] - below[0])
        return found


def _by_size(weights: Sequence[int]) -> tuple[NDArray[np.int64], ...]:
    totals, size = added(weights), sizes(len(weights))
    return tuple(np.sort(totals[size == count]) for count in range(len(weights) + 1))
