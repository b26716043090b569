"""Every package whose options together cost little, for many spaces at once: issue by issue, the
parts of packages that may still become one of them.

A part is a row, and what is known of parts stands in columns: one for the space, one for what is
spent, one a party for what is gained. An option's row names the part that it was added to, so that
packages are put together only at the end.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kolam.maths.multipliers import Floats, Spaces

Rows = NDArray[np.int32]
Places = NDArray[np.int64]

#: Far above the rounding of sums of a few hundred floats of size 1, far below a real difference.
MARGIN = 1e-9
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


def cheap(spaces: Spaces, costs: Floats, slack: Floats, *, need: Floats) -> Shortlist:
    """Every package whose options cost no more than the slack of its space, spaces x issues x
    options, and that gives each party what it needs, spaces x parties.

    A space whose slack is below 0 is left.
    """
    space = np.flatnonzero(slack >= 0)
    left = [np.flatnonzero(slack < 0)]
    within = costs <= slack[:, None, None]
    # Issues with few cheap options first: parts stay few for longer.
    order = np.argsort(within[space].sum(axis=(0, 2)), kind="stable")
    gains, enough = _columns(spaces, within, order, need=need)
    wide = costs.shape[2]
    spent = np.zeros(len(space))
    gained = [column.take(space) for column in spaces.start.T]
    added: list[tuple[Places, Places]] = []
    for done, issue in enumerate(order.tolist()):
        total = np.ascontiguousarray(costs[:, issue]).take(space, axis=0)
        total += spent[:, None]
        cells = np.flatnonzero(total <= slack.take(space)[:, None])
        line = cells // wide
        option = cells - line * wide
        space, spent = space.take(line), total.reshape(-1).take(cells)
        place = space * wide + option
        gained = [
            column.take(line) + more.take(place)
            for column, more in zip(gained, gains[issue], strict=True)
        ]
        fits = np.ones(len(space), dtype=np.bool_)
        for column, least in zip(gained, enough[done], strict=True):
            fits &= column >= least.take(space)
        if np.count_nonzero(fits) > MOST:
            left.append(_heaviest(space[fits], len(slack)))
            fits &= ~np.isin(space, left[-1])
        kept = np.flatnonzero(fits)
        space, spent = space.take(kept), spent.take(kept)
        gained = [column.take(kept) for column in gained]
        added.append((line.take(kept), option.take(kept)))
    return Shortlist(space, _rows(added, order), np.unique(np.concatenate(left)))


def _columns(
    spaces: Spaces, within: NDArray[np.bool_], order: Places, *, need: Floats
) -> tuple[Floats, Floats]:
    """Gains as issues x parties x (spaces x options), and what each party must have gained after
    each issue of the order, as issues x parties x spaces: the best cheap options of those to come
    are what it can hope for.
    """
    n, issues, wide, parties = spaces.gains.shape
    gains = np.ascontiguousarray(spaces.gains.transpose(1, 3, 0, 2))
    hope = np.where(within.transpose(1, 0, 2)[:, None], gains, -np.inf).max(axis=3)[order]
    later = np.zeros_like(hope)
    later[:-1] = hope[:0:-1].cumsum(axis=0)[::-1]
    return gains.reshape(issues, parties, n * wide), need.T - MARGIN - later


def _rows(added: list[tuple[Places, Places]], order: Places) -> Rows:
    """The options of each package, from the last one added back to the first."""
    at = np.arange(len(added[-1][0]))
    rows = np.empty((len(at), len(order)), dtype=np.int32)
    for (line, option), issue in zip(reversed(added), reversed(order.tolist()), strict=True):
        rows[:, issue] = option.take(at)
        at = line.take(at)
    return rows


def _heaviest(space: Places, spaces: int) -> Places:
    """The spaces with most parts, which together hold three quarters of all."""
    counts = np.bincount(space, minlength=spaces)
    order = np.argsort(-counts, kind="stable")
    heavy: Places = order[: int(np.searchsorted(counts[order].cumsum(), 0.75 * len(space))) + 1]
    return heavy
