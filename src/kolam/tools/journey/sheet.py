"""The journey's shared records: partners, steps with consents, what partners tell, meetings."""

import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from kolam.core import answers as core
from kolam.core.fault import Fault
from kolam.core.frame import Frame, read_frame
from kolam.core.private import SPOKEN_FOR
from kolam.core.record import LANGUAGES, Field, Record, Row, Text, fingerprint, twice
from kolam.core.ref import Ref
from kolam.core.stakeholder import Kind, Sector
from kolam.tools.journey.private import Check, CheckName, CheckState, Private

__all__ = ["Card", "Check", "CheckName", "CheckState", "Private", "Sheet"]

StepName = Literal["context", "vision", "purpose", "objectives", "resources", "structure", "sign"]
STEPS: tuple[StepName, ...] = get_args(StepName)
Asking = Literal["", "context", "vision", "purpose", "objectives", "resources", "structure", "sign"]
Status = Literal["not_started", "working", "agreed", "reopened"]
Says = Literal["yes", "yes_if", "not_yet", "no"]
ToldState = Literal["", "stuck", "open", "under_way", "clear"]
#: What phones answer, the least first: an answer's score is its place here.
ANSWERS: tuple[Says, ...] = ("no", "not_yet", "yes_if", "yes")
PARTNER: dict[str, Any] = {"row_of": "partners"}


@cache
def frame(table: Literal["steps", "checks"]) -> Frame:
    """One of the room's lists, in its order."""
    return read_frame(Path(__file__).with_name("frame.toml"), table)


def wording(text: Text) -> str:
    """The fingerprint of a wording in all its languages; "" where nothing is written."""
    return fingerprint(text) if any(getattr(text, code) for code in LANGUAGES) else ""


class Partner(Row):
    """One that has joined; `organisation` is the id of the one whose private track is its own.

    A population group can be listed and heard, but gives no consent. A partner that leaves keeps
    its row and its consents: `left` says since when.
    """

    name: Text
    sector: Sector | None = None
    kind: Kind = "organisation"
    organisation: str = Field(default="", max_length=64, json_schema_extra=SPOKEN_FOR)
    left: datetime.date | None = None
    ref: Ref | None = None

    def faults(self) -> Iterable[Fault]:
        if not self.name.said("en"):
            yield Fault(("name",), "no_name")


class Consent(Row):
    """What a partner says to a step's agreed words, and to which words: `saw` is their mark.

    A yes-if says what must happen, who sees to it and by when; `done` once it has happened.
    """

    partner: str = Field(max_length=64, json_schema_extra=PARTNER)
    says: Says
    reason: Text = Text()
    action: Text = Text()
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None
    done: bool = False
    given: datetime.date | None = None
    saw: str = Field(default="", max_length=32)


class Proof(Row):
    """What shows that the step stands: a document, a minute, a number, and where it lies."""

    words: Text
    where: str = Field(default="", max_length=300)


class Point(Row):
    """A question that is still open at this step."""

    words: Text
    owner: str = Field(default="", max_length=120)
    closed: bool = False


class Wording(Row):
    """An earlier wording of the agreed text, kept because somebody consented to it."""

    text: Text
    until: datetime.date | None = None


class Reopening(Row):
    """That the step was taken up again: when, and why."""

    why: Text
    when: datetime.date | None = None

    def faults(self) -> Iterable[Fault]:
        if not self.why.said("en"):
            yield Fault(("why",), "reopened_without_reason")


