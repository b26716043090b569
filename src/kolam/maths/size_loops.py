"""The one reading of a large table for sums by size: compiled by numba where it is installed.

Both ways add the same numbers in the same order, so that floats come out alike to the last digit.
Columns are 256 parts of the lower players' coalitions, by the eight upper ones of those.
"""

from collections.abc import Callable
from functools import cache
from itertools import accumulate
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Lower players that one reading folds: two times four.
FOLDED = 8
#: Rows folded at a time in numpy, so that they lie in the cache.
ROWS = 64
#: Sixteenths by how many players they have.
SIXTEENTHS = ((0,), (1, 2, 4, 8), (3, 5, 6, 9, 10, 12), (7, 11, 13, 14), (15,))

Loop = Callable[..., None]


def read(
    rows: NDArray[Any], sizes: NDArray[np.int64], *, fast: bool = True
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Sums over rows by size, and over the FOLDED upper columns by size.

    rows   rows x columns, both powers of 2: at least 64 x 256
    sizes  how many players each row has
    fast   False: never compiled
    Gives (largest size + 1) x columns, and rows x 9 x (columns / 256).
    """
    by_row = np.zeros((int(sizes[-1]) + 1, rows.shape[1]), dtype=rows.dtype)
    by_column = np.zeros((len(rows), FOLDED + 1, rows.shape[1] >> FOLDED), dtype=rows.dtype)
    loop = compiled() if fast and rows.dtype != object else None
    if loop is None:
        _plain(rows, sizes, by_row, by_column)
    else:
        part = np.empty((5, rows.shape[1] // 16), dtype=rows.dtype)
        loop(rows, sizes, by_row, by_column, part)
    return by_row, by_column


@cache
def compiled() -> Loop | None:
    """The compiled loop, kept on disk where that can be written; None without numba."""
    try:
        import numba
    except ImportError:
        return None
    try:
        loop: Loop = numba.njit(cache=True)(_loop)
    except RuntimeError:
        loop = numba.njit(_loop)
    return loop


def _plain(
    rows: NDArray[Any], sizes: NDArray[np.int64], by_row: NDArray[Any], by_column: NDArray[Any]
) -> None:
    for row in range(0, len(rows), 4):
        size = int(sizes[row])
        by_row[size] += rows[row]
        by_row[size + 1] += rows[row + 1] + rows[row + 2]
        by_row[size + 2] += rows[row + 3]
    for start in range(0, len(rows), ROWS):
        block = slice(start, start + ROWS)
        for more, part in enumerate(_sixteenths(rows[block])):
            for size, sums in enumerate(_sixteenths(part), start=more):
                by_column[block, size] += sums


def _sixteenths(block: NDArray[Any]) -> list[NDArray[Any]]:
    """The sixteen parts of the columns, added up by size in the order of SIXTEENTHS."""
    parts = np.split(block, 16, axis=1)
    return [list(accumulate((parts[p] for p in group), add))[-1] for group in SIXTEENTHS]


def _loop(rows: Any, sizes: Any, by_row: Any, by_column: Any, part: Any) -> None:
    """Four rows at a time: sums by size, then each row folded by sixteenths, twice."""
    q = rows.shape[1] // 16
    s = q // 16
    for row in range(0, rows.shape[0], 4):
        size = sizes[row]
        none, one, two, both = rows[row], rows[row + 1], rows[row + 2], rows[row + 3]
        low, middle, high = by_row[size], by_row[size + 1], by_row[size + 2]
        for i in range(rows.shape[1]):
            low[i] += none[i]
            middle[i] += one[i] + two[i]
            high[i] += both[i]
        for each in range(row, row + 4):
            r, to = rows[each], by_column[each]
            p0, p1, p2, p3, p4 = part[0], part[1], part[2], part[3], part[4]
            for i in range(q):
                p0[i] = r[i]
                p1[i] = r[i + q] + r[i + 2 * q] + r[i + 4 * q] + r[i + 8 * q]
                a = r[i + 3 * q] + r[i + 5 * q] + r[i + 6 * q] + r[i + 9 * q]
                p2[i] = a + r[i + 10 * q] + r[i + 12 * q]
                p3[i] = r[i + 7 * q] + r[i + 11 * q] + r[i + 13 * q] + r[i + 14 * q]
                p4[i] = r[i + 15 * q]
            for m in range(5):
                w = part[m]
                for i in range(s):
                    to[m, i] += w[i]
                    to[m + 1, i] += w[i + s] + w[i + 2 * s] + w[i + 4 * s] + w[i + 8 * s]
                    a = w[i + 3 * s] + w[i + 5 * s] + w[i + 6 * s] + w[i + 9 * s]
                    to[m + 2, i] += a + w[i + 10 * s] + w[i + 12 * s]
                    to[m + 3, i] += w[i + 7 * s] + w[i + 11 * s] + w[i + 13 * s] + w[i + 14 * s]
                    to[m + 4, i] += w[i + 15 * s]
