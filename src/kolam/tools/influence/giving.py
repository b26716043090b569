"""What the room gives the others: what each actor wants, and who has little say."""

from fractions import Fraction

from kolam.core.interest import Interest
from kolam.core.passing import Evidence, IssueQuestion, State
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


def questions(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[IssueQuestion, ...]:
    """The question that the actors were asked about, where one is written down."""
    if not any(sheet.question.plain().values()):
        return ()
    ref = Ref(tool="influence", path=("question",), seen=fingerprint(sheet.question))
    return (IssueQuestion(ref=ref, words=sheet.question),)


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Who has the least say, for the fundamental; whether the sums hold, for the agreement."""
    return (*_least(findings, voice), *_sums(sheet, findings, voice))


def _sums(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """All influence is somebody's dependence, and the mean balance is 1: else something is wrong.

    Both follow from the method; they are worked out anew from what is shown of each actor.
    """
    if not findings.powers:
        return ()
    seen = fingerprint(sheet)
    given = sum(power.influence for power in findings.powers)
    taken = sum(power.dependence for power in findings.powers)
    told = [
        _about(
            "influence.sums",
            voice("influence.evidence.sums", given=given, taken=taken),
            "green" if given == taken else "red",
            voice,
            seen,
        )
    ]
    balances = [power.balance for power in findings.powers if power.balance is not None]
    if balances:
        mean = sum(balances, Fraction(0)) / len(findings.powers)
        said = voice("influence.evidence.mean", mean=voice.number(mean, digits=3))
        told.append(_about("influence.mean", said, "green" if mean == 1 else "red", voice, seen))
    return tuple(told)


def _about(about: str, words: str, state: State, voice: Voice, seen: str) -> Evidence:
    return Evidence(
        ref=Ref(tool="influence", path=("actors",), seen=seen),
        room="agreement",
        about=about,
        words=Text.model_validate({voice.language: words}),
        state=state,
    )


def _least(findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
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
