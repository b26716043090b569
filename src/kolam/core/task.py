"""Tasks: something to do, by whom and when, and the cell it came from."""

import datetime

from kolam.core.record import Record, Text
from kolam.core.ref import Ref


class Task(Record):
    """One line of work that a room offers to the work plan."""

    ref: Ref
    what: Text
    owner: str = ""
    due: datetime.date | None = None
