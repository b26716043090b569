"""Tasks: something to do, by whom and when, and the cell it came from."""

import datetime
from typing import Any

from kolam.core.record import Record, Text, fingerprint
from kolam.core.ref import Ref


class Task(Record):
    """One line of work that a room offers to the work plan."""

    ref: Ref
    what: Text
    owner: str = ""
    due: datetime.date | None = None


def task_of(row: Any, tool: str, *path: str) -> Task:
    """The task that a row of a room's sheet is; the row says what, its owner and by when."""
    ref = Ref(tool=tool, path=path, seen=fingerprint(row))
    return Task(ref=ref, what=row.what, owner=row.owner, due=row.due)
