"""Claims on an estate that is too small: the Talmud's rule for any number of claimants.

Two share a contested garment thus: each concedes what it does not claim, the rest is halved. The
rule for more is the one that does so between every two of them. It gives each half its claim, or as
much as brings all level, while the estate is below half of all claims; above, losses are shared in
the same way. It is the nucleolus of the game in which a coalition is worth what is left when all
others are paid.

Source: Mishnah, Ketubot 93a and Bava Metzia 2a; Aumann and Maschler, Journal of Economic Theory 36
(1985) 195-213.
"""

from collections.abc import Sequence
from fractions import Fraction

from kolam.maths.game import MOST, Game
from kolam.maths.table import Number, exact


def talmud(estate: Number, claims: Sequence[Number]) -> tuple[Fraction, ...]:
    """What each claimant gets, exactly; they add up to the estate.

    Raises ValueError for no claims, claims below 0, or an estate below 0 or above all claims.
    """
    sum_, told = _checked(estate, claims)
    halves = [claim / 2 for claim in told]
    if 2 * sum_ <= sum(told):
        return _levelled(sum_, halves)
    losses = _levelled(sum(told) - sum_, halves)
    return tuple(claim - loss for claim, loss in zip(told, losses, strict=True))


def claims_game(estate: Number, claims: Sequence[Number]) -> Game:
    """The game of the claims: a coalition has what is left when all others are paid, or nothing.

    Its Shapley value pays claimants in random order. Raises ValueError as talmud does, and for more
    than 24 claimants. Source: O'Neill, Mathematical Social Sciences 2 (1982) 345-371.
    """
    sum_, told = _checked(estate, claims)
    if len(told) > MOST:
        raise ValueError(f"a table has at most {MOST} players, not {len(told)}")
    short = sum(told) - sum_
    return Game.from_function(
        len(told), lambda s: max(Fraction(0), sum((told[p] for p in s), -short))
    )


def _checked(estate: Number, claims: Sequence[Number]) -> tuple[Fraction, list[Fraction]]:
    told, whole = [Fraction(exact(claim)) for claim in claims], Fraction(exact(estate))
    if not told or min(told) < 0:
        raise ValueError("there is one claim or more, each of 0 or more")
    if not 0 <= whole <= sum(told):
        raise ValueError(f"the estate lies from 0 to all claims, {sum(told)}; it is {whole}")
    return whole, told


def _levelled(amount: Fraction, most: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Equal parts of the amount, nobody more than its most."""
    shares, left = [Fraction(0)] * len(most), amount
    order = sorted(range(len(most)), key=lambda place: most[place])
    for done, place in enumerate(order):
        shares[place] = min(most[place], left / (len(order) - done))
        left -= shares[place]
    return tuple(shares)
