"""Coalitions as whole numbers: player p is in coalition S where bit p of S is 1."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Coalition: TypeAlias = tuple[int, ...]


def bits_of(coalition: Collection[int], players: int) -> int:
    """The coalition's number. Raises ValueError for a player twice or outside 0..players-1."""
    bits = 0
    for player in coalition:
        if not 0 <= player < players or bits >> player & 1:
            raise ValueError(f"{tuple(coalition)} is no coalition of players 0 to {players - 1}")
        bits |= 1 << player
    return bits


def coalition_of(bits: int) -> Coalition:
    """The players of a coalition's number, in rising order."""
    return tuple(player for player in range(bits.bit_length()) if bits >> player & 1)


@cache
def sizes(players: int) -> NDArray[np.int64]:
    """How many players each of the 2**players coalitions has."""
    return added([1] * players)


def added(shares: Iterable[Any], dtype: Any = np.int64) -> NDArray[Any]:
    """What each coalition's members add up to, by doubling; `shares` has one number a player."""
    told = list(shares)
    sums = np.zeros(1 << len(told), dtype=dtype)
    for player, share in enumerate(told):
        half = 1 << player
        np.add(sums[:half], share, out=sums[half : 2 * half])
    return sums
