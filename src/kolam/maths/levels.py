"""Undominated sums, issue by issue: the dynamic program under the Pareto frontier.

A partial package is dropped as soon as another one of the same state, that costs no more, is at
least as good for every party and better for one: whatever completes the one completes the other.
Partial packages of equal losses but different costs are all kept, so that counts are exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from kolam.maths.packing import Layout, runs, sorted_words, words
from kolam.maths.pruning import undominated
from kolam.maths.stages import Flags, Ints, Moves, Plan, Stage

Moved = tuple[Ints, Moves] | None

#: Candidates made at a time; bounds the memory a merge needs.
SLICE = 2**20


@dataclass(frozen=True)
class Level:
    """Partial packages after some stages, sorted by state, losses, then falling costs.

    losses  parties x n, int64         costs   budgets x n, int64
    states  n, int64                   counts  n, int64, or Python's integers where those are large
    alive   states x terms: which terms a package in that state may still be inside of
    """

    losses: Ints
    costs: Ints
    states: Ints
    counts: Ints
    alive: Flags

    def __len__(self) -> int:
        return len(self.states)

    def at(self, rows: Ints | Flags | slice) -> "Level":
        """Some of its rows."""
        return Level(
            self.losses[:, rows],
            self.costs[:, rows],
            self.states[rows],
            self.counts[rows],
            self.alive,
        )

    def moves(self, stage: Stage) -> Moved:
        """Which of the states it has each row is in, and how a stage moves these."""
        if stage.touch is None or not len(self):
            return None
        live, codes = np.unique(self.states, return_inverse=True)
        return codes, stage.touch.moves(self.alive[live])

    def where(self, states: Ints, losses: Ints) -> Iterator[tuple[int, int, int]]:
        """Which of several (state, losses) it has, each with its first row and the row after."""
        sought = np.vstack([states, losses])
        near = np.flatnonzero(((sought >= 0) & (sought <= self._tops[:, None])).all(axis=0))
        sought = sought[:, near]
        if self._keys is None:
            found = [self._narrowed(column) for column in sought.T]
            low, high = np.array(found, dtype=np.int64).reshape(-1, 2).T
        else:
            layout, keys = self._keys
            packed = layout.pack(sought)
            low, high = (keys.searchsorted(packed, side) for side in ("left", "right"))
        for n in np.flatnonzero(low < high).tolist():
            yield int(near[n]), int(low[n]), int(high[n])

    @cached_property
    def _tops(self) -> Ints:
        """The largest state, and the largest loss of each party."""
        return np.array([c.max(initial=0) for c in (self.states, *self.losses)])

    @cached_property
    def _keys(self) -> tuple[Layout, Ints] | None:
        """State and losses of each row as one word, where they fit."""
        layout = Layout.of(self._tops)
        rows = np.vstack([self.states, self.losses])
        return None if layout is None else (layout, layout.pack(rows))

    def _narrowed(self, values: Ints) -> tuple[int, int]:
        """The rows that begin with these values, column by column."""
        low, high = 0, len(self)
        for column, value in zip((self.states, *self.losses), values, strict=True):
            part = column[low:high]
            low, high = low + part.searchsorted(value), low + part.searchsorted(value, "right")
        return int(low), int(high)


def start(plan: Plan) -> Level:
    """The one empty package."""
    zero = np.zeros(1, dtype=np.int64)
    losses = np.zeros((len(plan.tops), 1), dtype=np.int64)
    costs = np.zeros((len(plan.limits), 1), dtype=np.int64)
    return Level(losses, costs, zero, zero + 1, np.ones((1, plan.terms), dtype=bool))


def merged(
    plan: Plan, place: int, level: Level, *, acceptable: bool, fast: bool | None
) -> Iterator[Level]:
    """The level with one more stage; yields a level for each slice, the last one is whole."""
    stage = plan.stages[place]
    best = stage_rows(plan, stage, acceptable=acceptable)
    level = _roomy(level, stage)
    width = max(1, SLICE // max(1, len(level)))
    allowed = plan.allowed if acceptable else None
    moved = level.moves(stage)
    whole: Level | None = None
    for a in range(0, max(1, len(best)), width):
        rows = best[a : a + width]
        if plan.plain[place]:
            found = _added(plan, stage, level, rows, allowed, fast)
        else:
            candidates, _, _ = _product(plan, stage, level, moved, rows, allowed)
            found = pruned(candidates, fast=fast)
        whole = found if whole is None else pruned(_joined(whole, found), fast=fast)
        yield whole


def stage_rows(plan: Plan, stage: Stage, *, acceptable: bool) -> Ints:
    """The rows of a stage that can lead anywhere: within limits, and none of the kind beats them.

    Rows beat each other as packages do, if they are alike to every term.
    """
    losses, costs = stage.losses, stage.costs
    keep = (costs <= plan.limits[:, None]).all(axis=0)
    if acceptable:
        keep &= (losses <= plan.allowed[:, None]).all(axis=0)
    below = (losses[:, :, None] <= losses[:, None, :]).all(axis=0)
    below &= ~below.T
    if len(costs):
        below &= (costs[:, :, None] <= costs[:, None, :]).all(axis=0)
    if stage.touch is not None:
        pattern = stage.touch.pattern
        below &= (pattern[:, None] == pattern[None]).all(axis=2)
    keep &= ~below.any(axis=0)
    return np.flatnonzero(keep)


def _roomy(level: Level, stage: Stage) -> Level:
    """Counts as Python's integers, before sums of them could leave 64 bits."""
    if level.counts.dtype == object or not len(level):
        return level
    if int(level.counts.sum()) * int(stage.counts.sum()) < 2**62:
        return level
    return replace(level, counts=level.counts.astype(object))


