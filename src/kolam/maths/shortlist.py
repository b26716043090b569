"""All packages that can be the best, for many spaces at once: what is close enough to the bound.

An option costs what it is worth less than the best option of its issue, at given weights. A package
whose options together cost more than the bound exceeds a package already known cannot be best.
What is left holds every best package.

Many spaces at once are mostly neighbours: some are worked out first, and their weights and
packages are where the others begin. That saves time where they are alike, and changes no answer.
"""

import numpy as np

from kolam.maths.cheap import MARGIN, Rows, Shortlist, cheap
from kolam.maths.multipliers import Floats, Priced, Spaces, priced

#: How softly the least gain is climbed, step by step: plateaus of a hard minimum stop a climb.
SOFTLY = (0.1, 0.03, 0.01, 0.0)
#: Parts of the way to the bound that are searched first, for a better package to compare with.
WIDER = (0.3, 0.5, 0.7)
#: One of so many spaces is worked out first, and how many there are at least for that.
EVERY, MANY = 16, 64
#: Worth less than this: somebody loses.
LOST = -1e5


def shortlist(spaces: Spaces) -> Shortlist:
    """For each space every package that may be best."""
    if len(spaces.start) < MANY:
        return _closest(spaces, dual := priced(spaces), _searched(spaces, dual))
    few = spaces.some(slice(None, None, EVERY))
    dual = priced(few)
    found = _closest(few, dual, _searched(few, dual))
    dual = priced(spaces, near=dual.weights.mean(axis=0))
    return _closest(spaces, dual, _shared(spaces, dual, _best(few, found)))


def _closest(spaces: Spaces, dual: Priced, known: Floats) -> Shortlist:
    """Every package that may be as good as what is known."""
    slack = np.where(known > LOST, dual.bound - known, -1.0)
    slack += np.where(slack >= 0, MARGIN * (1 + np.abs(dual.bound) + np.abs(known)), 0.0)
    return cheap(spaces, dual.costs, slack, need=_need(spaces, known))


def _searched(spaces: Spaces, dual: Priced) -> Floats:
    """What the best package met is worth, found by climbs and among what is cheap."""
    rows = dual.rows
    for smooth in SOFTLY if spaces.kind == "least" else (0.0,):
        rows = _climbed(spaces, rows, smooth=smooth)
    known = spaces.merit(_gains(spaces, rows))
    for part in WIDER if spaces.kind == "least" else ():
        slack = np.where(known > LOST, part * (dual.bound - known), -1.0)
        found = cheap(spaces, dual.costs, slack, need=_need(spaces, known))
        np.maximum.at(known, found.space, _worth(spaces, found))
    return known


def _shared(spaces: Spaces, dual: Priced, tried: Rows) -> Floats:
    """The same, begun with the best of the packages tried in every space."""
    rows = dual.rows
    if len(tried):
        worth = spaces.merit(_each(spaces, tried))
        best = worth.argmax(axis=1)
        better = worth[np.arange(len(worth)), best] > spaces.merit(_gains(spaces, rows))
        rows = np.where(better[:, None], tried[best], rows)
    rows = _climbed(spaces, rows, smooth=0.0)
    return spaces.merit(_gains(spaces, rows))


def _best(spaces: Spaces, found: Shortlist) -> Rows:
    """A best package of each space, every package once."""
    order = np.lexsort((-_worth(spaces, found), found.space))
    first = np.flatnonzero(np.diff(found.space, prepend=-1))
    return np.unique(found.rows[order[first]], axis=0)


def _need(spaces: Spaces, known: Floats) -> Floats:
    """The gain below which a party's share rules a package out."""
    if spaces.kind != "least":
        return np.zeros_like(spaces.start)
    return (np.maximum(known, 0.0) * (1 - MARGIN))[:, None] / spaces.shares


def _gains(spaces: Spaces, rows: Rows) -> Floats:
    """Gains of one package a space, rows[space, issue]."""
    chosen = np.take_along_axis(spaces.gains, rows[:, :, None, None].astype(np.int64), axis=2)
    gains: Floats = chosen[:, :, 0].sum(axis=1) + spaces.start
    return gains


def _each(spaces: Spaces, rows: Rows) -> Floats:
    """Gains of every package in every space, spaces x packages x parties."""
    n, issues, wide, parties = spaces.gains.shape
    chosen = np.zeros((len(rows), issues, wide))
    np.put_along_axis(chosen, rows[:, :, None].astype(np.int64), 1.0, axis=2)
    flat = chosen.reshape(len(rows), -1)
    gains: Floats = np.matmul(flat, spaces.gains.reshape(n, -1, parties))
    return gains + spaces.start[:, None]


def _worth(spaces: Spaces, found: Shortlist) -> Floats:
    """What every package listed is worth in its space."""
    gains = spaces.start[found.space]
    for issue, options in enumerate(found.rows.T):
        gains += spaces.gains[found.space, issue, options]
    return spaces.merit(gains, of=found.space)


def _climbed(spaces: Spaces, rows: Rows, *, smooth: float) -> Rows:
    """Packages that no change of one issue makes better, or smoothly better."""
    rows = rows.copy()
    live = np.arange(len(rows))
    while len(live):
        part = spaces.some(live)
        now = _gains(part, rows[live])
        chosen = np.take_along_axis(part.gains, rows[live][:, :, None, None], axis=2)
        swapped = now[:, None, None, :] - chosen + part.gains
        merit = np.where(spaces.there, part.merit(swapped, smooth=smooth), -np.inf).reshape(
            len(live), -1
        )
        best = merit.argmax(axis=1)
        better = merit[np.arange(len(live)), best] > part.merit(now, smooth=smooth) + MARGIN
        live, best = live[better], best[better]
        issue, option = np.divmod(best, spaces.there.shape[1])
        rows[live, issue] = option
    return rows
