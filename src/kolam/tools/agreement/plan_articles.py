"""The articles of the work plan: activities with lead, days and money, milestones, indicators."""

from collections.abc import Iterator

from kolam.core.record import Text
from kolam.core.signable import Article
from kolam.tools.agreement.phrases import alike, day, ended, phrase, sum_of, together
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.work import Activity, Cell, Indicator, Milestone


def plan_articles(sheet: Sheet) -> Iterator[Article]:
    """Activities in their order, then milestones and indicators."""
    yield from (_activity(sheet, row).with_(part="activities") for row in sheet.activities)
    yield from (_milestone(row).with_(part="milestones") for row in sheet.milestones)
    yield from (_indicator(row).with_(part="indicators") for row in sheet.indicators)


def _activity(sheet: Sheet, row: Activity) -> Article:
    parts = [ended(row.objective)]
    if row.lead in sheet.names:
        parts.append(phrase("lead", name=sheet.names[row.lead]))
    if row.starts and row.ends:
        parts.append(phrase("from_to", starts=day(row.starts), ends=day(row.ends)))
    if row.budget is not None:
        parts.append(phrase("budget", sum=_sum(sheet, row.budget, row.currency)))
        parts += [_cell(sheet, cell) for cell in row.cells]
    words = together(parts)
    heading = together((alike(row.id), row.what), " ")
    filled = words if any(words.plain().values()) else row.what
    return Article(id=f"activity.{row.id}"[:64], heading=heading, words=filled)


def _cell(sheet: Sheet, cell: Cell) -> Text:
    name = sheet.names.get(cell.funder, alike(cell.funder))
    return phrase("pays_share", name=name, sum=_sum(sheet, cell.amount, cell.currency))


def _sum(sheet: Sheet, amount: int, currency: str) -> str:
    money = sheet.money(amount, currency)
    return sum_of(money, sheet.places(money.currency))


def _milestone(row: Milestone) -> Article:
    words = phrase("due", day=day(row.due)) if row.due else row.what
    return Article(id=f"milestone.{row.id}"[:64], heading=row.what, words=words)


def _indicator(row: Indicator) -> Article:
    parts = []
    if row.baseline is not None and row.target is not None:
        ends = {"baseline": f"{row.baseline:,.15g}", "target": f"{row.target:,.15g}"}
        parts.append(phrase("target", unit=row.unit, **ends))
    if row.due:
        parts.append(phrase("due", day=day(row.due)))
    words = together(parts) if parts else row.what
    return Article(id=f"indicator.{row.id}"[:64], heading=row.what, words=words)
