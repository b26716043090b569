"""Tables of ratings, read exactly: one row a target, one column a rater, None for a gap."""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from kolam.maths.outcome import Undefined

Number = int | float | Fraction
Exact = int | Fraction
Ratings = Sequence[Sequence[Number | None]]
Rows = tuple[tuple[Exact | None, ...], ...]
CompleteRows = tuple[tuple[Exact, ...], ...]


def exact(value: Number) -> Exact:
    """The value as a whole number or fraction; a float is read as the binary number it is.

    Raises ValueError for infinite values and for not-a-number: a gap is None.
    """
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that can be used; write None for a gap")
    fraction = Fraction(value)
    return int(fraction.numerator) if fraction.denominator == 1 else fraction


def present(values: Iterable[Number | None]) -> list[Exact]:
    """The values that are not gaps, in their order."""
    return [exact(value) for value in values if value is not None]


def rows_of(ratings: Ratings) -> Rows:
    """The table with exact values; ValueError where a row is longer or shorter than the first."""
    width = len(ratings[0]) if ratings else 0
    for place, row in enumerate(ratings):
        if len(row) != width:
            raise ValueError(f"row {place} has {len(row)} columns, row 0 has {width}")
    return tuple(tuple(None if cell is None else exact(cell) for cell in row) for row in ratings)


def whole(rows: Iterable[Sequence[Exact]]) -> list[tuple[int, ...]]:
    """The rows in the largest unit in which each cell is a whole number: quicker, as exact."""
    kept = [tuple(row) for row in rows]
    unit = math.lcm(*{cell.denominator for row in kept for cell in row})
    return [tuple(int(cell * unit) for cell in row) for row in kept]


def complete_rows(ratings: Ratings) -> CompleteRows | Undefined:
    """The table if it has two rows, two columns and no gap, else what it lacks."""
    rows = rows_of(ratings)
    full = tuple(tuple(cell for cell in row if cell is not None) for row in rows)
    if not any(full):
        return Undefined("no_values")
    if len(rows) < 2:
        return Undefined("too_few_targets")
    if len(rows[0]) < 2:
        return Undefined("too_few_raters")
    return Undefined("gaps") if any(None in row for row in rows) else full


def unpaired(rows: Rows) -> Undefined | None:
    """Why no two raters' values of one target can be compared; None when some can."""
    raters = sum(any(cell is not None for cell in column) for column in zip(*rows, strict=True))
    if raters < 2:
        return Undefined("too_few_raters" if raters else "no_values")
    return None if any(paired(row) for row in rows) else Undefined("no_pairs")


def paired(row: Sequence[Exact | None]) -> bool:
    """Whether at least two raters gave this target a value."""
    return len(row) - row.count(None) > 1
