"""What meetings leave behind: a table of them, of their decisions, and of what is to be done."""

from kolam.core.block import Table
from kolam.core.voice import Voice
from kolam.tools.journey.findings import Findings
from kolam.tools.journey.tables import NOTHING, dated, table


def meetings(findings: Findings, voice: Voice) -> Table:
    """Every meeting: when, why, for which step, who was there, what was decided."""
    rows = [
        (
            dated(row.day, voice),
            row.purpose.said(voice.language) or NOTHING,
            voice(f"journey.step.{row.step}") if row.step else NOTHING,
            voice.list([findings.name(id).said(voice.language) for id in row.present]) or NOTHING,
            "; ".join(one.words.said(voice.language) for one in row.decisions) or NOTHING,
        )
        for row in findings.sheet.meetings
    ]
    columns = ("when", "purpose", "step", "present", "decided")
    return table("meetings", columns, rows, voice)


def actions(findings: Findings, voice: Voice) -> Table:
    """What meetings asked for and what yes-ifs hang on: who, by when, done or not."""
    asked = [
        (one.what, one.owner, one.due, one.done, dated(row.day, voice))
        for row in findings.sheet.meetings
        for one in row.actions
    ]
    hangs = [
        (one.action, one.owner, one.due, one.done, voice(f"journey.step.{step.name}"))
        for step in findings.steps
        for one in (step.row.consents if step.row else ())
        if one.says == "yes_if" and any(one.action.plain().values())
    ]
    rows = [
        (
            what.said(voice.language),
            owner or NOTHING,
            dated(due, voice),
            voice("journey.action.done" if done else "journey.action.open"),
            origin,
        )
        for what, owner, due, done, origin in (*hangs, *asked)
    ]
    return table("actions", ("action", "owner", "due", "state", "from"), rows, voice)
