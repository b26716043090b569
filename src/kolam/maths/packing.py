"""Rows of small whole numbers as single integers, so that sorting them is quick."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Bits of a word.
WIDTH = 62


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column stands in a word; sums of words are words of sums, up to `tops`."""

    shifts: tuple[int, ...]
    masks: tuple[int, ...]

    @classmethod
    def of(cls, tops: Ints) -> "Layout | None":
        """The layout of columns from 0 to `tops`, the first weighing most; None: too wide."""
        bits = [int(top).bit_length() for top in tops]
        if sum(bits) > WIDTH:
            return None
        shifts = tuple(sum(bits[n + 1 :]) for n in range(len(bits)))
        return cls(shifts, tuple((1 << width) - 1 for width in bits))

    def pack(self, columns: Ints) -> Ints:
        """columns x n as n words."""
        packed: Ints = columns[0] << self.shifts[0]
        for column, shift in zip(columns[1:], self.shifts[1:], strict=True):
            packed = packed | (column << shift)
        return packed

    def unpack(self, packed: Ints) -> Ints:
        """n words as columns x n."""
        columns = np.empty((len(self.shifts), len(packed)), dtype=np.int64)
        for column, shift, mask in zip(columns, self.shifts, self.masks, strict=True):
            np.right_shift(packed, shift, out=column)
            column &= mask
        return columns


def words(columns: Sequence[Ints]) -> list[Ints]:
    """Columns of numbers >= 0 as few words, the first weighing most; constants are left out."""
    found: list[Ints] = []
    room = 0
    for column in columns:
        bits = int(column.max()).bit_length() if len(column) else 0
        if not bits:
            continue
        if bits > room:
            found.append(column.copy())
            room = WIDTH - bits
        else:
            found[-1] = (found[-1] << bits) | column
            room -= bits
    return found or [np.zeros(len(columns[0]), dtype=np.int64)]


def sorted_words(packed: Sequence[Ints]) -> tuple[Ints, Ints]:
    """The order that sorts rows, and where in it a new row begins."""
    one = len(packed) == 1
    order = np.argsort(packed[0], kind="stable") if one else np.lexsort(packed[::-1])
    new = np.zeros(len(order), dtype=bool)
    new[:1] = True
    for word in packed:
        ranked = word[order]
        new[1:] |= ranked[1:] != ranked[:-1]
    return order, np.flatnonzero(new)


def runs(counts: Ints, first: Ints, keep: Flags | None) -> Ints:
    """The sum of each run of counts that begins at `first`; of those to keep."""
    sums = counts[first] if len(first) == len(counts) else np.add.reduceat(counts, first)
    return sums if keep is None else sums[keep]
