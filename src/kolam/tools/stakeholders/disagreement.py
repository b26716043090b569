"""Disagreement between the raters' sectors: the widest gaps, with intervals and tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from kolam.core.stakeholder import Sector
from kolam.maths.outcome import Undefined
from kolam.maths.permutation import Correction, PermutationTest, permutation_tests
from kolam.maths.resampling import BootstrapInterval, group_centres, group_differences
from kolam.tools.stakeholders.breakdown import Cell, Split
from kolam.tools.stakeholders.placement import Axis, given
from kolam.tools.stakeholders.sheet import Rating

#: The widest gaps get an interval, the others only their size.
WITH_INTERVAL = 12
RARE = Fraction(1, 20)
CORRECTION: Correction = "benjamini-hochberg"
#: Random arrangements behind a test; fewer where many people make each of them slow.
DRAWS, DRAWS_OF_MANY, MANY = 4999, 1999, 200
Rows = list[list[int | None]]


@dataclass(frozen=True, slots=True)
class Gap:
    """The two sectors that lie farthest apart on one axis of one stakeholder.

    `interval` is for the higher median less the lower one and is not corrected for the pair having
    been chosen as the widest; None beyond the widest gaps. `test` compares all sectors of five or
    more raters that may be shown; its `adjusted` p is corrected for all tests of the round, so that
    of the gaps called rare about one in twenty is expected to be chance (Benjamini, Hochberg 1995).
    """

    stakeholder: str
    axis: Axis
    higher: Cell
    lower: Cell
    test: PermutationTest | Undefined
    interval: BootstrapInterval | Undefined | None = None

    @property
    def size(self) -> Fraction:
        """The difference of the two medians, at least 0."""
        return self.higher.median - self.lower.median

    @property
    def rare(self) -> bool:
        """Whether so much distance would be rare if the raters' sectors did not matter."""
        return not isinstance(self.test, Undefined) and self.test.adjusted <= RARE


def gaps(splits: Iterable[Split], ratings: Sequence[Rating], *, seed: int) -> tuple[Gap, ...]:
    """The widest gap of each split that shows two sectors of two raters or more.

    Rare ones come first, then those that could be tested, then the others, the widest first.
    `seed`, a whole number from 0, decides the draws behind tests and intervals.
    """
    told = [split for split in splits if len(split.large) > 1]
    sectors = {rating.rater: rating.sector for rating in ratings}
    labels, rows = tuple(sectors.values()), _rows(told, ratings, sectors)
    draws = DRAWS if len(labels) <= MANY else DRAWS_OF_MANY
    tests = (
        permutation_tests(rows, labels, seed=seed, draws=draws, correction=CORRECTION)
        if told
        else ()
    )
    found = [_widest(s, test, row) for s, test, row in zip(told, tests, rows, strict=True)]
    ranked = sorted(found, key=lambda pair: _rank(pair[0]))
    return tuple(
        replace(gap, interval=_interval(gap, row, labels, seed)) if place < WITH_INTERVAL else gap
        for place, (gap, row) in enumerate(ranked)
    )


def intervals(
    splits: Sequence[Split], ratings: Sequence[Rating], *, seed: int
) -> Mapping[tuple[str, Axis, str], BootstrapInterval]:
    """An interval for the median of each group that is shown and has five people or more."""
    sectors = {rating.rater: rating.sector for rating in ratings}
    if not splits:
        return {}
    drawn = group_centres(_rows(splits, ratings, sectors), tuple(sectors.values()), seed=seed)
    return {
        (splits[one.target].stakeholder, splits[one.target].axis, one.groups[0]): one.interval
        for one in drawn
        if isinstance(one.interval, BootstrapInterval)
    }


def _rank(gap: Gap) -> tuple[bool, bool, Fraction]:
    return not gap.rare, isinstance(gap.test, Undefined), -gap.size


def _rows(
    splits: Sequence[Split], ratings: Iterable[Rating], sectors: dict[str, Sector | None]
) -> Rows:
    """One row a split, one column a rater; what must stay hidden takes no part in a test."""
    marks = {(rating.rater, rating.stakeholder): rating for rating in ratings}
    rows: Rows = []
    for split in splits:
        shown = {cell.group for cell in split.named}
        held = (
            marks.get((rater, split.stakeholder)) if sector in shown else None
            for rater, sector in sectors.items()
        )
        rows.append([given(rating, split.axis) if rating else None for rating in held])
    return rows


def _widest(
    split: Split, test: PermutationTest | Undefined, row: list[int | None]
) -> tuple[Gap, list[int | None]]:
    def apart(pair: tuple[Cell, Cell]) -> tuple[Fraction, Fraction]:
        one, other = pair
        return abs(one.median - other.median), abs(one.mean - other.mean)

    pair = max(combinations(split.large, 2), key=apart)
    lower, higher = sorted(pair, key=lambda cell: (cell.median, cell.mean))
    return Gap(split.stakeholder, split.axis, higher, lower, test), row


def _interval(
    gap: Gap, row: list[int | None], sectors: Sequence[Sector | None], seed: int
) -> BootstrapInterval | Undefined:
    pair = (gap.higher.group, gap.lower.group)
    labels = [sector if sector in pair else None for sector in sectors]
    (found,) = group_differences([row], labels, seed=seed)
    if isinstance(found.interval, Undefined) or found.groups == pair:
        return found.interval
    # Groups pair in the order of their names: turn the difference round.
    return replace(found.interval, low=-found.interval.high, high=-found.interval.low)
