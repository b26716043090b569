"""Money: kept as whole smallest units of a currency, typed and read in units of it."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

from kolam.core.fault import Fault, Faulty, Place
from kolam.core.field import FieldSpec, fields_of
from kolam.core.record import Record, read

CURRENCY = r"^[A-Z]{3}$"
#: The largest amount, in the smallest units of its currency.
MOST = 10**16
#: Marks a field that holds money; one that holds it only beside certain choices names them.
MONEY: dict[str, Any] = {"money": {}}

Plain = Mapping[str, Any]
IdPath = tuple[str, ...]
R = TypeVar("R", bound=Record)

_SPACES = "[ \u00a0\u2009\u202f]"
_SIGN = re.compile(r"([-+\u2212]?)\s*(.*)", re.DOTALL)
_SIGNS = re.compile(rf"([0-9.,]|{_SPACES})+")
# Thousands, and lakh and crore, which stand in twos.
_COMMAS = re.compile(r"[0-9]{1,3}(,[0-9]{2,3})*,[0-9]{3}")
_SPACED = re.compile(rf"[0-9]{{1,3}}({_SPACES}[0-9]{{2,3}})*{_SPACES}[0-9]{{3}}")
_LONGEST = 30


class Listed(Protocol):
    """A currency as a sheet lists it; `digits` is None where it has its usual places."""

    @property
    def id(self) -> str: ...

    @property
    def digits(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """What an amount is typed in: a currency and its places, or no currency for a bare count."""

    code: str
    places: int


#: So many of something, and no money.
COUNT = Unit("", 0)


@dataclass(frozen=True, slots=True)
class Held:
    """One amount in a sheet's plain body: where it stands, and what it is typed in."""

    place: Place
    path: IdPath
    row: dict[str, Any]
    spec: FieldSpec
    unit: Unit

    @property
    def amount(self) -> Any:
        return self.row.get(self.spec.name)


