"""The rail: the seven steps of the journey, the rooms that serve each, and how full they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.frame import read_frame
from kolam.core.record import Record
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.web.models import Partnership
from kolam.web.sheets import records_of

#: The room of the steps themselves: it serves all of them, and says how each stands.
PATH = "journey"
#: The room that a partnership, and its first workshop, begins with.
FIRST = "stakeholders"
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
    """A step of the journey; the last one, without a number, holds rooms that serve no step.

    `stands` is what the journey's own sheet says of it: agreed, working, reopened, recheck or "".
    """

    slug: str
    number: int
    title: str
    rooms: tuple[Room, ...]
    stands: str = ""
    told: str = ""

    @property
    def state(self) -> str:
        """As the journey says, else the fullest word that holds for all its rooms."""
        if self.stands:
            return "full" if self.stands == "agreed" else "begun"
        states = {room.state for room in self.rooms}
        return states.pop() if len(states) == 1 else "begun" if states else "empty"


@cache
def steps() -> Mapping[str, tuple[str, ...]]:
    """The seven steps, each with the slugs of the rooms that serve it: the journey's list."""
    frame = read_frame(toolbox.folder(PATH) / "frame.toml", "steps")
    return {entry.id: entry.rooms for entry in frame.entries}


def rail(partnership: Partnership, voice: Voice) -> tuple[Step, ...]:
    """The seven steps with their rooms, then whatever room serves none of them.

    A room that serves several steps stands at each of them.
    """
    sheets = _sheets(partnership)
    rooms = {
        slug: Room(slug, room_title(tool, voice), filled(sheets.get(slug)))
        for slug, tool in toolbox.rooms().items()
    }
    found = tuple(
        _step(slug, number, _present(rooms, served), sheets.get(PATH), voice)
        for number, (slug, served) in enumerate(steps().items(), start=1)
    )
    placed = {PATH}.union(*steps().values())
    others = tuple(room for slug, room in rooms.items() if slug not in placed)
    more = Step("more", 0, voice("desk.step.more"), others)
    return (*found, more) if others else found


def in_order() -> list[Tool]:
    """All rooms as the rail has them, each where it stands first; then those that serve no step."""
    rooms = toolbox.rooms()
    placed = dict.fromkeys(slug for served in steps().values() for slug in served)
    return [rooms[slug] for slug in dict.fromkeys((*placed, *rooms)) if slug in rooms]


def path_room(partnership: Partnership, voice: Voice) -> Room:
    """The room of the steps themselves, which stands above them."""
    sheet = _sheets(partnership).get(PATH)
    return Room(PATH, room_title(toolbox.room(PATH), voice), filled(sheet))


def step_of(slug: str) -> str:
    """The first step that a room serves."""
    return next((step for step, served in steps().items() if slug in served), "more")


def _sheets(partnership: Partnership) -> dict[str, Record]:
    known = partnership.sheets.filter(owner=None, tool__in=toolbox.rooms())
    return {sheet.tool: record for sheet, record in records_of(known)}


def _step(
    slug: str, number: int, rooms: tuple[Room, ...], path: Record | None, voice: Voice
) -> Step:
    stands = _stands(path, slug) if path else ""
    told = voice(f"desk.stands.{stands}") if stands else ""
    return Step(slug, number, voice(f"desk.step.{slug}"), rooms, stands, told)


def _stands(path: Record, slug: str) -> str:
    """How the journey's own sheet says that a step stands."""
    gates: Any = toolbox.part(PATH, "gates")
    said: str = gates.stands(path, slug)
    return said


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
