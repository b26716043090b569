"""How sure is a choice? The points are drawn again and again and the rule picks again.

Each draw is a full problem of its own, solved exactly. Draws use a counter-based generator: draw
number n of a seed is the same whatever came before it and however many are drawn at a time.

Source of the generator: Salmon et al., Parallel random numbers: as easy as 1, 2, 3 (2011).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.packages import Package, Packages, Rational, Scores
from kolam.maths.solution import Rule
from kolam.maths.solve import SOLVERS
from kolam.maths.variants import Variants, best_of
from kolam.maths.watch import Stop

Distribution: TypeAlias = Literal["triangular", "uniform"]
Floats: TypeAlias = NDArray[np.float64]
Table: TypeAlias = Sequence[Sequence[Sequence[Rational]]]

#: Drawn points are whole multiples of this part of what a party's points add up to.
FINEST = 2**40
#: Draws made at a time.
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A package and in how many draws it was among the best."""

    package: Package
    times: int


@dataclass(frozen=True, slots=True)
class Regret:
    """What a party gives up by keeping the package, in its points, over the draws with a pick.

    Negative where the rule would move on at this party's cost.
    """

    mean: Fraction
    largest: Fraction


@dataclass(frozen=True, slots=True)
class Robustness:
    """How often each package is picked when the points are drawn.

    package      the one examined
    draws        how many were made
    survived     in how many the package was among the best
    chosen       every package picked, most often first; ties within a draw all count
    no_deal      draws in which no package was acceptable to all
    unacceptable draws in which the package fell below some party's reservation value
    regret       one a party
    """

    rule: Rule
    package: Package
    draws: int
    survived: int
    chosen: tuple[Chosen, ...]
    no_deal: int
    unacceptable: int
    regret: tuple[Regret, ...]


def robustness(
    packages: Packages,
    *,
    draws: int = 1000,
    seed: int,
    rule: Rule = "nash",
    share: float | None = None,
    ranges: tuple[Table, Table] | None = None,
    distribution: Distribution = "triangular",
    package: Package | None = None,
    stop: Stop | None = None,
) -> Robustness | None:
    """Draws points, lets `rule` pick each time, and counts; None if no package is acceptable now.

    Give one of `share` and `ranges`. `share` (0 to 1): each party's points for all options of an
    issue are multiplied by one factor between 1 - share and 1 + share, drawn for each party and
    issue: doubt about weights. `ranges`: lowest and highest points, each points[party][issue]
    [option] with lowest <= now <= highest, drawn for each cell. "triangular" has its peak at
    today's points, "uniform" is flat. Reservation values, bases and synergies stay as they are.
    `package` is examined instead of the rule's first pick. `stop()` is asked between chunks of
    draws and ends the work early; `draws` of the answer says how many were made.
    The same seed gives the same draws on every machine. Raises ValueError for neither or both of
    share and ranges, ranges that do not hold today's points, no draws, or a negative seed.
    """
    if (share is None) == (ranges is None) or draws < 1 or seed < 0:
        raise ValueError("give a share or ranges, at least one draw, and a seed from 0")
    if package is None:
        picks = SOLVERS[rule](packages).picks
        if not picks:
            return None
        package = picks[0].package
    doubt = _doubt(packages, share=share, ranges=ranges)
    count = _Count(package)
    for start in range(0, draws, CHUNK):
        if start and stop is not None and stop():
            break
        end = min(start + CHUNK, draws)
        count.add(doubt.drawn(start, end, seed=seed, distribution=distribution), rule)
    return count.summary(rule, doubt.packages.units)


@dataclass(frozen=True)
class _Doubt:
    """Lowest, likeliest and highest value of every number drawn; cells x parties or issues x
    parties. `packages` is the space in finer units.
    """

    packages: Packages
    low: Floats
    mode: Floats
    high: Floats
    weights: bool

    def drawn(self, start: int, end: int, *, seed: int, distribution: Distribution) -> Variants:
        """The spaces of draws `start` to `end`."""
        uniform = uniforms(seed, start, end, width=self.mode.size)
        uniform = uniform.reshape(end - start, *self.mode.shape)
        if distribution == "uniform":
            numbers = self.low + uniform * (self.high - self.low)
        else:
            numbers = _triangular(uniform, self.low, self.mode, self.high)
        if self.weights:
            factors = np.repeat(numbers, self.packages.shape, axis=1)
            numbers = factors * np.concatenate(self.packages.tables)
        scores = np.rint(numbers).astype(np.int64)
        reservation = np.array(self.packages.reservation, dtype=np.int64)
        return Variants(self.packages, scores, np.tile(reservation, (end - start, 1)))


