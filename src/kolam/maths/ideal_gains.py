"""Ideal gains: the most that each party could have, if the others asked for no more than enough."""

from kolam.maths.packages import Packages
from kolam.maths.search import ideals
from kolam.maths.watch import Watch


def ideal_gains(packages: Packages, *, seconds: float | None = None) -> tuple[int, ...] | None:
    """The most that each party can gain in a package acceptable to all, in its unit.

    All 0 where there is no such package; None where `seconds` ended before all were known.
    Source: the ideal point of Kalai and Smorodinsky, Econometrica 43 (1975), 513-518.
    """
    return ideals(packages, Watch(seconds, None, None))
