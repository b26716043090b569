"""The places a label may take around its dot, and what each of them costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray

from kolam.draw.geometry import (
    Box,
    Flags,
    Floats,
    crossing,
    gaps,
    lengths_inside,
    overlapping,
    passing,
    rows,
)
from kolam.draw.scene import Anchor

GAP = 2.0
_KEPT = 200
_DISTANCES = (8, 18, 30, 44, 60, 80, 104, 132, 164, 200)
_ANGLES = 16
# Corners first, since spread is drawn straight to the right, left, up and down of a dot:
# (x in reaches, x in widths, y in reaches, y in heights, alignment, cost).
_NEAR: tuple[tuple[float, float, float, float, Anchor, float], ...] = (
    (0.72, 0, -0.72, -1, "start", 0.0),
    (0.72, 0, 0.72, 0, "start", 0.3),
    (1, 0, 0, -0.5, "start", 0.4),
    (-0.72, -1, -0.72, -1, "end", 0.5),
    (-0.72, -1, 0.72, 0, "end", 0.8),
    (-1, -1, 0, -0.5, "end", 0.9),
    (0, -0.5, -1, -1, "middle", 1.0),
    (0, -0.5, 1, 0, "middle", 1.1),
    (1, 0, 0, -0.85, "start", 1.2),
    (1, 0, 0, -0.15, "start", 1.2),
    (-1, -1, 0, -0.85, "end", 1.5),
    (-1, -1, 0, -0.15, "end", 1.5),
    (0, -0.25, -1, -1, "middle", 1.6),
    (0, -0.75, -1, -1, "middle", 1.6),
    (0, -0.25, 1, 0, "middle", 1.7),
    (0, -0.75, 1, 0, "middle", 1.7),
)
_FAR_COST, _COST_A_PIXEL = 3.0, 1 / 8
# A label's second size, a pixel of line under it, a disc close by, a disc under its leader,
# and a line between it and its dot.
_SIZE_COST, _LINE_COST, _CROWD_COST, _PASSING_COST, _SPLIT_COST = 0.6, 0.06, 0.8, 12.0, 0.8


@dataclass(frozen=True, slots=True)
class Dot:
    """What is to be labelled: a marker that fills the circle around (x, y)."""

    x: float
    y: float
    reach: float


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a label, in one of the ways in which it may be broken into lines."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Where labels may stand.

    bounds     every label lies inside
    obstacles  boxes that no label may touch
    circles    further circles (x, y, radius) that no label may touch
    lines      segments (x1, y1, x2, y2, weight); a label avoids them where it can
    through    whether a leader may run under another dot, if nothing else is free
    """

    bounds: Box
    obstacles: tuple[Box, ...] = ()
    circles: tuple[tuple[float, float, float], ...] = ()
    lines: tuple[tuple[float, float, float, float, float], ...] = ()
    through: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The free places of one label, cheapest first.

    boxes and leaders are (c, 4), costs (c,), sizes (c,) the index of the size used; a leader of
    no length means none; `near` counts the places that need none.
    """

    boxes: Floats
    leaders: Floats
    costs: Floats
    sizes: NDArray[np.intp]
    aligns: tuple[Anchor, ...]
    near: int

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self.costs)

    @property
    def led(self) -> Flags:
        """(c,) whether a place needs a leader."""
        return np.asarray((self.leaders[:, :2] != self.leaders[:, 2:]).any(axis=1))


@dataclass(frozen=True, slots=True)
class _Option:
    """One place: box edges, leader ends, cost, size index and alignment."""

    box: tuple[float, float, float, float]
    leader: tuple[float, float, float, float]
    cost: float
    size: int
    align: Anchor


def around(index: int, discs: Floats, *, sizes: Sequence[Size], ground: Ground) -> Candidates:
    """Free places for the label of disc `index`; discs is (m, 3), the dots and further circles.

    Dropped: places out of bounds, on an obstacle or on a disc, and leaders through an obstacle.
    Dearer: other sizes than the first, distance, lines underneath, other discs close by, and
    leaders that pass through another disc.
    """
    x, y, reach = (float(value) for value in discs[index])
    options = [
        option
        for at, size in enumerate(sizes)
        for option in (*_near(x, y, reach, size=size, at=at), *_far(x, y, reach, size=size, at=at))
    ]
    boxes = np.array([option.box for option in options], dtype=np.float64).reshape(-1, 4)
    leaders = np.array([option.leader for option in options], dtype=np.float64).reshape(-1, 4)
    free = _free(boxes, leaders, discs=discs, ground=ground)
    costs = np.array([option.cost for option in options])[free]
    others = np.delete(discs, index, axis=0)
    costs = costs + _extra(boxes[free], leaders[free], others=others, ground=ground)
    costs = costs + _split((x, y), boxes[free], ground)
    return _best(options, free, costs=costs)


def _near(x: float, y: float, reach: float, *, size: Size, at: int) -> Iterator[_Option]:
    away = reach + GAP
    for across, widths, down, heights, align, cost in _NEAR:
        left, top = x + across * away + widths * size.width, y + down * away + heights * size.height
        box = (left, top, left + size.width, top + size.height)
        yield _Option(box, (x, y, x, y), cost + at * _SIZE_COST, at, align)


def _far(x: float, y: float, reach: float, *, size: Size, at: int) -> Iterator[_Option]:
    for distance in _DISTANCES:
        for turn in range(_ANGLES):
            # Half a step off the axes, along which spread is drawn.
            angle = 2 * pi * (turn + 0.5) / _ANGLES
            across, down = cos(angle), sin(angle)
            end = x + (reach + distance) * across, y + (reach + distance) * down
            box, align = _hung(end, across, down, size=size)
            cost = _FAR_COST + distance * _COST_A_PIXEL + at * _SIZE_COST
            yield _Option(box, (x + reach * across, y + reach * down, *end), cost, at, align)


def _hung(
    end: tuple[float, float], across: float, down: float, *, size: Size
) -> tuple[tuple[float, float, float, float], Anchor]:
    """The box whose side or edge nearest to the dot has its middle at the leader's end."""
    x, y = end
    if abs(across) > 0.38:
        left = x if across > 0 else x - size.width
        top = y - size.height / 2
        align: Anchor = "start" if across > 0 else "end"
    else:
        left, top = x - size.width / 2, (y if down > 0 else y - size.height)
        align = "middle"
    return (left, top, left + size.width, top + size.height), align


