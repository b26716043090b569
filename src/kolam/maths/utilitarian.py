"""The utilitarian solution: the largest sum of gains."""

from kolam.maths.criterion import Total
from kolam.maths.packages import Packages
from kolam.maths.search import pick
from kolam.maths.settling import settled
from kolam.maths.solution import Solution
from kolam.maths.watch import Stop, Tell, Watch


def utilitarian(
    packages: Packages,
    *,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The packages with the largest sum of gains, all ties.

    The sum adds points of different parties, which says something only where their scales are
    comparable, and the answer changes with a party's scale. Only packages that are allowed and
    acceptable to all count. The value is the sum of gains in points.
    No picks where no package is acceptable to all. `seconds`, `tell`, `stop`: see nash.
    Source: Harsanyi, Cardinal welfare, individualistic ethics, and interpersonal comparisons of
    utility, Journal of Political Economy 63 (1955) 309-321.
    """
    return settled(packages, "utilitarian", search, watch=Watch(seconds, tell, stop))


def search(packages: Packages, watch: Watch) -> Solution:
    """The same by the rule's own search."""
    return pick(packages, Total(packages.units), rule="utilitarian", watch=watch)
