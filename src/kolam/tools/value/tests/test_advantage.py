"""The extra result, its parts, its price, and faults that keep what they are about."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.tools.value.advantage import Delta, deltas, in_whole_units
from kolam.tools.value.tests.situations import fed, found, sheet

AMOUNTS = st.integers(min_value=0, max_value=10_000)


def claim(id: str, likely: float | None = None, **more: Any) -> dict[str, Any]:
    told = {} if likely is None else {"indicator": "fed", "result": {"likely": likely}}
    return {"id": id, "source": "scale", **told, **more}


def only(**said: Any) -> Delta:
    (delta,) = deltas(sheet(**said))
    return delta


@given(together=AMOUNTS, alone=st.lists(AMOUNTS, max_size=5))
def test_the_extra_result_is_together_less_all_alone(together: int, alone: list[int]) -> None:
    assert only(indicators=[fed(together, *alone)]).likely == together - sum(alone)


@given(parts=st.lists(AMOUNTS, max_size=6), together=AMOUNTS)
def test_the_parts_and_what_is_left_are_the_whole(parts: list[int], together: int) -> None:
    claims = [claim(f"s{n}", part) for n, part in enumerate(parts)]
    told = only(indicators=[fed(together)], sources=claims)
    assert sum(told.split.values(), told.left) == told.likely


def test_a_claims_share_is_its_part_of_the_delta_where_there_is_one() -> None:
    claims = [claim("s1", 10), claim("s2", 20), claim("s3")]
    some, none = (only(indicators=[fed(n, 50)], sources=claims) for n in (90, 50))
    assert [some.share(id) for id in ("s1", "s2", "s3")] == [Fraction(1, 4), Fraction(1, 2), None]
    assert [none.share(id) for id in ("s1", "s2", "s3")] == [None] * 3


def test_a_fault_says_how_much_of_the_whole_the_parts_are_together() -> None:
    told = [
        found(indicators=[fed(n, 50)], sources=[claim("s1", 30), claim("s2", 30)]).faults
        for n in (90, 50)
    ]
    assert [[(f.where(), f.values["percent"]) for f in faults] for faults in told] == [
        [("sources.1.result", "150")],
        [("sources.0.result", "–"), ("sources.1.result", "–")],
    ]


@given(parts=st.lists(AMOUNTS, min_size=1, max_size=6), together=st.integers(1, 10_000))
def test_parts_above_the_whole_are_a_fault_and_only_then(parts: list[int], together: int) -> None:
    claims = [claim(f"s{n}", part) for n, part in enumerate(parts)]
    faults = found(indicators=[fed(together)], sources=claims).faults
    assert bool(faults) == (sum(parts) > together)
    assert {fault.key for fault in faults} <= {"over_the_whole"}


def test_the_fault_stands_at_the_claim_that_goes_beyond_and_no_part_is_lost() -> None:
    claims = [claim("s1", 20), claim("s2", 15)]
    told = found(indicators=[fed(90, 60)], sources=claims)
    assert [fault.where() for fault in told.faults] == ["sources.1.result"]
    assert dict(told.deltas[0].split) == {"s1": 20, "s2": 15}


def test_the_bounds_are_the_outer_ones() -> None:
    row = fed(0) | {
        "together": {"low": 80, "likely": 90, "high": 95},
        "alone": [{"id": "a", "result": {"low": 50, "likely": 60, "high": 70}}],
    }
    assert list(map(int, only(indicators=[row]).range)) == [10, 30, 45]


def test_a_typed_decimal_is_exact() -> None:
    assert only(indicators=[fed(0.3, 0.1)]).likely == Fraction(1, 5)


def test_unlike_units_are_a_fault_and_are_not_added() -> None:
    told = found(indicators=[fed(90)], sources=[claim("s1", 30, unit={"en": "tonnes"})])
    assert [(f.where(), f.key) for f in told.faults] == [("sources.0.unit", "unlike_units")]
    assert dict(told.deltas[0].split) == {}
    assert told.claims[0].claim.result.likely == 30


def test_the_same_unit_in_another_language_is_alike() -> None:
    row = fed(90) | {"unit": {"en": "families", "si": "පවුල්"}}
    told = found(indicators=[row], sources=[claim("s1", 30, unit={"si": "පවුල්"})])
    assert (told.faults, len(told.deltas[0].split)) == ((), 1)


def test_a_cost_without_a_rate_is_a_fault_and_gives_no_price() -> None:
    told = found(currency="LKR", indicators=[fed(90, 60, cost=3000, currency="EUR")])
    assert [(f.where(), f.key) for f in told.faults] == [("indicators.0.currency", "no_rate")]
    assert dict(told.deltas[0].cost) == {}


def test_the_price_is_told_in_every_currency_with_a_rate() -> None:
    told = found(
        currency="LKR",
        currencies=[{"id": "USD", "rate": 300}, {"id": "EUR"}],
        indicators=[fed(90, 60, cost=900_000)],
    )
    assert dict(told.deltas[0].cost) == {"LKR": 300, "USD": 1}


def test_nothing_extra_has_no_price() -> None:
    assert dict(only(currency="LKR", indicators=[fed(60, 60, cost=3000)]).cost) == {}


def test_a_range_that_may_hold_nothing_extra_has_no_range_of_prices() -> None:
    row = fed(0, 60, cost=3000) | {"together": {"low": 30, "likely": 70, "high": 95}}
    assert only(currency="LKR", indicators=[row]).cost_range is None


def test_the_range_of_prices_lies_around_the_price() -> None:
    row = fed(0, 60, cost=3000) | {"together": {"low": 80, "likely": 90, "high": 95}}
    told = only(currency="LKR", indicators=[row])
    assert told.cost_range
    low, high = told.cost_range
    assert low < told.cost["LKR"] < high


@pytest.mark.parametrize(
    ("digits", "unit"), [(0, Fraction(1)), (2, Fraction(1, 100)), (3, Fraction(1, 1000))]
)
def test_the_smallest_unit_follows_the_currencys_digits(digits: int, unit: Fraction) -> None:
    told = sheet(currency="LKR", currencies=[{"id": "XXX", "rate": 1, "digits": digits}])
    assert in_whole_units(told, "XXX") == unit


def test_an_indicator_that_is_not_there_is_a_fault() -> None:
    told = found(sources=[claim("s1", 30)])
    assert [(f.where(), f.key) for f in told.faults] == [("sources.0.indicator", "no_such_row")]
