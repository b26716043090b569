"""Adjusted Winner: two parties share goods of which at most one has to be split.

Each spreads the same total over the goods. A good goes to whoever gives it more; then whoever is
ahead hands over goods, dearest to the other first, until both stand equal. The outcome is
equitable (equal points), efficient (no other division of these goods is better for both) and
envy-free (each gets at least half by its own points); it can be gamed by who knows the other's
points. All arithmetic is exact.

Source: Brams and Taylor, Fair Division (1996), chapter 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kolam.maths.table import Number, exact

Points = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A share (above 0, at most 1) of a good handed over by party 0 or 1."""

    good: int
    share: Fraction
    giver: int


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets what.

    start   points of both before anything is handed over
    moves   what was handed over, in order; only the last share can be below 1
    shares  what share of each good party 0 ends with; party 1 has the rest
    final   points of each, both the same
    """

    start: tuple[Fraction, Fraction]
    moves: tuple[Move, ...]
    shares: tuple[Fraction, ...]
    final: Fraction

    @property
    def split(self) -> int | None:
        """The good that both end with a part of, if any."""
        return next((good for good, share in enumerate(self.shares) if 0 < share < 1), None)


def adjusted_winner(first: Sequence[Number], second: Sequence[Number]) -> Division:
    """Divides goods by the points (0 or more) that each of two parties gives to each good.

    A good to which both give the same goes to whoever has fewer points when its turn comes, goods
    in the order given (party 0 where both have the same); goods with equal ratios are handed over
    in the order given. Neither choice changes the final points, only what is split.
    Raises ValueError for lists of unlike length, negative points, or totals that differ or are 0.
    """
    points = (_points(first), _points(second))
    if len(points[0]) != len(points[1]) or any(p < 0 for p in (*points[0], *points[1])):
        raise ValueError("both parties give 0 points or more to each of the same goods")
    if sum(points[0]) != sum(points[1]) or not sum(points[0]):
        raise ValueError("both parties spread the same total, above 0; scale one of them first")
    owners = _winners(points)
    start = _start(points, owners)
    shares = [Fraction(1 - owner) for owner in owners]
    moves = _moves(points, owners, start=start)
    for move in moves:
        shares[move.good] += move.share if move.giver else -move.share
    final = sum((s * p for s, p in zip(shares, points[0], strict=True)), Fraction(0))
    return Division(start, tuple(moves), tuple(shares), final)


def _points(numbers: Sequence[Number]) -> Points:
    return tuple(Fraction(exact(number)) for number in numbers)


def _winners(points: tuple[Points, Points]) -> list[int]:
    """Which party each good goes to at first."""
    pairs = list(zip(*points, strict=True))
    owners = [int(b > a) for a, b in pairs]
    held = [sum(a for a, b in pairs if a > b), sum(b for a, b in pairs if b > a)]
    for good, (a, b) in enumerate(pairs):
        if a == b:
            owners[good] = int(held[1] < held[0])
            held[owners[good]] += a
    return owners


def _start(points: tuple[Points, Points], owners: Sequence[int]) -> tuple[Fraction, Fraction]:
    held = [Fraction(0), Fraction(0)]
    for good, owner in enumerate(owners):
        held[owner] += points[owner][good]
    return held[0], held[1]


def _moves(
    points: tuple[Points, Points], owners: Sequence[int], *, start: tuple[Fraction, Fraction]
) -> list[Move]:
    """What whoever is ahead hands over: goods that cost it least for what they give the other."""
    giver = int(start[1] > start[0])
    ahead, own, other = start[giver] - start[1 - giver], points[giver], points[1 - giver]
    goods = [good for good, owner in enumerate(owners) if owner == giver and other[good]]
    goods.sort(key=lambda good: own[good] / other[good])
    moves = []
    for good in goods:
        if ahead <= 0:
            break
        share = min(Fraction(1), ahead / (own[good] + other[good]))
        ahead -= share * (own[good] + other[good])
        moves.append(Move(good, share, giver))
    return moves
