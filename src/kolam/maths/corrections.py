"""Corrections of p values for the number of tests made at once."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import TypeVar

P = TypeVar("P", float, Fraction)


def holm(p_values: Sequence[P]) -> tuple[P, ...]:
    """Adjusted p values, in the order given, that bound the chance of any false alarm.

    Calling those up to a "different" raises a false alarm with probability at most a, however the
    tests depend on each other. Fractions stay exact. Raises ValueError for a p outside 0 to 1.
    Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65-70.
    """
    rising = _rising(p_values)
    scaled = [(len(rising) - step) * p_values[place] for step, place in enumerate(rising)]
    return _restored(rising, [min(p, type(p)(1)) for p in accumulate(scaled, max)])


def benjamini_hochberg(p_values: Sequence[P]) -> tuple[P, ...]:
    """Adjusted p values, in the order given, that bound the expected share of false alarms.

    Of those up to a that are called "different", at most the share a is expected to be false, for
    tests that are independent or positively dependent. Fractions stay exact.
    Raises ValueError for a p outside 0 to 1.
    Source: Benjamini and Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300.
    """
    falling = _rising(p_values)[::-1]
    scaled = [
        len(falling) * p_values[place] / (len(falling) - step) for step, place in enumerate(falling)
    ]
    return _restored(falling, [min(p, type(p)(1)) for p in accumulate(scaled, min)])


def _rising(p_values: Sequence[P]) -> list[int]:
    """The places of the p values, smallest first."""
    if not all(0 <= p <= 1 for p in p_values):
        raise ValueError("a p value lies between 0 and 1")
    return sorted(range(len(p_values)), key=p_values.__getitem__)


def _restored(places: Sequence[int], values: Sequence[P]) -> tuple[P, ...]:
    """The values, each put back in its place."""
    return tuple(value for _, value in sorted(zip(places, values, strict=True)))
