"""Instruments that others own: the bands they or their users published, and nothing of their items.

VicHealth: sums of 35 items. On 1-5: 35-84, 85-126, 127-175 as printed in a journal table; on 0-4
the same less 35. PSAT and Wilder: means of scales on 1-5. Their zones leave gaps (2.9 to 3.0),
so a mean is classed after rounding half up to one decimal; whole sums need no rounding, and a mean
of sums is classed by the same half-up rule at whole numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from kolam.core.fault import Fault
from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.spread import mean
from kolam.tools.fundamentals.items import Key, item_tables
from kolam.tools.fundamentals.sheet import Instrument, Score, Sheet

#: The lowest value of each band, lowest band first, and how finely values are rounded.
BANDS: Mapping[Instrument, tuple[tuple[Fraction, ...], int]] = {
    "vichealth_0_4": (tuple(map(Fraction, (0, 50, 92))), 1),
    "vichealth_1_5": (tuple(map(Fraction, (35, 85, 127))), 1),
    "psat": (tuple(map(Fraction, ("1", "3", "4", "4.6"))), 10),
    "wilder": (tuple(map(Fraction, ("1", "3", "4"))), 10),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One organisation's value, typed or worked out from items, of `n` people; `missing` beside."""

    organisation: str
    value: Fraction
    n: int
    missing: int
    worked_out: bool


@dataclass(frozen=True)
class Banded:
    """One scale of one instrument in one check: each organisation's value and band, and all of it.

    `band` counts from 1, the lowest. `change` pairs organisations with the check before.
    """

    check: str
    instrument: Instrument
    scale: str
    scores: tuple[Result, ...]
    bands: tuple[int, ...]
    mean: Fraction
    band: int
    change: PairedChange | None

    @property
    def apart(self) -> tuple[Result, ...]:
        """The organisations whose own band is below that of the mean."""
        pairs = zip(self.scores, self.bands, strict=True)
        return tuple(score for score, band in pairs if band < self.band)


def band(instrument: Instrument, value: Fraction) -> int:
    """The band of a value, 1 the lowest; values are rounded half up as the bands are printed."""
    lowest, fine = BANDS[instrument]
    rounded = Fraction(floor(value * fine + Fraction(1, 2)), fine)
    return sum(rounded >= edge for edge in lowest) or 1


def banded(sheet: Sheet) -> tuple[Banded, ...]:
    """Every scale of every check in the sheet's order, with its bands.

    What was typed stands; where nothing was, the items' result does.
    """
    earlier: dict[tuple[Instrument, str], Sequence[Result]] = {}
    found = []
    for (check, instrument, scale), results in _results(sheet).items():
        told = tuple(results.values())
        before = earlier.get((instrument, scale))
        found.append(_banded((check, instrument, scale), told, before))
        earlier[instrument, scale] = told
    return tuple(found)


def disagreements(sheet: Sheet) -> Iterator[Fault]:
    """A fault for every typed value that its items do not come to, rounded to the digits typed."""
    worked = {
        (*table.key, who): one for table in item_tables(sheet) for who, one in table.worked.items()
    }
    for number, score in enumerate(sheet.scores):
        one = worked.get((score.check, score.instrument, score.scale, score.organisation))
        if one and _rounded(one.value, like=score) != exact(score):
            values = {"typed": exact(score), "worked": round(one.value, 2), "n": one.n}
            yield Fault(("scores", number, "value"), "total_disagrees", values)


def _results(sheet: Sheet) -> dict[Key, dict[str, Result]]:
    """Each organisation's result, in the order of checks; those from items after those typed."""
    found: dict[Key, dict[str, Result]] = {}
    tables = item_tables(sheet)
    for check in sheet.checks:
        for score in (score for score in sheet.scores if score.check == check.id):
            told = found.setdefault((check.id, score.instrument, score.scale), {})
            told[score.id] = Result(
                score.organisation, exact(score), score.n, score.missing, worked_out=False
            )
        for table in (table for table in tables if table.check == check.id and table.worked):
            told = found.setdefault(table.key, {})
            typed = {result.organisation for result in told.values()}
            for who, one in table.worked.items():
                if who not in typed:
                    told[f"items {who}"] = Result(
                        who, one.value, one.n, one.missing, worked_out=True
                    )
    return found


def _rounded(value: Fraction, *, like: Score) -> Fraction:
    """The value rounded half up to as many digits as the score was typed with."""
    digits = max(0, -int(Decimal(str(like.value)).normalize().as_tuple().exponent))
    fine = 10**digits
    return Fraction(floor(value * fine + Fraction(1, 2)), fine)


def _banded(key: Key, results: Sequence[Result], before: Sequence[Result] | None) -> Banded:
    check, instrument, scale = key
    middle = mean(result.value for result in results)
    assert not isinstance(middle, Undefined)
    return Banded(
        check=check,
        instrument=instrument,
        scale=scale,
        scores=tuple(results),
        bands=tuple(band(instrument, result.value) for result in results),
        mean=middle,
        band=band(instrument, middle),
        change=_change(before, results) if before else None,
    )


def exact(score: Score) -> Fraction:
    """The value as it was typed, 3.4 as 34/10."""
    return Fraction(str(score.value))


def _change(before: Sequence[Result], now: Sequence[Result]) -> PairedChange | None:
    """How the organisations that are in both checks moved; None where none is."""
    earlier = {result.organisation: result.value for result in before}
    later = {result.organisation: result.value for result in now}
    everybody = tuple(dict.fromkeys((*earlier, *later)))
    found = paired_change([earlier.get(w) for w in everybody], [later.get(w) for w in everybody])
    return None if isinstance(found, Undefined) else found
