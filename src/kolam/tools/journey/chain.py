"""The room's part in tracing: what gates of other rooms speak to."""

from collections.abc import Iterator

from kolam.core.chain import Chain, Place
from kolam.core.passing import Gate
from kolam.core.record import Row
from kolam.core.voice import Voice
from kolam.tools.journey.gates import concerns
from kolam.tools.journey.sheet import STEPS, Meeting, Sheet, Step


def _steps(sheet: Sheet, gate: Gate) -> Iterator[Place]:
    """The step that a gate narrows; of one for all steps, those that are not agreed yet."""
    for row in sheet.steps:
        if concerns(gate, row, STEPS.index(row.step) + 1):
            yield ("steps", row.id)


def called(lists: Place, row: Row, sheet: Sheet, voice: Voice) -> str:
    """A step by its number and name, a meeting by its day; "" for what has its own words."""
    if isinstance(row, Step):
        return f"{STEPS.index(row.step) + 1} {voice(f'journey.step.{row.step}')}"
    if isinstance(row, Meeting):
        day = voice.date(row.day) if row.day else ""
        return " · ".join(part for part in (day, row.purpose.said(voice.language)) if part)
    return ""


CHAIN = Chain(
    stations={"": "agreed"},
    links=frozenset({("steps", "earlier"), ("steps", "reopenings")}),
    reads={Gate: _steps},
    called=called,
)
