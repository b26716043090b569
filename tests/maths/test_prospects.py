"""What is told of a simulation follows from its draws."""

import numpy as np
import pytest

from kolam.maths.montecarlo import Line, Simulation, simulate
from kolam.maths.outcome import Undefined
from kolam.maths.prospects import SHARES, Prospect, per_unit, prospect, prospects, tornado
from kolam.maths.ranges import Range, fixed


def simulated(lines: list[Line]) -> Simulation:
    found = simulate(lines, rate=0.0, draws=20_000, seed=5)
    assert found is not None
    return found


def test_a_prospect_tells_centre_spread_and_loss() -> None:
    found = prospect(np.array([-1.0, 0.0, 1.0, 4.0]))
    assert isinstance(found, Prospect)
    assert (found.mean, found.median, found.below_zero) == (1.0, 0.5, 0.25)
    assert found.deviation == pytest.approx(3.5**0.5)
    assert len(found.quantiles) == len(SHARES)


def test_draws_without_a_number_are_counted() -> None:
    found = prospect(np.array([np.nan, 2.0]))
    assert isinstance(found, Prospect)
    assert (found.mean, found.left_out) == (2.0, 0.5)
    assert prospect(np.array([np.nan])) == Undefined("no_values")


def test_each_owner_has_a_prospect() -> None:
    found = prospects(simulated([Line(0, (fixed(3),)), Line(1, (fixed(-3),))]))
    assert [(one.mean, one.below_zero) for one in found] == [(3.0, 0.0), (-3.0, 1.0)]


def test_the_widest_swing_comes_first() -> None:
    lines = [
        Line(0, (Range(0, 5, 10),)),
        Line(0, (Range(-40, -20, 0, "normal", 0.8),)),
        Line(0, (fixed(7),)),
        Line(1, (Range(0, 500, 1000),)),
    ]
    drivers = tornado(simulated(lines), 0)
    assert [driver.line for driver in drivers] == [1, 0, 2]
    first, second, last = drivers
    assert (first.low, first.high) == pytest.approx((5 + 7 - 40, 5 + 7), abs=0.01)
    assert first.correlation is not None
    assert second.correlation is not None
    assert first.correlation > second.correlation > 0
    assert (last.swing, last.correlation) == (0, None)


def test_a_single_line_ranks_as_the_total_does() -> None:
    (driver,) = tornado(simulated([Line(0, (Range(0, 1, 5),) * 2, together=False)]), 0)
    assert driver.correlation == pytest.approx(1)


def test_a_unit_that_was_never_bought_has_no_price() -> None:
    prices = per_unit(np.array([6.0, 6.0, 6.0]), np.array([3.0, 0.0, -1.0]))
    assert prices[0] == 2
    assert np.isnan(prices[1:]).all()


def test_the_price_of_the_worked_example_comes_out() -> None:
    assert round(float(per_unit(np.array([523e6]), np.array([4500.0]))[0])) == 116_222
