"""Clauses and budget lines: what a room gives to the agreement."""

from typing import Literal

from kolam.core.record import Field, Record, Text
from kolam.core.ref import Ref

Part = Literal["who", "why", "what", "how", "what_if"]


class Clause(Record):
    """One sentence for the agreement, in the part where it belongs."""

    ref: Ref
    part: Part
    words: Text


class BudgetLine(Record):
    """What something costs: whole units of `unit`, which is a currency or a kind of time."""

    ref: Ref
    what: Text
    amount: int = Field(ge=0)
    unit: str
