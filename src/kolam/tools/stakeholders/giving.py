"""What the map gives the other rooms: the stakeholders as placed, and the next contacts."""

from fractions import Fraction

from kolam.core.record import Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.core.voice import Voice
from kolam.tools.stakeholders.analysis import Findings
from kolam.tools.stakeholders.placement import Axis
from kolam.tools.stakeholders.sheet import Sheet
from kolam.tools.stakeholders.sheet import Stakeholder as Row


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
