"""Private sheets: what one organisation tells a room and nobody else, and who looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from kolam.core.record import Record

#: What a field that holds the id of the organisation that speaks for a row says of itself: the
#: desk offers those that somebody speaks for, by name.
SPOKEN_FOR: dict[str, Any] = {"row_of": "@organisations"}


class Spoken(Protocol):
    """A row that one organisation speaks for; "" where it is not known which."""

    @property
    def id(self) -> str: ...

    @property
    def organisation(self) -> str: ...


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


def seat_among(rows: Iterable[Spoken], owner: str) -> str:
    """The id of the first row that the organisation `owner` speaks for, "" for none.

    A row whose organisation is not known yet belongs to the sheet of its own id.
    """
    for row in rows if owner else ():
        if row.organisation == owner or (not row.organisation and row.id == owner):
            return row.id
    return ""
