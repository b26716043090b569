"""The programme: which sessions were held as planned, which changed, and by how much."""

from dataclasses import dataclass
from typing import Literal

from kolam.tools.workshop.sheet import Session, Sheet

State = Literal["as_planned", "moved", "dropped", "added", "untimed", "to_come"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One session with what became of it.

    later   minutes by which it ended later than planned; below 0 where earlier
    longer  minutes by which it took longer than planned
    """

    session: Session
    state: State

    @property
    def later(self) -> int:
        """How much later it ended, in minutes."""
        planned, held = self.session.planned, self.session.held
        return held[1] - planned[1] if planned and held else 0

    @property
    def longer(self) -> int:
        """How much longer it took, in minutes."""
        planned, held = self.session.planned, self.session.held
        return (held[1] - held[0]) - (planned[1] - planned[0]) if planned and held else 0


def programme(sheet: Sheet) -> tuple[Slot, ...]:
    """Every session in the sheet's order; before any was held, none counts as dropped."""
    begun = any(session.held for session in sheet.agenda)
    return tuple(Slot(session, _state(session, begun)) for session in sheet.agenda)


def _state(session: Session, begun: bool) -> State:
    planned, held = session.planned, session.held
    if planned and held:
        return "as_planned" if planned == held else "moved"
    if held:
        return "added"
    if planned:
        return "dropped" if begun else "to_come"
    return "untimed"
