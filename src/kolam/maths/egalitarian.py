"""The egalitarian solution: as much as possible for whoever gains least."""

from kolam.maths.criterion import Least
from kolam.maths.packages import Packages
from kolam.maths.search import pick
from kolam.maths.settling import settled
from kolam.maths.solution import Solution
from kolam.maths.watch import Stop, Tell, Watch


def egalitarian(
    packages: Packages,
    *,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The efficient packages whose smallest gain is largest, all ties.

    Gains are in points, each party's own, and are compared as they stand: the answer changes with
    a party's scale. Only packages that are allowed and acceptable to all count; efficient: no such
    package gives some party more and none less. The value is the smallest gain.
    No picks where no package is acceptable to all. `seconds`, `tell`, `stop`: see nash.
    Source: Kalai, Proportional solutions to bargaining situations, Econometrica 45 (1977)
    1623-1630, with equal proportions.
    """
    return settled(packages, "egalitarian", search, watch=Watch(seconds, tell, stop))


def search(packages: Packages, watch: Watch) -> Solution:
    """The same by the rule's own search."""
    return pick(packages, Least(packages.units), rule="egalitarian", watch=watch)
