"""Money is typed and read in units, and kept as whole smallest units of its currency."""

from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kolam.core.fault import Fault, Faulty
from kolam.core.field import fields_of
from kolam.core.money import (
    COUNT,
    CURRENCY,
    MONEY,
    Unit,
    in_smallest,
    in_units,
    places_of,
    read_settled,
    settle,
    unit_of,
    units_in,
    usual_places,
)
from kolam.core.record import Field, Record, Row

LKR, JPY, KWD = Unit("LKR", 2), Unit("JPY", 0), Unit("KWD", 3)


class Currency(Row):
    digits: int | None = None


class Year(Row):
    likely: int = Field(default=0, ge=0, le=10**6, json_schema_extra=MONEY)


class Gift(Row):
    kind: Literal["cash", "in_kind"] = "cash"
    amount: int | None = Field(
        default=None, ge=0, le=10**6, json_schema_extra={"money": {"kind": "cash"}}
    )
    currency: str = Field(default="", pattern=CURRENCY + "|^$")
    years: tuple[Year, ...] = ()


class Sheet(Record):
    currency: str = ""
    title: str = Field(default="", max_length=5)
    gifts: tuple[Gift, ...] = ()
    currencies: tuple[Currency, ...] = ()


AMOUNT = next(spec for spec in fields_of(Gift) if spec.name == "amount")
LIKELY = next(spec for spec in fields_of(Year) if spec.name == "likely")


def gift(**more: Any) -> dict[str, Any]:
    return {"id": "g", **more}


def settled(body: dict[str, Any]) -> Sheet:
    return read_settled(Sheet, body, settle(Sheet, body, {}))


def told(fault: Fault | int) -> tuple[str, dict[str, Any]]:
    assert isinstance(fault, Fault)
    return fault.key, fault.values


@pytest.mark.parametrize(
    ("code", "places"), [("LKR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3), ("BHD", 3), ("", 2)]
)
def test_a_currency_has_its_usual_places(code: str, places: int) -> None:
    assert usual_places(code) == places


def test_places_that_a_sheet_lists_come_first_and_a_listing_without_them_changes_nothing() -> None:
    listed = (Currency(id="KWD", digits=0), Currency(id="JPY"))
    assert [places_of(code, listed) for code in ("KWD", "JPY", "BHD")] == [0, 0, 3]


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("12,500.50", LKR, 1250050),
        ("12500.5", LKR, 1250050),
        ("12 500.50", LKR, 1250050),
        ("12\u00a0500", LKR, 1250000),
        ("1,25,00,000.05", LKR, 1250000005),
        (".5", LKR, 50),
        ("7.", LKR, 700),
        ("-3.07", LKR, -307),
        ("\u22123", LKR, -300),
        ("007", LKR, 700),
        ("12,500", JPY, 12500),
        ("1.250", KWD, 1250),
        ("12,500.5", KWD, 12500500),
        ("1,200", COUNT, 1200),
    ],
)
def test_what_is_typed_in_units_is_kept_in_smallest_ones(
    text: str, unit: Unit, amount: int
) -> None:
    assert in_smallest(text, unit) == amount


@pytest.mark.parametrize(
    "text", ["12,5", "1.234,56", "1.234.567", "1,23", "1 2", "12,,500", "1, 234"]
)
def test_separators_that_could_mean_either_are_not_guessed(text: str) -> None:
    assert told(in_smallest(text, LKR)) == ("money_either", {"text": text, "like": "12,500.50"})


@pytest.mark.parametrize(("unit", "like"), [(LKR, "12,500.50"), (JPY, "12,500"), (COUNT, "12,500")])
def test_three_digits_after_a_point_may_be_thousands(unit: Unit, like: str) -> None:
    assert told(in_smallest("12.500", unit)) == ("money_either", {"text": "12.500", "like": like})


@pytest.mark.parametrize("text", ["twelve", "12 LKR", "1e3", "", ".", "-", "5%", "௧௨"])
def test_what_is_no_digits_is_refused_as_that(text: str) -> None:
    assert told(in_smallest(text, LKR)) == ("money_signs", {"text": text, "like": "12,500.50"})


