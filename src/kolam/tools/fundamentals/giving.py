"""What the room gives the others: what is to be done, and whether a step may be taken."""

from kolam.core.passing import Gate
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.task import Task, task_of
from kolam.core.voice import Voice
from kolam.tools.fundamentals.analysis import Findings
from kolam.tools.fundamentals.sentences import flag_word
from kolam.tools.fundamentals.sheet import Sheet


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """Every improvement in hand."""
    return tuple(task_of(row, "fundamentals", "improvements", row.id) for row in sheet.improvements)


def gates(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Gate, ...]:
    """One gate a fundamental for every step, as the last round flags it."""
    now = findings.now
    if not now:
        return ()
    seen = fingerprint(now.held)
    return tuple(
        Gate(
            ref=Ref(tool="fundamentals", path=("rounds", now.held.id, s.fundamental), seen=seen),
            words=Text.model_validate(
                {voice.language: _said(s.fundamental, voice, flag_word(s, voice))}
            ),
            state=s.flag,
        )
        for s in now.standings
        if s.flag
    )


def _said(fundamental: str, voice: Voice, flag: str) -> str:
    return f"{voice(f'fundamentals.fundamental.{fundamental}')}: {flag}"
