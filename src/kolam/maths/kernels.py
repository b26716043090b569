"""The loops that numba compiles where it is installed; the same answers come without it, later."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

#: Rows that are compared at once; a value above every one that a table of int32 may hold.
BLOCK, TOP = 64, np.iinfo(np.int32).max


def _sweep(ranks: Any, others: Any, size: int) -> Any:
    """Which rows have no earlier row with rank and other both at or below theirs.

    A Fenwick tree holds the least `other` of the ranks so far.
    """
    least = np.full(size + 1, np.iinfo(np.int64).max)
    keep = np.zeros(len(ranks), dtype=np.bool_)
    for row in range(len(ranks)):
        other, spot, beaten = others[row], ranks[row] + 1, False
        while spot > 0:
            if least[spot] <= other:
                beaten = True
                break
            spot -= spot & -spot
        if beaten:
            continue
        keep[row] = True
        spot = ranks[row] + 1
        while spot <= size:
            if least[spot] > other:
                least[spot] = other
            spot += spot & -spot
    return keep


def _beaten_in_three(xa: Any, ya: Any, za: Any, xb: Any, yb: Any, zb: Any, size: int) -> Any:
    """Which rows of b have a row of a at or below them in x, y and z; both sorted by x.

    y are ranks below `size`.
    """
    least = np.full(size + 1, np.iinfo(np.int64).max)
    beaten = np.zeros(len(xb), dtype=np.bool_)
    done = 0
    for row in range(len(xb)):
        while done < len(xa) and xa[done] <= xb[row]:
            spot = ya[done] + 1
            while spot <= size:
                if least[spot] > za[done]:
                    least[spot] = za[done]
                spot += spot & -spot
            done += 1
        spot = yb[row] + 1
        while spot > 0:
            if least[spot] <= zb[row]:
                beaten[row] = True
                break
            spot -= spot & -spot
    return beaten


def _beaten_by_any(a: Any, b: Any) -> Any:
    """Which rows of b have a row of a at or below them in every column; both row by row."""
    beaten = np.zeros(len(b), dtype=np.bool_)
    width = a.shape[1]
    for row in range(len(b)):
        for other in range(len(a)):
            column = 0
            while column < width and a[other, column] <= b[row, column]:
                column += 1
            if column == width:
                beaten[row] = True
                break
    return beaten


def _unbeaten(rows: Any) -> Any:
    """Which rows have no row before them at or below them in every column; int32, row by row.

    Rows that are kept stand in blocks, column by column, so that a processor compares a whole
    block at once. A block whose lowest values are not all at or below a row is passed over.
    """
    count, width = 0, rows.shape[1]
    keep = np.zeros(len(rows), dtype=np.bool_)
    blocks = len(rows) // BLOCK + 1
    kept = np.full((blocks, width, BLOCK), TOP, dtype=np.int32)
    lowest = np.full((blocks, width), TOP, dtype=np.int32)
    below = np.empty(BLOCK, dtype=np.uint8)
    for row in range(len(rows)):
        beaten = False
        for block in range((count + BLOCK - 1) // BLOCK):
            near = True
            for column in range(width):
                if lowest[block, column] > rows[row, column]:
                    near = False
            if not near:
                continue
            below[:] = 1
            for column in range(width):
                value = rows[row, column]
                for place in range(BLOCK):
                    below[place] &= kept[block, column, place] <= value
            if below.any():
                beaten = True
                break
        if not beaten:
            keep[row] = True
            block, place = count // BLOCK, count % BLOCK
            kept[block, :, place] = rows[row]
            for column in range(width):
                lowest[block, column] = min(lowest[block, column], rows[row, column])
            count += 1
    return keep


@dataclass(frozen=True, slots=True)
class Kernels:
    """The compiled loops."""

    sweep: Callable[..., Any]
    beaten_in_three: Callable[..., Any]
    beaten_by_any: Callable[..., Any]
    unbeaten: Callable[..., Any]


@cache
def compiled() -> Kernels | None:
    """The loops compiled by numba, kept on disk where that can be written; None without numba."""
    try:
        import numba
    except ImportError:
        return None
    loops = (_sweep, _beaten_in_three, _beaten_by_any, _unbeaten)
    try:
        return Kernels(*(numba.njit(cache=True)(loop) for loop in loops))
    except RuntimeError:
        return Kernels(*(numba.njit(loop) for loop in loops))
