"""Sums of a game's table by the size of the coalitions, of all and of those with each player.

Every value that weighs coalitions by their size alone (Shapley, Banzhaf) is a small sum of these.
The table is read once, as rows of lower players' coalitions: rows are added up by the size of their
upper players, and within a row the coalitions without and with some players, size by size.
Whole numbers are added exactly: in 64 bits, or in two limbs where the sums might not fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import sizes
from kolam.maths.game import Game
from kolam.maths.size_loops import FOLDED, read

Total = int | float


@dataclass(frozen=True, slots=True)
class SizeSums:
    """every[s]: all coalitions of s players added up; having[p][s]: those with player p."""

    every: tuple[Total, ...]
    having: tuple[tuple[Total, ...], ...]


def size_sums(game: Game) -> SizeSums:
    """The sums, in the game's unit; whole numbers for an exact game, floats for floats."""
    table = game.table
    if table.dtype != np.int64 or game.largest << game.players < 2**63:
        return _sums(table)
    low, high = _sums(table & 0xFFFFFFFF), _sums(table >> 32)
    join = [tuple(b + (a << 32) for a, b in zip(*p, strict=True)) for p in _rows(high, low)]
    return SizeSums(join[0], tuple(join[1:]))


def _rows(*sums: SizeSums) -> Any:
    return zip(*([one.every, *one.having] for one in sums), strict=True)


def _sums(table: NDArray[Any]) -> SizeSums:
    players = len(table).bit_length() - 1
    lower = players // 2
    by_upper, by_lower = _halves(table.reshape(-1, 1 << lower), lower, players - lower)
    low, high = _members(by_upper, lower), _members(by_lower, players - lower)
    return SizeSums(tuple(low[0]), tuple(map(tuple, low[1:] + high[1:])))


def _halves(rows: NDArray[Any], lower: int, upper: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """By the upper part's size for each lower part, and the other way round."""
    if lower < FOLDED:
        by_upper = [part[0] for part in _folded([rows], upper, axis=0)]
        by_lower = [part[:, 0] for part in _folded([rows], lower, axis=1)]
        return np.array(by_upper), np.array(by_lower)
    by_row, narrow = read(rows, sizes(upper))
    parts = _folded(list(narrow.transpose(1, 0, 2)), lower - FOLDED, axis=1)
    return by_row, np.array([part[:, 0] for part in parts])


def _folded(parts: Sequence[NDArray[Any]], times: int, *, axis: int) -> list[NDArray[Any]]:
    """The parts by size, the last axis' upper halves counted one player more, so many times."""
    folded = list(parts)
    for _ in range(times):
        half = folded[0].shape[axis] // 2
        split = [(p[:half], p[half:]) if axis == 0 else (p[:, :half], p[:, half:]) for p in folded]
        middle = [without + have for (without, _), (_, have) in zip(split[1:], split, strict=False)]
        folded = [split[0][0], *middle, split[-1][1]]
    return folded


def _members(grouped: NDArray[Any], players: int) -> list[list[Total]]:
    """By total size: all, then those with each player, from sums by outside size and coalition."""
    size = sizes(players)
    order = np.argsort(size, kind="stable")
    starts = np.searchsorted(size[order], np.arange(players + 1))
    by_size = np.ascontiguousarray(grouped[:, order])
    inside = [np.ones(1 << players, dtype=np.int64)]
    inside += [order >> player & 1 for player in range(players)]
    found = []
    for mask in inside:
        sums: list[Any] = [0] * (len(grouped) + players)
        for more, row in enumerate(np.add.reduceat(by_size * mask, starts, axis=1).tolist()):
            for count, value in enumerate(row, start=more):
                sums[count] += value
        found.append(sums)
    return found
