"""Moves on the shared sheet: tabling a package, answering one, adding an issue, agreeing."""

import secrets
from collections.abc import Mapping
from typing import Any

from kolam.core.fault import Fault, Faulty
from kolam.core.page import Asked, By, Move, Values, first, worded
from kolam.core.record import read
from kolam.tools.negotiation.own_moves import OWN_MOVES, SEATED
from kolam.tools.negotiation.sheet import Sheet, Tabled
from kolam.tools.negotiation.space import allowed, numbers

Plain = dict[str, Any]
MOST_OPTIONS = 6
ANYBODY: frozenset[By] = frozenset({"seat", "mediator", "editor"})
HOSTS: frozenset[By] = frozenset({"mediator", "editor"})


def party_of(asked: Asked) -> str:
    """The id of the party that the mover's organisation speaks for; "" without a seat."""
    assert isinstance(asked.sheet, Sheet)
    if not asked.owner:
        return ""
    return next((p.id for p in asked.sheet.parties if p.organisation == asked.owner), "")


def chosen(sheet: Sheet, values: Values) -> list[Plain]:
    """The options that a form names, one an issue; an issue that it leaves out is left out."""
    named = {issue.id: first(values, f"choice.{issue.id}") for issue in sheet.issues}
    return [{"id": issue, "option": option} for issue, option in named.items() if option]


def new_id() -> str:
    """An id for a new row, by chance."""
    return "r" + secrets.token_hex(5)


def put_on_table(asked: Asked, values: Values) -> Sheet:
    """Table a package: a party its offer, which it then accepts; others a proposal or a text."""
    sheet = _open(asked)
    party = _seated(asked) if asked.by == "seat" else ""
    wish = first(values, "kind")
    kind = {"seat": "offer", "editor": "text"}.get(
        asked.by, "text" if wish == "text" else "proposal"
    )
    row: Plain = {
        "id": new_id(),
        "kind": kind,
        "party": party,
        "round": _round(sheet, kind, party),
        "choices": chosen(sheet, values),
        "note": first(values, "note")[:500],
        "responses": [{"id": party, "answer": "accept"}] if party else [],
    }
    if len(row["choices"]) < len(sheet.issues):
        raise Faulty([Fault(("tabled",), "choose_every_issue")])
    changed = _with(sheet, tabled=[*_rows(sheet, "tabled"), row])
    if not allowed(changed, numbers(changed, changed.tabled[-1].choices)):
        raise Faulty([Fault(("tabled",), "package_not_allowed")])
    return changed


def answer(asked: Asked, values: Values) -> Sheet:
    """Accept or refuse a package on the table, with a reason; a later answer replaces it."""
    sheet, party = _open(asked), _seated(asked)
    row = _tabled(sheet, values)
    said = {"id": party, "answer": first(values, "answer"), "reason": first(values, "reason")}
    if said["answer"] == "refuse" and not said["reason"]:
        raise Faulty([Fault(("tabled", "reason"), "refuse_with_reason")])
    others = [r.plain() for r in row.responses if r.id != party]
    return _with(sheet, tabled=_changed(sheet, row, responses=[*others, said]))


def take_answer_back(asked: Asked, values: Values) -> Sheet:
    """Have said nothing to this package."""
    sheet, party = _open(asked), _seated(asked)
    row = _tabled(sheet, values)
    others = [r.plain() for r in row.responses if r.id != party]
    return _with(sheet, tabled=_changed(sheet, row, responses=others))


def withdraw(asked: Asked, values: Values) -> Sheet:
    """Take one's own package off the table: a party its offer, the others what nobody offered."""
    sheet, party = _open(asked), party_of(asked)
    row = _tabled(sheet, values)
    if row.party != party or (asked.by == "seat" and not party):
        raise Faulty([Fault(("tabled",), "not_your_package")])
    return _with(sheet, tabled=[r for r in _rows(sheet, "tabled") if r["id"] != row.id])


