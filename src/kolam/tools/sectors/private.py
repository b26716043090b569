"""An organisation's own list of due diligence, with its answers. Nobody else reads it."""

from collections.abc import Iterable

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, twice
from kolam.tools.sectors.sheet import Check, Result, question_faults


class Private(Record):
    """What one organisation keeps to itself.

    tell     whether the others learn how each organisation stands by this list: the state alone,
             never a question, an answer or whose list it is
    checks   its own questions; `owner` stays empty, for the sheet is its owner's
    results  its answers, of organisations of the shared sheet
    """

    tell: bool = False
    checks: tuple[Check, ...] = Field(default=(), max_length=500)
    results: tuple[Result, ...] = Field(default=(), max_length=20_000)

    def faults(self) -> Iterable[Fault]:
        yield from twice("checks", self.checks)
        yield from twice("results", self.results)
        yield from question_faults(self.results, {row.id for row in self.checks})