class Step(Row):
    """One of the seven steps.

    `planned` is by when it is to be agreed, `agreed` when it last was. `checked` are the ids of
    the reopenings of earlier steps after which this one was found to hold.
    """

    step: StepName
    status: Status = "not_started"
    text: Text = Text()
    begun: datetime.date | None = None
    planned: datetime.date | None = None
    agreed: datetime.date | None = None
    consents: tuple[Consent, ...] = Field(default=(), max_length=120)
    open_points: tuple[Point, ...] = Field(default=(), max_length=60)
    evidence: tuple[Proof, ...] = Field(default=(), max_length=60)
    earlier: tuple[Wording, ...] = Field(default=(), max_length=60)
    reopenings: tuple[Reopening, ...] = Field(default=(), max_length=60)
    checked: tuple[str, ...] = Field(default=(), max_length=400)

    def faults(self) -> Iterable[Fault]:
        for name in ("consents", "open_points", "evidence", "earlier", "reopenings"):
            yield from twice(name, getattr(self, name))
        seen: set[str] = set()
        for number, row in enumerate(self.consents):
            if row.partner in seen:
                yield Fault(("consents", number, "partner"), "consent_twice", {"id": row.partner})
            seen.add(row.partner)
        for name in ("planned", "agreed"):
            end = getattr(self, name)
            if self.begun and end and end < self.begun:
                yield Fault((name,), "dates_upside_down")
        if self.status == "reopened" and not self.reopenings:
            yield Fault(("status",), "reopened_without_reason")


class Told(Row):
    """What a partner tells the room of its internal track: how ready it is, and what it adds."""

    partner: str = Field(max_length=64, json_schema_extra=PARTNER)
    readiness: CheckState
    mandate: ToldState = ""
    champion: ToldState = ""
    legal: ToldState = ""
    finance: ToldState = ""
    sign_off: ToldState = ""
    decision: datetime.date | None = None
    given: datetime.date | None = None


class Decision(Row):
    """What a meeting decided."""

    words: Text


class Action(Row):
    """What a meeting asked somebody to do, and by when."""

    what: Text
    owner: str = Field(default="", max_length=120)
    due: datetime.date | None = None
    done: bool = False


class Meeting(Row):
    """One meeting: why, for which step, which partners came, and what came of it."""

    day: datetime.date | None = None
    time: str = Field(default="", pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^$")
    place: str = Field(default="", max_length=200)
    purpose: Text = Text()
    step: Asking = ""
    present: tuple[str, ...] = Field(default=(), max_length=120, json_schema_extra=PARTNER)
    decisions: tuple[Decision, ...] = Field(default=(), max_length=60)
    actions: tuple[Action, ...] = Field(default=(), max_length=60)

    def faults(self) -> Iterable[Fault]:
        yield from twice("decisions", self.decisions)
        yield from twice("actions", self.actions)


class Answer(core.Answer):
    """A participant's answer to one wording of one step: 0 no, 1 not yet, 2 yes if, 3 yes.

    The item is the step's name, a point, and the mark of the wording on the screen.
    """

    score: int | None = Field(default=None, ge=0, le=3)


class Card(core.Answers):
    """What one participant sends."""

    answers: tuple[Answer, ...] = Field(max_length=len(STEPS))


class Rating(core.Rating):
    """An answer as it stands in the sheet."""

    score: int | None = Field(default=None, ge=0, le=3)


class Round(core.Round):
    """All answers to a step given in one go."""

    ratings: tuple[Rating, ...] = Field(default=(), max_length=100_000)


class Sheet(Record):
    """The whole journey as everybody may see it; `asking` is the step that phones are asked."""

    asking: Asking = ""
    partners: tuple[Partner, ...] = Field(default=(), max_length=120)
    steps: tuple[Step, ...] = Field(default=(), max_length=20)
    told: tuple[Told, ...] = Field(default=(), max_length=120)
    meetings: tuple[Meeting, ...] = Field(default=(), max_length=500)
    rounds: tuple[Round, ...] = ()

    def faults(self) -> Iterable[Fault]:
        for name in ("partners", "steps", "told", "meetings", "rounds"):
            yield from twice(name, getattr(self, name))
        yield from _second("steps", "step", self.steps, "step_twice")
        yield from _second("told", "partner", self.told, "told_twice")

    def step(self, name: str) -> Step | None:
        """The row of a step; None where it has none."""
        return next((row for row in self.steps if row.step == name), None)


def _second(table: str, name: str, rows: Iterable[Row], key: str) -> Iterable[Fault]:
    """A fault for every row that says the same as an earlier one in the field `name`."""
    seen: set[str] = set()
    for number, row in enumerate(rows):
        value = getattr(row, name)
        if value in seen:
            yield Fault((table, number, name), key, {"id": value})
        seen.add(value)