def _added(
    plan: Plan, stage: Stage, level: Level, rows: Ints, allowed: Ints | None, fast: bool | None
) -> Level:
    """A merge in one state without budgets: losses added, packed in words where they fit."""
    layout = Layout.of(level.losses.max(axis=1, initial=0) + stage.losses.max(axis=1))
    counts = _times(stage.counts[rows], level.counts).ravel()
    more = stage.losses[:, rows]
    if layout is None:
        sums = (more[:, :, None] + level.losses[:, None]).reshape(len(more), -1)
        if allowed is not None:
            keep = (sums <= allowed[:, None]).all(axis=0)
            sums, counts = sums[:, keep], counts[keep]
        order, first = sorted_words(list(sums))
        losses = sums[:, order[first]]
    else:
        flat = (layout.pack(more)[:, None] + layout.pack(level.losses)).ravel()
        if allowed is not None:
            keep = (layout.unpack(flat) <= allowed[:, None]).all(axis=0)
            flat, counts = flat[keep], counts[keep]
        order = np.argsort(flat, kind="stable")
        flat = flat[order]
        new = np.ones(len(flat), dtype=bool)
        np.not_equal(flat[1:], flat[:-1], out=new[1:])
        first = np.flatnonzero(new)
        losses = layout.unpack(flat[first])
    keep = undominated(_beyond_first(losses), fast=fast)
    summed = runs(counts[order], first, keep)
    states = np.zeros(len(summed), dtype=np.int64)
    costs = np.repeat(plan.limits[:, None], len(summed), axis=1)
    return Level(losses[:, keep], costs, states, summed, level.alive)


def extended(plan: Plan, place: int, level: Level) -> tuple[Level, Ints, Ints]:
    """The level with every row of one stage that keeps all limits, in no order, nothing pruned.

    Also which row of the stage and which row of the level made each.
    """
    stage = plan.stages[place]
    rows = np.arange(stage.rows)
    return _product(plan, stage, level, level.moves(stage), rows, plan.allowed)


def settled(plan: Plan, place: int, level: Level) -> Level:
    """Losses that can no longer exceed what is allowed, raised to where that begins to be so.

    Then packages that differ in nothing else are alike.
    """
    floors = np.maximum(0, plan.allowed - plan.stages[place].ahead)
    return replace(level, losses=np.maximum(level.losses, floors[:, None]))


def _product(
    plan: Plan, stage: Stage, level: Level, moved: Moved, rows: Ints, allowed: Ints | None
) -> tuple[Level, Ints, Ints]:
    """Each of some rows of a stage with each row of a level, within limits."""
    level = _roomy(level, stage)
    shape = len(rows), len(level)
    losses = stage.losses[:, rows, None] + level.losses[:, None, :]
    costs = stage.costs[:, rows, None] + level.costs[:, None, :]
    keep = (costs <= plan.limits[:, None, None]).all(axis=0)
    states, alive = np.broadcast_to(level.states, shape), level.alive
    if moved is not None:
        codes, moves = moved
        states, alive = moves.into[np.ix_(rows, codes)], moves.alive
        losses += moves.charges[:, rows][:, :, codes]
        keep &= states >= 0
    if allowed is not None:
        keep &= (losses <= allowed[:, None, None]).all(axis=0)
    first, second = np.nonzero(keep)
    found = Level(
        losses[:, first, second],
        np.maximum(costs[:, first, second], stage.floors[:, None]),
        states[first, second],
        _times(stage.counts[rows], level.counts)[first, second],
        alive,
    )
    return found, rows[first], second


def _times(few: Ints, many: Ints) -> Ints:
    if many.dtype == object:
        few = few.astype(object)
    return few[:, None] * many[None, :]


def _joined(one: Level, other: Level) -> Level:
    return Level(
        np.concatenate([one.losses, other.losses], axis=1),
        np.concatenate([one.costs, other.costs], axis=1),
        np.concatenate([one.states, other.states]),
        np.concatenate([one.counts, other.counts]),
        one.alive,
    )


def pruned(level: Level, *, fast: bool | None) -> Level:
    """Sorted, equal rows taken together, beaten rows dropped."""
    if not len(level):
        return level
    together = gathered(level)
    columns = [*_beyond_first(together.losses), *together.costs]
    if together.states[-1] != together.states[0]:
        columns[0] = _apart(columns[0], together.states)
    return together.at(undominated(columns, fast=fast))


def gathered(level: Level) -> Level:
    """Sorted by state, losses and falling costs, equal rows taken together."""
    columns = [level.states, *level.losses, *(c.max() - c for c in level.costs)]
    order, first = sorted_words(words(columns))
    sums = runs(level.counts[order], first, None)
    rows = order[first]
    return replace(level.at(rows), counts=sums)


def _beyond_first(losses: Ints) -> list[Ints]:
    """The columns in which rows sorted by the first one are still to be compared."""
    return list(losses[1:]) if len(losses) > 1 else [np.zeros(losses.shape[1], dtype=np.int64)]


def _apart(column: Ints, states: Ints) -> Ints:
    """The column shifted so that a row of an earlier state is never below one of a later."""
    span = int(column.max()) + 1
    if span * (int(states[-1]) + 1) >= 2**62:
        column = np.unique(column, return_inverse=True)[1].reshape(-1)
        span = int(column.max()) + 1
    shifted: Ints = column + (states[-1] - states) * span
    return shifted
