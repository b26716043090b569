"""How evenly something is spread, and whether who gets it is who pays: exact shares and curves.

Source: Lorenz, Publications of the American Statistical Association 9 (1905) 209-219; Gini (1912),
as the mean difference of all pairs over twice the mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.outcome import Undefined
from kolam.maths.table import Number, exact


@dataclass(frozen=True, slots=True)
class Lorenz:
    """A curve from (0, 0) to (1, 1) that lies on the diagonal where all have their share.

    points  (share of the base, share of the amount) after each holder, exact
    order   holders, from 0, as they come along the curve: the least amount for its base first
    gini    from 0 (everybody has its share) towards 1 (who has all has none of the base): twice the
            area between curve and diagonal
    """

    points: tuple[tuple[Fraction, Fraction], ...]
    order: tuple[int, ...]
    gini: Fraction


def shares(amounts: Sequence[Number]) -> tuple[Fraction, ...] | Undefined:
    """Each one's part of the whole, exact; Undefined("no_values") where the whole is 0.

    Raises ValueError, with the place, for an amount below 0.
    """
    cells = [Fraction(exact(amount)) for amount in amounts]
    for place, cell in enumerate(cells):
        if cell < 0:
            raise ValueError(f"place {place}: a share of {amounts[place]} is no share")
    total = sum(cells)
    return tuple(cell / total for cell in cells) if total else Undefined("no_values")


def lorenz(amounts: Sequence[Number], base: Sequence[Number] | None = None) -> Lorenz | Undefined:
    """The Lorenz curve and Gini coefficient of amounts of 0 or more, in any unit.

    With a `base` - what each put in, say - it is share against share: the curve runs along the
    shares of the base, and a Gini of 0 means that everybody gets what it put in. Holders without
    any base come last, those without either are left in place with nothing.
    Undefined("no_values") where all amounts or the whole base are 0. Raises ValueError for amounts
    below 0 and a base of another length.
    """
    parts, across = shares(amounts), shares([1] * len(amounts) if base is None else base)
    if isinstance(parts, Undefined):
        return parts
    if isinstance(across, Undefined):
        return across
    pairs = list(zip(across, parts, strict=True))
    order = sorted(range(len(pairs)), key=lambda place: (*_slope(*pairs[place]), place))
    points = [(Fraction(0), Fraction(0))]
    below = Fraction(0)
    for place in order:
        (x, y), (wide, high) = points[-1], pairs[place]
        below += wide * (2 * y + high)
        points.append((x + wide, y + high))
    return Lorenz(tuple(points), tuple(order), 1 - below)


def _slope(wide: Fraction, high: Fraction) -> tuple[bool, Fraction]:
    """How steep the curve is there; last where it goes straight up."""
    return (wide == 0 and high > 0, high / wide if wide else Fraction(0))
