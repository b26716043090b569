"""Frames: a framework's list as data, each entry with its meaning and its source."""

import tomllib
from pathlib import Path

from kolam.core.record import Record, Row, read


class Entry(Row):
    """One entry of a framework's list; its words stand in the room's catalogues.

    `rooms` are the slugs of the rooms that serve it.
    """

    source: str
    colour: str = ""
    marker: str = ""
    codes: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


class Frame(Record):
    """A framework's list, in the framework's order."""

    entries: tuple[Entry, ...]

    def __getitem__(self, id: str) -> Entry:
        return next(entry for entry in self.entries if entry.id == id)

    def ids(self) -> tuple[str, ...]:
        """The ids in the framework's order."""
        return tuple(entry.id for entry in self.entries)


def read_frame(path: Path, table: str) -> Frame:
    """Read one array of tables of a frame.toml. Raises Faulty with every fault."""
    return read(Frame, {"entries": tomllib.loads(path.read_text(encoding="utf-8"))[table]})
