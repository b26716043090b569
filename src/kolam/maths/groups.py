"""Groups of raters: the columns of a table, sorted by a label that a rater may lack."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kolam.maths.table import Ratings, Rows, rows_of

Floats = NDArray[np.float64]
Members = dict[str, list[int]]

#: Groups with fewer values than this get no interval and take no part in a test.
FEWEST = 5


def grouped(ratings: Ratings, groups: Sequence[str | None]) -> tuple[Rows, Members]:
    """The exact table, and the columns of each group in the order of their labels.

    Raises ValueError for a ragged table or unless there is one label (or None) for each column.
    """
    rows = rows_of(ratings)
    if rows and len(rows[0]) != len(groups):
        raise ValueError(f"{len(groups)} labels for {len(rows[0])} columns, one column a rater")
    members: Members = {label: [] for label in sorted({g for g in groups if g is not None})}
    for column, label in enumerate(groups):
        if label is not None:
            members[label].append(column)
    return rows, members


def floats(rows: Rows) -> Floats:
    """The table as an array (targets, raters), not-a-number for a gap; at least one row."""
    return np.array([[np.nan if cell is None else cell for cell in row] for row in rows], float)


def visible(people: Mapping[str, int], *, fewest: int = FEWEST) -> frozenset[str]:
    """The groups that may be shown, from the number of people in each.

    Groups smaller than `fewest` are hidden; then the next smallest too, until what is hidden cannot
    be worked out from the total: two groups at least, with `fewest` people together.
    """
    order = sorted((n, group) for group, n in people.items() if n)
    hidden = sum(n < fewest for n, _ in order)
    while 0 < hidden < len(order) and (hidden < 2 or sum(n for n, _ in order[:hidden]) < fewest):
        hidden += 1
    return frozenset(group for _, group in order[hidden:])
