"""A space of packages as stages, one issue after another: the records that `linking.plan` fills.

Scores become losses: what a package misses of the best that each party could conceivably get.
Losses and costs are 0 or more and only grow as issues are added, so that a reservation value, like
a budget, is a limit on a sum.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Term:
    """A box of packages. `missed` is lost outside of it, `held` inside; forbidden: none is inside.

    box     issue -> the options of it that lie inside; two issues or more
    """

    box: dict[int, frozenset[int]]
    missed: tuple[int, ...]
    held: tuple[int, ...]
    forbidden: bool = False


@dataclass(frozen=True)
class Moves:
    """How a stage moves states: `into[row, state]` is the next state, -1 where forbidden.

    charges  parties x rows x states: the further loss
    after    how many states there are afterwards
    """

    into: Ints
    charges: Ints
    after: int


@dataclass(frozen=True)
class Stage:
    """One issue: its rows are its options, those equal in every respect taken together.

    losses   parties x rows            costs    budgets x rows
    counts   options in each row       members  the options themselves
    pattern  rows x the terms that this issue is in
    moves    how states change; None where no term is touched
    floors   budgets below which costs no longer matter after this stage, as nothing can exceed them
    ahead    the most that can still be lost by each party after this stage
    """

    issue: int
    losses: Ints
    costs: Ints
    counts: Ints
    members: tuple[tuple[int, ...], ...]
    pattern: Flags
    moves: Moves | None
    floors: Ints
    ahead: Ints

    @property
    def rows(self) -> int:
        """How many rows."""
        return len(self.counts)


@dataclass(frozen=True)
class Plan:
    """The stages of a space; `tops` - losses = scores.

    limits   what the costs may add up to, above the cheapest options
    allowed  what each party may lose and still be at its reservation value; below 0: never enough
    possible False where no package is allowed, whatever its points
    """

    tops: Ints
    limits: Ints
    allowed: Ints
    stages: tuple[Stage, ...]
    possible: bool = True

    @cached_property
    def plain(self) -> tuple[bool, ...]:
        """Which stages are reached in one state, touch no term and no budget any longer."""
        states, marks = 1, []
        settled = not len(self.limits)
        for stage in self.stages:
            marks.append(stage.moves is None and states == 1 and settled)
            states = stage.moves.after if stage.moves is not None else states
            settled = bool((stage.floors == self.limits).all())
        return tuple(marks)
