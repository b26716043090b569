"""The pictures: the plan over time; and by name the budget, the votes and the scorecard."""

import datetime
from collections.abc import Callable, Mapping

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure, Scale
from kolam.draw.timeline import Moment, Stretch, TimelineWords, timeline
from kolam.tools.agreement import tables
from kolam.tools.agreement.budget_figure import budget
from kolam.tools.agreement.captions import caption
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.power_figure import power
from kolam.tools.agreement.score_figure import score
from kolam.tools.agreement.sentences import headline
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.work import Activity

#: Months between the ticks of the scale, the first that gives no more ticks than the canvas has
#: room for.
STEPS = (1, 3, 6, 12, 24, 60)
TICKS: Mapping[Canvas, int] = {"phone": 4, "desk": 6, "wall": 8, "paper": 5}


def plan(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Activities from when they begin to when they end, with milestones and who leads each."""
    found = findings.ends or (datetime.date(2000, 1, 1), datetime.date(2000, 12, 31))
    told = tables.activities(findings, voice)
    return timeline(
        tuple(_stretch(row, findings, voice, canvas) for row in findings.sheet.activities),
        canvas,
        scale=_scale(*found, voice, canvas, shown=findings.ends is not None),
        caption=caption(
            headline(findings),
            "plan",
            voice,
            canvas,
            table=told,
            n=len(findings.sheet.activities),
        ),
        words=TimelineWords(
            bar=voice("agreement.figure.plan.bar"),
            due=voice("agreement.figure.plan.due"),
            reached=voice("agreement.figure.plan.reached"),
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "plan": plan,
    "budget": budget,
    "power": power,
    "score": score,
}


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """How far the agreement is in place once phones have been asked; until then the plan."""
    return (score if is_scored(findings.sheet) else plan)(findings, voice, canvas)


def is_scored(sheet: Sheet) -> bool:
    """Whether the scorecard is the room's picture: people who answered see what they said."""
    return bool(sheet.rounds) or not sheet.activities


def _stretch(row: Activity, findings: Findings, voice: Voice, canvas: Canvas) -> Stretch:
    sheet = findings.sheet
    signing = {one.id for one in sheet.signatories}
    lead = tables.partner(sheet, row.lead, voice) if row.lead else row.owner
    own = sorted(
        (one for one in sheet.milestones if one.activity == row.id and one.due),
        key=lambda one: one.due or datetime.date.min,
    )
    return Stretch(
        key=row.id,
        label=tables.activity_name(row, voice),
        # A wall has room for what needs attention only.
        note=voice("agreement.figure.plan.lead", name=lead)
        if lead and (canvas != "wall" or row.lead not in signing)
        else "",
        start=row.starts.toordinal() if row.starts else None,
        end=row.ends.toordinal() if row.ends else None,
        # A wall has room for the diamonds only; the table has their words.
        moments=tuple(
            Moment(
                at=one.due.toordinal(),
                words="" if canvas == "wall" else one.what.said(voice.language),
                reached=one.reached is not None,
            )
            for one in own
            if one.due
        ),
        marked=row.lead not in signing,
    )


def _scale(
    first: datetime.date, last: datetime.date, voice: Voice, canvas: Canvas, *, shown: bool
) -> Scale:
    """From the month in which the plan begins to the end of that in which it ends."""
    begin, end = first.replace(day=1), _month_after(last, 1)
    step = next((n for n in STEPS if _months(begin, end) // n < TICKS[canvas]), STEPS[-1])
    days = [_month_after(begin, n) for n in range(0, _months(begin, end) + 1, step)]
    ticks = tuple((day.toordinal(), _month_said(day, voice)) for day in days if day <= end)
    return Scale(
        name=voice("agreement.figure.plan.time"),
        low=begin.toordinal(),
        high=end.toordinal(),
        ticks=ticks if shown else (),
    )


def _months(begin: datetime.date, end: datetime.date) -> int:
    return 12 * (end.year - begin.year) + end.month - begin.month


def _month_after(day: datetime.date, months: int) -> datetime.date:
    """The first of the month so many months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return datetime.date(day.year + years, month + 1, 1)


def _month_said(day: datetime.date, voice: Voice) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton("yMMM", day, locale=voice.locale))
