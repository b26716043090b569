"""What the room gives the others: what people took on."""

from kolam.core.task import Task, task_of
from kolam.core.voice import Voice
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.sheet import Sheet


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Every action, also one that has no owner or date yet."""
    return tuple(task_of(row, "workshop", "actions", row.id) for row in sheet.actions)
