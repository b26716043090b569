"""Kohlberg's criterion: whether levels of complaints prove payoffs to be the nucleolus.

Nothing of the search is used here: weights, excesses and ranks are worked out anew in exact
numbers, so that an answer can be believed without believing who found it. Why it proves: other
payoffs whose complaints are no larger cannot lower the excess of a weighted coalition without
raising another's, since with the coalitions settled before they cancel out; so they agree on all
of them, level by level, until every player's payoff is settled.

Source: Kohlberg, SIAM Journal on Applied Mathematics 20 (1971) 62-66; that the weighted coalitions
are enough, Nguyen and Thomas, Mathematical Programming 159 (2016) 263-293.
"""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kolam.maths.coalitions import added, bits_of
from kolam.maths.game import Game
from kolam.maths.nucleolus import Level, Nucleolus

Vector = list[Fraction]


def proves(game: Game, found: Nucleolus, *, floors: bool = True) -> bool:
    """Whether the levels prove the payoffs; exact, n to 16 in some tenths of a second.

    floors  True for the nucleolus, False for the prenucleolus
    """
    players = game.players
    alone = [game.worth(1 << player) for player in range(players)]
    if sum(found.payoffs) != game.worth(game.everybody):
        return False
    if floors and any(x < v for x, v in zip(found.payoffs, alone, strict=True)):
        return False
    excesses, unit = _excesses(game, found.payoffs)
    settled: list[Vector] = [_vector(range(players), players)]
    for level in found.levels:
        open_ones = _outside(settled, players)
        if not open_ones.any() or excesses[open_ones].max() * unit != level.excess:
            return False
        if not _holds(game, found.payoffs, level, settled=settled, floors=floors):
            return False
        settled = _reduced([*settled, *(_vector(s, players) for s in _weighed(level))])
    return len(_reduced(settled)) == players


def _weighed(level: Level) -> list[tuple[int, ...]]:
    return [s for s, _ in level.coalitions] + [(player,) for player, _ in level.floors]


def _holds(
    game: Game,
    payoffs: Sequence[Fraction],
    level: Level,
    *,
    settled: Sequence[Vector],
    floors: bool,
) -> bool:
    """Whether the level's coalitions have its excess, and its weights cancel out."""
    players = game.players
    weights = [w for _, w in level.coalitions] + [w for _, w in level.floors]
    if min(weights) <= 0 or sum(w for _, w in level.coalitions) != 1:
        return False
    if level.floors and not floors:
        return False
    if any(payoffs[p] != game.worth(1 << p) for p, _ in level.floors):
        return False
    for coalition, _ in level.coalitions:
        worth = game.worth(bits_of(coalition, players))
        if worth - sum(payoffs[p] for p in coalition) != level.excess:
            return False
    total = [Fraction(0)] * players
    for coalition, weight in zip(_weighed(level), weights, strict=True):
        for player in coalition:
            total[player] += weight
    basis = _reduced(settled)
    return len(_reduced([*basis, total])) == len(basis)


def _vector(coalition: Iterable[int], players: int) -> Vector:
    inside = set(coalition)
    return [Fraction(int(player in inside)) for player in range(players)]


def _reduced(rows: Iterable[Vector]) -> list[Vector]:
    """The reduced echelon form without empty rows."""
    done: list[Vector] = []
    for told in rows:
        row = list(told)
        for other in done:
            lead = _lead(other)
            if row[lead]:
                row = [a - row[lead] * b for a, b in zip(row, other, strict=True)]
        if not any(row):
            continue
        lead = _lead(row)
        row = [a / row[lead] for a in row]
        done = [[a - o[lead] * b for a, b in zip(o, row, strict=True)] for o in done] + [row]
    return done


def _lead(row: Vector) -> int:
    return next(place for place, value in enumerate(row) if value)


def _outside(settled: Sequence[Vector], players: int) -> NDArray[np.bool_]:
    """Which coalitions are no mix of the settled ones: those that a null vector does not cancel."""
    basis = {_lead(row): row for row in _reduced(settled)}
    outside = np.zeros(1 << players, dtype=np.bool_)
    for free in (player for player in range(players) if player not in basis):
        null = [-basis[p][free] if p in basis else Fraction(int(p == free)) for p in range(players)]
        unit = math.lcm(*(value.denominator for value in null))
        outside |= added([int(value * unit) for value in null]) != 0
    return outside


def _excesses(game: Game, payoffs: Sequence[Fraction]) -> tuple[NDArray[Any], Fraction]:
    """Every coalition's excess as an integer of a unit."""
    whole = game.in_integers()
    shares = [payoff / whole.unit for payoff in payoffs]
    scale = math.lcm(*(share.denominator for share in shares))
    told = [int(share * scale) for share in shares]
    fits = whole.largest * scale + sum(map(abs, told)) < 2**62
    table = whole.table if fits else whole.table.astype(object)
    return table * scale - added(told, np.int64 if fits else object), whole.unit / scale
