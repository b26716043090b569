"""Instruments that others own: the bands they or their users published, and nothing of their items.

VicHealth: sums of 35 items. On 1-5: 35-84, 85-126, 127-175 as printed in a journal table; on 0-4
the same less 35. PSAT and Wilder: means of scales on 1-5. Their zones leave gaps (2.9 to 3.0),
so a mean is classed after rounding half up to one decimal; whole sums need no rounding, and a mean
of sums is classed by the same half-up rule at whole numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from kolam.maths.outcome import Undefined
from kolam.maths.paired import PairedChange, paired_change
from kolam.maths.spread import mean
from kolam.tools.fundamentals.sheet import Instrument, Score, Sheet

#: The lowest value of each band, lowest band first, and how finely values are rounded.
BANDS: Mapping[Instrument, tuple[tuple[Fraction, ...], int]] = {
    "vichealth_0_4": (tuple(map(Fraction, (0, 50, 92))), 1),
    "vichealth_1_5": (tuple(map(Fraction, (35, 85, 127))), 1),
    "psat": (tuple(map(Fraction, ("1", "3", "4", "4.6"))), 10),
    "wilder": (tuple(map(Fraction, ("1", "3", "4"))), 10),
}


@dataclass(frozen=True)
class Banded:
    """One scale of one instrument in one check: each organisation's value and band, and all of it.

    `band` counts from 1, the lowest. `change` pairs organisations with the check before.
    """

    check: str
    instrument: Instrument
    scale: str
    scores: tuple[Score, ...]
    bands: tuple[int, ...]
    mean: Fraction
    band: int
    change: PairedChange | None

    @property
    def apart(self) -> tuple[Score, ...]:
        """The organisations whose own band is below that of the mean."""
        pairs = zip(self.scores, self.bands, strict=True)
        return tuple(score for score, band in pairs if band < self.band)


def band(instrument: Instrument, value: Fraction) -> int:
    """The band of a value, 1 the lowest; values are rounded half up as the bands are printed."""
    lowest, fine = BANDS[instrument]
    rounded = Fraction(floor(value * fine + Fraction(1, 2)), fine)
    return sum(rounded >= edge for edge in lowest) or 1


def banded(sheet: Sheet) -> tuple[Banded, ...]:
    """Every scale of every check in the sheet's order, with its bands."""
    groups: dict[tuple[str, Instrument, str], list[Score]] = {}
    for check in sheet.checks:
        for score in sheet.scores:
            if score.check == check.id:
                groups.setdefault((check.id, score.instrument, score.scale), []).append(score)
    earlier: dict[tuple[Instrument, str], list[Score]] = {}
    found = []
    for (check_id, instrument, scale), scores in groups.items():
        before = earlier.get((instrument, scale))
        found.append(_banded(check_id, scores, before))
        earlier[instrument, scale] = scores
    return tuple(found)


def _banded(check: str, scores: list[Score], before: list[Score] | None) -> Banded:
    first = scores[0]
    middle = mean(exact(score) for score in scores)
    assert not isinstance(middle, Undefined)
    return Banded(
        check=check,
        instrument=first.instrument,
        scale=first.scale,
        scores=tuple(scores),
        bands=tuple(band(first.instrument, exact(score)) for score in scores),
        mean=middle,
        band=band(first.instrument, middle),
        change=_change(before, scores) if before else None,
    )


def exact(score: Score) -> Fraction:
    """The value as it was typed, 3.4 as 34/10."""
    return Fraction(str(score.value))


def _change(before: list[Score], now: list[Score]) -> PairedChange | None:
    """How the organisations that are in both checks moved; None where none is."""
    earlier = {score.organisation: exact(score) for score in before}
    later = {score.organisation: exact(score) for score in now}
    everybody = tuple(dict.fromkeys((*earlier, *later)))
    found = paired_change([earlier.get(w) for w in everybody], [later.get(w) for w in everybody])
    return None if isinstance(found, Undefined) else found
