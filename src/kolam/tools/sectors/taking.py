"""What the room takes by a click: stakeholders of the map get a profile."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.stakeholder import Stakeholder
from kolam.tools.sectors.organisation import Organisation, types_of
from kolam.tools.sectors.sheet import Sheet


def profiled(sheet: Sheet, stakeholder: Stakeholder) -> Sheet:
    """The sheet with this stakeholder's profile; one that stands for it is brought up to date.

    What the team has said of it stays, with its legal name, unless it does not fit the sector and
    the kind that it has now.
    """
    ref = stakeholder.ref
    rows = sheet.organisations
    known = next((r for r in rows if r.stands_for(ref.path[-1], stakeholder.name)), None)
    old = known or Organisation(id=ref.path[-1], name=stakeholder.name)
    kind = "vehicle" if old.kind == "vehicle" else stakeholder.kind
    sector = None if kind == "vehicle" else stakeholder.sector
    fits = not old.iati_type or old.iati_type in types_of(sector, kind)
    group = kind == "population_group"
    funds = sector == "donors" and "funder" not in old.roles
    row = old.with_(
        kind=kind,
        sector=sector,
        iati_type=old.iati_type if fits else None,
        scheme="" if group else old.scheme,
        identifier="" if group else old.identifier,
        roles=(*old.roles, "funder") if funds else old.roles,
        ref=ref,
    )
    if not known:
        return sheet.with_(organisations=(*rows, row))
    return sheet.with_(organisations=tuple(row if one.id == row.id else one for one in rows))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Stakeholder: profiled}
