"""Permutation tests: do groups of raters place a target differently?

If a label had nothing to do with the ratings, every way of handing the same labels to the same
people would be as likely as the one seen. p is the share of those ways that set the groups at least
as far apart; all of them are tried where there are few enough, else a random draw of them.

What such a test can say: whether a difference as large as this would be rare if labels did not
matter. What it cannot: how large or important the difference is (see `share` and the intervals of
`resampling`), or, when p is not small, that the groups agree. With few people p cannot become
small: five against five have 252 ways, so no p is below 1/126 when both directions count; groups
with fewer than `fewest` values take no part.

Sources: Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9 (2010),
article 39 (p is never zero); Kruskal and Wallis, Journal of the American Statistical Association 47
(1952) 583-621 (the statistic on ranks).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import comb, prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kolam.maths.corrections import benjamini_hochberg, holm
from kolam.maths.groups import FEWEST, Floats, Members, grouped
from kolam.maths.outcome import Undefined
from kolam.maths.ranks import doubled_ranks
from kolam.maths.table import Exact, Ratings, present

Compared = Literal["ranks", "means"]
Correction = Literal["holm", "benjamini-hochberg"]
Orders = NDArray[np.int32]

CORRECTIONS = {"holm": holm, "benjamini-hochberg": benjamini_hochberg}
#: Arrangements times raters handled at once: bounds the working memory to some tens of megabytes.
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """The test of one target (row, from 0): groups compared, n values in each, and the outcome.

    `share` is the part of the variance of ranks (or values) that lies between the groups, 0 to 1;
    on ranks, times (all values - 1), it is the Kruskal-Wallis H corrected for ties.
    `adjusted` is p corrected for the number of targets tested. `exhaustive` says whether all
    `arrangements` there are were tried, or that many random ones, the one seen included.
    """

    target: int
    groups: tuple[str, ...]
    n: tuple[int, ...]
    share: Fraction
    p: Fraction
    adjusted: Fraction
    exhaustive: bool
    arrangements: int


def permutation_tests(
    ratings: Ratings,
    groups: Sequence[str | None],
    *,
    seed: int,
    compared: Compared = "ranks",
    correction: Correction = "holm",
    draws: int = 4999,
    fewest: int = FEWEST,
) -> tuple[PermutationTest | Undefined, ...]:
    """One test for each target, in their order, with p corrected over the targets tested.

    `ratings` has one row a target and one column a rater, None for a gap; `groups` has one label a
    column, None for a rater in no group. A rater without a value for a target takes no part in its
    test, so that unequal gaps are not taken for disagreement. The same seed (a whole number from 0)
    gives the same result, and one target's p does not depend on the other targets.

    "ranks" needs no more than ordered values; "means" compares means. "holm" bounds the chance of
    any false alarm; "benjamini-hochberg" the expected share of false ones among the alarms, and
    assumes that targets rated by the same people do not depend on each other negatively.

    Undefined for a target without variance or where fewer than two groups have `fewest` values.
    Raises ValueError for a ragged table, a label too many or too few, fewer than 100 draws, or
    `fewest` below 2.
    """
    if draws < 100 or fewest < 2:
        raise ValueError(f"at least 100 draws and groups of 2 are needed, not {draws}, {fewest}")
    rows, members = grouped(ratings, groups)
    samples = [_sample(row, members, fewest=fewest, compared=compared) for row in rows]
    counted = {t: sample for t, sample in enumerate(samples) if isinstance(sample, Sample)}
    raters = sum(map(len, members.values()))
    found = _p_values(counted, raters=raters, seed=seed, draws=draws)
    corrected = CORRECTIONS[correction]([found[target] for target in counted])
    adjusted = dict(zip(counted, corrected, strict=True))
    return tuple(
        sample
        if isinstance(sample, Undefined)
        else _outcome(target, sample, p=found[target], adjusted=adjusted[target], draws=draws)
        for target, sample in enumerate(samples)
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """One target's values, group after group, times their number and moved to sum to zero."""

    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    values: tuple[Exact, ...]

    @property
    def ways(self) -> int:
        """How many different ways there are to hand out the labels."""
        return prod(comb(end, size) for end, size in zip(self.ends[1:], self.sizes, strict=True))

    @property
    def ends(self) -> tuple[int, ...]:
        """Where each group begins, and the end."""
        return tuple(accumulate(self.sizes, initial=0))

    @property
    def share(self) -> Fraction:
        """The part of the variance that lies between the groups."""
        sums = [sum(self.values[start:end]) for start, end in pairwise(self.ends)]
        between = sum(Fraction(s * s, n) for s, n in zip(sums, self.sizes, strict=True))
        return Fraction(between, sum(value * value for value in self.values))


