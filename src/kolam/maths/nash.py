"""The Nash solution: the largest product of what the parties gain."""

from kolam.maths.criterion import Product
from kolam.maths.packages import Packages
from kolam.maths.search import pick
from kolam.maths.settling import settled
from kolam.maths.solution import Solution
from kolam.maths.watch import Stop, Tell, Watch


def nash(
    packages: Packages,
    *,
    seconds: float | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Solution:
    """The packages with the largest product of gains over the reservation values, all ties.

    Only packages that are allowed and acceptable to all count. The value is the product in points.
    Where every product is 0, the value is 0 and the picks let the largest number of parties gain:
    for each set of so many parties that can gain together, the largest product of their gains.
    No picks where no package is acceptable to all.
    Where synergies link issues of many packages, the frontier is tried too: see solve.
    `seconds` limits the search, `tell(best, bound)` hears of progress, `stop()` ends it; the best
    so far is then returned with a proven bound.
    Source: Nash, The bargaining problem, Econometrica 18 (1950) 155-162; for products of 0,
    Caragiannis et al., The unreasonable fairness of maximum Nash welfare, ACM Transactions on
    Economics and Computation 7 (2019) 12, definition 3.
    """
    return settled(packages, "nash", search, watch=Watch(seconds, tell, stop))


def search(packages: Packages, watch: Watch) -> Solution:
    """The same by the rule's own search."""
    return pick(packages, Product(packages.units), rule="nash", watch=watch)
