"""The budget: what each funder pays of each activity, added up both ways, a currency at a time."""

from collections.abc import Mapping
from dataclasses import dataclass

from kolam.tools.agreement.money import Money, added
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.work import Activity


@dataclass(frozen=True, slots=True)
class Line:
    """One activity: its budget, and what each funder pays of it, in the smallest units."""

    activity: Activity
    budget: int
    cells: Mapping[str, int]

    @property
    def paid(self) -> int:
        """What all funders pay together."""
        return sum(self.cells.values())

    @property
    def unpaid(self) -> int:
        """What nobody pays yet; below 0 where more is paid than planned."""
        return self.budget - self.paid


@dataclass(frozen=True, slots=True)
class Budget:
    """All activities of one currency; `funders` in the order of the partners."""

    currency: str
    funders: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        """The budgets of all activities."""
        return sum(line.budget for line in self.lines)

    @property
    def paid(self) -> int:
        """What all funders pay of all activities."""
        return sum(line.paid for line in self.lines)

    def column(self, funder: str) -> int:
        """What one funder pays of all activities."""
        return sum(line.cells.get(funder, 0) for line in self.lines)

    @property
    def adds_up(self) -> bool:
        """Whether every activity is paid to the last unit, and so the whole."""
        return all(line.unpaid == 0 for line in self.lines)


def budgets(sheet: Sheet) -> tuple[Budget, ...]:
    """One budget a currency, in the order in which activities name them; cells decide with rows.

    An activity without money stands in none. Cells of another currency than their activity's are
    faults of the sheet and stand in none either.
    """
    codes = dict.fromkeys(row.currency or sheet.currency for row in sheet.activities if _costs(row))
    return tuple(_budget(sheet, code) for code in codes)


def total(sheet: Sheet) -> tuple[Money, ...]:
    """The budgets of all activities, unlike currencies apart."""
    return added(
        sheet.money(row.budget, row.currency) for row in sheet.activities if row.budget is not None
    )


def _costs(row: Activity) -> bool:
    return row.budget is not None or bool(row.cells)


def _budget(sheet: Sheet, code: str) -> Budget:
    rows = [r for r in sheet.activities if _costs(r) and (r.currency or sheet.currency) == code]
    lines = tuple(_line(sheet, row, code) for row in rows)
    paying = {funder for line in lines for funder in line.cells}
    return Budget(code, tuple(row.id for row in sheet.partners if row.id in paying), lines)


def _line(sheet: Sheet, row: Activity, code: str) -> Line:
    cells: dict[str, int] = {}
    for cell in row.cells:
        if (cell.currency or sheet.currency) == code:
            cells[cell.funder] = cells.get(cell.funder, 0) + cell.amount
    return Line(row, row.budget or 0, cells)
