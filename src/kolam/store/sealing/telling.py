"""Checks of a signed file, in plain words, and what they add up to."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from kolam.core.fault import Fault
from kolam.core.sentence import told
from kolam.core.voice import Voice
from kolam.store.sealing.signed import Signed

State = Literal["passed", "failed", "unchecked"]
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a receipt, said as a day and a time in UTC."""

    when: str

    def said(self, voice: Voice) -> str:
        """The moment in the reader's language."""
        found = datetime.datetime.strptime(self.when, "%Y-%m-%dT%H:%M:%SZ").replace(
            tzinfo=datetime.UTC
        )
        return f"{voice.date(found)} {found:%H:%M:%S} UTC"


@dataclass(frozen=True, slots=True)
class Known:
    """How the person of a receipt was known, and through whom."""

    how: str
    through: str

    def said(self, voice: Voice) -> str:
        """Part of a sentence in the reader's language."""
        return voice(f"verify.how.{self.how}", through=self.through or "–")


@dataclass(frozen=True, slots=True)
class FaultSaid:
    """A fault as part of a sentence."""

    fault: Fault

    def said(self, voice: Voice) -> str:
        """What is wrong and what to do, in the reader's language."""
        return self.fault.said(voice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: `place` in the file, and how it came out.

    The words are `verify.<name>.<state>` with the values.
    """

    name: str
    place: str
    state: State
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    def said(self, voice: Voice) -> str:
        """The check in plain words."""
        values = {name: told(value, voice) for name, value in self.values.items()}
        return voice(f"verify.{self.name}.{self.state}", **values)


def check(name: str, place: str, holds: bool | None, /, **values: Any) -> Check:
    """A check that came out well, badly, or cannot be made here (None)."""
    state: State = "unchecked" if holds is None else "passed" if holds else "failed"
    return Check(name=name, place=place, state=state, values=values)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was looked at; `signed` is None where the file could not be read at all."""

    signed: Signed | None
    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """What does not hold."""
        return tuple(check for check in self.checks if check.state == "failed")

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong; what could not be checked is not wrong."""
        return not self.failed
