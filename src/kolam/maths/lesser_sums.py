"""Sums of the lesser of two scores over everything in between: a product of matrices with min."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: So many scores of at most 4 add up within one byte.
WITHIN_A_BYTE = 60
#: Rows that one thread takes at a time.
ROWS = 64
#: Matrices smaller than this are done before a compiled loop would be loaded.
SMALL = 1_000


def lesser_sums(scores: NDArray[np.int64]) -> NDArray[np.int64]:
    """For row a and column b the sum over c of min(scores[a, c], scores[c, b]).

    `scores` is square, of whole numbers 0 to 4, with fewer than 2**22 rows. Exact, and the same
    with numba and without.
    """
    loop = _compiled() if len(scores) >= SMALL else None
    return _by_products(scores) if loop is None else _by_bytes(scores, loop)


def _by_products(scores: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lesser of two whole numbers is how many thresholds 1, 2, ... both of them reach.

    Sums of fewer than 2**24 ones are exact in 32-bit floats.
    """
    total = np.zeros(scores.shape, dtype=np.float32)
    for threshold in range(1, int(scores.max(initial=0)) + 1):
        reached = (scores >= threshold).astype(np.float32)
        total += reached @ reached
    return total.astype(np.int64)


def _by_bytes(scores: NDArray[np.int64], loop: Callable[..., None]) -> NDArray[np.int64]:
    small = scores.astype(np.uint8)
    sums = np.zeros(scores.shape, dtype=np.int64)
    starts = range(0, len(small), ROWS)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda start: loop(small, start, sums[start : start + ROWS]), starts))
    return sums


def _rows(scores: Any, first: int, sums: Any) -> None:
    """Fills `sums` with the rows from the first on; bytes, so that one instruction adds dozens."""
    size = len(scores)
    for row in range(len(sums)):
        few = np.zeros(size, dtype=np.uint8)
        for start in range(0, size, WITHIN_A_BYTE):
            few[:] = 0
            for between in range(start, min(start + WITHIN_A_BYTE, size)):
                most = scores[first + row, between]
                line = scores[between]
                for column in range(size):
                    few[column] += min(most, line[column])
            for column in range(size):
                sums[row, column] += few[column]


@cache
def _compiled() -> Callable[..., None] | None:
    """The loop compiled by numba; None without it."""
    try:
        import numba
    except ImportError:
        return None
    compiled: Callable[..., None]
    try:
        compiled = numba.njit(_rows, cache=True, nogil=True)
    except RuntimeError:
        compiled = numba.njit(_rows, nogil=True)
    return compiled