def _free(boxes: Floats, leaders: Floats, *, discs: Floats, ground: Ground) -> NDArray[np.intp]:
    """Indices of the places that break none of the rules."""
    left, top, right, bottom = ground.bounds.corners()
    inside = (boxes[:, :2] >= (left, top)).all(axis=1)
    inside &= (boxes[:, 2:] <= (right, bottom)).all(axis=1)
    obstacles = rows(ground.obstacles)
    clear = ~overlapping(boxes, obstacles, GAP).any(axis=1)
    clear &= ~(lengths_inside(leaders, obstacles) > 0).any(axis=0)
    # A hair less than GAP: a label beside its own dot is exactly that far away.
    clear &= (gaps(boxes, discs) >= GAP / 2).all(axis=1)
    return np.flatnonzero(inside & clear)


def _extra(boxes: Floats, leaders: Floats, *, others: Floats, ground: Ground) -> Floats:
    lines = np.array(ground.lines, dtype=np.float64).reshape(-1, 5)
    under = lengths_inside(lines[:, :4], boxes) @ lines[:, 4]
    crowd = (gaps(boxes, others) < 3 * GAP).sum(axis=1)
    passed = passing(leaders, others).sum(axis=1) * (leaders[:, :2] != leaders[:, 2:]).any(axis=1)
    through = np.where(passed, _PASSING_COST * passed if ground.through else np.inf, 0.0)
    return np.asarray(_LINE_COST * under + _CROWD_COST * crowd + through)


def _split(centre: tuple[float, float], boxes: Floats, ground: Ground) -> Floats:
    """Cost of the lines that run between a dot and its label, as a threshold might."""
    lines = np.array(ground.lines, dtype=np.float64).reshape(-1, 5)
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    sights = np.hstack([np.broadcast_to(centre, middles.shape), middles])
    return np.asarray(_SPLIT_COST * crossing(sights, lines[:, :4]) @ lines[:, 4])


def _best(options: list[_Option], free: NDArray[np.intp], *, costs: Floats) -> Candidates:
    order = np.argsort(costs, kind="stable")[:_KEPT]
    order = order[np.isfinite(costs[order])]
    kept = [options[index] for index in free[order]]
    return Candidates(
        boxes=np.array([option.box for option in kept], dtype=np.float64).reshape(-1, 4),
        leaders=np.array([option.leader for option in kept], dtype=np.float64).reshape(-1, 4),
        costs=costs[order],
        sizes=np.array([option.size for option in kept], dtype=np.intp),
        aligns=tuple(option.align for option in kept),
        near=sum(option.leader[:2] == option.leader[2:] for option in kept),
    )
