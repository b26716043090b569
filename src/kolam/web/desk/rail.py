"""The rail: the seven steps of the journey, the rooms that serve each, and how full they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.record import Record
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.web.models import Partnership
from kolam.web.sheets import record_of

# Source: the framework's reference, section 10, "Inputs -> step".
STEPS: Mapping[str, tuple[str, ...]] = {
    "context": ("sectors", "stakeholders", "influence", "competencies"),
    "vision": ("spectrum", "fundamentals", "value"),
    "purpose": (),
    "objectives": ("levers",),
    "resources": ("negotiation",),
    "structure": (),
    "sign": ("agreement", "journey"),
}
FULL = 100


@dataclass(frozen=True)
class Room:
    """A room on the rail; `filled` is a percentage."""

    slug: str
    title: str
    filled: int

    @property
    def state(self) -> str:
        """Empty, begun or full."""
        return "empty" if not self.filled else "full" if self.filled >= FULL else "begun"


@dataclass(frozen=True)
class Step:
    """A step of the journey; the last one, without a number, holds rooms that serve no step."""

    slug: str
    number: int
    title: str
    rooms: tuple[Room, ...]

    @property
    def state(self) -> str:
        """The fullest word that holds for all its rooms."""
        states = {room.state for room in self.rooms}
        return states.pop() if len(states) == 1 else "begun" if states else "empty"


def rail(partnership: Partnership, voice: Voice) -> tuple[Step, ...]:
    """The seven steps with their rooms, then whatever room serves none of them."""
    known = partnership.sheets.filter(owner=None, tool__in=toolbox.rooms())
    sheets = {s.tool: record_of(s) for s in known}
    rooms = {
        slug: Room(slug, room_title(tool, voice), filled(sheets.get(slug)))
        for slug, tool in toolbox.rooms().items()
    }
    steps = tuple(
        Step(slug, number, voice(f"desk.step.{slug}"), _present(rooms, served))
        for number, (slug, served) in enumerate(STEPS.items(), start=1)
    )
    placed = {slug for served in STEPS.values() for slug in served}
    others = tuple(room for slug, room in rooms.items() if slug not in placed)
    more = Step("more", 0, voice("desk.step.more"), others)
    return (*steps, more) if others else steps


def step_of(slug: str) -> str:
    """The step that a room serves."""
    return next((step for step, served in STEPS.items() if slug in served), "more")


def room_title(tool: Tool, voice: Voice) -> str:
    """A room's title in the reader's language."""
    return voice(f"{tool.slug}.title")


def filled(sheet: Record | None) -> int:
    """How much of a sheet has been begun, in percent: its lists and its main texts."""
    if sheet is None:
        return 0
    empty = type(sheet)()
    asked = [f.name for f in fields_of(type(sheet)) if f.kind in ("rows", "words", "long", "many")]
    begun = [name for name in asked if getattr(sheet, name) != getattr(empty, name)]
    return round(FULL * len(begun) / len(asked)) if asked else FULL


def _present(rooms: Mapping[str, Room], served: tuple[str, ...]) -> tuple[Room, ...]:
    return tuple(rooms[slug] for slug in served if slug in rooms)
