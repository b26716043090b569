"""Directions are spread evenly and lead to efficient packages, each the best in its direction."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from kolam.maths.directions import PARTS, directions, spread
from kolam.maths.packages import Packages


def space(parties: int, *, seed: int = 0, reservation: int = 6) -> Packages:
    points = np.random.default_rng(seed).integers(0, 10, (parties, 4, 3)).tolist()
    return Packages.of(points, reservation=[reservation] * parties)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_each_package_is_the_leximin_of_its_direction(parties: int) -> None:
    packages = space(parties)
    tops = [
        sum(int(table[:, p].max()) for table in packages.tables) - packages.reservation[p]
        for p in range(parties)
    ]
    lines = [packages.scores(p) for p in packages.each() if packages.rational(p)]
    for found in directions(packages, 12, seed=1):
        scale = [d * top for d, top in zip(found.direction, tops, strict=True)]

        def shares(line: tuple[int, ...], scale: list[int] = scale) -> list[Fraction]:
            gains = (s - r for s, r in zip(line, packages.reservation, strict=True))
            return sorted(Fraction(g, s) for g, s in zip(gains, scale, strict=True))

        assert shares(found.scores) == max(map(shares, lines))
        assert packages.scores(found.package) == found.scores


def test_every_package_is_efficient() -> None:
    packages = space(3, seed=2)
    lines = [packages.scores(p) for p in packages.each() if packages.rational(p)]
    for found in directions(packages, 20):
        assert not any(
            line != found.scores and all(a >= b for a, b in zip(line, found.scores, strict=True))
            for line in lines
        )


def test_constraints_hold() -> None:
    packages = Packages.of([[[0, 5], [0, 5]], [[1, 1], [1, 1]]], forbidden=[{(0, 1), (1, 1)}])
    assert {found.package for found in directions(packages, 5)} == {(0, 1)}


@pytest.mark.parametrize("parties", [1, 2, 3, 7])
def test_the_first_direction_treats_all_alike(parties: int) -> None:
    told = list(spread(5, parties, seed=3))
    assert told[0] == (PARTS // parties,) * parties
    assert all(min(direction) >= 1 and len(direction) == parties for direction in told)


def test_more_directions_begin_with_the_same_ones() -> None:
    assert list(spread(9, 3, seed=4))[:5] == list(spread(5, 3, seed=4))


def test_directions_of_two_parties_leave_no_wide_gap() -> None:
    shares = sorted(first / (first + second) for first, second in spread(50, 2, seed=0))
    assert max(b - a for a, b in pairwise(shares)) < 0.06


def test_where_nobody_can_agree_there_are_none() -> None:
    assert directions(space(2, reservation=99), 3) == ()
    assert directions(Packages.of([[[3, 0]], [[0, 3]]], reservation=[2, 2]), 3) == ()


def test_fewer_than_none_is_refused() -> None:
    with pytest.raises(ValueError, match="directions"):
        directions(space(2), -1)
