"""The Kalai-Smorodinsky solution: everyone as far as possible towards its ideal."""

from fractions import Fraction

from kolam.maths.criterion import Ordered, Total
from kolam.maths.packages import Packages
from kolam.maths.search import ideals, pick
from kolam.maths.settling import settled
from kolam.maths.solution import Solution
from kolam.maths.watch import Stop, Tell, Watch


def kalai_smorodinsky(
    packages: Packages,
    *,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The packages whose smallest share of an ideal gain is largest, all ties.

    A party's ideal gain is the most that it gains in any allowed package acceptable to all; its
    share is its gain divided by that. Of the packages with the largest smallest share, those with
    the largest second smallest, and so on. The value is the smallest share, from 0 to 1. Parties
    that no package gains anything are left out and named in `dropped`; without any other, every
    package acceptable to all is picked, with value 0.
    No picks where no package is acceptable to all, or when the time ended before the ideals were
    known. `seconds`, `tell`, `stop`: see nash.
    Source: Kalai and Smorodinsky, Other solutions to Nash's bargaining problem, Econometrica 43
    (1975) 513-518; for more than two parties and separate packages, Imai, Individual monotonicity
    and lexicographic maxmin solution, Econometrica 51 (1983) 389-401.
    """
    watch = Watch(seconds, tell, stop)
    return settled(packages, "kalai_smorodinsky", search, watch=watch)


def search(packages: Packages, watch: Watch) -> Solution:
    """The same by the rule's own search."""
    most = ideals(packages, watch)
    if most is None:
        return Solution("kalai_smorodinsky", (), None, None, every_tie=False)
    scales = tuple(Fraction(1, gain) if gain else Fraction(0) for gain in most)
    dropped = tuple(party for party, gain in enumerate(most) if not gain)
    # Where nobody can gain, whatever is acceptable has gains of 0, the largest sum there is.
    criterion = Ordered(scales) if any(most) else Total(packages.units)
    return pick(packages, criterion, rule="kalai_smorodinsky", watch=watch, dropped=dropped)