def test_more_decimals_than_the_currency_has_are_told_with_the_currency() -> None:
    values = {"n": 2, "currency": "LKR", "like": "12,500.50"}
    assert told(in_smallest("1.2345", LKR)) == ("money_decimals", values)
    assert told(in_smallest("1,250.500", LKR)) == ("money_decimals", values)
    none = {"n": 0, "currency": "JPY", "like": "12,500"}
    assert told(in_smallest("12.5", JPY)) == ("money_no_decimals", none)
    assert told(in_smallest("12.5", COUNT)) == ("not_whole", {})


@given(some.integers(-(10**16), 10**16), some.sampled_from([0, 1, 2, 3, 4]))
def test_what_is_read_is_typed_back_to_the_same_amount(amount: int, places: int) -> None:
    said = in_units(amount, places)
    assert in_smallest(said, Unit("XXX", places)) == amount
    assert Decimal(said.replace(",", "")).scaleb(places) == amount


def test_the_currency_is_the_rows_own_else_the_sheets() -> None:
    sheet = {"currency": "KWD"}
    assert unit_of(AMOUNT, gift(kind="cash", currency="JPY"), (sheet,)) == JPY
    assert unit_of(AMOUNT, gift(kind="cash", currency=""), (sheet,)) == KWD


def test_a_row_without_a_currency_takes_that_of_the_row_around_it() -> None:
    around = (gift(currency="JPY"), {"currency": "KWD"})
    assert unit_of(LIKELY, {"id": "y"}, around) == JPY
    assert unit_of(LIKELY, {"id": "y"}, (gift(currency=""), {"currency": "KWD"})) == KWD


def test_what_is_given_in_kind_is_counted_and_no_money() -> None:
    assert unit_of(AMOUNT, gift(kind="in_kind", currency="LKR"), ({},)) == COUNT


def test_text_is_read_in_units_and_whole_numbers_are_kept() -> None:
    years = [{"id": "a", "likely": "2.5"}, {"id": "b", "likely": 7}]
    body = {"currency": "LKR", "gifts": [gift(amount="1,250.50", years=years)]}
    row = settled(body).gifts[0]
    assert (row.amount, [year.likely for year in row.years]) == (125050, [250, 7])


def test_every_amount_that_is_not_understood_is_told_with_all_other_faults() -> None:
    gifts = [
        gift(amount="12,5"),
        {"id": "h", "amount": "3.5", "currency": "JPY"},
        {"id": "i", "amount": "lots", "currency": "yen", "years": [{"id": "y", "likely": "-1"}]},
        {"id": "j", "amount": "99999.99"},
    ]
    body: dict[str, Any] = {"currency": "LKR", "title": "too long", "gifts": gifts}
    with pytest.raises(Faulty) as faulty:
        settled(body)
    assert [(f.where(), f.key, f.values.get("limit")) for f in faulty.value.faults] == [
        ("title", "too_long", 5),
        ("gifts.0.amount", "money_either", None),
        ("gifts.1.amount", "money_no_decimals", None),
        ("gifts.2.amount", "money_signs", None),
        ("gifts.2.currency", "bad_pattern", None),
        ("gifts.2.years.0.likely", "too_low", "0.00"),
        ("gifts.3.amount", "too_high", "10,000.00"),
    ]
    assert body["gifts"][0]["amount"] == "12,5"


def test_an_amount_says_as_many_units_in_a_currency_with_other_places() -> None:
    body: dict[str, Any] = {"currency": "LKR", "gifts": [gift(amount=75000, years=[])]}
    before = units_in(Sheet, body)
    body["currency"] = "JPY"
    assert (settle(Sheet, body, before), body["gifts"][0]["amount"]) == ((), 750)
    before = units_in(Sheet, body)
    body["currency"] = "KWD"
    assert (settle(Sheet, body, before), body["gifts"][0]["amount"]) == ((), 750000)


def test_an_amount_that_the_new_currency_cannot_say_is_a_fault_at_its_place() -> None:
    body: dict[str, Any] = {"currency": "LKR", "gifts": [gift(amount=1250050)]}
    before = units_in(Sheet, body)
    body["currency"] = "JPY"
    (fault,) = settle(Sheet, body, before)
    assert (fault.where(), fault.key) == ("gifts.0.amount", "money_no_decimals")
    assert body["gifts"][0]["amount"] == 1250050
