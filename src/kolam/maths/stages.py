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
    alive    next states x terms: which terms a package in that state may still be inside of
    """

    into: Ints
    charges: Ints
    alive: Flags


@dataclass(frozen=True)
class Touch:
    """The terms that an issue is in: some of all terms by number, the last ones end with it.

    terms      their numbers                    pattern  rows x terms: which options are inside
    closing    those of them that end here      barred   which of these are forbidden
    missed     terms x parties: lost outside    held     closing x parties: lost inside
    """

    terms: Ints
    pattern: Flags
    closing: Ints
    barred: Flags
    missed: Ints
    held: Ints

    def moves(self, alive: Flags) -> Moves:
        """Where the rows lead from some states, states x all terms.

        Terms not yet begun and terms at their end count as alive, so that only what still
        matters tells states apart.
        """
        rows, terms = len(self.pattern), alive.shape[1]
        before = alive[:, self.terms]
        inside = before & self.pattern[:, None, :]
        after = np.broadcast_to(alive, (rows, *alive.shape)).copy()
        after[:, :, self.terms] = inside
        done = after[:, :, self.closing]
        charges = (before & ~inside) @ self.missed + done @ self.held
        barred = (done & self.barred).any(axis=2)
        after[:, :, self.closing] = True
        flat = np.packbits(after, axis=2).reshape(barred.size, -1)
        _, first, into = np.unique(flat, axis=0, return_index=True, return_inverse=True)
        return Moves(
            into=np.where(barred, -1, into.reshape(barred.shape)),
            charges=np.ascontiguousarray(charges.transpose(2, 0, 1)),
            alive=after.reshape(barred.size, terms)[first],
        )


@dataclass(frozen=True)
class Stage:
    """One issue: its rows are its options, those equal in every respect taken together.

    losses   parties x rows            costs    budgets x rows
    counts   options in each row       members  the options themselves
    touch    the terms that this issue is in; None where there are none
    open     whether afterwards some term is begun and not at its end
    floors   budgets below which costs no longer matter after this stage, as nothing can exceed them
    ahead    the most that can still be lost by each party after this stage
    """

    issue: int
    losses: Ints
    costs: Ints
    counts: Ints
    members: tuple[tuple[int, ...], ...]
    touch: Touch | None
    open: bool
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
    terms    how many terms there are
    possible False where no package is allowed, whatever its points
    """

    tops: Ints
    limits: Ints
    allowed: Ints
    stages: tuple[Stage, ...]
    terms: int = 0
    possible: bool = True

    @cached_property
    def plain(self) -> tuple[bool, ...]:
        """Which stages are reached in one state, touch no term and no budget any longer."""
        marks, linked, settled = [], False, not len(self.limits)
        for stage in self.stages:
            marks.append(stage.touch is None and not linked and settled)
            linked = stage.open
            settled = not len(self.limits) or bool((stage.floors == self.limits).all())
        return tuple(marks)
