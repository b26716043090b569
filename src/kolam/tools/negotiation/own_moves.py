"""Moves on a party's own private sheet: its points, its walk-away, its must-haves, its needs."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.page import Asked, By, Move, Values, worded
from kolam.core.record import read
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Issue, Sheet

Plain = dict[str, Any]
SEATED: frozenset[By] = frozenset({"seat"})


def points(asked: Asked, values: Values) -> Preferences:
    """The swing and the points of one issue, or of each that the form names.

    Fields that the form leaves out stay; an empty one is taken back.
    """
    sheet, mine = _mine(asked)
    wanted = values.get("issue", ())
    known = {issue.id: issue for issue in sheet.issues}
    if not wanted or not set(wanted) <= set(known):
        raise Faulty([Fault(("issues",), "no_such_row", {"id": " ".join(wanted)[:64]})])
    rows = {row.id: row.plain() for row in mine.issues}
    for id in wanted:
        rows[id] = _valued(known[id], rows.get(id, {"id": id, "options": []}), values)
    order = [issue.id for issue in sheet.issues]
    kept = sorted(
        rows.values(), key=lambda row: order.index(row["id"]) if row["id"] in order else 99
    )
    return _with(mine, issues=kept)


def walk_away(asked: Asked, values: Values) -> Preferences:
    """The reservation value, and in words the alternative that it comes from."""
    _, mine = _mine(asked)
    fields: Plain = {}
    if "reservation" in values:
        fields["reservation"] = _whole(values, "reservation")
    return _with(mine, **fields, batna=worded(mine.batna.plain(), values, "batna"))


def must_haves(asked: Asked, values: Values) -> Preferences:
    """The issues where only some options will do; none ticked means any."""
    sheet, mine = _mine(asked)
    was = {row.id: row.plain() for row in mine.must_haves}
    rows = [
        {**was.get(issue.id, {}), "id": issue.id, "options": list(ticked)}
        for issue in sheet.issues
        if (
            ticked := [
                o for o in sheet.options(issue.id) if o in values.get(f"must.{issue.id}", ())
            ]
        )
    ]
    return _with(mine, must_haves=rows)


def add_need(asked: Asked, values: Values) -> Preferences:
    """One more interest that the party keeps to itself."""
    _, mine = _mine(asked)
    interest = worded({}, values, "interest")
    if not any(interest.values()):
        raise Faulty([Fault(("needs", "interest"), "missing")])
    row = {
        "id": "r" + secrets.token_hex(5),
        "interest": interest,
        "importance": _whole(values, "importance"),
    }
    return _with(mine, needs=[*(need.plain() for need in mine.needs), row])


def drop_need(asked: Asked, values: Values) -> Preferences:
    """Take one of them back."""
    _, mine = _mine(asked)
    gone = values.get("need", ())
    return _with(mine, needs=[need.plain() for need in mine.needs if need.id not in gone])


def typed_over(sheet: Sheet, mine: Preferences, values: Values) -> Preferences:
    """The preferences with what a form holds, where that can be read; for drawing a page again."""
    for act in (points, walk_away):
        try:
            mine = act(Asked(sheet=sheet, private=mine, owner="", by="seat"), values)
        except Faulty:
            continue
    return mine


def _valued(issue: Issue, row: Plain, values: Values) -> Plain:
    options = {option["id"]: option for option in row["options"]}
    for option in issue.options:
        found = dict(options.get(option.id, {"id": option.id, "points": None}))
        for name in ("points", "low", "high"):
            if f"{name}.{issue.id}.{option.id}" in values:
                found[name] = _whole(values, f"{name}.{issue.id}.{option.id}")
        options[option.id] = found
    kept = _given(issue, options.values())
    swing = f"swing.{issue.id}"
    said = {"swing": _whole(values, swing)} if swing in values else {}
    return {**row, **said, "options": kept}


def _given(issue: Issue, options: Iterable[Plain]) -> list[Plain]:
    """The options with points, in the issue's order; a range without points is a fault."""
    order = [option.id for option in issue.options]
    options = list(options)
    if any(o["points"] is None and (o.get("low") or o.get("high")) for o in options):
        raise Faulty([Fault(("issues", "options", "points"), "points_before_range")])
    rows = [option for option in options if option["points"] is not None]
    return sorted(rows, key=lambda row: order.index(row["id"]) if row["id"] in order else 99)


def _whole(values: Values, name: str) -> Any:
    """A whole number, None where nothing was typed, else the text for the reader to refuse."""
    text = (values.get(name) or ("",))[0].strip()
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else text


def _mine(asked: Asked) -> tuple[Sheet, Preferences]:
    assert isinstance(asked.sheet, Sheet)
    if not isinstance(asked.private, Preferences):
        raise Faulty([Fault(("parties",), "no_seat")])
    return asked.sheet, asked.private


def _with(mine: Preferences, **fields: Any) -> Preferences:
    """The preferences with some fields changed, read like new ones. Raises Faulty."""
    return read(Preferences, {**mine.plain(), **fields})


OWN_MOVES: Mapping[str, Move] = {
    "points": Move(SEATED, points),
    "walk_away": Move(SEATED, walk_away),
    "must_haves": Move(SEATED, must_haves),
    "add_need": Move(SEATED, add_need),
    "drop_need": Move(SEATED, drop_need),
}
