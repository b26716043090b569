"""Which rows of a table nothing earlier beats: maxima of a set of vectors.

Rows come in an order in which only an earlier row can beat a later one, so that the first
coordinate costs nothing. Two more coordinates are swept; for further ones the rows are halved and
the halves compared by divide and conquer. Source: Kung, Luccio and Preparata, "On finding the
maxima of a set of vectors", Journal of the ACM 22 (1975), 469-476.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kolam.maths.kernels import TOP, Kernels, compiled

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Below this many rows compiled loops are not worth loading, and, once loaded, not worth calling.
FEW, FEW_LOADED = 4096, 256
#: Pairs of rows compared one by one rather than divided further: numpy, compiled; in a sweep.
PAIRS, SWEPT = (2**16, 2**17), 2**12
#: Rows of a table compared one by one rather than halved: numpy; compiled, by columns and beyond.
ROWS, SCANNED, MOST_SCANNED = 128, {3: 2**13, 4: 2**16}, 2**17
BLOCK = 512


def undominated(columns: Sequence[Ints], *, fast: bool | None = None) -> Flags:
    """Which rows have no earlier row that is at or below them in every column.

    columns  one or more arrays of n integers
    fast     compiled loops: True always (ImportError without numba), False never, None where
             numba is installed and the rows are many
    """
    lead, *others = columns
    if not len(lead):
        return np.zeros(0, dtype=bool)
    wanted = [c for c in others if (c != c[0]).any()]
    if not wanted:
        return _falling(lead)
    kernels = _kernels(len(lead), fast)
    if len(wanted) == 1:
        return _swept(lead, wanted[0], kernels)
    return _halved(np.array([lead, *wanted]), kernels)


def _kernels(rows: int, fast: bool | None) -> Kernels | None:
    few = FEW_LOADED if compiled.cache_info().currsize else FEW
    if fast is False or (fast is None and rows < few):
        return None
    found = compiled()
    if found is None and fast:
        raise ImportError("numba is not installed")
    return found


def _falling(column: Ints) -> Flags:
    """Which rows are below all earlier ones."""
    keep = np.ones(len(column), dtype=bool)
    keep[1:] = column[1:] < np.minimum.accumulate(column)[:-1]
    return keep


def _ranks(*columns: Ints) -> tuple[list[Ints], int]:
    """Columns as small whole numbers of the same order, and how many there are."""
    low, high = min(int(c.min()) for c in columns), max(int(c.max()) for c in columns)
    if high - low < 4 * sum(map(len, columns)) + 1024:
        return [c - low for c in columns], high - low + 1
    values, inverse = np.unique(np.concatenate(columns), return_inverse=True)
    return np.split(inverse, np.cumsum([len(c) for c in columns])[:-1]), len(values)


def _swept(y: Ints, z: Ints, kernels: Kernels | None) -> Flags:
    """Two columns: a tree of the least z by y; or blocks against the stairs of all so far."""
    if kernels is not None:
        (ranks,), size = _ranks(y)
        swept: Flags = kernels.sweep(ranks, np.ascontiguousarray(z), size)
        return swept
    keep = np.zeros(len(y), dtype=bool)
    stairs = y[:0], z[:0]
    for start in range(0, len(y), BLOCK):
        block_y, block_z = y[start : start + BLOCK], z[start : start + BLOCK]
        rows = np.flatnonzero(~_under(stairs, block_y, block_z))
        rows = rows[_compared(np.array([block_y[rows], block_z[rows]]))]
        keep[start + rows] = True
        stairs = _stairs(
            np.concatenate([stairs[0], block_y[rows]]), np.concatenate([stairs[1], block_z[rows]])
        )
    return keep


def _stairs(y: Ints, z: Ints) -> tuple[Ints, Ints]:
    """The rows that none beats, y rising and z falling."""
    order = np.lexsort((z, y))
    y, z = y[order], z[order]
    keep = _falling(z)
    return y[keep], z[keep]


def _under(stairs: tuple[Ints, Ints], y: Ints, z: Ints) -> Flags:
    """Which (y, z) have a step of the stairs at or below them."""
    if not len(stairs[0]):
        return np.zeros(len(y), dtype=bool)
    step = np.searchsorted(stairs[0], y, side="right") - 1
    return (step >= 0) & (stairs[1][step] <= z)


def _compared(rows: Ints) -> Flags:
    """Every pair of rows, columns x n, compared."""
    below = (rows[:, :, None] <= rows[:, None, :]).all(axis=0)
    return np.asarray(~np.triu(below, 1).any(axis=0))


def _halved(rows: Ints, kernels: Kernels | None) -> Flags:
    """The first half cleaned, taken out of the second, and that cleaned."""
    n = rows.shape[1]
    if kernels is None and n <= ROWS:
        return _compared(rows)
    if kernels is not None and n <= SCANNED.get(len(rows), MOST_SCANNED):
        return _scanned(rows, kernels)
    keep = np.zeros(n, dtype=bool)
    half = n // 2
    keep[:half] = _halved(rows[:, :half], kernels)
    left = half + np.flatnonzero(~_beaten(rows[:, :half][:, keep[:half]], rows[:, half:], kernels))
    if len(left):
        keep[left[_halved(rows[:, left], kernels)]] = True
    return keep


def _scanned(rows: Ints, kernels: Kernels) -> Flags:
    """Rows by rising sum, since no row beats one of a smaller sum, each against all kept so far.

    Their places are a column too: only an earlier row beats a later one.
    """
    columns = np.array([*map(_narrow, rows), np.arange(rows.shape[1])])
    order = np.argsort(columns[:-1].sum(axis=0), kind="stable")
    keep = np.empty(len(order), dtype=bool)
    keep[order] = kernels.unbeaten(np.ascontiguousarray(columns.T[order], dtype=np.int32))
    return keep


def _narrow(column: Ints) -> Ints:
    """Values of the same order from 0 on, below the largest of 32 bits."""
    low, high = int(column.min()), int(column.max())
    return column - low if high - low < TOP else np.unique(column, return_inverse=True)[1]


def _beaten(a: Ints, b: Ints, kernels: Kernels | None) -> Flags:
    """Which rows of b, columns x n, have a row of a at or below them in every column."""
    beaten = np.zeros(b.shape[1], dtype=bool)
    if not b.shape[1]:
        return beaten
    a = a[:, (a <= b.max(axis=1, keepdims=True)).all(axis=0)]
    if not a.shape[1]:
        return beaten
    near = np.flatnonzero((b >= a.min(axis=1, keepdims=True)).all(axis=0))
    if not len(near):
        return beaten
    b = b[:, near]
    open_ = a.max(axis=1) > b.min(axis=1)
    beaten[near] = _divided(a[open_], b[open_], kernels)
    return beaten


def _divided(a: Ints, b: Ints, kernels: Kernels | None) -> Flags:
    columns = len(a)
    if columns == 0:
        return np.ones(b.shape[1], dtype=bool)
    if columns == 1:
        return np.asarray(b[0] >= a[0].min())
    if columns == 2:
        return _under(_stairs(a[0], a[1]), b[0], b[1])
    pairs = a.shape[1] * b.shape[1]
    if columns == 3 and kernels is not None and pairs > SWEPT:
        return _in_three(a, b, kernels)
    if pairs <= PAIRS[kernels is not None]:
        return _paired(a, b, kernels)
    return _split(a, b, kernels)


def _paired(a: Ints, b: Ints, kernels: Kernels | None) -> Flags:
    if kernels is None:
        return np.asarray((a[:, :, None] <= b[:, None, :]).all(axis=0).any(axis=0))
    strongest = a[:, np.argsort(a.sum(axis=0))]
    paired: Flags = kernels.beaten_by_any(
        np.ascontiguousarray(strongest.T), np.ascontiguousarray(b.T)
    )
    return paired


def _in_three(a: Ints, b: Ints, kernels: Kernels) -> Flags:
    first, second = np.argsort(a[0]), np.argsort(b[0])
    xa, ya, za = a[:, first]
    xb, yb, zb = b[:, second]
    (ya, yb), size = _ranks(ya, yb)
    beaten = np.empty(b.shape[1], dtype=bool)
    beaten[second] = kernels.beaten_in_three(xa, ya, za, xb, yb, zb, size)
    return beaten


def _split(a: Ints, b: Ints, kernels: Kernels | None) -> Flags:
    """Both sides cut at the middle of one column: low a's face high b's without that column."""
    values = np.concatenate([a[0], b[0]])
    middle = int(np.partition(values, len(values) // 2)[len(values) // 2])
    if middle == values.max():
        middle -= 1
    low_a, low_b = a[0] <= middle, b[0] <= middle
    beaten = np.zeros(b.shape[1], dtype=bool)
    high = np.flatnonzero(~low_b)
    beaten[high] = _beaten(a[1:, low_a], b[1:, high], kernels)
    high = high[~beaten[high]]
    turned = [*range(1, len(a)), 0]
    beaten[high] = _beaten(a[:, ~low_a][turned], b[:, high][turned], kernels)
    beaten[low_b] = _beaten(a[:, low_a][turned], b[:, low_b][turned], kernels)
    return beaten
