"""What the room takes by a click: stakeholders of the map become suppliers."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.stakeholder import Stakeholder
from kolam.tools.levers.sheet import Sheet, Supplier


def supplier(sheet: Sheet, stakeholder: Stakeholder) -> Sheet:
    """The sheet with this stakeholder as a supplier; one with the same id is brought up to date.

    Where it sits, at the table or not, stays as the team has said.
    """
    new = Supplier(
        id=stakeholder.ref.path[-1],
        name=stakeholder.name,
        sector=stakeholder.sector,
        ref=stakeholder.ref,
    )
    if any(row.id == new.id for row in sheet.suppliers):
        rows = (new.with_(seat=r.seat) if r.id == new.id else r for r in sheet.suppliers)
        return sheet.with_(suppliers=tuple(rows))
    return sheet.with_(suppliers=(*sheet.suppliers, new))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Stakeholder: supplier}
