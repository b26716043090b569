"""What the room takes by a click: organisations of the stakeholder map become partners."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.stakeholder import Stakeholder
from kolam.tools.journey.sheet import Partner, Sheet


def partner(sheet: Sheet, stakeholder: Stakeholder) -> Sheet:
    """The sheet with this stakeholder in the list; a row of the same source is brought up to date.

    A population group comes in as one: it is heard and gives no consent.
    """
    ref = stakeholder.ref
    new = {
        "name": stakeholder.name,
        "sector": stakeholder.sector,
        "kind": stakeholder.kind,
        "ref": ref,
    }
    known = next((row for row in sheet.partners if row.id == ref.path[-1]), None)
    if not known:
        row = Partner.model_validate({"id": ref.path[-1], **new})
        return sheet.with_(partners=(*sheet.partners, row))
    rows = (row.with_(**new) if row.id == known.id else row for row in sheet.partners)
    return sheet.with_(partners=tuple(rows))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Stakeholder: partner}
