"""Interests: the need under a position, as one room gives it to another."""

from kolam.core.record import Field, Record, Text
from kolam.core.ref import Ref


class Interest(Record):
    """What a party needs and why; `importance` 1-5 where it was said.

    `met` says whether the agreed package meets it; None where that is open.
    """

    ref: Ref
    party: str
    words: Text
    importance: int | None = Field(default=None, ge=1, le=5)
    met: bool | None = None
