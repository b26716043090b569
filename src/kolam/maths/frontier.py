"""The Pareto frontier: every vector of scores that no other package beats, and how often it comes.

Method: dynamic programming over the issues. Keep the undominated score vectors of the issues so
far, add an issue, prune; a dominated partial vector stays dominated whatever completes it. Pruning
after Kung, Luccio and Preparata, "On finding the maxima of a set of vectors", Journal of the ACM
22 (1975), 469-476.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from kolam.maths.levels import Level, merged, start
from kolam.maths.linking import plan
from kolam.maths.packages import Package, Packages
from kolam.maths.recovering import recovered
from kolam.maths.stages import Plan

#: Partial packages that are followed to the end after an interruption.
NARROW = 500

Tell = Callable[[int, int, int], object]
Stop = Callable[[], bool]


@dataclass(frozen=True, eq=False)
class Frontier:
    """Undominated score vectors of the allowed packages.

    points    n x parties, int64, in each party's unit; distinct; the first party's best first,
              ties by the second and so on
    counts    how many allowed packages have each vector, exact, of any size; at least so many
              where `complete` is False
    complete  True: these are all. False: the search was limited or stopped; every vector is that
              of an allowed package and none of these beats another, but others may beat them
    dropped   how many partial packages were not followed
    """

    points: NDArray[np.int64]
    counts: tuple[int, ...]
    complete: bool = True
    dropped: int = 0
    _plan: Plan | None = field(default=None, repr=False)
    _levels: tuple[Level, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.points)

    def packages(self, n: int, most: int | None = None) -> tuple[Package, ...]:
        """The packages with the vector points[n], sorted; at most `most` of them, None for all.

        Raises IndexError for no such point.
        """
        if self._plan is None or not -len(self) <= n < len(self):
            raise IndexError(f"the frontier has {len(self)} points, none numbered {n}")
        every = recovered(self._plan, self._levels, n % len(self))
        return tuple(sorted(islice(every, most)))


def frontier(
    packages: Packages,
    *,
    acceptable: bool = False,
    most: int | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
    fast: bool | None = None,
) -> Frontier:
    """The exact Pareto frontier of the allowed packages, for any number of parties.

    acceptable  only vectors at or above every reservation value
    most        limits the vectors, partial ones too: beyond it only the most promising are
                followed and the answer is not `complete`
    tell        called with (issues done, issues, vectors so far) after each issue
    stop        asked often; True ends the search soon, with what can be had
    fast        compiled loops: True always (ImportError without numba), False never, None where
                numba is installed and it pays; the answer is the same

    Time and memory grow with the vectors that survive, not with the packages: 10^30 packages are
    quick for two and three parties, while from five parties the frontier itself may be too large
    to hold. Raises ValueError for `most` below 1 and for costs of more than 64 bits.
    """
    if most is not None and most < 1:
        raise ValueError("at least one point")
    steps = plan(packages)
    if not steps.possible:
        return Frontier(np.zeros((0, packages.parties), dtype=np.int64), ())
    run = _Run(acceptable=acceptable, most=most, tell=tell, stop=stop, fast=fast)
    levels = run.levels(steps)
    last = levels[-1]
    return Frontier(
        points=np.ascontiguousarray((steps.tops[:, None] - last.losses).T),
        counts=tuple(last.counts.tolist()),
        complete=not run.stopped and not run.dropped,
        dropped=run.dropped,
        _plan=steps,
        _levels=tuple(levels),
    )


@dataclass(kw_only=True)
class _Run:
    """One search: what limits it, whether it was stopped and what it dropped."""

    acceptable: bool
    most: int | None
    tell: Tell | None
    stop: Stop | None
    fast: bool | None
    stopped: bool = False
    dropped: int = 0

    def levels(self, steps: Plan) -> list[Level]:
        """The undominated partial packages after each stage, from none to all of them."""
        levels = [start(steps)]
        for place in range(len(steps.stages)):
            made = self._merged(steps, place, levels[-1])
            room = min(NARROW, self.most or NARROW) if self.stopped else self.most
            levels.append(made if room is None else _promising(made, room))
            self.dropped += len(made) - len(levels[-1])
            if self.tell is not None:
                self.tell(place + 1, len(steps.stages), len(levels[-1]))
        return levels

    def _merged(self, steps: Plan, place: int, level: Level) -> Level:
        """The next level, or the part of it that there was time for."""
        parts = merged(steps, place, level, acceptable=self.acceptable, fast=self.fast)
        made = level
        for part in parts:
            made = part
            if not self.stopped and self.stop is not None and self.stop():
                self.stopped = True
                break
        return made


def _promising(level: Level, most: int) -> Level:
    """Rows with the least loss, by each of several weightings of the parties in turn."""
    if len(level) <= most:
        return level
    losses = level.losses / np.maximum(1, level.losses.max(axis=1, keepdims=True))
    parties = len(losses)
    weights = np.vstack([np.ones((1, parties)), np.eye(parties) + 1e-3, 1 - np.eye(parties)])
    ranked = np.argsort(np.vstack([weights @ losses, losses.max(axis=0)[None]]), axis=1)
    _, first = np.unique(ranked.T.ravel(), return_index=True)
    rows = ranked.T.ravel()[np.sort(first)[:most]]
    return level.at(np.sort(rows))
