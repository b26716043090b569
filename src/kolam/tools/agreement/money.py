"""Money: whole smallest units of a currency, and what other rooms' units come to in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kolam.core.money import CURRENCY, places_of
from kolam.core.record import Field, Row

Scale = Literal["ones", "thousands", "millions"]
SCALES: Mapping[Scale, int] = {"ones": 1, "thousands": 1_000, "millions": 1_000_000}


class Currency(Row):
    """A currency by its three letters; `digits` are its places where they are not the usual."""

    id: str = Field(pattern=CURRENCY)
    digits: int | None = Field(default=None, ge=0, le=4)


class Unit(Row):
    """What another room calls a sum of money: `words` such as m LKR is `times` whole units."""

    words: str = Field(min_length=1, max_length=40)
    currency: str = Field(pattern=CURRENCY)
    times: int = Field(default=1, ge=1, le=10**9)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the smallest units of one currency."""

    amount: int
    currency: str


def whole(money: Money, places: int) -> Fraction:
    """The amount in whole units of its currency."""
    return Fraction(money.amount, 10**places)


def added(moneys: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of each currency, in the order in which they first come; unlike ones stay apart."""
    sums: dict[str, int] = {}
    for money in moneys:
        sums[money.currency] = sums.get(money.currency, 0) + money.amount
    return tuple(Money(amount, currency) for currency, amount in sums.items())


def told_as(
    units: Iterable[Unit], words: str, amount: int, currencies: Iterable[Currency]
) -> Money | None:
    """What `amount` of another room's unit is; None where nobody has said what the unit is worth.

    Three capital letters are the currency itself, in whole units.
    """
    named = words.strip()
    for unit in units:
        if unit.words.strip().casefold() == named.casefold():
            small = 10 ** places_of(unit.currency, currencies)
            return Money(amount * unit.times * small, unit.currency)
    if len(named) == 3 and named.isascii() and named.isupper() and named.isalpha():
        return Money(amount * 10 ** places_of(named, currencies), named)
    return None
