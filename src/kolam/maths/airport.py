"""Sharing one facility that must suit whoever needs most of it, like a runway.

A coalition costs as much as its costliest player. Each stretch of cost is shared equally by all who
need it: that is the Shapley value, without a table, for any number of players.

Source: Littlechild and Owen, Management Science 20 (1973) 370-372; Littlechild and Thompson, Bell
Journal of Economics 8 (1977) 186-204.
"""

from collections.abc import Sequence
from fractions import Fraction

from kolam.maths.table import Number, exact


def airport(costs: Sequence[Number], counts: Sequence[int] | None = None) -> tuple[Fraction, ...]:
    """What each player pays, exactly.

    costs   what each player, or each player of a type, would cost alone; 0 or more
    counts  how many players each type has, 1 or more (default: one each); the answer is for each
            player of the type
    All pay as much as the costliest costs. Raises ValueError for lists of unlike length, costs
    below 0 or counts below 1.
    """
    told = [Fraction(exact(cost)) for cost in costs]
    many = list(counts) if counts is not None else [1] * len(told)
    if len(many) != len(told) or any(cost < 0 for cost in told) or any(n < 1 for n in many):
        raise ValueError("each cost is 0 or more and has a count of 1 or more")
    shares, using = [Fraction(0)] * len(told), sum(many)
    before, share = Fraction(0), Fraction(0)
    for place in sorted(range(len(told)), key=lambda place: told[place]):
        share += (told[place] - before) / using
        shares[place], before = share, told[place]
        using -= many[place]
    return tuple(shares)
