"""Passing: what rooms hand on to each other, each thing with where it came from."""

from typing import Literal

from kolam.core.record import Field, Record, Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Sector

State = Literal["green", "amber", "red"]


class Invitation(Record):
    """A seat that stands empty: whom to ask in, and for what.

    `sector` where a sector is missing; `brings` the ids of levers that nobody supplies enough of.
    """

    ref: Ref
    who: Text
    why: Text
    sector: Sector | None = None
    brings: tuple[str, ...] = ()


class Evidence(Record):
    """A sentence of one room that speaks to a row of another: `room` and `about` (the row's id)."""

    ref: Ref
    room: str
    about: str
    words: Text
    state: State | None = None


class Gate(Record):
    """What must hold before a step of the journey: green open, amber with a reason, red shut.

    `step` 1-7, or None for every step.
    """

    ref: Ref
    words: Text
    state: State
    step: int | None = Field(default=None, ge=1, le=7)


class Advantage(Record):
    """A source of collaborative advantage that a partnership claims, with how sure it is."""

    ref: Ref
    source: str
    words: Text
    status: Literal["planned", "emerging", "confirmed"] = "planned"


class IssueQuestion(Record):
    """The question that a room's people answered, in its exact words."""

    ref: Ref
    words: Text


class Essential(Record):
    """Somebody without whom a claimed value cannot be had; `id` is the partner's, where told."""

    ref: Ref
    id: str
    who: Text
