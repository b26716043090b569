"""Private sheets: what one organisation tells a room and nobody else, and who looks at it."""

from dataclasses import dataclass
from typing import Any

from kolam.core.record import Record

#: What a field that holds the id of the organisation that speaks for a row says of itself: the
#: desk offers those that somebody speaks for, by name.
SPOKEN_FOR: dict[str, Any] = {"row_of": "@organisations"}


@dataclass(frozen=True, slots=True)
class Owned:
    """A private sheet with the organisation that it belongs to, by the organisation's id."""

    owner: str
    record: Record


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: everybody in the room, the organisation `owner`, or a mediator.

    The findings of a tool with private sheets have `seen_by(viewer)`, which leaves out what the
    viewer may not see; pages, files and interfaces get nothing else.
    """

    owner: str = ""
    mediator: bool = False


ROOM = Viewer()
