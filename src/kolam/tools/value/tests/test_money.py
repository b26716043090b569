"""Money: exact where everything is known, seeded where it is not, faults where it cannot be."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.tools.value.findings import Findings
from kolam.tools.value.money import Worth, put_in
from kolam.tools.value.tests.situations import found, line, partner, year


def told(*lines: dict[str, Any], **more: Any) -> Findings:
    return found(currency="LKR", partners=[partner()], lines=list(lines), **more)


def worth(*lines: dict[str, Any], **more: Any) -> Worth:
    (one,) = told(*lines, **more).worths
    return one


@given(
    amounts=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=4),
    rate=st.integers(0, 30),
)
@settings(max_examples=25, deadline=None)
def test_known_amounts_are_worth_what_the_formula_says(amounts: list[int], rate: int) -> None:
    years = [year(2024 + n, amount) for n, amount in enumerate(amounts)]
    one = worth(line("1", "funding", years=years), discount=rate)
    formula = sum(a / 100 / (1 + rate / 100) ** n for n, a in enumerate(amounts))
    assert one.likely == pytest.approx(formula, abs=1e-6)
    assert one.cuts == pytest.approx((formula,) * 5, abs=1e-6)


def test_a_burden_counts_below_nothing() -> None:
    assert worth(line("1", "resources_in", years=[year(2024, 500)])).likely == -5


def test_gains_alone_are_one_side_only() -> None:
    assert worth(line("1", "funding", years=[year(2024, 500)])).both is False


def test_money_given_to_others_is_worth_nothing_to_who_gives_it() -> None:
    given_ = line("1", "funding", flow="given", years=[year(2024, 500)])
    assert told(given_).worths == ()
    assert worth(given_, line("2", "funding", years=[year(2024, 300)])).likely == 3


def test_what_partners_put_in_is_their_burdens_in_money_as_typed_and_never_below_nothing() -> None:
    found = told(
        line("1", "resources_in", years=[year(2024, 500), year(2025, -200)]),
        line("2", "resources_in", currency="USD", years=[year(2024, 100)]),
        line("3", "funding", years=[year(2024, 900)]),
        line("4", "resources_in", partner="x", years=[year(2024, 900)]),
        currencies=[{"id": "USD", "rate": 310}],
        discount=50,
    )
    assert put_in(found.sheet) == {"c": 5 + 310}


def test_another_currency_counts_by_its_rate() -> None:
    dollars = line("1", "funding", currency="USD", years=[year(2024, 500)])
    assert worth(dollars, currencies=[{"id": "USD", "rate": 310}]).likely == 1550


def test_a_currency_without_a_rate_is_a_fault_and_counts_as_nothing() -> None:
    dollars = line("1", "funding", currency="USD", years=[year(2024, 500)])
    found = told(dollars)
    assert [(f.where(), f.key) for f in found.faults] == [("lines.0.currency", "no_rate")]
    assert found.worths == ()
    assert found.sheet.lines[0].years[0].likely == 500


def test_missing_years_are_a_fault_with_the_years() -> None:
    found = told(line("1", "funding", years=[year(2024, 5), year(2027, 5)]))
    (fault,) = found.faults
    assert (fault.where(), fault.key, fault.values) == (
        "lines.0.years",
        "missing_years",
        {"years": "2025, 2026"},
    )


RANGED = (
    line("1", "funding", years=[year(2024, 1000, 500, 1500)]),
    line("2", "resources_in", years=[year(2024, 900, 800, 1000)]),
)


def test_the_same_lines_give_the_same_numbers() -> None:
    assert worth(*RANGED) == worth(*RANGED)


def test_the_number_of_draws_is_kept() -> None:
    assert worth(*RANGED, draws=2000).draws == 2000


def test_the_chance_of_being_worse_off_lies_between_never_and_always() -> None:
    one = worth(*RANGED)
    assert one.both
    assert 0 < one.worse < 1


def test_the_line_with_the_widest_range_comes_first_in_the_tornado() -> None:
    assert [row.id for row, _, _ in worth(*RANGED).swings] == ["1", "2"]


def test_each_swing_holds_the_likely_sum() -> None:
    one = worth(*RANGED)
    assert all(low <= one.likely <= high for _, low, high in one.swings)


def test_a_normal_range_is_centred_on_the_likely_amount() -> None:
    years = [year(2024, 1000, 500, 1500)]
    one = worth(line("1", "funding", shape="normal", years=years), draws=20_000)
    assert one.prospect.median == pytest.approx(10, abs=0.2)


def test_the_second_pass_replaces_money_too() -> None:
    again = line("3", "funding", round="second", years=[year(2024, 2000)])
    assert worth(*RANGED, again).likely == 11
