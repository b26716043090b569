"""The tables of what is reached together: who adds what, and ways to credit it."""

from kolam.core.block import Table
from kolam.core.sentence import listed
from kolam.core.voice import Voice
from kolam.tools.value import tables
from kolam.tools.value.findings import Findings


def division(findings: Findings, voice: Voice) -> Table:
    """Ways to credit what all reach together."""
    told = findings.division
    rows = [
        (
            tables.name(findings, id, voice),
            voice.number(told.alone[id], digits=0),
            voice.number(told.shapley[id], digits=0),
            voice.number(told.owen[id], digits=0),
            voice.number(told.nucleolus[id], digits=0) if told.nucleolus else tables.NONE,
        )
        for id in (told.players if told else ())
        if told
    ]
    return tables.table(
        "division", ("partner", "by_itself", "shapley", "owen", "nucleolus"), rows, voice
    )


def synergies(findings: Findings, voice: Voice) -> Table:
    """What groups reach together beyond what fewer of them reach, and why."""
    told = findings.division
    rows = [
        (
            listed([tables.name(findings, id, voice) for id in row.partners], voice),
            voice.number(row.adds),
            row.why.said(voice.language) or tables.NONE,
        )
        for row in findings.sheet.synergies
        if told and row.indicator == told.indicator.id
    ]
    return tables.table("synergies", ("group", "adds", "why"), rows, voice)
