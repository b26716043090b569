"""The leximin solution: most for whoever gains least, then for the next, and so on."""

from kolam.maths.criterion import Ordered
from kolam.maths.packages import Packages
from kolam.maths.search import pick
from kolam.maths.settling import settled
from kolam.maths.solution import Solution
from kolam.maths.watch import Stop, Tell, Watch


def leximin(
    packages: Packages,
    *,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The packages whose sorted gains are largest, from the smallest gain on; all ties.

    Gains are in points, each party's own, and are compared as they stand: the answer changes with
    a party's scale. Only packages that are allowed and acceptable to all count. The value is the
    smallest gain.
    No picks where no package is acceptable to all. `seconds`, `tell`, `stop`: see nash.
    Source: Imai, Individual monotonicity and lexicographic maxmin solution, Econometrica 51 (1983)
    389-401, without rescaling by ideal gains.
    """
    return settled(packages, "leximin", search, watch=Watch(seconds, tell, stop))


def search(packages: Packages, watch: Watch) -> Solution:
    """The same by the rule's own search."""
    return pick(packages, Ordered(packages.units), rule="leximin", watch=watch)