def agree(asked: Asked, values: Values) -> Sheet:
    """Set the agreed package, once every party accepts it."""
    sheet = _open(asked)
    row = _tabled(sheet, values)
    accepted = {r.id for r in row.responses if r.answer == "accept"}
    if accepted != {p.id for p in sheet.parties}:
        raise Faulty([Fault(("agreed",), "not_all_accept")])
    return _with(sheet, agreed=row.id)


def set_positional(asked: Asked, values: Values) -> Sheet:
    """Keep a package as where positions alone would lead: the first of the three stages."""
    sheet = _sheet(asked)
    choices = [choice.plain() for choice in _tabled(sheet, values).choices]
    return _with(sheet, positional=choices)


def add_issue(asked: Asked, values: Values) -> Sheet:
    """Widen the table: one more issue, whose first option is how things stand.

    Every party is asked for its points of the new issue; the earlier stages keep theirs.
    """
    sheet = _open(asked)
    if asked.by == "seat":
        _seated(asked)
    options = [_option(sheet, values, number) for number in range(MOST_OPTIONS)]
    kept = [option for option in options if any(option["words"].values())]
    question = worded({}, values, "question")
    faults = [] if any(question.values()) else [Fault(("issues", "question"), "ask_a_question")]
    faults += [Fault(("issues", "options"), "two_options")] if len(kept) < 2 else []
    if faults:
        raise Faulty(faults)
    issue = {"id": new_id(), "question": question, "since": "widened", "options": kept}
    return _with(sheet, issues=[*_rows(sheet, "issues"), issue])


def _option(sheet: Sheet, values: Values, number: int) -> Plain:
    costs = [
        {"id": budget.id, "amount": int(typed) if typed.isascii() and typed.isdigit() else typed}
        for budget in sheet.budgets
        if (typed := first(values, f"cost.{number}.{budget.id}"))
    ]
    return {"id": f"o{number}", "words": worded({}, values, f"option.{number}"), "costs": costs}


def _round(sheet: Sheet, kind: str, party: str) -> int:
    """The round that is on, or the next where this side has tabled something in it already."""
    now = max((t.round for t in sheet.tabled), default=1)
    again = any((t.round, t.kind, t.party) == (now, kind, party) for t in sheet.tabled)
    return now + 1 if again else now


def _sheet(asked: Asked) -> Sheet:
    assert isinstance(asked.sheet, Sheet)
    return asked.sheet


def _open(asked: Asked) -> Sheet:
    """The sheet, while nothing is agreed; undo takes an agreement back."""
    sheet = _sheet(asked)
    if sheet.agreed:
        raise Faulty([Fault(("agreed",), "agreed_already")])
    return sheet


def _seated(asked: Asked) -> str:
    if party := party_of(asked):
        return party
    raise Faulty([Fault(("parties",), "no_seat")])


def _tabled(sheet: Sheet, values: Values) -> Tabled:
    wanted = first(values, "tabled")
    row = next((t for t in sheet.tabled if t.id == wanted), None)
    if row is None:
        raise Faulty([Fault(("tabled",), "no_such_row", {"id": wanted[:64]})])
    return row


def _rows(sheet: Sheet, name: str) -> list[Plain]:
    return [row.plain() for row in getattr(sheet, name)]


def _changed(sheet: Sheet, row: Tabled, **fields: Any) -> list[Plain]:
    return [{**t, **fields} if t["id"] == row.id else t for t in _rows(sheet, "tabled")]


def _with(sheet: Sheet, **fields: Any) -> Sheet:
    """The sheet with some fields changed, read like a new one. Raises Faulty."""
    return read(Sheet, {**sheet.plain(), **fields})


MOVES: Mapping[str, Move] = {
    "put_on_table": Move(ANYBODY, put_on_table),
    "answer": Move(SEATED, answer),
    "take_answer_back": Move(SEATED, take_answer_back),
    "withdraw": Move(ANYBODY, withdraw),
    "agree": Move(HOSTS, agree),
    "set_positional": Move(HOSTS, set_positional),
    "add_issue": Move(ANYBODY, add_issue),
    **OWN_MOVES,
}