def uniforms(seed: int, start: int, end: int, *, width: int) -> Floats:
    """Uniform numbers in [0, 1) for draws `start` to `end`, width each, as draws x width."""
    blocks = -(-width // 4)
    bits = np.random.Philox(key=seed, counter=start * blocks)
    numbers = np.random.Generator(bits).random((end - start, 4 * blocks))
    return numbers[:, :width]


def _triangular(uniform: Floats, low: Floats, mode: Floats, high: Floats) -> Floats:
    """Inverse of the distribution with its peak at `mode`."""
    wide, left, right = high - low, mode - low, high - mode
    rising = uniform * wide < left
    numbers: Floats = np.where(
        rising,
        low + np.sqrt(uniform * wide * left),
        high - np.sqrt((1 - uniform) * wide * right),
    )
    return numbers


def _doubt(
    packages: Packages, *, share: float | None, ranges: tuple[Table, Table] | None
) -> _Doubt:
    fine = finer(packages)
    if share is not None:
        if not 0 <= share <= 1:
            raise ValueError(f"a share lies between 0 and 1, not {share}")
        ones = np.ones((len(fine.shape), fine.parties))
        return _Doubt(fine, (1 - share) * ones, ones, (1 + share) * ones, weights=True)
    assert ranges is not None
    low, high = (_cells(fine, table) for table in ranges)
    mode = np.concatenate(fine.tables).astype(np.float64)
    if low.shape != mode.shape or high.shape != mode.shape:
        raise ValueError("ranges need a lowest and a highest number for every option")
    close = 1e-9 * np.abs(mode).max(initial=1.0)
    if (low > mode + close).any() or (high < mode - close).any():
        raise ValueError("today's points lie between the lowest and the highest")
    return _Doubt(fine, np.minimum(low, mode), mode, np.maximum(high, mode), weights=False)


def _cells(packages: Packages, table: Table) -> Floats:
    return np.array(
        [
            [float(Fraction(x) / unit) for issue in party for x in issue]
            for party, unit in zip(table, packages.units, strict=True)
        ]
    ).T


def finer(packages: Packages) -> Packages:
    """The same space in units fine enough for drawn points."""
    cells = np.concatenate(packages.tables)
    factors = []
    for party in range(packages.parties):
        size = sum(abs(int(x)) for x in cells[:, party])
        size += abs(packages.reservation[party]) + abs(packages.base[party] if packages.base else 0)
        size += sum(abs(s.scores[party]) for s in packages.synergies)
        factors.append(max(1, FINEST // max(1, size)))
    return replace(
        packages,
        tables=tuple(table * np.array(factors, dtype=np.int64) for table in packages.tables),
        units=tuple(u / f for u, f in zip(packages.units, factors, strict=True)),
        reservation=_times(packages.reservation, factors),
        base=_times(packages.base, factors) if packages.base else (),
        synergies=tuple(replace(s, scores=_times(s.scores, factors)) for s in packages.synergies),
    )


def _times(numbers: Sequence[int], factors: Sequence[int]) -> tuple[int, ...]:
    return tuple(n * f for n, f in zip(numbers, factors, strict=True))


class _Count:
    """What was picked so far."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.draws = self.survived = self.no_deal = self.unacceptable = 0
        self.times: Counter[Package] = Counter()
        self.given_up: list[list[int]] = []

    def add(self, variants: Variants, rule: Rule) -> None:
        """Counts what is picked in each of the variants."""
        kept = _worth(variants, self.package)
        self.draws += len(variants)
        self.unacceptable += int((kept < variants.reservation).any(axis=1).sum())
        moved: dict[Package, list[int]] = {}
        for variant, picks in enumerate(best_of(variants, rule)):
            self.times.update(picks)
            self.no_deal += not picks
            self.survived += self.package in picks
            if picks:
                to = self.package if self.package in picks else picks[0]
                moved.setdefault(to, []).append(variant)
        for package, those in moved.items():
            given_up = _worth(variants, package)[those] - kept[those]
            self.given_up.extend(given_up.tolist())

    def summary(self, rule: Rule, units: tuple[Fraction, ...]) -> Robustness:
        """All of it."""
        ordered = sorted(self.times.items(), key=lambda entry: (-entry[1], entry[0]))
        columns = list(zip(*self.given_up, strict=True)) or [(0,)] * len(units)
        return Robustness(
            rule=rule,
            package=self.package,
            draws=self.draws,
            survived=self.survived,
            chosen=tuple(Chosen(package, times) for package, times in ordered),
            no_deal=self.no_deal,
            unacceptable=self.unacceptable,
            regret=tuple(
                Regret(Fraction(sum(column), len(column)) * unit, max(column) * unit)
                for column, unit in zip(columns, units, strict=True)
            ),
        )


def _worth(variants: Variants, package: Package) -> Scores:
    """What a package is worth in each variant, variants x parties."""
    space = variants.packages
    starts = np.cumsum([0, *space.shape])[:-1]
    worth: Scores = variants.scores[:, starts + np.array(package)].sum(axis=1)
    if space.base:
        worth = worth + np.array(space.base, dtype=np.int64)
    for synergy in space.synergies:
        if all(package[issue] in options for issue, options in synergy.box):
            worth = worth + np.array(synergy.scores, dtype=np.int64)
    return worth
