"""What the room takes by a click: stakeholders of the map become suppliers."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.stakeholder import Stakeholder
from kolam.tools.levers.sheet import Sheet, Supplier


def supplier(sheet: Sheet, stakeholder: Stakeholder) -> Sheet:
    """The sheet with this stakeholder as a supplier; one that stands for it is brought up to date.

    Its row keeps its id, so that its levels stay, and where it sits, as the team has said.
    """
    ref = stakeholder.ref
    new = {"name": stakeholder.name, "sector": stakeholder.sector, "ref": ref}
    known = next((r for r in sheet.suppliers if r.stands_for(ref.path[-1], stakeholder.name)), None)
    if not known:
        row = Supplier.model_validate({"id": ref.path[-1], **new})
        return sheet.with_(suppliers=(*sheet.suppliers, row))
    rows = (row.with_(**new) if row.id == known.id else row for row in sheet.suppliers)
    return sheet.with_(suppliers=tuple(rows))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Stakeholder: supplier}
