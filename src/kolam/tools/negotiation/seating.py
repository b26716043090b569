"""Setting the table from its own page: the question, the parties, and who speaks for each."""

from collections.abc import Mapping
from typing import Any

from kolam.core.page import Asked, Move, Values, first, worded
from kolam.core.record import read
from kolam.tools.negotiation.moves import ANYBODY, HOSTS, add_issue, new_id
from kolam.tools.negotiation.sheet import Sheet


def seat_parties(asked: Asked, values: Values) -> Sheet:
    """The question, an organisation for each party that the form names, and one more party.

    Languages and parties that the form leaves out stay. Raises Faulty.
    """
    assert isinstance(asked.sheet, Sheet)
    plain = asked.sheet.plain()
    asks = {code: text for code, text in worded({}, values, "question").items() if text}
    parties = [_seated(party, values) for party in plain["parties"]]
    if any((name := worded({}, values, "party")).values()):
        speaks = first(values, "organisation")
        parties.append({"id": new_id(), "name": name, "organisation": speaks})
    changed = {"question": {**plain["question"], **asks}, "parties": parties}
    return read(Sheet, {**plain, **changed})


def _seated(party: dict[str, Any], values: Values) -> dict[str, Any]:
    named = f"seat.{party['id']}"
    return {**party, "organisation": first(values, named)} if named in values else party


def open_issue(asked: Asked, values: Values) -> Sheet:
    """One more issue: of the first ones until a package was tabled, a wider table from then on."""
    assert isinstance(asked.sheet, Sheet)
    widened = add_issue(asked, values)
    if asked.sheet.tabled or asked.sheet.positional:
        return widened
    rows = [issue.plain() for issue in widened.issues]
    rows[-1]["since"] = "start"
    return read(Sheet, {**widened.plain(), "issues": rows})


SEATING: Mapping[str, Move] = {
    "seat_parties": Move(HOSTS, seat_parties),
    "add_issue": Move(ANYBODY, open_issue),
}
