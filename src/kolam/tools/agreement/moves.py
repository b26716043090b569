"""Moves on the room's page: the own go/no-go and its release, clauses of the library, comments."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.page import Asked, By, Move, Values, first, worded
from kolam.core.record import read
from kolam.tools.agreement.findings import seat_of
from kolam.tools.agreement.go_no_go import AREAS, Private
from kolam.tools.agreement.library import begun, library
from kolam.tools.agreement.scorecard import part_of
from kolam.tools.agreement.sheet import Sheet

Plain = dict[str, Any]
SEATED: frozenset[By] = frozenset({"seat"})
ANYONE: frozenset[By] = frozenset({"seat", "mediator", "editor"})


def weigh(asked: Asked, values: Values) -> Private:
    """Rate the nine areas, and write down what the organisation makes of them."""
    private = _mine(asked)
    was = {row.area: row for row in private.areas}
    areas = [
        {
            "id": was[area].id if area in was else area,
            "area": area,
            "rated": first(values, f"rated.{area}"),
            "change": first(values, f"change.{area}"),
            "note": first(values, f"note.{area}"),
        }
        for area in AREAS
        if first(values, f"rated.{area}")
    ]
    return read(
        Private,
        {
            "areas": areas,
            "decision": first(values, "decision") or None,
            "subject_to": worded(private.subject_to.plain(), values, "subject_to"),
        },
    )


def release(asked: Asked, values: Values) -> Sheet:
    """Let everybody know the decision, and what it is subject to; nothing of the nine areas.

    Raises Faulty for a decision that the areas do not leave open.
    """
    private, sheet = _mine(asked), _sheet(asked)
    seat = seat_of(sheet, asked.owner)
    if not seat:
        raise Faulty([Fault(("decisions",), "no_seat")])
    if private.decision is None:
        raise Faulty([Fault(("decision",), "nothing_decided")])
    if private.decision == "go" and private.furthest != "go":
        key = "area_blocks" if private.blocking else "area_unclear"
        raise Faulty([Fault(("decision",), key)])
    row = {
        "id": seat,
        "decided": private.decision,
        "subject_to": private.subject_to.plain(),
        "on": first(values, "on") or None,
    }
    others = [one.plain() for one in sheet.decisions if one.id != seat]
    return read(Sheet, {**sheet.plain(), "decisions": [*others, row]})


def take_back(asked: Asked, values: Values) -> Sheet:
    """Take the released decision back."""
    _mine(asked)
    sheet = _sheet(asked)
    seat = seat_of(sheet, asked.owner)
    return sheet.with_(decisions=tuple(one for one in sheet.decisions if one.id != seat))


def begin(asked: Asked, values: Values) -> Sheet:
    """Take clauses of the library to begin with: those that are ticked, and whole parts."""
    sheet, parts = _sheet(asked), values.get("part", ())
    whole = (one.id for one in library() if part_of(one.id) in parts)
    ids = dict.fromkeys((*values.get("entry", ()), *whole))
    if not ids:
        raise Faulty([Fault(("clauses",), "nothing_ticked")])
    for id in ids:
        try:
            sheet = begun(sheet, id)
        except LookupError:
            raise Faulty([Fault(("clauses",), "no_such_row", {"id": id[:64]})]) from None
    return sheet


def comment(asked: Asked, values: Values) -> Sheet:
    """Say something about a clause."""
    said = {
        "id": "r" + secrets.token_hex(5),
        "by": first(values, "by"),
        "on": first(values, "on") or None,
        "words": first(values, "comment"),
    }
    return _clause(asked, values, lambda row: {**row, "comments": [*row["comments"], said]})


def settle(asked: Asked, values: Values) -> Sheet:
    """Mark a comment as dealt with, or open it again."""
    id = first(values, "said")

    def turned(row: Plain) -> Plain:
        comments = [
            {**one, "settled": not one["settled"]} if one["id"] == id else one
            for one in row["comments"]
        ]
        return {**row, "comments": comments}

    return _clause(asked, values, turned)


def judge(asked: Asked, values: Values) -> Sheet:
    """Say whether a clause is a draft, agreed or disputed."""
    return _clause(asked, values, lambda row: {**row, "status": first(values, "status")})


MOVES: Mapping[str, Move] = {
    "weigh": Move(SEATED, weigh),
    "release": Move(SEATED, release),
    "take_back": Move(SEATED, take_back),
    "begin": Move(ANYONE, begin),
    "comment": Move(ANYONE, comment),
    "settle": Move(ANYONE, settle),
    "judge": Move(ANYONE, judge),
}


def _clause(asked: Asked, values: Values, change: Callable[[Plain], Plain]) -> Sheet:
    """The sheet with one clause changed, read like a new one. Raises Faulty."""
    plain, id = _sheet(asked).plain(), first(values, "clause")
    if id not in {row["id"] for row in plain["clauses"]}:
        raise Faulty([Fault(("clauses",), "no_such_row", {"id": id[:64]})])
    rows = [change(row) if row["id"] == id else row for row in plain["clauses"]]
    return read(Sheet, {**plain, "clauses": rows})


def _sheet(asked: Asked) -> Sheet:
    assert isinstance(asked.sheet, Sheet)
    return asked.sheet


def _mine(asked: Asked) -> Private:
    if not isinstance(asked.private, Private):
        raise Faulty([Fault(("areas",), "no_seat")])
    return asked.private
