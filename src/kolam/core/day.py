"""Days: what a room has on certain dates, for a calendar."""

import datetime

from kolam.core.record import Record, Text
from kolam.core.ref import Ref


class Day(Record):
    """Something on one day, or from `first` to `last`, both included.

    With a `time` (HH:MM, the place's own clock) it is a meeting on its first day.
    """

    ref: Ref
    what: Text
    first: datetime.date
    last: datetime.date | None = None
    time: str = ""
    place: str = ""
    more: Text = Text()
