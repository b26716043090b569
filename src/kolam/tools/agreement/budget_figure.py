"""The picture of the budget: activities by funders with both sums."""

from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Figure, GridColumn
from kolam.draw.amounts import Amount, AmountRow, amounts
from kolam.tools.agreement import tables
from kolam.tools.agreement.budget import Budget, Line
from kolam.tools.agreement.captions import caption
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.money import Money
from kolam.tools.agreement.sentences import budget_headline
from kolam.tools.agreement.sums import sum_, unit_said

#: A longer id than this is no short name; the partner's number is.
SHORTEST = 4


def budget(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The budget of the first currency; without any, an empty one."""
    found = findings.budgets[0] if findings.budgets else Budget(findings.sheet.currency, (), ())
    return one_budget(found, findings, voice, canvas)


def one_budget(found: Budget, findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Activities by funders in one currency; a darker ground is a larger amount."""
    sheet = findings.sheet
    unit = unit_said(found.currency, sheet.told_in, voice)
    told = tables.budget(found, findings, voice)
    return amounts(
        tuple(_row(line, found, findings, voice, canvas) for line in found.lines),
        tuple(_funder(findings, id, voice) for id in found.funders),
        canvas,
        sums=_sums(found, findings, voice),
        total=voice("agreement.column.sum"),
        caption=caption(
            budget_headline(found, findings),
            "budget",
            voice,
            canvas,
            table=told,
            notes=(voice("agreement.figure.budget.unit", unit=unit),),
            n=len(found.lines),
        ),
    )


def _funder(findings: Findings, id: str, voice: Voice) -> GridColumn:
    number = [row.id for row in findings.sheet.partners].index(id) + 1
    short = id if len(id) <= SHORTEST else voice.number(number)
    return GridColumn(short=short, name=tables.partner(findings.sheet, id, voice))


def _row(line: Line, found: Budget, findings: Findings, voice: Voice, canvas: Canvas) -> AmountRow:
    largest = max((a for one in found.lines for a in one.cells.values()), default=0) or 1
    lead = tables.partner(findings.sheet, line.activity.lead, voice)
    note = (
        voice("agreement.figure.plan.lead", name=lead)
        if line.activity.lead and canvas != "wall"
        else ""
    )
    if line.unpaid:
        planned = _bare(line.budget, found, findings, voice)
        note = voice("agreement.figure.budget.planned", amount=planned)
    return AmountRow(
        key=line.activity.id,
        label=tables.activity_name(line.activity, voice),
        note=note,
        cells=tuple(
            Amount(_bare(line.cells[id], found, findings, voice), line.cells[id] / largest)
            if id in line.cells
            else None
            for id in found.funders
        ),
        total=_bare(line.paid, found, findings, voice),
        marked=line.unpaid != 0,
    )


def _sums(found: Budget, findings: Findings, voice: Voice) -> AmountRow:
    return AmountRow(
        key="sum",
        label=voice("agreement.column.sum"),
        cells=tuple(
            Amount(_bare(found.column(id), found, findings, voice)) for id in found.funders
        ),
        total=_bare(found.paid, found, findings, voice),
    )


def _bare(amount: int, found: Budget, findings: Findings, voice: Voice) -> str:
    return sum_(findings.sheet, Money(amount, found.currency)).bare(voice)
