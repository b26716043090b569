"""References: where a thing came from, and what it looked like when it was taken."""

from typing import Literal

from kolam.core.record import Record

State = Literal["offered", "taken", "stale", "orphaned"]


class Ref(Record):
    """A cell of a room's sheet: the tool, the path to the cell, the fingerprint that was seen."""

    tool: str
    path: tuple[str, ...]
    seen: str = ""
