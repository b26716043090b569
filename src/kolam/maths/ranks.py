"""Ranks with ties shared, kept as whole numbers."""

from collections import Counter
from collections.abc import Sequence

from kolam.maths.table import Exact


def doubled_ranks(values: Sequence[Exact]) -> list[int]:
    """Twice the rank of each value, 2 for a lone lowest one; tied values share their mean rank.

    Doubled because a shared rank may end in a half: 5, 7, 7, 9 has ranks 1, 2.5, 2.5, 4.
    """
    below, doubled = 0, {}
    for value, count in sorted(Counter(values).items()):
        doubled[value] = 2 * below + count + 1
        below += count
    return [doubled[value] for value in values]


def tie_sum(values: Sequence[Exact]) -> int:
    """The sum of t^3 - t over every set of t tied values; 0 without ties."""
    return sum(count**3 - count for count in Counter(values).values())
