"""What the room gives the others: what people take on, and what the team's cover says of skills."""

from kolam.core.passing import Evidence, State
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task, task_of
from kolam.core.voice import Voice
from kolam.tools.competencies.analysis import Findings, Reading
from kolam.tools.competencies.sentences import cover_sentences
from kolam.tools.competencies.sheet import Sheet

FUNDAMENTAL = "senior_commitment_skills"
STATES: dict[Reading, State] = {"gap": "red", "single": "amber", "covered": "green"}


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Every development action."""
    return tuple(task_of(row, "competencies", "actions", row.id) for row in sheet.actions)


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Whether somebody covers each letter, for the fundamental of commitment and skills."""
    now = findings.now
    if not now:
        return ()
    worst = next(state for reading, state in STATES.items() if findings.read_as(reading))
    said = " ".join(sentence.said(voice) for sentence in cover_sentences(findings))
    return (
        Evidence(
            ref=Ref(tool="competencies", path=("rounds", now.held.id), seen=fingerprint(now.held)),
            room="fundamentals",
            about=FUNDAMENTAL,
            words=Text.model_validate({voice.language: said}),
            state=worst,
        ),
    )
