"""Simulated present values: the same every time, in any way, and as far spread as theory says."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy import stats

from kolam.maths import montecarlo, streams
from kolam.maths.montecarlo import Line, Simulation, likely_value, line_draws, line_quantile
from kolam.maths.ranges import Range, fixed

ODD = streams.BLOCK + 4321


def simulated(lines: list[Line], draws: int = ODD, **more: Any) -> Simulation:
    found = montecarlo.simulate(lines, **({"rate": 0.05, "draws": draws, "seed": 3} | more))
    assert found is not None
    return found


def some_lines() -> list[Line]:
    years = (fixed(-5), Range(1, 2, 6), Range(0, 3, 4, "triangular"))
    return [
        Line(0, years),
        Line(1, years, together=False),
        Line(1, (Range(-4, -2, 0, "normal"),)),
    ]


def test_threads_change_no_bit() -> None:
    one, two = (simulated(some_lines(), threads=n).totals for n in (1, 2))
    assert one.tobytes() == two.tobytes()


def test_compiled_loops_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    if streams.compiled() is None:
        pytest.skip("numba is not installed")
    fast = simulated(some_lines()).totals
    monkeypatch.setattr(streams, "compiled", lambda: None)
    assert simulated(some_lines()).totals.tobytes() == fast.tobytes()


def test_more_draws_begin_with_those_of_fewer() -> None:
    few, many = (simulated(some_lines(), draws).totals for draws in (101, ODD))
    assert (many[:, :101] == few).all()


def test_a_line_added_at_the_end_moves_no_other_owner() -> None:
    before = simulated(some_lines())
    after = simulated([*some_lines(), Line(2, (Range(0, 1, 2),))])
    assert (after.totals[:2] == before.totals).all()


def test_another_seed_gives_other_draws() -> None:
    one, other = (simulated(some_lines(), seed=seed).totals for seed in (1, 2))
    assert not (one == other).any()


def test_known_amounts_are_discounted_year_by_year() -> None:
    found = simulated([Line(0, (fixed(-100), fixed(0), fixed(121)))], rate=0.1)
    assert found.totals == pytest.approx(np.zeros((1, ODD)))
    assert found.likely == pytest.approx((0.0,))


@pytest.mark.parametrize(
    ("one", "peer"),
    [
        (Range(10, 20, 60), stats.beta(1.8, 4.2, 10, 50)),
        (Range(10, 20, 60, "triangular"), stats.triang(0.2, 10, 50)),
        (Range(-5, 0, 5, "normal", 0.8), stats.norm(0, 5 / stats.norm.ppf(0.9))),
    ],
)
def test_draws_come_from_the_distribution(one: Range, peer: Any) -> None:
    drawn = simulated([Line(0, (one,))], 100_000).totals[0]
    assert stats.kstest(drawn, peer.cdf).pvalue > 0.001
    assert drawn.mean() == pytest.approx(peer.mean(), abs=4 * peer.std() / 100_000**0.5)
    assert drawn.std() == pytest.approx(peer.std(), rel=0.01)


def test_pert_has_the_mean_of_its_definition() -> None:
    drawn = simulated([Line(0, (Range(0, 3, 12),))], 100_000).totals[0]
    assert drawn.mean() == pytest.approx((0 + 4 * 3 + 12) / 6, abs=0.03)


def test_years_apart_even_out_and_years_together_do_not() -> None:
    years = (Range(0, 5, 10),) * 4
    apart, together = (
        simulated([Line(0, years, way)], 50_000, rate=0.0).totals.std() for way in (False, True)
    )
    assert together / apart == pytest.approx(2, rel=0.03)


def test_lines_are_drawn_independently() -> None:
    pair = simulated([Line(0, (Range(0, 1, 2),)), Line(1, (Range(0, 1, 2),))], 50_000).totals
    assert abs(stats.pearsonr(*pair).statistic) < 0.02


def test_uniform_numbers_pass_for_random() -> None:
    drawn = simulated([Line(n, (Range(0, 1, 2, "triangular"),)) for n in range(20)], 20_000).totals
    p_values = [stats.kstest(row, stats.triang(0.5, 0, 2).cdf).pvalue for row in drawn]
    assert stats.kstest(p_values, "uniform").pvalue > 0.001


def test_a_line_alone_adds_up_to_its_owner() -> None:
    found = simulated(some_lines())
    alone = line_draws(found, 1, draws=ODD) + line_draws(found, 2, draws=ODD)
    assert found.totals[1] == pytest.approx(alone)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_line_is_below_its_quantile_as_often_as_said(place: int) -> None:
    found = simulated(some_lines(), 100_000)
    drawn = line_draws(found, place, draws=100_000)
    for share in (0.1, 0.5, 0.9):
        limit = line_quantile(found, place, share, draws=100_000)
        assert (drawn < limit).mean() == pytest.approx(share, abs=0.006)


def test_the_likely_value_takes_every_amount_as_likely() -> None:
    line = Line(0, (fixed(-5), Range(1, 2, 6)))
    assert likely_value(line, rate=0.25) == pytest.approx(-5 + 2 / 1.25)


def test_an_owner_without_lines_has_nothing() -> None:
    assert simulated([], owners=2).totals.tolist() == [[0.0] * ODD] * 2


def test_progress_is_told_owner_by_owner() -> None:
    heard: list[Fraction | None] = []
    simulated(some_lines(), tell=lambda done, _: heard.append(done))
    assert heard == [Fraction(1, 2), Fraction(1)]


def test_a_stop_leaves_nothing_half_done() -> None:
    asked = montecarlo.simulate(some_lines(), rate=0, draws=100, seed=1, stop=lambda: True)
    assert asked is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"draws": 99}, "100 draws"),
        ({"rate": -1.0}, "discount rate"),
        ({"owners": 1}, "owner"),
        ({"seed": -1}, "seed"),
    ],
)
def test_what_makes_no_sense_is_refused(more: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        simulated(some_lines(), **more)
