"""Sums as they are said: exactly, in ones, thousands or millions of a currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kolam.core.voice import Voice
from kolam.tools.agreement.money import SCALES, Money, Scale, whole
from kolam.tools.agreement.sheet import Sheet

#: No sum needs more: a billionth of a million is below the smallest unit.
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of one currency, with the places of that currency and the scale it is told in."""

    money: Money
    places: int
    scale: Scale

    @property
    def scaled(self) -> Fraction:
        """The amount in the scale's units, exact."""
        return whole(self.money, self.places) / SCALES[self.scale]

    @property
    def digits(self) -> int:
        """How many digits after the point it takes to say it to the last one."""
        found = (n for n in range(MOST_DIGITS) if (self.scaled * 10**n).denominator == 1)
        return next(found, MOST_DIGITS)

    def bare(self, voice: Voice, *, digits: int | None = None) -> str:
        """The number alone, with as many digits as it has, or as others beside it have."""
        return voice.number(self.scaled, digits=self.digits if digits is None else digits)

    def said(self, voice: Voice) -> str:
        """The number with its unit: 313.8 m LKR."""
        unit = unit_said(self.money.currency, self.scale, voice)
        return voice("agreement.sum", amount=self.bare(voice), unit=unit)


def sum_(sheet: Sheet, money: Money) -> Sum:
    """An amount as the sheet tells it."""
    return Sum(money, sheet.places(money.currency), sheet.told_in)


def sums(sheet: Sheet, moneys: Iterable[Money]) -> tuple[Sum, ...]:
    """Amounts as the sheet tells them."""
    return tuple(sum_(sheet, money) for money in moneys)


def unit_said(currency: str, scale: Scale, voice: Voice) -> str:
    """A currency with its scale: m LKR."""
    return voice(f"agreement.scale.{scale}", currency=currency or voice("agreement.no_currency"))