@cache
def usual_places(code: str) -> int:
    """The places after the point that a currency has: none in yen, three in Kuwaiti dinars."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(code))


def places_of(code: str, currencies: Iterable[Listed]) -> int:
    """The places of a currency: those that the sheet lists, else the usual ones."""
    listed = next((row.digits for row in currencies if row.id == code), None)
    return usual_places(code) if listed is None else listed


def in_units(amount: int, places: int) -> str:
    """An amount as people read and type it, to the last digit: 12,500.50."""
    whole, rest = divmod(abs(amount), 10**places)
    after = f".{rest:0{places}}" if places else ""
    return f"{'-' if amount < 0 else ''}{whole:,}{after}"


def _like(unit: Unit) -> str:
    """An amount as an example of how one is typed: 12,500.50 in a currency with two places."""
    return in_units(125005 * 10**unit.places // 10, unit.places)


def in_smallest(text: str, unit: Unit) -> int | Fault:
    """What was typed in units, in the smallest ones; else what is wrong with it.

    A comma or a space stands between thousands (or lakhs), a point before decimals. What could be
    meant either way is not guessed.
    """
    found = _SIGN.fullmatch(text.strip())
    sign, bare = (found[1], found[2]) if found else ("", "")
    if not _SIGNS.fullmatch(bare) or not re.search("[0-9]", bare):
        return Fault((), "money_signs", {"text": text[:40], "like": _like(unit)})
    whole, _, after = bare.partition(".")
    grouped = _COMMAS.fullmatch(whole) or _SPACED.fullmatch(whole)
    if not (grouped or re.fullmatch("[0-9]*", whole)) or not re.fullmatch("[0-9]*", after):
        return Fault((), "money_either", {"text": text[:40], "like": _like(unit)})
    if len(after) > unit.places:
        return _too_fine(text, after, unit, grouped=grouped is not None)
    digits = re.sub("[^0-9]", "", whole) + after.ljust(unit.places, "0")
    # More digits than any amount has; kept short, because it is only to be refused.
    amount = int(digits) if len(digits) <= _LONGEST else 10**_LONGEST
    return -amount if sign in ("-", "\u2212") else amount


def _too_fine(text: str, after: str, unit: Unit, *, grouped: bool) -> Fault:
    if len(after) == 3 and not grouped:
        return Fault((), "money_either", {"text": text[:40], "like": _like(unit)})
    if not unit.code:
        return Fault((), "not_whole")
    key = "money_decimals" if unit.places else "money_no_decimals"
    return Fault((), key, {"n": unit.places, "currency": unit.code, "like": _like(unit)})


def unit_of(spec: FieldSpec, row: Plain, around: Iterable[Plain] = ()) -> Unit:
    """What a field of money in this row is typed in; `around` are the records that hold the row.

    The currency is the row's own, else that of the nearest record around that has one at all; blank
    it is the sheet's.
    """
    if any(row.get(name, word) != word for name, word in spec.money or ()):
        return COUNT
    held = (row, *around)
    sheet = held[-1]
    nearest = next((one for one in held if "currency" in one), sheet)
    code = str(nearest.get("currency") or sheet.get("currency") or "")
    listed = (one for one in sheet.get("currencies") or () if one.get("id") == code)
    digits = next((one.get("digits") for one in listed), None)
    known = isinstance(digits, int) and 0 <= digits <= 4
    return Unit(code, digits if known and digits is not None else usual_places(code))


def held_in(
    kind: type[Record], body: dict[str, Any], around: tuple[Plain, ...] = ()
) -> Iterator[Held]:
    """Every field of money in a plain body, whether or not anything stands in it.

    `around` are the records that hold the body, the sheet last; without any it is the sheet.
    """
    return _held(kind, body, (), (), around)


def _held(
    kind: type[Record], row: dict[str, Any], place: Place, path: IdPath, around: tuple[Plain, ...]
) -> Iterator[Held]:
    for spec in fields_of(kind):
        value, here = row.get(spec.name), (*place, spec.name)
        if spec.money is not None:
            yield Held(here, (*path, spec.name), row, spec, unit_of(spec, row, around))
        if spec.inner is None or spec.kind == "words":
            continue
        if isinstance(value, dict):
            yield from _held(spec.inner, value, here, (*path, spec.name), (row, *around))
        for number, one in enumerate(value if isinstance(value, list) else ()):
            if isinstance(one, dict):
                mark = str(one.get("id", number))
                into = (*path, spec.name, mark)
                yield from _held(spec.inner, one, (*here, number), into, (row, *around))


def units_in(kind: type[Record], body: dict[str, Any]) -> dict[IdPath, Unit]:
    """What every amount of a body is read in, by the ids on its path."""
    return {held.path: held.unit for held in held_in(kind, body) if held.amount is not None}


def settle(
    kind: type[Record],
    body: dict[str, Any],
    before: Mapping[IdPath, Unit],
    around: tuple[Plain, ...] = (),
) -> tuple[Fault, ...]:
    """Turn what people typed in units into smallest units, in the body itself.

    Texts are what was typed, whole numbers what was kept. Where a currency has become another one
    with other places, what was kept goes on saying as many units as people read `before`. What
    cannot be understood stays as it was typed, with its fault.
    """
    amounts = held_in(kind, body, around)
    return tuple(fault for held in amounts if (fault := _settled(held, before)))


def _settled(held: Held, before: Mapping[IdPath, Unit]) -> Fault | None:
    amount = held.amount
    if isinstance(amount, int) and held.path in before:
        was = before[held.path].places
        if was == held.unit.places:
            return None
        # 12,500.00 is as well without its point, where the new currency has none.
        amount = in_units(amount, was).rstrip("0").rstrip(".") if was else str(amount)
    if not isinstance(amount, str) or not amount:
        return None
    found = in_smallest(amount, held.unit)
    if isinstance(found, int):
        found = _outside(found, held) or found
    if isinstance(found, Fault):
        return found.inside(*held.place)
    held.row[held.spec.name] = found
    return None


def _outside(amount: int, held: Held) -> Fault | None:
    """A bound that the amount is beyond, told in units."""
    lowest, highest = held.spec.lowest, held.spec.highest
    if lowest is not None and amount < lowest:
        return Fault((), "too_low", {"limit": in_units(int(lowest), held.unit.places)})
    if highest is not None and amount > highest:
        return Fault((), "too_high", {"limit": in_units(int(highest), held.unit.places)})
    return None


def read_settled(
    kind: type[R],
    body: dict[str, Any],
    unread: Iterable[Fault],
    around: tuple[Plain, ...] = (),
) -> R:
    """Read a body in which some amounts could not be understood, told with all other faults."""
    mine = {fault.place: fault for fault in unread}
    if not mine:
        return read(kind, body)
    marked = copy.deepcopy(body)
    for held in held_in(kind, marked, around):
        if held.place in mine:
            # No amount at all, so that the record finds fault with it exactly there.
            held.row[held.spec.name] = []
    try:
        read(kind, marked)
    except Faulty as faulty:
        raise Faulty(mine.get(fault.place, fault) for fault in faulty.faults) from None
    raise Faulty(mine.values())
