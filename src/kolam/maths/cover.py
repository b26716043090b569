"""The smallest set that covers every need, and every other set as small: exact set cover.

Prices of needs such that no candidate covers more than its weight (a dual of the linear relaxation)
bound what is still to be paid; the prices are whole millionths, so the bound is exact although a
solver in floats proposes them.
Source: Balas and Ho, Set covering algorithms using cutting planes, heuristics, and subgradient
optimization, Mathematical Programming Study 12 (1980) 37-60.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kolam.maths.influence import scores_of
from kolam.maths.watch import Stop, Watch

#: Prices of needs are whole parts of a weight of 1.
PARTS = 10**6
#: How many sets are listed, unless told.
MOST = 1000
#: Choices between two looks at the clock.
PAUSE = 1 << 10
BYTES = range(256)

Masks: TypeAlias = dict[tuple[int, int], list[int]]


@dataclass(frozen=True, slots=True)
class Cover:
    """The sets of least weight that cover every need that anybody can meet.

    sets    candidates, from 0, sorted; all such sets, or the first MOST of them found
    weight  what each of them weighs: without weights, how many candidates it has
    bound   no set can weigh less; equal to the weight when the search came to its end
    every   whether these are all the sets of that weight
    unmet   needs that no candidate meets at the level asked for; left out of account
    """

    sets: tuple[tuple[int, ...], ...]
    weight: int
    bound: int
    every: bool
    unmet: tuple[int, ...]

    @property
    def proven(self) -> bool:
        """Whether no set weighs less."""
        return self.bound == self.weight

    @property
    def in_every(self) -> tuple[int, ...]:
        """Candidates that stand in each of the sets listed: where `every`, nobody replaces them."""
        return tuple(sorted(set(self.sets[0]).intersection(*self.sets)))


def smallest_cover(
    levels: Sequence[Sequence[int]],
    needed: Sequence[int],
    *,
    weights: Sequence[int] | None = None,
    most: int = MOST,
    seconds: float | None = None,
    stop: Stop | None = None,
) -> Cover:
    """The smallest sets of candidates in which each need is met by someone at its level.

    `levels`: whole numbers from 0, candidates x needs; `needed`: the level asked for of each need,
    0 for one that need not be met. `weights` are whole and above 0, 1 each unless given. At most
    `most` sets are listed. With `seconds` or `stop` the search may end early: then the sets found
    are covers, and `bound` says how much smaller one might be.
    Made for a few hundred candidates and up to forty needs. Raises ValueError for rows of unequal
    length, levels below 0, weights below 1, or `most` below 1.
    """
    given = scores_of(levels, low=0, high=1 << 30).tolist()
    heavy = [1] * len(given) if weights is None else list(weights)
    if most < 1 or any(weight < 1 for weight in heavy):
        raise ValueError("weights and the number of sets to list are at least 1")
    masks: Masks = {}
    for place, (row, weight) in enumerate(zip(given, heavy, strict=True)):
        met = zip(row, needed, strict=True)
        mask = sum(1 << n for n, (has, need) in enumerate(met) if 0 < need <= has)
        masks.setdefault((mask, weight), []).append(place)
    union = 0
    for mask, _ in masks:
        union |= mask
    unmet = tuple(n for n, need in enumerate(needed) if need > 0 and not union >> n & 1)
    if not union:
        return Cover(((),), 0, 0, True, unmet)
    search = Search(_worth_having(masks), union, most=most, watch=Watch(seconds, stop=stop))
    search.run()
    return search.cover(masks, unmet)


def _worth_having(masks: Masks) -> list[tuple[int, int]]:
    """Those that no other one, of less weight, can stand in for."""
    kinds = [kind for kind in masks if kind[0]]
    return [
        (mask, weight)
        for mask, weight in kinds
        if not any(mask & ~other == 0 and lighter < weight for other, lighter in kinds)
    ]


@dataclass
class Search:
    """Depth first over who meets the need that fewest can meet."""

    kinds: list[tuple[int, int]]
    union: int
    most: int
    watch: Watch
    found: list[tuple[int, ...]] = field(default_factory=list)
    spare: tuple[int, ...] = ()
    full: bool = False
    steps: int = 0
    over: bool = False

    def __post_init__(self) -> None:
        self.kinds.sort(key=lambda kind: (-kind[0].bit_count() / kind[1], kind))
        self.needs = [n for n in range(self.union.bit_length()) if self.union >> n & 1]
        self.suppliers = {
            n: sum(1 << k for k, (mask, _) in enumerate(self.kinds) if mask >> n & 1)
            for n in self.needs
        }
        self.lightest = min(weight for _, weight in self.kinds)
        prices = _prices(self.kinds, self.needs)
        self.costs = [
            [
                sum(prices.get(n, 0) for n in range(at, at + 8) if byte << at >> n & 1)
                for byte in BYTES
            ]
            for at in range(0, self.union.bit_length(), 8)
        ]
        self.least = -(-self.price(self.union) // PARTS)
        self.best = min(self._greedy(), self._rounded())

    def price(self, mask: int) -> int:
        """What covering these needs costs at least, in parts."""
        total = 0
        for costs in self.costs:
            total += costs[mask & 255]
            mask >>= 8
        return total

    def run(self) -> None:
        """Finds the sets of least weight."""
        self._down(self.union, spent=0, chosen=(), banned=0, left=self.price(self.union))

    def _down(
        self, open_: int, *, spent: int, chosen: tuple[int, ...], banned: int, left: int
    ) -> None:
        if not open_:
            self._keep(chosen, spent)
            return
        for kind in self._next(open_, self.best - spent, banned):
            self.steps += 1
            if self.over or (self.steps % PAUSE == 0 and self.watch.over):
                self.over = True
                return
            mask, weight = self.kinds[kind]
            rest = left - self.price(open_ & mask)
            limit = self.best - (1 if self.full else 0)
            if (spent + weight) * PARTS + rest <= limit * PARTS:
                self._down(
                    open_ & ~mask,
                    spent=spent + weight,
                    chosen=(*chosen, kind),
                    banned=banned,
                    left=rest,
                )
            banned |= 1 << kind

    def _next(self, open_: int, room: int, banned: int) -> Iterator[int]:
        """Who can meet the need that fewest can; where only one more fits, who can meet all."""
        fewest = everywhere = -1 & ~banned
        for n in _places(open_):
            free = self.suppliers[n] & ~banned
            everywhere &= free
            if fewest < 0 or free.bit_count() < fewest.bit_count():
                fewest = free
        return _places(everywhere if room < 2 * self.lightest else fewest)

    def _keep(self, chosen: tuple[int, ...], spent: int) -> None:
        if spent < self.best:
            self.best, self.found, self.full = spent, [], False
        if spent == self.best and not self.full:
            self.found.append(chosen)
            self.full = len(self.found) > self.most

    def cover(self, masks: Masks, unmet: tuple[int, ...]) -> Cover:
        """What was found, in candidates: those that meet the same needs stand for each other."""
        if not self.found:
            self.found = [self.spare]
        sets = list(islice(self._sets(masks), self.most + 1))
        return Cover(
            sets=tuple(sorted(sets[: self.most])),
            weight=self.best,
            bound=min(self.least, self.best) if self.over else self.best,
            every=not (self.over or self.full or len(sets) > self.most),
            unmet=unmet,
        )

    def _sets(self, masks: Masks) -> Iterator[tuple[int, ...]]:
        for chosen in self.found:
            for some in product(*(masks[self.kinds[kind]] for kind in chosen)):
                yield tuple(sorted(some))

    def _greedy(self) -> int:
        """The weight of a set made by taking whoever covers most for its weight."""
        open_ = self.union
        while open_:
            kind = max(
                range(len(self.kinds)),
                key=lambda k: (self.kinds[k][0] & open_).bit_count() / self.kinds[k][1],
            )
            self.spare = (*self.spare, kind)
            open_ &= ~self.kinds[kind][0]
        return sum(self.kinds[kind][1] for kind in self.spare)

    def _rounded(self) -> int:
        """The weight of a set that a solver in floats names, if it does cover everything."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        named = milp(
            [weight for _, weight in self.kinds],
            integrality=np.ones(len(self.kinds)),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(_table(self.kinds, self.needs).T, 1, np.inf),
            options={"time_limit": min(5.0, self.watch.left)},
        )
        chosen: list[int] = [] if named.x is None else [k for k, x in enumerate(named.x) if x > 0.5]
        covered = 0
        for kind in chosen:
            covered |= self.kinds[kind][0]
        weight = sum(self.kinds[kind][1] for kind in chosen)
        known = sum(self.kinds[kind][1] for kind in self.spare)
        if covered == self.union and weight < known:
            self.spare = tuple(chosen)
            return weight
        return known


def _places(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _table(kinds: Sequence[tuple[int, int]], needs: Sequence[int]) -> NDArray[np.float64]:
    return np.array([[mask >> n & 1 for n in needs] for mask, _ in kinds], dtype=float)


def _prices(kinds: Sequence[tuple[int, int]], needs: Sequence[int]) -> dict[int, int]:
    """Prices of needs, in parts, of which no candidate covers more than its weight."""
    from scipy.optimize import linprog

    table = _table(kinds, needs)
    named = linprog(-np.ones(len(needs)), A_ub=table, b_ub=[weight for _, weight in kinds])
    floats = named.x if named.x is not None else np.zeros(len(needs))
    prices = {n: int(max(0.0, x) * PARTS) for n, x in zip(needs, floats, strict=True)}
    for mask, weight in kinds:
        covered = [n for n in needs if mask >> n & 1]
        over = sum(prices[n] for n in covered) - weight * PARTS
        for n in covered:
            cut = min(prices[n], max(0, over))
            prices[n] -= cut
            over -= cut
    return prices