def _sample(
    row: Sequence[Exact | None], members: Members, *, fewest: int, compared: Compared
) -> Sample | Undefined:
    found = {label: present(row[c] for c in columns) for label, columns in members.items()}
    kept = {label: values for label, values in found.items() if len(values) >= fewest}
    values: list[Exact] = [value for group in kept.values() for value in group]
    if len(kept) < 2:
        return Undefined("too_few_groups")
    if len(set(values)) == 1:
        return Undefined("no_variance")
    scores: Sequence[Exact] = doubled_ranks(values) if compared == "ranks" else values
    whole = sum(scores)
    centred = tuple(len(scores) * score - whole for score in scores)
    return Sample(tuple(kept), tuple(map(len, kept.values())), centred)


def _outcome(
    target: int, sample: Sample, *, p: Fraction, adjusted: Fraction, draws: int
) -> PermutationTest:
    return PermutationTest(
        target=target,
        groups=sample.groups,
        n=sample.sizes,
        share=sample.share,
        p=p,
        adjusted=adjusted,
        exhaustive=sample.ways <= draws + 1,
        arrangements=min(sample.ways, draws + 1),
    )


def _p_values(
    samples: Mapping[int, Sample], *, raters: int, seed: int, draws: int
) -> dict[int, Fraction]:
    """p of each target, from all arrangements where there are no more than drawn ones."""
    few = {sample.sizes for sample in samples.values() if sample.ways <= draws + 1}
    every = {sizes: _all_orders(sizes) for sizes in few}
    found = {
        target: Fraction(_extreme(sample, every[sample.sizes]), sample.ways)
        for target, sample in samples.items()
        if sample.sizes in every
    }
    # The arrangement seen counts as one of the draws, so p is never 0.
    drawn = dict.fromkeys(samples.keys() - found.keys(), 1)
    for orders in _drawn_orders(raters, draws, seed=seed) if drawn else ():
        for target in drawn:
            n = len(samples[target].values)
            # The first n of all raters, in the order drawn: as random as an order of n alone.
            drawn[target] += _extreme(samples[target], orders[orders < n].reshape(-1, n))
    return found | {t: Fraction(extreme, draws + 1) for t, extreme in drawn.items()}


def _extreme(sample: Sample, orders: Orders) -> int:
    """How many of these orders set the groups at least as far apart as the order seen."""
    values = np.array([float(value) for value in sample.values])
    seen = _between(values[np.newaxis], sample)
    # Equal sums of squares may differ in their last digits, and a tie counts as far apart.
    return int((_between(values[orders], sample) >= seen * (1 - 1e-9)).sum())


def _between(values: Floats, sample: Sample) -> Floats:
    """Sum of squares between groups, for each row of centred values, group after group."""
    sums = np.add.reduceat(values, sample.ends[:-1], axis=1)
    between: Floats = (sums**2 / np.array(sample.sizes)).sum(axis=1)
    return between


def _drawn_orders(raters: int, draws: int, *, seed: int) -> Iterator[Orders]:
    rng = np.random.Generator(np.random.PCG64(seed))
    order = np.arange(raters, dtype=np.int32)
    step = max(1, BLOCK // raters)
    for start in range(0, draws, step):
        yield rng.permuted(np.tile(order, (min(step, draws - start), 1)), axis=1)


def _all_orders(sizes: tuple[int, ...]) -> Orders:
    """One order for every different way to hand out the labels."""
    arrangements = np.array(list(_arrangements(sizes)), dtype=np.int16)
    return np.argsort(arrangements, axis=1, kind="stable").astype(np.int32)


def _arrangements(left: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every different order of labels, `left[code]` of each code."""
    if not any(left):
        yield ()
    for code, count in enumerate(left):
        if count:
            rest = (*left[:code], count - 1, *left[code + 1 :])
            yield from ((code, *more) for more in _arrangements(rest))
