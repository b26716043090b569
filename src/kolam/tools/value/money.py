"""Money lines: what they are worth today, how sure that is, and what it hangs on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256

from kolam.core.fault import Fault
from kolam.core.record import fingerprint
from kolam.maths import montecarlo
from kolam.maths.prospects import Driver, Prospect, prospects, tornado
from kolam.maths.ranges import Range, fixed
from kolam.tools.value.advantage import exact, in_whole_units
from kolam.tools.value.line import Amount, Line
from kolam.tools.value.sheet import Sheet
from kolam.tools.value.standing import effective


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """One partner's lines in money, in whole units of the sheet's currency, as worth today.

    both      whether gains and burdens are both in money; else the sum tells one side only
    likely    with everything as is most likely
    prospect  over `draws` draws
    swings    by line: the sum with that line at its 10th and 90th percentile, widest first
    """

    partner: str
    both: bool
    likely: float
    draws: int
    prospect: Prospect
    swings: tuple[tuple[Line, float, float], ...]

    @property
    def cuts(self) -> tuple[float, float, float, float, float]:
        """The 5th, 25th, 50th, 75th and 95th percentile."""
        low, _, first, median, third, _, high = self.prospect.quantiles
        return low, first, median, third, high

    @property
    def worse(self) -> Fraction:
        """The chance of being worse off: the share of draws below nothing."""
        return Fraction(round(self.prospect.below_zero * self.draws), self.draws)


def worth(sheet: Sheet, partner: str, lines: Iterable[Line]) -> Worth | None:
    """What these lines, all of one partner, are worth today; None without any in money.

    A line whose currency has no rate, and value given to others, counts as nothing. The first year
    of all is now. The draws follow from the lines alone: the same lines, the same numbers.
    """
    counted = [
        line
        for line in lines
        if line.years and line.own and in_whole_units(sheet, line.currency) is not None
    ]
    if not counted:
        return None
    first = min(amount.year for line in counted for amount in line.years)
    drawn = tuple(_drawn(sheet, line, first) for line in counted)
    rate = float(exact(sheet.discount) / 100)
    prospect, likely, drivers = _told(drawn, rate, sheet.draws, _seed(counted))
    return Worth(
        partner=partner,
        both={line.side for line in counted} == {"value", "cost"},
        likely=likely,
        draws=sheet.draws,
        prospect=prospect,
        swings=tuple((counted[d.line], d.low, d.high) for d in drivers),
    )


@lru_cache(maxsize=256)
def _told(
    lines: tuple[montecarlo.Line, ...], rate: float, draws: int, seed: int
) -> tuple[Prospect, float, tuple[Driver, ...]]:
    found = montecarlo.simulate(lines, rate=rate, draws=draws, seed=seed)
    assert found is not None
    return prospects(found)[0], found.likely[0], tornado(found, 0)


def put_in(sheet: Sheet) -> dict[str, Fraction]:
    """What each partner puts in, as most likely, in whole units and not discounted."""
    found = {row.id: Fraction(0) for row in sheet.partners}
    for line in effective(sheet.lines, "second"):
        rate = in_whole_units(sheet, line.currency)
        if line.side == "cost" and line.partner in found and rate is not None:
            found[line.partner] += sum((max(a.likely, 0) * rate for a in line.years), Fraction(0))
    return found


def faults(sheet: Sheet, lines: Iterable[Line]) -> Iterator[Fault]:
    """Currencies without a rate, and years left out between a line's first and its last."""
    for number, line in enumerate(lines):
        if line.years and in_whole_units(sheet, line.currency) is None:
            yield Fault(("lines", number, "currency"), "no_rate", {"currency": line.currency})
        years = {amount.year for amount in line.years}
        gaps = [y for y in range(min(years), max(years)) if y not in years] if years else []
        if gaps:
            values = {"years": ", ".join(map(str, gaps))}
            yield Fault(("lines", number, "years"), "missing_years", values)


def _drawn(sheet: Sheet, line: Line, first: int) -> montecarlo.Line:
    """The line in whole units, burdens below 0, one range a year from the first year on."""
    rate = in_whole_units(sheet, line.currency)
    assert rate is not None
    by_year = {amount.year: amount for amount in line.years}
    unit = rate if line.side == "value" else -rate
    years = range(first, max(by_year) + 1)
    ranges = (_range(by_year.get(year), line, unit) for year in years)
    return montecarlo.Line(owner=0, amounts=tuple(ranges))


def _range(amount: Amount | None, line: Line, unit: Fraction) -> Range:
    if amount is None:
        return fixed(0.0)
    low, likely, high = sorted(float(end * unit) for end in amount.range)
    return Range(low, likely, high, line.shape) if low < high else fixed(likely)


def _seed(lines: Iterable[Line]) -> int:
    marks = "".join(fingerprint(line) for line in lines)
    return int.from_bytes(sha256(marks.encode()).digest()[:8], "big")
