"""Present values of lines over years, each amount a range, for many owners and many draws.

Source: present value as in any text of finance; simulation as in Vose, Risk Analysis (3rd ed.
2008). Lines are drawn independently of each other: what moves several at once has to be one line.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.maths.ranges import NODES, Floats, Range, depths, quantile_tables
from kolam.maths.streams import BLOCK, Keys, add_draws, keys
from kolam.maths.watch import Stop, Tell, Watch

#: The most draws there can be: the numbers drawn from have no more different values.
MOST_DRAWS = 1 << 31


@dataclass(frozen=True, slots=True)
class Line:
    """What one owner has from something, year by year: costs are below 0.

    owner     from 0
    amounts   one range a year, the first one now, all in one unit of money; a fixed 0 for none
    together  whether a good year means that all are good: one draw serves all years. If not, each
              year is drawn for itself, and good and bad ones even out
    """

    owner: int
    amounts: tuple[Range, ...]
    together: bool = True


@dataclass(frozen=True)
class Simulation:
    """Present values: `totals` of owners (rows) in each draw (columns), in the unit of the lines.

    likely  each owner's present value with every amount at its likely value
    """

    lines: tuple[Line, ...]
    rate: float
    seed: int
    totals: Floats
    likely: tuple[float, ...]

    @property
    def draws(self) -> int:
        """How many draws were made."""
        return int(self.totals.shape[1])

    def likely_of(self, place: int) -> float:
        """The present value of one line with every amount at its likely value."""
        return likely_value(self.lines[place], rate=self.rate)


def simulate(
    lines: Sequence[Line],
    *,
    rate: float,
    draws: int,
    seed: int,
    owners: int | None = None,
    threads: int | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
) -> Simulation | None:
    """Draws the present value of every owner, `draws` times (100 to 2**31).

    `rate` is the yearly discount rate, 0.05 for 5 %, above -1. The same lines, seed (0 to
    2**64 - 1) and number give the same totals to the last bit for any number of threads (as many
    as processors unless given), with numba or without; more draws begin with those of fewer.
    `owners` is how many there are where some have no line. `tell` hears what share is done, of 1;
    None comes back when `stop` said yes. Memory: 8 bytes a draw and owner, and 16 KB a range of
    one owner's.
    Raises ValueError for too few or too many draws, a rate of -1 or less, an owner out of bounds.
    """
    count = 1 + max((line.owner for line in lines), default=-1) if owners is None else owners
    if not 100 <= draws <= MOST_DRAWS:
        raise ValueError(f"a tail is known from 100 draws on, and at most 2**31, not {draws}")
    if not rate > -1 or any(not 0 <= line.owner < count for line in lines):
        raise ValueError("a discount rate is above -1, and an owner below their number")
    totals = np.empty((count, draws))
    watch = Watch(tell=tell, stop=stop)
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for owner in range(count):
            if watch.over:
                return None
            own = [place for place, line in enumerate(lines) if line.owner == owner]
            parts = list(pool.map(lambda n: _Part.of(lines[n], n, rate=rate, seed=seed), own))
            _fill(totals[owner], parts, pool=pool)
            watch.say(Fraction(owner + 1, count), Fraction(1))
    likely = np.zeros(count)
    for line in lines:
        likely[line.owner] += likely_value(line, rate=rate)
    return Simulation(tuple(lines), rate, seed, totals, tuple(likely.tolist()))


def line_draws(simulation: Simulation, place: int, *, draws: int) -> Floats:
    """The present value of one line, by its place, in the first draws of a simulation."""
    values = np.empty(draws)
    part = _Part.of(simulation.lines[place], place, rate=simulation.rate, seed=simulation.seed)
    with ThreadPoolExecutor(1) as pool:
        _fill(values, [part], pool=pool)
    return values


def line_quantile(simulation: Simulation, place: int, share: float, *, draws: int) -> float:
    """The present value that a line stays below with this probability, above 0 and below 1.

    From the ranges where all years go together, else from so many draws.
    """
    line = simulation.lines[place]
    if not line.together and sum(amount.width > 0 for amount in line.amounts) > 1:
        return float(np.quantile(line_draws(simulation, place, draws=draws), share))
    part = _Part.of(line, place, rate=simulation.rate, seed=simulation.seed)
    shares = np.concatenate([depths(), 1 - depths()[-2::-1]])
    table = part.tables.sum(axis=0)
    return part.known + float(
        np.interp(share, shares, np.concatenate([table[:NODES], table[-2 : NODES - 1 : -1]]))
    )


def likely_value(line: Line, *, rate: float) -> float:
    """The present value of a line with every amount at its likely value."""
    return sum(
        amount.likely * factor
        for amount, factor in zip(line.amounts, _factors(line, rate), strict=True)
    )


def _factors(line: Line, rate: float) -> list[float]:
    return [(1 + rate) ** -year for year in range(len(line.amounts))]


@dataclass(frozen=True)
class _Part:
    """One line ready to draw: discounted tables, the keys of their streams, and what is fixed."""

    tables: Floats
    streams: Keys
    known: float

    @staticmethod
    def of(line: Line, place: int, *, rate: float, seed: int) -> "_Part":
        pairs = list(zip(line.amounts, _factors(line, rate), strict=True))
        open_ = [year for year, (amount, _) in enumerate(pairs) if amount.width > 0]
        known = sum(amount.likely * factor for amount, factor in pairs if amount.width == 0)
        factors = np.array([pairs[year][1] for year in open_]).reshape(-1, 1)
        tables = quantile_tables([pairs[year][0] for year in open_]) * factors
        # Streams are numbered by line and year: a line added at the end changes no other draw.
        streams = keys(seed, len(pairs), first=place << 16)
        if line.together and open_:
            return _Part(tables.sum(axis=0, keepdims=True), streams[:1], known)
        return _Part(tables, streams[open_], known)


def _fill(totals: Floats, parts: Sequence[_Part], *, pool: ThreadPoolExecutor) -> None:
    """Writes the sum of the parts into every draw, block by block."""
    known = sum(part.known for part in parts)
    if not parts:
        totals[:] = known
        return
    tables = np.concatenate([part.tables for part in parts])
    streams = np.concatenate([part.streams for part in parts])

    def block(first: int) -> None:
        some = totals[first : first + BLOCK]
        some[:] = known
        add_draws(some, tables, streams, first=first)

    list(pool.map(block, range(0, len(totals), BLOCK)))
