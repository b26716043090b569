"""The whole partnership: the extra result of each indicator, and how sources share in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kolam.core.fault import Fault
from kolam.core.money import places_of
from kolam.core.record import fingerprint
from kolam.core.voice import LANGUAGES
from kolam.maths import ranges
from kolam.maths.montecarlo import Line, simulate
from kolam.maths.outcome import Undefined
from kolam.maths.prospects import per_unit, prospect
from kolam.tools.value.sheet import Claim, Currency, Indicator, Result, Sheet

Range = tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The extra result of one indicator: with the partnership, less all actors alone.

    low is the least together less the most alone, high the other way round; where only a likely
    value was given it counts as low and high, too. split: what each claim has of `likely`.
    cost: what one extra unit costs, in whole units of each currency; none where nothing is extra.
    cost_range: in the sheet's own currency, between the 5th and 95th percentile of the draws.
    """

    indicator: Indicator
    together: Range
    alone: Range
    split: Mapping[str, Fraction]
    cost: Mapping[str, Fraction]
    cost_range: tuple[float, float] | None = None

    @property
    def range(self) -> Range:
        """The delta: low, likely, high."""
        low, likely, high = self.together
        return low - self.alone[2], likely - self.alone[1], high - self.alone[0]

    @property
    def likely(self) -> Fraction:
        """The delta that is most likely."""
        return self.range[1]

    @property
    def left(self) -> Fraction:
        """What no source has a part in yet; below 0 where the parts are more than there is."""
        return self.likely - sum(self.split.values(), Fraction(0))

    def share(self, claim: str) -> Fraction | None:
        """A claim's share of the delta, 0 to 1; None without a part or without a delta."""
        part = self.split.get(claim)
        return part / self.likely if part is not None and self.likely > 0 else None


def exact(value: float) -> Fraction:
    """The number as it was typed, not as a computer holds it."""
    return Fraction(str(value))


def range_of(result: Result) -> Range | None:
    """Low, likely and high; None without a likely value."""
    if result.likely is None:
        return None
    low = result.likely if result.low is None else result.low
    high = result.likely if result.high is None else result.high
    return exact(low), exact(result.likely), exact(high)


def deltas(sheet: Sheet) -> tuple[Delta, ...]:
    """The extra result of every indicator that says what is reached together, in sheet order."""
    return tuple(delta for row in sheet.indicators if (delta := _delta(sheet, row)))


def alike(claim: Claim, indicator: Indicator) -> bool:
    """Whether a claim's part is counted in the indicator's unit."""
    said = [(getattr(claim.unit, code), getattr(indicator.unit, code)) for code in LANGUAGES]
    return not claim.unit.said("en") or any(mine == its for mine, its in said if mine)


def _delta(sheet: Sheet, row: Indicator) -> Delta | None:
    together = range_of(row.together)
    if together is None:
        return None
    alone = [told for one in row.alone if (told := range_of(one.result))]
    sums = [sum((one[place] for one in alone), Fraction(0)) for place in range(3)]
    split = {
        claim.id: exact(claim.result.likely)
        for claim in sheet.sources
        if claim.indicator == row.id and alike(claim, row) and claim.result.likely is not None
    }
    extra = together[1] - sums[1]
    cost = _cost(sheet, row, extra)
    return Delta(
        indicator=row,
        together=together,
        alone=(sums[0], sums[1], sums[2]),
        split=split,
        cost=cost,
        cost_range=_cost_range(sheet, row, (together, *alone)) if cost else None,
    )


def _cost(sheet: Sheet, row: Indicator, extra: Fraction) -> dict[str, Fraction]:
    """What one extra unit costs in the sheet's currency and every other with a rate."""
    rate = in_whole_units(sheet, row.currency)
    if row.cost is None or rate is None or extra <= 0:
        return {}
    each = row.cost * rate / extra
    others = {c.id: each / exact(c.rate) for c in sheet.currencies if c.rate is not None}
    return {sheet.currency: each, **{id: cost for id, cost in others.items() if id}}


def _cost_range(
    sheet: Sheet, row: Indicator, results: tuple[Range, ...]
) -> tuple[float, float] | None:
    """Nine draws in ten of what one extra unit costs; None where some draws have nothing extra."""
    rate = in_whole_units(sheet, row.currency)
    if row.cost is None or rate is None or all(low == high for low, _, high in results):
        return None
    together, *alone = results
    lines = [Line(0, (_range(together, 1),)), *(Line(0, (_range(one, -1),)) for one in alone)]
    seed = int(fingerprint(row)[:16], 16)
    found = simulate(lines, rate=0.0, draws=sheet.draws, seed=seed)
    assert found is not None
    extra = found.totals[0]
    told = prospect(per_unit(np.full_like(extra, float(row.cost * rate)), extra))
    if isinstance(told, Undefined) or told.left_out:
        return None
    return told.quantiles[0], told.quantiles[-1]


def _range(ends: Range, sign: int) -> ranges.Range:
    low, likely, high = sorted(float(sign * end) for end in ends)
    return ranges.Range(low, likely, high) if low < high else ranges.fixed(likely)


def in_whole_units(sheet: Sheet, currency: str) -> Fraction | None:
    """What one smallest unit of a currency is worth in whole units of the sheet's own.

    None where the currency has no rate: then nothing is converted.
    """
    known: dict[str, Currency] = {row.id: row for row in sheet.currencies}
    code = currency or sheet.currency
    row = known.get(code)
    smallest = Fraction(1, 10 ** places_of(code, sheet.currencies))
    if currency in ("", sheet.currency):
        return smallest
    if row is None or row.rate is None:
        return None
    return exact(row.rate) * smallest


def faults(sheet: Sheet) -> Iterator[Fault]:
    """Parts that do not fit their total, unlike units, costs without a rate, unknown rows."""
    known = {row.id: row for row in sheet.indicators}
    for number, claim in enumerate(sheet.sources):
        place = ("sources", number)
        indicator = known.get(claim.indicator)
        if claim.indicator and indicator is None:
            yield Fault((*place, "indicator"), "no_such_row", {"id": claim.indicator})
        elif indicator and not alike(claim, indicator):
            values = {"unit": claim.unit.said("en"), "other": indicator.unit.said("en") or "–"}
            yield Fault((*place, "unit"), "unlike_units", values)
    for delta in deltas(sheet):
        yield from _over(sheet, delta)
    for number, row in enumerate(sheet.indicators):
        if row.cost is not None and in_whole_units(sheet, row.currency) is None:
            yield Fault(("indicators", number, "currency"), "no_rate", {"currency": row.currency})


def _over(sheet: Sheet, delta: Delta) -> Iterator[Fault]:
    """A fault at every claim whose part comes on top of all that there is to share."""
    total = Fraction(0)
    for number, claim in enumerate(sheet.sources):
        total += delta.split.get(claim.id, Fraction(0))
        if claim.id in delta.split and total > max(delta.likely, Fraction(0)):
            share = total / delta.likely * 100 if delta.likely > 0 else None
            values = {"percent": f"{float(share):.4g}" if share else "–"}
            yield Fault(("sources", number, "result"), "over_the_whole", values)
