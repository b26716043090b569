"""Partners: who is in the partnership, who signs for whom, and what each has released."""

import datetime
from collections.abc import Iterable
from typing import Any, Literal

from kolam.core.fault import Fault
from kolam.core.private import SPOKEN_FOR
from kolam.core.record import Field, Row, Text, Voiced
from kolam.core.ref import Ref
from kolam.core.stakeholder import Kind, Sector

PARTNER: dict[str, Any] = {"row_of": "partners"}
Decided = Literal["decline", "continue", "go"]


class Partner(Row):
    """One that takes part. A population group cannot sign; a partner may stand for it.

    `organisation` is the id of the one whose private go/no-go this is. `turn` orders the signers:
    all of one turn sign before anyone of the next. One that leaves keeps its row: `left` says when.
    """

    name: Text
    sector: Sector | None = None
    kind: Kind = "organisation"
    signs: bool = True
    turn: int = Field(default=1, ge=1, le=99)
    organisation: str = Field(default="", max_length=64, json_schema_extra=SPOKEN_FOR)
    legal_status: Text = Text()
    mission: Text = Text()
    representative: Voiced = Text()
    authority: Voiced = Text()
    alternate: Voiced = Text()
    represented_by: str = Field(default="", max_length=64, json_schema_extra=PARTNER)
    joined: datetime.date | None = None
    left: datetime.date | None = None
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        if not self.name.said("en"):
            yield Fault(("name",), "no_name")
        if self.kind == "population_group" and self.signs:
            yield Fault(("signs",), "population_signs")
        if self.joined and self.left and self.left < self.joined:
            yield Fault(("left",), "ends_before_it_starts")
        if self.represented_by == self.id:
            yield Fault(("represented_by",), "represents_itself")

    @property
    def is_signatory(self) -> bool:
        """Whether it signs what is signed from now on."""
        return self.signs and self.kind == "organisation" and self.left is None


class Decision(Row):
    """What a partner has released of its own go/no-go; the id is the partner's."""

    id: str = Field(min_length=1, max_length=64, json_schema_extra=PARTNER)
    decided: Decided
    subject_to: Text = Text()
    on: datetime.date | None = None


class Absence(Row):
    """Why one without whom a value cannot be had is not in the agreement.

    `who` is the partner's id where the value is told.
    """

    who: str = Field(min_length=1, max_length=64)
    reason: str = Field(default="", max_length=500)
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        if not self.reason.strip():
            yield Fault(("reason",), "absent_without_reason")
