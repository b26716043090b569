"""Rows of different heights set in columns."""

from collections.abc import Sequence


def in_columns(heights: Sequence[float], columns: int) -> list[list[int]]:
    """Indices of consecutive rows for each column, at the least height of the tallest column."""
    low, high = max(heights, default=0.0), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        fits = len(_filled(heights, middle)) <= columns
        low, high = (low, middle) if fits else (middle, high)
    return _filled(heights, high)


def _filled(heights: Sequence[float], limit: float) -> list[list[int]]:
    columns: list[list[int]] = [[]]
    used = 0.0
    for index, height in enumerate(heights):
        if columns[-1] and used + height > limit:
            columns.append([])
            used = 0.0
        columns[-1].append(index)
        used += height
    return columns
