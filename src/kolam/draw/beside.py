"""Marks at the same place set side by side, so that none hides another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import hypot, pi

import numpy as np

from kolam.draw.geometry import Box, Floats

Place = tuple[float, float]
# Far below a pixel, far above the rounding of the scales.
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Disc:
    """A mark that needs the circle around (x, y) to itself and must stay inside `home`."""

    x: float
    y: float
    reach: float
    home: Box


def set_beside(discs: Sequence[Disc], gap: float = 1.0) -> tuple[Place, ...]:
    """Places for the discs' centres, at least both reaches plus `gap` apart.

    A disc that is in nobody's way keeps its true place. Discs at one and the same place form a
    honeycomb around it; any other that would overlap goes to the nearest free place, tried on
    rings around its true one. No centre leaves its `home`. Only when a home is full does a disc
    keep its true place on top of others. Deterministic: the largest crowds choose first.
    """
    wishes = _honeycombs(discs, gap)
    taken = np.empty((0, 3))
    found: dict[int, Place] = {}
    for index in _crowds_first(discs):
        disc = discs[index]
        tried = chain([np.array([wishes[index]])], _rings(disc))
        frees = (_free(places, disc, taken, gap) for places in tried)
        x, y = next((free[0] for free in frees if len(free)), (disc.x, disc.y))
        found[index] = float(x), float(y)
        taken = np.vstack([taken, (x, y, disc.reach)])
    return tuple(found[index] for index in range(len(discs)))


def _crowds_first(discs: Sequence[Disc]) -> list[int]:
    """Largest crowds first, so that their honeycombs stay whole."""
    crowds = Counter((disc.x, disc.y) for disc in discs)
    return sorted(range(len(discs)), key=lambda i: (-crowds[discs[i].x, discs[i].y], i))


def _free(places: Floats, disc: Disc, taken: Floats, gap: float) -> Floats:
    """Those of the (n, 2) places that are at home and clear of all (m, 3) taken circles."""
    left, top, right, bottom = disc.home.grown(_HAIR).corners()
    home = (places >= (left, top)).all(axis=1) & (places <= (right, bottom)).all(axis=1)
    apart = np.hypot(*np.moveaxis(places[:, None] - taken[None, :, :2], -1, 0))
    clear = (apart >= disc.reach + taken[:, 2] + gap - _HAIR).all(axis=1)
    return np.asarray(places[home & clear])


def _honeycombs(discs: Sequence[Disc], gap: float) -> list[Place]:
    """Where each disc would like to be: its place in the honeycomb of those that share its own."""
    together: dict[Place, list[int]] = defaultdict(list)
    for index, disc in enumerate(discs):
        together[disc.x, disc.y].append(index)
    wishes = [(disc.x, disc.y) for disc in discs]
    for (x, y), members in together.items():
        pitch = 2 * max(discs[i].reach for i in members) + gap
        honeycomb = cells(len(members))
        for index, (column, row) in zip(members, honeycomb, strict=True):
            wishes[index] = x + pitch * column, y + pitch * row
    return wishes


def cells(count: int) -> list[Place]:
    """The `count` innermost cells of a honeycomb of pitch 1, centred, left to right, row by row."""
    size = int(count**0.5) + 2
    lattice = [
        (column + (row % 2) / 2, row * 3**0.5 / 2)
        for row in range(-size, size + 1)
        for column in range(-size, size + 1)
    ]
    # The small tilt prefers a neighbour in the same row among cells equally far.
    nearest = sorted(lattice, key=lambda at: (round(hypot(at[0] - 0.01, at[1] * 1.02), 6), at))
    chosen = nearest[:count]
    middle = sum(x for x, _ in chosen) / count, sum(y for _, y in chosen) / count
    ordered = sorted(chosen, key=lambda at: (at[1], at[0]))
    return [(x - middle[0], y - middle[1]) for x, y in ordered]


def _rings(disc: Disc) -> Iterator[Floats]:
    """The true place, then rings ever farther from it until none can meet the home any more."""
    farthest = hypot(disc.home.width, disc.home.height)
    for radius in np.arange(0.0, farthest + disc.reach, disc.reach / 4):
        count = max(1, round(8 * pi * radius / disc.reach))
        angles = np.linspace(0, 2 * pi, count, endpoint=False)
        yield np.column_stack([disc.x + radius * np.cos(angles), disc.y + radius * np.sin(angles)])
