"""Item scores of instruments that others own: what they add up to, and how far they go together.

Only those count who answered every item of the scale in that check; the others are counted beside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.outcome import Undefined
from kolam.maths.reliability import Reliability, cronbach_alpha
from kolam.maths.spread import mean
from kolam.tools.fundamentals.sheet import Instrument, ItemScore, Sheet

Key = tuple[str, Instrument, str]
#: Instruments whose result is a sum over all of this many items; the others' is a mean.
SUMMED: Mapping[Instrument, int] = {"vichealth_0_4": 35, "vichealth_1_5": 35}


@dataclass(frozen=True, slots=True)
class Worked:
    """One organisation's result from its items: exact, of `n` people; `missing` skipped an item."""

    value: Fraction
    n: int
    missing: int


@dataclass(frozen=True, slots=True)
class Items:
    """One scale of one instrument in one check.

    rows  a respondent (organisation, code) each: its scores in the order of `items`, None for a gap
    """

    check: str
    instrument: Instrument
    scale: str
    items: tuple[str, ...]
    rows: Mapping[tuple[str, str], tuple[Fraction | None, ...]]

    @property
    def key(self) -> Key:
        """What it is a result of."""
        return self.check, self.instrument, self.scale

    @property
    def alpha(self) -> Reliability | Undefined:
        """Cronbach's alpha of everybody's scores, or why there is none."""
        return cronbach_alpha(tuple(self.rows.values()))

    @property
    def worked(self) -> Mapping[str, Worked]:
        """Each organisation's result: the mean of its people's sums, or of their means.

        Nothing for an instrument of sums where not all of its items are there, or for a part of it.
        """
        summed = SUMMED.get(self.instrument)
        if summed and (self.scale or len(self.items) != summed):
            return {}
        parts = 1 if summed else len(self.items)
        found = {}
        for organisation in dict.fromkeys(who for who, _ in self.rows):
            rows = [row for (who, _), row in self.rows.items() if who == organisation]
            full = [[x for x in row if x is not None] for row in rows if None not in row]
            middle = mean(sum(row, Fraction(0)) / parts for row in full)
            if not isinstance(middle, Undefined):
                found[organisation] = Worked(middle, len(full), len(rows) - len(full))
        return found


def item_tables(sheet: Sheet) -> tuple[Items, ...]:
    """Every scale with item scores, check after check; items in the order in which they came."""
    groups: dict[Key, list[ItemScore]] = {}
    for check in sheet.checks:
        for row in sheet.items:
            if row.check == check.id:
                groups.setdefault((check.id, row.instrument, row.scale), []).append(row)
    return tuple(_items(key, rows) for key, rows in groups.items())


def _items(key: Key, rows: list[ItemScore]) -> Items:
    items = tuple(dict.fromkeys(row.item for row in rows))
    given: dict[tuple[str, str], dict[str, Fraction]] = {}
    for row in rows:
        mine = given.setdefault((row.organisation, row.respondent), {})
        if row.value is not None:
            mine[row.item] = Fraction(str(row.value))
    check, instrument, scale = key
    told = {who: tuple(mine.get(item) for item in items) for who, mine in given.items()}
    return Items(check, instrument, scale, items, told)
