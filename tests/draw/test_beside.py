"""Marks at the same place, side by side."""

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw.beside import Disc, cells, set_beside
from kolam.draw.geometry import Box

HOME = Box(0, 0, 400, 400)
STEPS = st.integers(0, 20).map(lambda step: step * 20.0)
PLACES = st.tuples(STEPS, STEPS)


def apart(places: tuple[tuple[float, float], ...]) -> float:
    return min((hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places, 2)), default=99)


def discs(*places: tuple[float, float], reach: float = 6, home: Box = HOME) -> list[Disc]:
    return [Disc(x, y, reach, home) for x, y in places]


def test_a_disc_alone_keeps_its_place() -> None:
    assert set_beside(discs((10, 20), (100, 100))) == ((10, 20), (100, 100))


def test_two_at_one_place_stand_to_its_left_and_right() -> None:
    assert set_beside(discs((100, 100), (100, 100))) == ((93.5, 100), (106.5, 100))


def test_a_crowd_stays_around_its_place() -> None:
    places = set_beside(discs(*[(200.0, 200.0)] * 19))
    middle = sum(x for x, _ in places) / 19, sum(y for _, y in places) / 19
    assert middle == pytest.approx((200, 200))
    assert max(hypot(x - 200, y - 200) for x, y in places) < 3 * 13


def test_a_crowd_stands_before_those_that_only_come_near() -> None:
    near, *crowd = set_beside(discs((205, 200), (200, 200), (200, 200)))
    assert sorted(crowd) == [(193.5, 200), (206.5, 200)]
    assert near != (205, 200)


@given(st.lists(PLACES, max_size=60))
def test_no_disc_hides_another(places: list[tuple[float, float]]) -> None:
    assert apart(set_beside(discs(*places))) >= 13 - 1e-6


@given(st.lists(PLACES, min_size=1, max_size=60))
def test_no_disc_leaves_its_home(places: list[tuple[float, float]]) -> None:
    homes = [Box(0 if x < 200 else 200, 0, 199 if x < 200 else 200, 400) for x, _ in places]
    given_discs = [Disc(x, y, 6, home) for (x, y), home in zip(places, homes, strict=True)]
    found = set_beside(given_discs)
    pairs = zip(found, homes, strict=True)
    assert all(home.grown(1e-3).holds(x, y) for (x, y), home in pairs)


@given(st.lists(PLACES, max_size=30))
def test_the_same_discs_always_stand_alike(places: list[tuple[float, float]]) -> None:
    assert set_beside(discs(*places)) == set_beside(discs(*places))


def test_discs_in_a_full_home_keep_their_true_place() -> None:
    tight = Box(99, 99, 2, 2)
    assert set_beside(discs(*[(100, 100)] * 3, home=tight)) == ((100, 100),) * 3


@pytest.mark.parametrize("count", [1, 2, 3, 7, 19, 60])
def test_honeycombs_are_centred_and_never_tighter_than_one(count: int) -> None:
    found = cells(count)
    assert len(found) == count
    assert sum(x for x, _ in found) == pytest.approx(0, abs=1e-9)
    assert apart(tuple(found)) >= 1 - 1e-9
