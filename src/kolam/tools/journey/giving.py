"""What the room gives the others: what is to be done, and the words that were agreed."""

from collections.abc import Iterator, Mapping

from kolam.core.clause import Clause, Part
from kolam.core.record import Record, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task, task_of
from kolam.core.voice import Voice
from kolam.tools.journey.findings import Findings
from kolam.tools.journey.sheet import Sheet, StepName, wording

#: Where the agreed words of a step belong in an agreement.
PARTS: Mapping[StepName, Part] = {
    "vision": "why",
    "purpose": "why",
    "objectives": "what",
    "resources": "what",
    "structure": "how",
}


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """What yes-ifs hang on and what meetings asked for, until it is done."""
    return (*_hanging(sheet), *_asked(sheet))


def clauses(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Clause, ...]:
    """The words of every agreed step that an agreement takes up: vision, purpose, and so on."""
    return tuple(
        Clause(
            ref=_ref(("steps", step.row.id, "text"), step.row.text), part=part, words=step.row.text
        )
        for step in findings.agreed
        if (part := PARTS.get(step.name)) and step.row and wording(step.row.text)
    )


def _hanging(sheet: Sheet) -> Iterator[Task]:
    for step in sheet.steps:
        for row in step.consents:
            if row.says == "yes_if" and not row.done and row.action.said("en"):
                at = ("steps", step.id, "consents", row.id)
                yield Task(ref=_ref(at, row), what=row.action, owner=row.owner, due=row.due)


def _asked(sheet: Sheet) -> Iterator[Task]:
    for meeting in sheet.meetings:
        for row in meeting.actions:
            if not row.done:
                yield task_of(row, "journey", "meetings", meeting.id, "actions", row.id)


def _ref(path: tuple[str, ...], row: Record) -> Ref:
    return Ref(tool="journey", path=path, seen=fingerprint(row))
