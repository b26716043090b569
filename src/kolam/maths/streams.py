"""Draws from tables of quantiles: the same for any number of threads, with numba and without.

Draw n of a stream is a hash of the stream's key and n, so that any part can be drawn alone.
Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (SC 2011) for counting instead of
remembering; Steele, Lea and Flood, Fast splittable pseudorandom number generators (OOPSLA 2014) for
the hash (SplitMix64).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.ranges import NODES, Floats

Keys = NDArray[np.uint64]

STEP, FIRST, SECOND = (
    np.uint64(word) for word in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
U27, U30, U31, U32 = (np.uint64(shift) for shift in (27, 30, 31, 32))
LOW32, LOW31 = np.uint64(0xFFFFFFFF), np.uint64(0x7FFFFFFF)
#: The top bits of a float from 0.5 on: its halving and its cell; below them the way to the next.
CELL_BITS = np.int64(47)
START = np.int64(1022 * 32)
WAY = np.int64((1 << 47) - 1)
FIVE = np.int64(5)
ONE = np.int64(1023 << 52)
#: Draws made at a time: the numbers on the way stay in the fast memory of a core.
BLOCK = 1 << 13


def keys(seed: int, count: int, *, first: int = 0) -> Keys:
    """Keys of streams first, first + 1, ... of a seed (0 to 2**64 - 1).

    Raises ValueError for a seed out of these bounds.
    """
    if not 0 <= seed < 1 << 64:
        raise ValueError(f"a seed is a whole number from 0 to 2**64 - 1, not {seed}")
    start = _mixed(np.array([seed], dtype=np.uint64) + STEP)
    places = np.arange(first + 1, first + count + 1, dtype=np.uint64)
    return _mixed(_mixed(start + places * STEP) ^ start)


def add_draws(totals: Floats, tables: Floats, streams: Keys, *, first: int) -> None:
    """Adds to totals[i] draw first + i of every stream, by its row of `tables`, row after row.

    `first` is even, and len(totals) at most BLOCK.
    """
    loop = compiled()
    if loop is not None:
        loop(totals, tables, streams, np.uint64(first // 2))
        return
    pairs = np.arange(first // 2 + 1, first // 2 + 1 + (len(totals) + 1) // 2, dtype=np.uint64)
    for table, key in zip(tables, streams, strict=True):
        words = _mixed(pairs * STEP + key)
        halves = np.stack([words & LOW32, words >> U32], axis=1).reshape(-1)[: len(totals)]
        bits = ((halves & LOW31).astype(np.float64) + 0.5).view(np.int64)
        way = (((bits & WAY) << FIVE) | ONE).view(np.float64) - 1.0
        place = (halves >> U31).astype(np.int64) * NODES + ((bits >> CELL_BITS) - START)
        low = table[place]
        totals += low + way * (table[place + 1] - low)


def _mixed(words: Keys) -> Keys:
    words = (words ^ (words >> U30)) * FIRST
    words = (words ^ (words >> U27)) * SECOND
    return words ^ (words >> U31)


def _loop(totals: Any, tables: Any, streams: Any, first: Any) -> None:
    """What `add_draws` does, number by number."""
    size = len(totals)
    halves = np.empty(size + 1, dtype=np.uint32)
    floats = np.empty(size, dtype=np.float64)
    ways = np.empty(size, dtype=np.int64)
    bits, shares = floats.view(np.int64), ways.view(np.float64)
    one = np.uint64(1)
    for row in range(len(streams)):
        table, key = tables[row], streams[row]
        for pair in range((size + 1) // 2):
            word = (first + np.uint64(pair) + one) * STEP + key
            word = (word ^ (word >> U30)) * FIRST
            word = (word ^ (word >> U27)) * SECOND
            word = word ^ (word >> U31)
            halves[2 * pair] = np.uint32(word & LOW32)
            halves[2 * pair + 1] = np.uint32(word >> U32)
        for i in range(size):
            floats[i] = np.float64(np.int32(halves[i] & np.uint32(0x7FFFFFFF))) + 0.5
        for i in range(size):
            ways[i] = ((bits[i] & WAY) << FIVE) | ONE
        for i in range(size):
            place = np.int64(halves[i] >> np.uint32(31)) * NODES + ((bits[i] >> CELL_BITS) - START)
            low = table[place]
            totals[i] += low + (shares[i] - 1.0) * (table[place + 1] - low)


@cache
def compiled() -> Callable[..., None] | None:
    """The loop compiled by numba; None without it."""
    try:
        import numba
    except ImportError:
        return None
    loop: Callable[..., None]
    try:
        loop = numba.njit(_loop, cache=True, nogil=True)
    except RuntimeError:
        loop = numba.njit(_loop, nogil=True)
    return loop
