"""Before and after: how many moved which way, how far, and whether that would be rare by chance.

Sources: Wilcoxon, Biometrics Bulletin 1 (1945) 80-83; Hodges and Lehmann, Annals of Mathematical
Statistics 34 (1963) 598-611; exact distributions by counting every way of giving the signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from kolam.maths.outcome import Undefined
from kolam.maths.ranks import doubled_ranks
from kolam.maths.spread import median
from kolam.maths.table import Number, exact


@dataclass(frozen=True, slots=True)
class PairedChange:
    """What changed in `up + same + down` pairs of values; later less earlier, in their unit.

    unpaired        how many had only one of the two values, or none; they take no part
    shift           the middle of the changes
    hodges_lehmann  the middle of all means of two changes (each also with itself): a steadier shift
    sign_p          how likely at least so uneven a split of ups and downs is if both are as likely
    wilcoxon_p      how likely signed ranks at least so uneven are if each change could as well have
                    gone the other way; exact, ties share their ranks, no change counts for nothing
    Both count either direction, and are 1 where nothing changed.
    """

    up: int
    same: int
    down: int
    unpaired: int
    shift: Fraction
    hodges_lehmann: Fraction
    sign_p: Fraction
    wilcoxon_p: Fraction


def paired_change(
    before: Sequence[Number | None], after: Sequence[Number | None]
) -> PairedChange | Undefined:
    """The change between two values of each person, in the same order; None for a gap.

    Undefined("no_pairs") where nobody has both. Raises ValueError for lists of unequal length.
    At most a few hundred pairs: all ways of giving signs are counted, over sums of ranks.
    """
    both = zip(before, after, strict=True)
    changes = [Fraction(exact(b)) - exact(a) for a, b in both if a is not None and b is not None]
    if not changes:
        return Undefined("no_pairs")
    up, down = sum(c > 0 for c in changes), sum(c < 0 for c in changes)
    return PairedChange(
        up=up,
        same=len(changes) - up - down,
        down=down,
        unpaired=len(before) - len(changes),
        shift=_middle(changes),
        hodges_lehmann=_middle([(a + b) / 2 for n, a in enumerate(changes) for b in changes[n:]]),
        sign_p=_sign_p(up, down),
        wilcoxon_p=_wilcoxon_p(changes),
    )


def _middle(values: Sequence[Fraction]) -> Fraction:
    found = median(values)
    if isinstance(found, Undefined):
        raise ValueError("nothing has no middle")
    return found


def _sign_p(up: int, down: int) -> Fraction:
    moved = up + down
    tail = sum(comb(moved, k) for k in range(min(up, down) + 1))
    return min(Fraction(1), Fraction(2 * tail, 2**moved))


def _wilcoxon_p(changes: Sequence[Fraction]) -> Fraction:
    moved = [change for change in changes if change]
    ranks = doubled_ranks([abs(change) for change in moved])
    seen = sum(rank for rank, change in zip(ranks, moved, strict=True) if change > 0)
    ways = [1]
    for rank in ranks:
        longer = ways + [0] * rank
        for total, count in enumerate(ways):
            longer[total + rank] += count
        ways = longer
    tail = sum(ways[: min(seen, sum(ranks) - seen) + 1])
    return min(Fraction(1), Fraction(2 * tail, 2 ** len(moved)))
