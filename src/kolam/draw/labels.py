"""Labels placed near their dots so that no label overlaps another label or a marker."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray

from kolam.draw.candidates import GAP, Candidates, Dot, Ground, Size, around
from kolam.draw.geometry import Box, Flags, Floats, crossing, lengths_inside, overlapping
from kolam.draw.scene import Anchor

_SWEEPS = 6
_MOVES, _DEPTH, _PATIENCE = 6, 2, 2
_CROSSING_COST = 8.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A label's box, which of its sizes was used, how its lines are aligned, and its leader.

    `leader` is the segment (x1, y1, x2, y2) from the marker's edge to the label, or None when
    the label stands so near that it needs none.
    """

    box: Box
    size: int
    align: Anchor
    leader: tuple[float, float, float, float] | None


def place(
    dots: Sequence[Dot], sizes: Sequence[Sequence[Size]], *, ground: Ground
) -> tuple[Placed | None, ...]:
    """Place one label for each dot; None where no free place was found. Deterministic.

    sizes[i] lists the sizes that label i may take, best first; an empty list asks for no label.
    Guaranteed: placed boxes keep GAP pixels from each other, touch no dot, circle or obstacle,
    lie inside the bounds, and no leader runs through a label. Leaders cross each other, or
    with `ground.through` run under a dot, only where nothing else is free.
    Method: candidate places near each dot, then farther with a leader; greedy choice with the
    most confined dots first; sweeps that improve one label at a time; and for a label left over,
    moves of the labels in its way (after Christensen, Marks and Shieber, 1995, An empirical
    study of algorithms for point-feature label placement). Where most find none, that is final.
    """
    circles = [(dot.x, dot.y, dot.reach) for dot in dots]
    discs = np.array([*circles, *ground.circles], dtype=np.float64).reshape(-1, 3)
    search = _Search(
        [around(index, discs, sizes=sizes[index], ground=ground) for index in range(len(dots))]
    )
    search.fill()
    for _ in range(_SWEEPS if 2 * search.chosen.count(-1) <= len(dots) else 0):
        if not (search.improve() | search.rescue() | search.untangle()):
            break
    return tuple(search.placed(index) for index in range(len(dots)))


