"""The demonstration's negotiating table: six organisations, their private sheets, one example."""

import json
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User

from kolam import toolbox
from kolam.core.record import Record, read
from kolam.web import sheets
from kolam.web.models import Member, Organisation, Partnership

Plain = dict[str, Any]
TOOL = "negotiation"
EXAMPLE = "food_security"
# Always the same, so that the demonstration's sheet is the same wherever it is built.
_HOUSE = uuid.UUID("5f0d5d1e-2023-4626-8000-6b6f6c616d02")


def build(partnership: Partnership, who: User, *, person: Callable[[str, str], User]) -> None:
    """Seat the example's parties, each with a member who speaks for it, and keep their sheets."""
    sheet = _example()
    for party in sheet["parties"]:
        seat = organisation(party["id"], party["name"]["en"], party.get("sector", ""))
        speaker = person(party["id"].lower(), f"Head of {party['id']} (invented)")
        Member.objects.create(
            partnership=partnership, person=speaker, role=Member.Role.PARTNER, organisation=seat
        )
        _keep(partnership, seat, private_of(party["id"]), speaker)
        party["organisation"] = str(seat.pk)
    row = sheets.current(partnership, TOOL)
    shared = read(toolbox.room(TOOL).sheet, sheet)
    sheets.save(row, shared, read=row.fingerprint, who=who, why="import")


def organisation(party: str, name: str, sector: str) -> Organisation:
    """The organisation that speaks for a party of the example; the same one every time."""
    known = {"name": name, "sector": sector}
    pk = _pk(party)
    found, _ = Organisation.objects.get_or_create(id=pk, defaults=known)
    return found


def organisations() -> list[uuid.UUID]:
    """The ids of the organisations at the example's table."""
    return [_pk(party["id"]) for party in _example()["parties"]]


def _pk(party: str) -> uuid.UUID:
    return uuid.uuid5(_HOUSE, party)


def private_of(party: str) -> Record:
    """The example's private sheet of a party."""
    kind = toolbox.room(TOOL).private
    assert kind is not None
    path = toolbox.folder(TOOL) / "examples" / "private" / EXAMPLE / f"{party}.json"
    return read(kind, path.read_bytes())


def _example() -> Plain:
    path = toolbox.folder(TOOL) / "examples" / f"{EXAMPLE}.json"
    return dict(json.loads(path.read_bytes()))


def _keep(partnership: Partnership, seat: Organisation, record: Record, who: User) -> None:
    row = sheets.current(partnership, TOOL, seat)
    sheets.save(row, record, read=row.fingerprint, who=who, why="import")
