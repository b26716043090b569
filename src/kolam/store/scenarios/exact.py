"""Exact numbers: what is written is what is meant, as a rational; never through a float."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

#: No honest number of points is written with more characters or a larger power of ten.
LONGEST = 60
LARGEST_POWER = 40
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE]([+-]?\d{1,6}))?")
_RATIO = re.compile(r"[+-]?\d+\s*/\s*\d*[1-9]\d*")
_ENDLESS = re.compile(r"[+-]?\.?(nan|inf|infinity)", re.IGNORECASE)


class Number(str):
    """A number as it is written in a file."""

    __slots__ = ()


class NotExact(ValueError):
    """Something that is no finite number; `key` names the fault."""

    def __init__(self, key: str, word: str) -> None:
        super().__init__(f"{key}: {word}")
        self.key, self.word = key, word


def exact(value: Any) -> Fraction:
    """The rational that a decimal (0.25, 1e-3) or a ratio (1/3) stands for. Raises NotExact."""
    if isinstance(value, Fraction) or (isinstance(value, int) and not isinstance(value, bool)):
        return Fraction(value)
    text = str(value).strip() if isinstance(value, str) else ""
    if _ENDLESS.fullmatch(text):
        raise NotExact("scenario_not_finite", text)
    found = _DECIMAL.fullmatch(text) if len(text) <= LONGEST else None
    if found and abs(int(found[3] or 0)) <= LARGEST_POWER:
        return Fraction(text)
    if len(text) <= LONGEST and _RATIO.fullmatch(text):
        return Fraction(re.sub(r"\s", "", text))
    raise NotExact("scenario_not_a_number", text[:40] if isinstance(value, str) else _kind(value))


def endless(value: Any) -> bool:
    """Whether the value is written as minus infinity: a party that states no lower bound."""
    return isinstance(value, str) and bool(re.fullmatch(r"-\.?inf(inity)?", value.strip(), re.I))


def decimal(number: Fraction) -> str:
    """The number in decimals: exact where they end within 20 places, else rounded there."""
    for places in range(21):
        if (number * 10**places).denominator == 1:
            break
    whole = round(number * 10**places)
    digits = f"{abs(whole):0{places + 1}d}"
    sign = "-" if whole < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def plainest(number: Fraction) -> int | float | str:
    """A JSON number where one is exact, else the ratio in words."""
    if number.denominator == 1:
        return number.numerator if abs(number) < 2**53 else str(number)
    return float(number) if Fraction(repr(float(number))) == number else str(number)


def _kind(value: Any) -> str:
    return {dict: "{...}", list: "[...]", type(None): "null"}.get(type(value), str(value)[:40])
