"""How many packages there are, are allowed, and are acceptable to all: exactly, or not at all.

Method: dynamic programming over the issues. Budgets and reservation values are limits on sums
that only grow; a sum that can no longer exceed its limit counts as settled, and partial packages
that are alike in what is not settled are counted as one. Where few are alike, this is enumeration
in pieces of bounded size.
"""

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from kolam.maths.levels import Level, extended, gathered, settled, start
from kolam.maths.linking import plan
from kolam.maths.packages import Packages
from kolam.maths.stages import Plan

Uncounted = Literal["too_many"]
#: Every reason for a missing count, so that each can be put into words.
UNCOUNTED: tuple[Uncounted, ...] = get_args(Uncounted)

#: Partial packages held at a time.
PIECE = 2**15


@dataclass(frozen=True, slots=True)
class Counts:
    """Exact numbers of packages: all, allowed, and allowed and acceptable to every party.

    None where it would take too many steps to count; `why` then gives the reason.
    """

    packages: int
    feasible: int | None
    rational: int | None
    why: Uncounted | None = None


def counts(packages: Packages, *, most: int = 20_000_000) -> Counts:
    """Counts packages exactly.

    most  steps (partial packages looked at) that one number may take; beyond it that number is
          None. The default is some seconds at worst.
    """
    steps = plan(packages)
    if not steps.possible:
        return Counts(packages.count, 0, 0)
    feasible = tally(_careless(steps), most=most)
    rational = 0 if feasible == 0 else tally(steps, most=most)
    why: Uncounted | None = "too_many" if feasible is None or rational is None else None
    return Counts(packages.count, feasible, rational, why)


def tally(steps: Plan, *, most: int, exactly: bool = False) -> int | None:
    """How many allowed packages lose no party more than `steps.allowed`; None beyond `most`.

    With `exactly`, only those that lose every party just that.
    """
    found, done = 0, 0
    waiting = [(0, start(steps))] if steps.possible else []
    while waiting:
        place, level = waiting.pop()
        if place == len(steps.stages):
            found += sum(level.counts.tolist())
            continue
        done += len(level) * steps.stages[place].rows
        if done > most:
            return None
        level = _grown(steps, place, level, exactly=exactly)
        waiting += [(place + 1, level.at(piece)) for piece in _pieces(len(level))]
    return found


def _pieces(rows: int) -> list[slice]:
    return [slice(begin, begin + PIECE) for begin in range(0, rows, PIECE)]


def _careless(steps: Plan) -> Plan:
    """The same stages where parties accept whatever is allowed."""
    stages = [replace(s, losses=s.losses[:0], ahead=s.ahead[:0]) for s in steps.stages]
    stages = [
        replace(
            s,
            touch=s.touch
            and replace(s.touch, missed=s.touch.missed[:, :0], held=s.touch.held[:, :0]),
        )
        for s in stages
    ]
    none = steps.tops[:0]
    return replace(steps, tops=none, allowed=none, stages=tuple(stages))


def _grown(steps: Plan, place: int, level: Level, *, exactly: bool) -> Level:
    """The level with every row of one stage, alike ones together."""
    grown, _, _ = extended(steps, place, level)
    if exactly:
        least = steps.allowed - steps.stages[place].ahead
        grown = grown.at(np.flatnonzero((grown.losses >= least[:, None]).all(axis=0)))
    else:
        grown = settled(steps, place, grown)
    return gathered(grown) if len(grown) else grown
