"""Packages behind a vector of scores, found level by level without pointers back.

A row of a level came from a row of the level before it and one option: take each option's losses
away and look for what remains.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from kolam.maths.levels import Level
from kolam.maths.packages import Package
from kolam.maths.stages import Plan

#: What was chosen after a stage: the row of the next stage, then what was chosen after that.
Chosen = tuple[int, "Chosen"] | tuple[()]


def recovered(plan: Plan, levels: Sequence[Level], row: int) -> Iterator[Package]:
    """Every package behind one row of the last level; levels[0] is the empty package."""
    waiting: list[tuple[int, int, Chosen]] = [(len(plan.stages), row, ())]
    while waiting:
        place, row, chosen = waiting.pop()
        if place:
            for option, before in _came_from(plan, levels, place - 1, row):
                waiting.append((place - 1, before, (option, chosen)))
        else:
            yield from spelt(plan, _unwound(chosen))


def _unwound(chosen: Chosen) -> list[int]:
    rows = []
    while chosen:
        row, chosen = chosen
        rows.append(row)
    return rows


def spelt(plan: Plan, rows: Sequence[int]) -> Iterator[Package]:
    """One row of each stage as packages: every choice among options that are alike."""
    issues = [stage.issue for stage in plan.stages]
    alike = [stage.members[row] for stage, row in zip(plan.stages, rows, strict=True)]
    yield from product(*(alike[n] for n in np.argsort(issues)))


def _came_from(
    plan: Plan, levels: Sequence[Level], place: int, row: int
) -> Iterator[tuple[int, int]]:
    """The rows of a stage and of the level before it that together make one row."""
    stage, before, after = plan.stages[place], levels[place], levels[place + 1]
    options, states = np.arange(stage.rows), np.repeat(after.states[row], stage.rows)
    left = after.losses[:, [row]]
    if (moved := before.moves(stage)) is not None:
        codes, moves = moved
        options, live = np.nonzero(moves.into == after.states[row])
        left = left - moves.charges[:, options, live]
        states = before.states[np.unique(codes, return_index=True)[1]][live]
    left = left - stage.losses[:, options]
    for candidate, low, high in before.where(states, left):
        option = int(options[candidate])
        spent = before.costs[:, low:high] + stage.costs[:, [option]]
        fits = (np.maximum(spent, stage.floors[:, None]) == after.costs[:, [row]]).all(axis=0)
        fits &= (spent <= plan.limits[:, None]).all(axis=0)
        for earlier in np.flatnonzero(fits).tolist():
            yield option, low + earlier
