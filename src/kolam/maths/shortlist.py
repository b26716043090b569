"""All packages that can be the best, for many spaces at once: what is close enough to the bound.

An option costs what it is worth less than the best option of its issue, at given weights. A package
whose options together cost more than the bound exceeds a package already known cannot be best, so
issue by issue only cheap parts are kept. What is left holds every best package.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kolam.maths.multipliers import Floats, Spaces, priced

Rows = NDArray[np.int32]
Places = NDArray[np.int64]

#: Far above the rounding of sums of a few hundred floats of size 1, far below a real difference.
MARGIN = 1e-9
#: How softly the least gain is climbed, step by step: plateaus of a hard minimum stop a climb.
SOFTLY = (0.1, 0.03, 0.01, 0.0)
#: Parts of the way to the bound that are searched first, for a better package to compare with.
WIDER = (0.3, 0.5, 0.7)
#: Parts of packages kept at a time, for all spaces together.
MOST = 1 << 19


@dataclass(frozen=True)
class Shortlist:
    """Packages by rows of options, each with the number of its space, sorted by space.

    `left` are the spaces without an answer: no package was met that is acceptable to all, or too
    many could be best.
    """

    space: Places
    rows: Rows
    left: Places


def shortlist(spaces: Spaces) -> Shortlist:
    """For each space every package that may be best."""
    dual = priced(spaces)
    costs = dual.prices.max(axis=2, keepdims=True) - dual.prices
    rows = np.argmax(dual.prices, axis=2).astype(np.int32)
    for smooth in SOFTLY if spaces.kind == "least" else (0.0,):
        rows = _climbed(spaces, rows, smooth=smooth)
    known = spaces.merit(_gains(spaces, rows))
    for part in WIDER if spaces.kind == "least" else ():
        slack = np.where(known > -1e5, part * (dual.bound - known), -1.0)
        found = _cheap(spaces, costs, slack, need=_need(spaces, known))
        merit = spaces.merit(_listed(spaces, found), of=found.space)
        np.maximum.at(known, found.space, merit)
    slack = np.where(known > -1e5, dual.bound - known, -1.0)
    slack += np.where(slack >= 0, MARGIN * (1 + np.abs(dual.bound) + np.abs(known)), 0.0)
    return _cheap(spaces, costs, slack, need=_need(spaces, known))


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


def _listed(spaces: Spaces, found: Shortlist) -> Floats:
    """Gains of every package listed."""
    gains = spaces.start[found.space]
    for issue, options in enumerate(found.rows.T):
        gains += spaces.gains[found.space, issue, options]
    return gains


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


def _cheap(spaces: Spaces, costs: Floats, slack: Floats, *, need: Floats) -> Shortlist:
    """Every package whose options cost no more than the slack of its space."""
    space = np.flatnonzero(slack >= 0)
    left = [np.flatnonzero(slack < 0)]
    cheap = costs <= slack[:, None, None]
    # Issues with few cheap options first: parts stay few for longer.
    order = np.argsort(cheap[space].sum(axis=(0, 2)), kind="stable")
    most = np.where(cheap[..., None], spaces.gains, -np.inf).max(axis=2)[:, order]
    after = most[:, ::-1].cumsum(axis=1)[:, ::-1]
    rows = np.zeros((len(space), 0), dtype=np.int32)
    spent = np.zeros(len(space))
    gained = spaces.start[space]
    for done, issue in enumerate(order.tolist(), start=1):
        total = spent[:, None] + costs[space, issue]
        line, option = np.nonzero(total <= slack[space, None])
        space, spent = space[line], total[line, option]
        gained = gained[line] + spaces.gains[space, issue, option]
        rows = np.column_stack([rows[line], option.astype(np.int32)])
        keep = np.ones(len(space), dtype=np.bool_)
        if done < len(order):
            keep = (gained + after[space, done] >= need[space] - MARGIN).all(axis=1)
        if keep.sum() > MOST:
            heavy = _heaviest(space[keep], len(slack))
            left.append(heavy)
            keep &= ~np.isin(space, heavy)
        space, spent, gained, rows = space[keep], spent[keep], gained[keep], rows[keep]
    return Shortlist(space, rows[:, np.argsort(order)], np.unique(np.concatenate(left)))


def _heaviest(space: Places, spaces: int) -> Places:
    """The spaces with most parts, which together hold three quarters of all."""
    counts = np.bincount(space, minlength=spaces)
    order = np.argsort(-counts, kind="stable")
    heavy: Places = order[: int(np.searchsorted(counts[order].cumsum(), 0.75 * len(space))) + 1]
    return heavy
