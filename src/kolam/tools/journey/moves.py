"""Moves on the page: a partner's consent, its private track, what it tells; a host's steps."""

import secrets
from collections.abc import Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.page import Asked, By, Move, Values, first, worded
from kolam.core.record import Text, read
from kolam.tools.journey.analysis import told_of
from kolam.tools.journey.findings import seat_of
from kolam.tools.journey.private import CHECKS
from kolam.tools.journey.reopening import confirmed, put, reopened, reworded
from kolam.tools.journey.sheet import STEPS, Private, Sheet, Step, StepName

Plain = dict[str, Any]
SEATED: frozenset[By] = frozenset({"seat"})
HOSTS: frozenset[By] = frozenset({"editor", "mediator"})


def say_consent(asked: Asked, values: Values) -> Sheet:
    """What the mover's partner says to a step, to the words that stood on its page."""
    sheet, partner = _seat(asked)
    row = sheet.step(_step(values))
    if row is None:
        raise Faulty([Fault(("steps",), "step_without_row")])
    old = next((c for c in row.consents if c.partner == partner), None)
    was = old.plain() if old else {}
    consent: Plain = {
        "id": old.id if old else f"{row.id}.{partner}"[:64],
        "partner": partner,
        "says": first(values, "says"),
        "reason": worded(was.get("reason", {}), values, "reason"),
        "action": worded(was.get("action", {}), values, "action"),
        "owner": first(values, "owner"),
        "due": first(values, "due") or None,
        "given": first(values, "given") or was.get("given"),
        "done": bool(first(values, "done")),
        "saw": first(values, "saw"),
    }
    others = [c.plain() for c in row.consents]
    kept = [consent if c["partner"] == partner else c for c in others]
    rows = kept if old else [*others, consent]
    changed = read(Step, {**row.plain(), "consents": rows})
    return read(Sheet, put(sheet, changed).plain())


def keep_track(asked: Asked, values: Values) -> Private:
    """The five checks, the decision date and the notes, as the mover's own private track."""
    assert isinstance(asked.private, Private)
    old = {row.check: row.plain() for row in asked.private.checks}
    checks = [
        {
            "id": old.get(name, {}).get("id", name),
            "check": name,
            "state": first(values, f"state.{name}") or "open",
            "owner": first(values, f"owner.{name}"),
            "due": first(values, f"due.{name}") or None,
            "note": worded(old.get(name, {}).get("note", {}), values, f"note.{name}"),
        }
        for name in CHECKS
    ]
    return read(
        Private,
        {
            "checks": checks,
            "decision": first(values, "decision") or None,
            "note": worded(asked.private.note.plain(), values, "note"),
        },
    )


def tell_room(asked: Asked, values: Values) -> Sheet:
    """What the room sees of the track from now on: in all, or each check and the decision date."""
    assert isinstance(asked.private, Private)
    sheet, partner = _seat(asked)
    every = first(values, "how") == "every"
    told = told_of(asked.private, partner, every=every, given=None)
    return sheet.with_(told=(*(t for t in sheet.told if t.partner != partner), told))


def untell(asked: Asked, values: Values) -> Sheet:
    """Tell the room nothing more of the track; what was told stays in the history."""
    sheet, partner = _seat(asked)
    return sheet.with_(told=tuple(t for t in sheet.told if t.partner != partner))


def set_step(asked: Asked, values: Values) -> Sheet:
    """A step's words, status and dates; words that somebody consented to are kept as earlier ones.

    A reopened step stays so until it is agreed again.
    """
    assert isinstance(asked.sheet, Sheet)
    name = _step(values)
    row = asked.sheet.step(name) or Step(id=name, step=name)
    text = Text.model_validate(worded(row.text.plain(), values, "text"))
    status = first(values, "status") or row.status
    if row.status == "reopened" and status != "agreed":
        status = "reopened"
    plain = reworded(row, text).plain() | {"status": status}
    for day in ("begun", "planned", "agreed"):
        if day in values:
            plain[day] = first(values, day) or None
    return read(Sheet, put(asked.sheet, read(Step, plain)).plain())


def reopen(asked: Asked, values: Values) -> Sheet:
    """Take a step up again with a reason. Raises Faulty without one."""
    assert isinstance(asked.sheet, Sheet)
    name = _step(values)
    why = Text.model_validate(worded({}, values, "why"))
    row = asked.sheet.step(name)
    if not why.said("en"):
        raise Faulty([Fault(("steps", "reopenings", "why"), "reopened_without_reason")])
    if row is None or row.status == "not_started":
        raise Faulty([Fault(("steps", "status"), "step_not_begun")])
    id = "r" + secrets.token_hex(5)
    after = reopened(asked.sheet, name, why=why, when=None, id=id)
    plain = after.plain()
    for step in plain["steps"]:
        for one in step["reopenings"]:
            if one["id"] == id:
                one["when"] = first(values, "when") or None
    return read(Sheet, plain)


def still_holds(asked: Asked, values: Values) -> Sheet:
    """A step was looked at again and holds."""
    assert isinstance(asked.sheet, Sheet)
    return confirmed(asked.sheet, _step(values))


MOVES: Mapping[str, Move] = {
    "say_consent": Move(SEATED, say_consent),
    "keep_track": Move(SEATED, keep_track),
    "tell_room": Move(SEATED, tell_room),
    "untell": Move(SEATED, untell),
    "set_step": Move(HOSTS, set_step),
    "reopen": Move(HOSTS, reopen),
    "still_holds": Move(HOSTS, still_holds),
}


def _seat(asked: Asked) -> tuple[Sheet, str]:
    """The sheet and the partner that the mover speaks for. Raises Faulty for who is none."""
    assert isinstance(asked.sheet, Sheet)
    partner = seat_of(asked.sheet, asked.owner)
    if not partner:
        raise Faulty([Fault(("partners",), "consent_of_nobody", {"id": ""})])
    return asked.sheet, partner


def _step(values: Values) -> StepName:
    """The step that the form is about. Raises Faulty for none of the seven."""
    name = first(values, "step")
    found = next((step for step in STEPS if step == name), None)
    if found is None:
        raise Faulty(
            [
                Fault(
                    ("steps", "step"),
                    "not_a_choice",
                    {"word": name[:60], "choices": ", ".join(STEPS)},
                )
            ]
        )
    return found
