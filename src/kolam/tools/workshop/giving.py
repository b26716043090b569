"""What the room gives the others: what people took on."""

from kolam.core.record import fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.workshop.analysis import Findings
from kolam.tools.workshop.sheet import Sheet


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Every action, also one that has no owner or date yet."""
    return tuple(
        Task(
            ref=Ref(tool="workshop", path=("actions", row.id), seen=fingerprint(row)),
            what=row.what,
            owner=row.owner,
            due=row.due,
        )
        for row in sheet.actions
    )
