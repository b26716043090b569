"""A partner's private track: its own way to a signature. Nobody else reads it."""

import datetime
from collections.abc import Iterable
from typing import Literal, get_args

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice

CheckName = Literal["mandate", "champion", "legal", "finance", "sign_off"]
CHECKS: tuple[CheckName, ...] = get_args(CheckName)
CheckState = Literal["stuck", "open", "under_way", "clear"]
#: The least first: how ready a partner is, is the least of its checks.
READY: tuple[CheckState, ...] = get_args(CheckState)


class Check(Row):
    """How one internal check stands, who sees to it, by when, and what only the partner knows."""

    check: CheckName
    state: CheckState = "open"
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None
    note: Text = Text()


class Private(Record):
    """What one organisation keeps to itself: its five checks, its decision date, its notes."""

    checks: tuple[Check, ...] = Field(default=(), max_length=10)
    decision: datetime.date | None = None
    note: Text = Text()

    def faults(self) -> Iterable[Fault]:
        yield from twice("checks", self.checks)
        seen: set[str] = set()
        for number, row in enumerate(self.checks):
            if row.check in seen:
                yield Fault(("checks", number, "check"), "check_twice", {"id": row.check})
            seen.add(row.check)

    def state(self, check: CheckName) -> CheckState:
        """How a check stands; open where nothing was said of it."""
        return next((row.state for row in self.checks if row.check == check), "open")

    @property
    def readiness(self) -> CheckState:
        """The least of the five, never a mean."""
        return least(self.state(check) for check in CHECKS)


def least(states: Iterable[CheckState]) -> CheckState:
    """The least ready of these states. Raises ValueError for none."""
    return min(states, key=READY.index)
