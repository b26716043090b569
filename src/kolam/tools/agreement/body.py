"""Bodies that decide: seats with votes, a quota, and who can say no to what."""

from collections.abc import Iterable

from kolam.core.fault import Fault
from kolam.core.record import Field, Row, Text, twice
from kolam.tools.agreement.partner import PARTNER

#: Power is exact to so many seats, whatever the votes.
SEATS = 30
HEAVIEST = 1_000_000


class Seat(Row):
    """A seat and its votes, which partners may share; nothing passes against one with a veto."""

    name: str = Field(default="", max_length=60)
    partners: tuple[str, ...] = Field(default=(), max_length=20, json_schema_extra=PARTNER)
    votes: int = Field(default=1, ge=0, le=HEAVIEST)
    veto: bool = False


class Matter(Row):
    """What cannot be decided against certain seats, whose ids stand in `vetoes`."""

    what: Text
    vetoes: tuple[str, ...] = Field(default=(), max_length=SEATS)


class Body(Row):
    """A body that decides: a motion passes with `quota` votes and no veto against it."""

    name: Text
    rule: Text = Text()
    quota: int = Field(default=1, ge=1)
    seats: tuple[Seat, ...] = Field(default=(), max_length=SEATS)
    matters: tuple[Matter, ...] = Field(default=(), max_length=30)

    def faults(self) -> Iterable[Fault]:
        yield from twice("seats", self.seats)
        yield from twice("matters", self.matters)
        votes = sum(seat.votes for seat in self.seats)
        if self.seats and self.quota > votes:
            yield Fault(("quota",), "quota_out_of_reach", {"quota": self.quota, "votes": votes})
        seats = {seat.id for seat in self.seats}
        for number, matter in enumerate(self.matters):
            for id in matter.vetoes:
                if id not in seats:
                    yield Fault(("matters", number, "vetoes"), "no_such_row", {"id": id})
