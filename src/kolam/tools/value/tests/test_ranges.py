"""Money as ranges: what 100,000 seeded draws say against what is known without drawing."""

from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from kolam.tools.value.money import Worth
from kolam.tools.value.sheet import Sheet
from kolam.tools.value.tests.situations import fed, found, line, partner, year

DRAWS = 100_000
#: A share of so many draws is off by less than this, five times its deviation.
OFF = 5 * 0.5 / DRAWS**0.5


def worth(*lines: dict[str, Any], **more: Any) -> Worth:
    said = {"currency": "LKR", "draws": DRAWS, **more}
    (one,) = found(partners=[partner()], lines=list(lines), **said).worths
    return one


def pert(low: float, likely: float, high: float) -> Any:
    """The PERT beta with lambda 4."""
    a = 1 + 4 * (likely - low) / (high - low)
    return beta(a, 6 - a, loc=low, scale=high - low)


def test_a_hundred_thousand_futures_are_drawn_unless_another_number_is_set() -> None:
    assert Sheet().draws == DRAWS


@pytest.mark.parametrize(
    ("low", "likely", "high"), [(0, 50, 100), (0, 10, 100), (-100, 90, 100), (40, 100, 100)]
)
def test_a_pert_line_has_the_quantiles_of_its_beta(low: int, likely: int, high: int) -> None:
    one = worth(line("1", "funding", years=[year(2024, 100 * likely, 100 * low, 100 * high)]))
    exact = pert(low, likely, high).ppf([0.05, 0.25, 0.5, 0.75, 0.95])
    assert one.cuts == pytest.approx(tuple(exact), abs=0.02 * (high - low))
    assert float(one.worse) == pytest.approx(pert(low, likely, high).cdf(0), abs=OFF)


@pytest.mark.parametrize(("gain", "cost"), [(100, 100), (120, 100), (90, 100)])
def test_the_chance_of_being_worse_off_is_that_of_the_difference_of_two_normals(
    gain: int, cost: int
) -> None:
    """Low and high hold eight in ten; the difference of two normals is one."""
    spread = 20
    one = worth(
        line("1", "funding", shape="normal", years=[year(2024, *around(gain, spread))]),
        line("2", "resources_in", shape="normal", years=[year(2024, *around(cost, spread))]),
    )
    deviation = spread / NormalDist().inv_cdf(0.9)
    exact = NormalDist(gain - cost, deviation * 2**0.5).cdf(0)
    assert float(one.worse) == pytest.approx(exact, abs=OFF)


def around(likely: int, spread: int) -> tuple[int, int, int]:
    """Likely, low and high in the smallest units."""
    return 100 * likely, 100 * (likely - spread), 100 * (likely + spread)


def test_a_share_of_draws_is_told_as_an_exact_fraction_of_their_number() -> None:
    one = worth(
        line("1", "funding", years=[year(2024, 100, 0, 200)]),
        line("2", "resources_in", years=[year(2024, 100)]),
    )
    assert DRAWS % one.worse.denominator == 0
    assert float(one.worse) == pytest.approx(0.5, abs=OFF)


def test_a_certain_loss_and_a_certain_gain_are_never_in_doubt() -> None:
    gain, cost = (
        line("1", "funding", years=[year(2024, 500, 400, 600)]),
        line("2", "resources_in", years=[year(2024, 50, 40, 60)]),
    )
    dear = line("2", "resources_in", years=[year(2024, 5000, 4000, 6000)])
    assert worth(gain, cost).worse == 0
    assert worth(gain, dear).worse == 1


@given(rate=st.integers(0, 50), after=st.integers(0, 20))
@settings(max_examples=20, deadline=None)
def test_a_later_year_is_worth_less_by_the_discount_and_the_first_year_is_now(
    rate: int, after: int
) -> None:
    late = line("2", "funding", years=[year(2024 + after, 10_000)])
    one = worth(
        line("1", "resources_in", years=[year(2024, 10_000)]), late, discount=rate, draws=1000
    )
    assert one.likely == pytest.approx(100 / (1 + rate / 100) ** after - 100, abs=1e-9)


def test_another_seed_comes_with_another_line_and_the_same_with_the_same() -> None:
    gain = line("1", "funding", years=[year(2024, 500, 100, 900)])
    again = {**gain, "description": {"en": "Said otherwise"}}
    assert worth(gain) == worth(gain)
    assert worth(gain).cuts != worth(again).cuts
    assert worth(gain).cuts == pytest.approx(worth(again).cuts, abs=0.1)


def test_each_line_of_the_tornado_swings_between_its_tenth_and_its_ninetieth() -> None:
    one = worth(
        line("1", "funding", years=[year(2024, 5000, 0, 10_000)]),
        line("2", "resources_in", years=[year(2024, 1000)]),
        line("3", "risk_negative", years=[year(2024, 2000, 1000, 3000)]),
    )
    low, high = pert(0, 50, 100).ppf([0.1, 0.9])
    swings = {row.id: (bottom, top) for row, bottom, top in one.swings}
    assert list(swings) == ["1", "3", "2"]
    assert swings["1"] == pytest.approx((low - 30, high - 30), abs=0.1)
    assert swings["2"] == pytest.approx((20, 20))


def test_a_partner_that_gains_and_bears_in_two_currencies_is_told_in_the_sheets_own() -> None:
    one = worth(
        line("1", "funding", currency="USD", years=[year(2024, 1000)]),
        line("2", "resources_in", years=[year(2024, 100_000)]),
        currencies=[{"id": "USD", "rate": 300}],
    )
    assert one.likely == 10 * 300 - 1000


def test_what_one_extra_result_costs_has_nine_in_ten_between_two_prices() -> None:
    row = fed(0, cost=1_000_000) | {
        "together": {"low": 80, "likely": 100, "high": 120},
        "alone": [{"id": "a", "result": {"likely": 50}}],
    }
    (delta,) = found(currency="LKR", indicators=[row], draws=DRAWS).deltas
    assert delta.cost == {"LKR": 200}
    assert delta.cost_range
    least, most = pert(80, 100, 120).ppf([0.95, 0.05]) - 50
    assert delta.cost_range == pytest.approx((10_000 / least, 10_000 / most), rel=0.01)
