"""The demonstration's rooms in which partners keep something to themselves, but for the table."""

from typing import Any

from django.contrib.auth.models import User

from kolam import toolbox
from kolam.core.record import Record, read
from kolam.store.demonstration import demonstration
from kolam.web import demo_table, sheets
from kolam.web.models import Partnership

Plain = dict[str, Any]
TOOLS = ("value", "journey", "agreement")
EXAMPLE = "food_security"


def build(partnership: Partnership, who: User) -> None:
    """Keep each room's example and its private sheets, each for the organisation that it is of.

    A partner without a seat at the negotiating table has no private sheet and no organisation.
    """
    book = demonstration()
    for tool in TOOLS:
        sheet = book.sheets[tool].plain()
        for partner in sheet["partners"]:
            own = private_of(tool, partner["id"])
            partner["organisation"] = _keep(partnership, tool, partner, own, who) if own else ""
        row = sheets.current(partnership, tool)
        shared = read(toolbox.room(tool).sheet, sheet)
        sheets.save(row, shared, read=row.fingerprint, who=who, why="import")


def private_of(tool: str, partner: str) -> Record | None:
    """The example's private sheet of a partner; None where it has none."""
    kind = toolbox.room(tool).private
    assert kind is not None
    path = toolbox.folder(tool) / "examples" / "private" / EXAMPLE / f"{partner}.json"
    return read(kind, path.read_bytes()) if path.is_file() else None


def _keep(partnership: Partnership, tool: str, partner: Plain, own: Record, who: User) -> str:
    """The id of the organisation for which the private sheet was saved, by its own speaker."""
    seat = demo_table.organisation(
        partner["id"], partner["name"]["en"], partner.get("sector") or ""
    )
    speaker = partnership.members.filter(organisation=seat).first()
    row = sheets.current(partnership, tool, seat)
    by = speaker.person if speaker else who
    sheets.save(row, own, read=row.fingerprint, who=by, why="import")
    return str(seat.pk)
