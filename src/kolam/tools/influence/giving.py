"""What the room gives the others: what each actor wants, and who has little say."""

from kolam.core.interest import Interest
from kolam.core.passing import Evidence
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.voice import Voice
from kolam.tools.influence.analysis import Findings
from kolam.tools.influence.sheet import Position, Sheet

FUNDAMENTAL = "empowered_partners"


def interests(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Interest, ...]:
    """Every agreed position that is not neutral; its strength 1-4 is the importance."""
    return tuple(
        Interest(
            ref=Ref(tool="influence", path=("positions", row.id), seen=fingerprint(row)),
            party=findings.rows[row.actor].said(voice.language),
            words=Text.model_validate({voice.language: _stance(row, findings, voice)}),
            importance=abs(row.score),
        )
        for row in sheet.positions
        if row.score and row.actor in findings.rows and row.objective in findings.rows
    )


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Who has the least say, for the fundamental of empowered partners; nobody where all alike."""
    least = findings.weakest
    if not least or len(least) == len(findings.ranked):
        return ()
    last = least[0]
    said = voice(
        "influence.evidence.least",
        name=voice.list([power.actor.name.said(voice.language) for power in least]),
        balance=voice.number(last.balance, digits=2),
    )
    return (
        Evidence(
            ref=Ref(tool="influence", path=("actors", last.actor.id), seen=fingerprint(last.actor)),
            room="fundamentals",
            about=FUNDAMENTAL,
            words=Text.model_validate({voice.language: said}),
        ),
    )


def _stance(row: Position, findings: Findings, voice: Voice) -> str:
    side = "for" if row.score > 0 else "against"
    name = findings.rows[row.objective].said(voice.language)
    return voice(f"influence.interest.{side}", name=name)
