"""A party's private sheet: its points, its walk-away, its reasons. Nobody else reads it."""

from collections.abc import Iterable

from kolam.core.fault import Fault
from kolam.core.record import Field, Record, Row, Text, twice
from kolam.tools.negotiation.sheet import ID, ISSUE

MOST = 1000


class Points(Row):
    """What an option is worth to the party, or between what; the id is the option's."""

    points: int = Field(ge=0, le=MOST)
    low: int | None = Field(default=None, ge=0, le=MOST)
    high: int | None = Field(default=None, ge=0, le=MOST)

    def faults(self) -> Iterable[Fault]:
        if self.low is not None and self.low > self.points:
            yield Fault(("low",), "range_upside_down")
        if self.high is not None and self.high < self.points:
            yield Fault(("high",), "range_upside_down")


class Valued(Row):
    """The points of one issue's options; the id is the issue's.

    `swing` is how much it matters to get from the worst option to the best, in percent of the
    issue where that matters most: asked for first, and compared with the points afterwards.
    """

    id: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=ISSUE)
    swing: int | None = Field(default=None, ge=0, le=100)
    options: tuple[Points, ...] = ()

    def faults(self) -> Iterable[Fault]:
        yield from twice("options", self.options)


class MustHave(Row):
    """Only these options of an issue will do; the id is the issue's."""

    id: str = Field(min_length=1, max_length=64, pattern=ID, json_schema_extra=ISSUE)
    options: tuple[str, ...] = Field(default=(), min_length=1)
    why: Text = Text()


class Need(Row):
    """An interest that the party keeps to itself."""

    interest: Text
    why: Text = Text()
    importance: int | None = Field(default=None, ge=1, le=5)


class Preferences(Record):
    """What a party wants, in its own points, and when it would rather walk away.

    `reservation` is the least number of points at which it would sign: what its best
    alternative, told in words in `batna`, is worth to it.
    """

    issues: tuple[Valued, ...] = ()
    reservation: int | None = Field(default=None, ge=0, le=60 * MOST)
    batna: Text = Text()
    must_haves: tuple[MustHave, ...] = ()
    needs: tuple[Need, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("issues", "must_haves", "needs"):
            yield from twice(name, getattr(self, name))

    def points(self, issue: str, option: str) -> int | None:
        """The points of an option; None where none were given."""
        rows = (v.options for v in self.issues if v.id == issue)
        return next((p.points for row in rows for p in row if p.id == option), None)