@dataclass
class _Search:
    """The candidates of every dot and the one chosen so far; -1 for none."""

    options: list[Candidates]
    chosen: list[int] = field(init=False)
    moves: int = 0

    def __post_init__(self) -> None:
        self.chosen = [-1] * len(self.options)

    def fill(self) -> None:
        """Choose greedily, the dots with the fewest places near them first."""
        order = sorted(range(len(self.options)), key=lambda i: (self.options[i].near, i))
        for index in order:
            self._choose(index)

    def improve(self) -> bool:
        """Give each label its best place while the others stand; True if one moved."""
        moved = [self._choose(index) for index in range(len(self.options))]
        return any(moved)

    def rescue(self) -> bool:
        """Make room for labels without a place by moving one label away; True if one was saved."""
        lost = [i for i, at in enumerate(self.chosen) if at < 0 and self.options[i].count]
        if 4 * len(lost) > len(self.chosen):
            return False
        saved = [self._make_room(index) for index in lost]
        return any(saved)

    def untangle(self) -> bool:
        """Place two labels with crossing leaders anew, together; True if that was cheaper."""
        freed = [self._replace(i, j) for i, j in self._tangled()]
        return any(freed)

    def placed(self, index: int) -> Placed | None:
        """The result for one dot."""
        at, options = self.chosen[index], self.options[index]
        return _result(options, at) if at >= 0 else None

    def _tangled(self) -> list[tuple[int, int]]:
        dots = [i for i, at in enumerate(self.chosen) if at >= 0]
        leaders = _stacked([self.options[i].leaders[self.chosen[i]] for i in dots])
        pairs = np.argwhere(np.triu(crossing(leaders, leaders)))
        return [(dots[int(i)], dots[int(j)]) for i, j in pairs]

    def _replace(self, first: int, second: int) -> bool:
        before, cost = self.chosen.copy(), self._cost(first) + self._cost(second)
        for a, b in ((first, second), (second, first)):
            self.chosen[first] = self.chosen[second] = -1
            self._choose(a)
            self._choose(b)
            if self._cost(first) + self._cost(second) < cost:
                return True
            self.chosen = before.copy()
        return False

    def _cost(self, index: int) -> float:
        at = self.chosen[index]
        if at < 0:
            return inf
        crossed = self._crossed(index, self._standing(index))[at]
        return float(self.options[index].costs[at] + crossed)

    def _choose(self, index: int) -> bool:
        before = self.chosen[index]
        standing = self._standing(index)
        free = np.flatnonzero(~self._blocked(index, standing).any(axis=1))
        costs = self.options[index].costs[free] + self._crossed(index, standing)[free]
        self.chosen[index] = int(free[np.argmin(costs)]) if free.size else -1
        return self.chosen[index] != before

    def _make_room(self, index: int, depth: int = _DEPTH) -> bool:
        """Take the place that the fewest labels block and send those elsewhere, or undo it all."""
        if self.moves > _PATIENCE * len(self.options):
            return False
        self.moves += 1
        standing = self._standing(index)
        blocked = self._blocked(index, standing)
        order = np.lexsort((self.options[index].costs, blocked.sum(axis=1)))
        for candidate in order[:_MOVES]:
            before = self.chosen.copy()
            evicted = [standing.dots[i] for i in np.flatnonzero(blocked[candidate])]
            self.chosen[index] = int(candidate)
            for other in evicted:
                self.chosen[other] = -1
            if all(self._settle(other, depth - 1) for other in evicted):
                return True
            self.chosen = before
        return False

    def _settle(self, index: int, depth: int) -> bool:
        self._choose(index)
        return self.chosen[index] >= 0 or (depth > 0 and self._make_room(index, depth))

    def _standing(self, index: int) -> "_Standing":
        dots = [i for i, at in enumerate(self.chosen) if at >= 0 and i != index]
        boxes = [self.options[i].boxes[self.chosen[i]] for i in dots]
        leaders = [self.options[i].leaders[self.chosen[i]] for i in dots]
        return _Standing(dots, _stacked(boxes), _stacked(leaders))

    def _blocked(self, index: int, standing: "_Standing") -> Flags:
        """(candidates of the dot, labels standing) -> whether the two exclude each other."""
        mine, led = self.options[index], standing.led
        far = np.flatnonzero(mine.led)
        clash = overlapping(mine.boxes, standing.boxes, GAP)
        clash[:, led] |= lengths_inside(standing.leaders[led], mine.boxes) > 0
        clash[far] |= lengths_inside(mine.leaders[far], standing.boxes).T > 0
        return clash

    def _crossed(self, index: int, standing: "_Standing") -> Floats:
        """(candidates of the dot,) -> cost of the leaders that its own would cross."""
        mine, led = self.options[index], standing.led
        crossed = crossing(mine.leaders, standing.leaders[led])
        return np.asarray(_CROSSING_COST * crossed.sum(axis=1))


@dataclass(frozen=True, slots=True)
class _Standing:
    """The labels chosen so far: their dots, and (n, 4) boxes and leaders."""

    dots: list[int]
    boxes: Floats
    leaders: Floats

    @property
    def led(self) -> NDArray[np.intp]:
        """Indices of those with a leader."""
        return np.flatnonzero((self.leaders[:, :2] != self.leaders[:, 2:]).any(axis=1))


def _stacked(segments: list[Floats]) -> Floats:
    return np.array(segments, dtype=np.float64).reshape(-1, 4)


def _result(options: Candidates, at: int) -> Placed:
    left, top, right, bottom = (float(edge) for edge in options.boxes[at])
    x1, y1, x2, y2 = (float(end) for end in options.leaders[at])
    far = (x1, y1) != (x2, y2)
    return Placed(
        box=Box(left, top, right - left, bottom - top),
        size=int(options.sizes[at]),
        align=options.aligns[at],
        leader=(x1, y1, x2, y2) if far else None,
    )


__all__ = ["GAP", "Dot", "Ground", "Placed", "Size", "place"]
