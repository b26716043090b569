"""The room's days for a calendar: the steps, the meetings, and the decision dates that are told."""

from collections.abc import Iterator

from kolam.core.day import Day
from kolam.core.record import Row, Text, fingerprint
from kolam.core.ref import Ref
from kolam.core.voice import Voice
from kolam.tools.journey.findings import Findings
from kolam.tools.journey.sheet import Meeting, Sheet


def days(sheet: Sheet, findings: Findings, voice: Voice) -> tuple[Day, ...]:
    """Every step with a date, every meeting with a day, every decision date that is told."""
    return (*_steps(findings, voice), *_meetings(sheet, voice), *_decisions(findings, voice))


def _steps(findings: Findings, voice: Voice) -> Iterator[Day]:
    for step in findings.steps:
        row = step.row
        last = row and (row.agreed if step.is_agreed else row.planned or row.begun)
        if not row or not last:
            continue
        yield Day(
            ref=_ref(("steps", row.id), row),
            what=_text(
                voice(
                    "journey.day.step",
                    number=step.number,
                    step=voice(f"journey.step.{step.name}"),
                    status=voice(f"journey.status.{step.status}"),
                ),
                voice,
            ),
            first=min(row.begun or last, last),
            last=last,
            more=row.text,
        )


def _meetings(sheet: Sheet, voice: Voice) -> Iterator[Day]:
    for row in sheet.meetings:
        if row.day:
            named = row.purpose.said(voice.language) or voice("journey.day.meeting")
            yield Day(
                ref=_ref(("meetings", row.id), row),
                what=row.purpose if row.purpose.said("en") else _text(named, voice),
                first=row.day,
                time=row.time,
                place=row.place,
                more=_text(_decided(row, voice), voice),
            )


def _decisions(findings: Findings, voice: Voice) -> Iterator[Day]:
    for one in findings.inside:
        if one.told and one.told.decision:
            name = one.partner.name.said(voice.language)
            yield Day(
                ref=_ref(("told", one.told.id), one.told),
                what=_text(voice("journey.day.decides", name=name), voice),
                first=one.told.decision,
            )


def _decided(row: Meeting, voice: Voice) -> str:
    """The step that a meeting was for, and its decisions, a line each."""
    step = [voice(f"journey.step.{row.step}")] if row.step else []
    return "\n".join((*step, *(one.words.said(voice.language) for one in row.decisions)))


def _ref(path: tuple[str, ...], row: Row) -> Ref:
    return Ref(tool="journey", path=path, seen=fingerprint(row))


def _text(words: str, voice: Voice) -> Text:
    return Text.model_validate({voice.language: words})
