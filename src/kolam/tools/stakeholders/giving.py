"""What the map gives the other rooms: who is on it and where, contacts, question, evidence."""

from fractions import Fraction
from hashlib import sha256

from kolam.core.passing import Evidence, IssueQuestion
from kolam.core.passing import State as Flag
from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.stakeholder import SECTORS, Stakeholder
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.stakeholders.analysis import Findings
from kolam.tools.stakeholders.placement import Axis
from kolam.tools.stakeholders.sheet import Sheet
from kolam.tools.stakeholders.sheet import Stakeholder as Row

FUNDAMENTAL = "right_stakeholders_resources"


def stakeholders(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Stakeholder, ...]:
    """Every stakeholder with its medians and quadrant in the last round; "" where not placed."""
    return tuple(
        Stakeholder(
            ref=_ref(row),
            name=row.name,
            sector=row.sector,
            kind=row.kind,
            interest=_median(findings, row.id, "interest"),
            influence=_median(findings, row.id, "influence"),
            quadrant=findings.quadrants.get(row.id, ""),
        )
        for row in sheet.stakeholders
    )


def tasks(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Task, ...]:
    """The next contact with each stakeholder for which a day is set."""
    return tuple(
        Task(
            ref=_ref(row, "engagement"),
            what=Text.model_validate({voice.language: _contact(row, voice)}),
            owner=row.engagement.owner,
            due=row.engagement.next_contact,
        )
        for row in sheet.stakeholders
        if row.engagement.next_contact
    )


def questions(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[IssueQuestion, ...]:
    """The question that the map answers, where one is written down."""
    if not any(sheet.question.plain().values()):
        return ()
    ref = Ref(tool="stakeholders", path=("question",), seen=fingerprint(sheet.question))
    return (IssueQuestion(ref=ref, words=sheet.question),)


def evidence(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Evidence, ...]:
    """Which sectors nobody on the list stands for: green none, amber some, red more than half.

    The shares are this room's own way to say it, not the framework's.
    """
    if not sheet.stakeholders:
        return ()
    empty = findings.coverage.empty
    state: Flag = "green" if not empty else "red" if 2 * len(empty) > len(SECTORS) else "amber"
    names = voice.list([voice(f"sector.{sector}") for sector in empty])
    key = "missing" if empty else "complete"
    said = voice(f"stakeholders.evidence.{key}", names=names, n=len(empty))
    # Whoever is added or leaves may change what is said, so it is of the whole list.
    seen = sha256(" ".join(fingerprint(row) for row in sheet.stakeholders).encode()).hexdigest()
    return (
        Evidence(
            ref=Ref(tool="stakeholders", path=("stakeholders",), seen=seen[:32]),
            room="fundamentals",
            about=FUNDAMENTAL,
            words=Text.model_validate({voice.language: said}),
            state=state,
        ),
    )


def _ref(row: Row, *inside: str) -> Ref:
    return Ref(tool="stakeholders", path=("stakeholders", row.id, *inside), seen=fingerprint(row))


def _median(findings: Findings, id: str, axis: Axis) -> str:
    """The median as an exact decimal, such as 8.5; "" without one."""
    told = findings.now.of(id).of(axis) if findings.now else None
    return _decimal(told.median) if told else ""


def _decimal(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _contact(row: Row, voice: Voice) -> str:
    name, channel = row.name.said(voice.language), row.engagement.channel
    if channel:
        return voice("stakeholders.task.contact_by", name=name, channel=channel)
    return voice("stakeholders.task.contact", name=name)
