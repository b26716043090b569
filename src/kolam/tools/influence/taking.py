"""What the room takes by a click: stakeholders of the map become actors."""

from collections.abc import Callable, Mapping
from typing import Any

from kolam.core.stakeholder import Stakeholder
from kolam.tools.influence.sheet import Actor, Sheet


def actor(sheet: Sheet, stakeholder: Stakeholder) -> Sheet:
    """The sheet with this stakeholder as an actor; one with the same id is brought up to date."""
    new = Actor(
        id=stakeholder.ref.path[-1],
        name=stakeholder.name,
        sector=stakeholder.sector,
        ref=stakeholder.ref,
    )
    if any(row.id == new.id for row in sheet.actors):
        return sheet.with_(actors=tuple(new if row.id == new.id else row for row in sheet.actors))
    return sheet.with_(actors=(*sheet.actors, new))


TAKING: Mapping[type, Callable[[Sheet, Any], Sheet]] = {Stakeholder: actor}
