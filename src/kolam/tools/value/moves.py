"""Moves on an organisation's private sheet: lines, what it would do alone, its own verdict."""

import secrets
from collections.abc import Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.money import read_settled, settle
from kolam.core.page import Asked, By, Move, Values, first, worded
from kolam.core.record import read
from kolam.tools.value.sheet import Private, Sheet

Plain = dict[str, Any]
SEATED: frozenset[By] = frozenset({"seat"})
#: How many years the page's form has room for; more can be added as further lines.
YEARS = 5


def add_line(asked: Asked, values: Values) -> Private:
    """One more private line: a score with its weight, or money by year."""
    sheet, mine = _mine(asked)
    line: Plain = {
        "id": "r" + secrets.token_hex(5),
        "kind": first(values, "kind"),
        "description": worded({}, values, "description"),
        "round": first(values, "round") or "first",
        "score": _whole(values, "score"),
        "weight": _whole(values, "weight") or 1,
        "currency": first(values, "currency").upper(),
        "shape": first(values, "shape") or "pert",
        "years": [year for n in range(YEARS) if (year := _year(values, n))],
    }
    if line["score"] is None and not line["years"]:
        raise Faulty([Fault(("lines", "score"), "score_or_money_missing")])
    body = {**mine.plain(), "lines": [*(row.plain() for row in mine.lines), line]}
    around = (sheet.plain(),)
    return read_settled(Private, body, settle(Private, body, {}, around), around)


def drop_line(asked: Asked, values: Values) -> Private:
    """Take a line back."""
    _, mine = _mine(asked)
    gone = values.get("line", ())
    return _with(mine, lines=[row.plain() for row in mine.lines if row.id not in gone])


def say_verdict(asked: Asked, values: Values) -> Private:
    """What the organisation would do alone, what it makes of it all, what would tip it."""
    _, mine = _mine(asked)
    return _with(
        mine,
        alternative=worded(mine.alternative.plain(), values, "alternative"),
        tip=worded(mine.tip.plain(), values, "tip"),
        verdict=first(values, "verdict"),
    )


MOVES: Mapping[str, Move] = {
    "add_line": Move(SEATED, add_line),
    "drop_line": Move(SEATED, drop_line),
    "say_verdict": Move(SEATED, say_verdict),
}


def _year(values: Values, number: int) -> Plain | None:
    """One year of the form; None where nothing was typed in it."""
    names = ("year", "low", "likely", "high")
    if not any(first(values, f"{name}.{number}") for name in names):
        return None
    money = {name: first(values, f"{name}.{number}") or None for name in names[1:]}
    return {"id": f"y{number}", "year": _whole(values, f"year.{number}"), **money}


def _whole(values: Values, name: str) -> str | None:
    """A number without what groups its digits, None where nothing was typed."""
    return first(values, name).replace(",", "").replace(" ", "") or None


def _mine(asked: Asked) -> tuple[Sheet, Private]:
    assert isinstance(asked.sheet, Sheet)
    if not isinstance(asked.private, Private):
        raise Faulty([Fault(("lines",), "no_seat")])
    return asked.sheet, asked.private


def _with(mine: Private, **fields: Any) -> Private:
    """The private sheet with some fields changed, read like a new one. Raises Faulty."""
    return read(Private, {**mine.plain(), **fields})
