"""Cronbach's alpha: how far the items of one scale vary together.

Source: Cronbach, Psychometrika 16 (1951) 297-334; Feldt, Psychometrika 30 (1965) 357-370 (the
interval, which assumes normal errors and many more people than a workshop has: wide is honest).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import sub

from kolam.maths.distributions import f_quantile
from kolam.maths.outcome import Interval, Undefined
from kolam.maths.spread import variance
from kolam.maths.table import Ratings, rows_of, whole


@dataclass(frozen=True, slots=True)
class Reliability:
    """Alpha of `items` items, from the `people` who answered all of them.

    alpha     1 at most; below 0 where items pull against each other
    interval  Feldt's, in which alpha lies with the confidence asked for; None for an alpha of 1
    without   alpha of the other items, one for each item left out; None with only two items, or
              where the others do not vary
    left_out  places, from 0, of the people who skipped an item
    """

    alpha: Fraction
    interval: Interval | None
    without: tuple[Fraction | None, ...]
    people: int
    items: int
    left_out: tuple[int, ...]


def cronbach_alpha(answers: Ratings, *, confidence: float = 0.95) -> Reliability | Undefined:
    """Alpha of a table with one row a person and one column an item, None for a gap.

    All items point the same way and have the same range: turn reversed ones round before. People
    with a gap are left out and named. Undefined for fewer than two items (too_few_values), fewer
    than two people who answered all (too_few_people), or if all of these have the same total
    (no_variance). Raises ValueError for a ragged table or a confidence outside 0 to 1.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not {confidence}")
    rows = rows_of(answers)
    full = whole([tuple(c for c in row if c is not None) for row in rows if None not in row])
    items = len(rows[0]) if rows else 0
    if items < 2:
        return Undefined("too_few_values" if rows else "no_values")
    if len(full) < 2:
        return Undefined("too_few_people")
    totals, columns = [sum(row) for row in full], list(zip(*full, strict=True))
    parts = [variance(column) for column in columns]
    alpha = _alpha(totals, parts)
    if alpha is None:
        return Undefined("no_variance")
    others = [
        _alpha(list(map(sub, totals, column)), parts[:i] + parts[i + 1 :])
        for i, column in enumerate(columns)
    ]
    return Reliability(
        alpha=alpha,
        interval=_interval(alpha, people=len(full), items=items, confidence=confidence),
        without=tuple(others),
        people=len(full),
        items=items,
        left_out=tuple(place for place, row in enumerate(rows) if None in row),
    )


def _alpha(totals: Sequence[int], parts: Sequence[Fraction | Undefined]) -> Fraction | None:
    """Alpha from people's totals and each item's variance; None with one item or no variance."""
    items = len(parts)
    total = variance(totals)
    if items < 2 or isinstance(total, Undefined) or total == 0:
        return None
    own = sum((part for part in parts if not isinstance(part, Undefined)), Fraction(0))
    return Fraction(items, items - 1) * (1 - own / total)


def _interval(alpha: Fraction, *, people: int, items: int, confidence: float) -> Interval | None:
    if alpha == 1:
        return None
    tail, rest = (1 - confidence) / 2, float(1 - alpha)
    df1, df2 = people - 1, (people - 1) * (items - 1)
    return Interval(
        1 - rest * f_quantile(1 - tail, df1=df1, df2=df2),
        1 - rest * f_quantile(tail, df1=df1, df2=df2),
    )
