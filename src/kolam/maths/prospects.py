"""What a simulation says: spread, chance of a loss, what drives it, and the price of a unit."""

from dataclasses import dataclass

import numpy as np

from kolam.maths.montecarlo import Simulation, line_draws, line_quantile
from kolam.maths.outcome import Undefined
from kolam.maths.ranges import Floats

#: The quantiles told, as probabilities.
SHARES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
#: Draws that rank correlations are worked out from: they are known to about 0.02.
RANKED = 4096
#: Draws that the quantiles of a line are taken from, where its years are drawn apart.
DRAWN = 1 << 15


@dataclass(frozen=True, slots=True)
class Prospect:
    """The distribution of one number over draws, in its unit.

    quantiles   at SHARES
    below_zero  the share of draws below 0
    left_out    the share of draws that have no such number (see `per_unit`)
    """

    mean: float
    deviation: float
    quantiles: tuple[float, ...]
    below_zero: float
    left_out: float = 0.0

    @property
    def median(self) -> float:
        """The middle of the draws."""
        return self.quantiles[SHARES.index(0.5)]


@dataclass(frozen=True, slots=True)
class Driver:
    """What one line does to its owner's total, all other lines at their likely values.

    low, high    the total with the line at its 10th and at its 90th percentile
    correlation  of the line's ranks with the total's, over draws, -1 to 1; None for a fixed line
    """

    line: int
    low: float
    high: float
    correlation: float | None

    @property
    def swing(self) -> float:
        """How much the line moves the total: at least 0."""
        return self.high - self.low


def prospect(values: Floats) -> Prospect | Undefined:
    """The distribution of drawn values; nan is a draw without one.

    Quantiles are type 7 of Hyndman and Fan. Undefined("no_values") if no draw has a value.
    """
    seen = values[~np.isnan(values)]
    if not len(seen):
        return Undefined("no_values")
    return Prospect(
        mean=float(seen.mean()),
        deviation=float(seen.std()),
        quantiles=tuple(float(x) for x in np.quantile(seen, SHARES)),
        below_zero=float((seen < 0).mean()),
        left_out=1 - len(seen) / len(values),
    )


def prospects(simulation: Simulation) -> tuple[Prospect, ...]:
    """Each owner's present value, in the order of owners."""
    found = map(prospect, simulation.totals)
    return tuple(one for one in found if not isinstance(one, Undefined))


def tornado(simulation: Simulation, owner: int) -> tuple[Driver, ...]:
    """What each line of an owner does to its total: the widest swing first, ties by place.

    `line` is the place in the lines simulated. Source: Howard, Management Science 34 (1988)
    679-695 (the tornado diagram); Spearman's correlation of ranks.
    """
    draws = min(RANKED, simulation.draws)
    totals = _ranks(simulation.totals[owner, :draws])
    drivers = [
        _driver(simulation, place, totals=totals)
        for place, line in enumerate(simulation.lines)
        if line.owner == owner
    ]
    return tuple(sorted(drivers, key=lambda driver: (-driver.swing, driver.line)))


def per_unit(costs: Floats, results: Floats) -> Floats:
    """Cost per unit of result in each draw; nan where the result is 0 or less, and no unit bought.

    Both have one number a draw, of the same simulation or of independent ones.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        prices: Floats = np.where(results > 0, costs / results, np.nan)
    return prices


def _driver(simulation: Simulation, place: int, *, totals: Floats) -> Driver:
    line = simulation.lines[place]
    likely = simulation.likely[line.owner] - simulation.likely_of(place)
    if not any(amount.width > 0 for amount in line.amounts):
        return Driver(place, simulation.likely[line.owner], simulation.likely[line.owner], None)
    low, high = (line_quantile(simulation, place, share, draws=DRAWN) for share in (0.1, 0.9))
    drawn = _ranks(line_draws(simulation, place, draws=len(totals)))
    correlation = float(np.mean(drawn * totals))
    return Driver(place, likely + low, likely + high, max(-1.0, min(1.0, correlation)))


def _ranks(values: Floats) -> Floats:
    """Ranks, moved and scaled to mean 0 and variance 1; draws of open ranges do not tie."""
    ranks = np.argsort(np.argsort(values, kind="stable"), kind="stable").astype(np.float64)
    scaled: Floats = (ranks - ranks.mean()) / max(float(ranks.std()), 1e-300)
    return scaled
