"""Invented opinions: always the same, inside the scale, and not all alike."""

from random import Random
from statistics import fmean, pstdev

import pytest

from kolam.core.stakeholder import SECTORS
from kolam.web.opinions import Opinions


def marks(stakeholder: str, sector: str, round: int, people: int = 200) -> list[int]:
    opinions = Opinions(1)
    said = (opinions.of(stakeholder, sector, round, Random(n)) for n in range(people))
    return [mark["interest"] for mark in said if not mark.get("dont_know")]


def test_the_same_seed_gives_the_same_opinion() -> None:
    one, other = (Opinions(7).of("HH", "donors", 1, Random("x")) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("stakeholder", ["HH", "APP", "somebody new"])
def test_marks_stay_inside_the_scale(stakeholder: str) -> None:
    assert set(marks(stakeholder, "", 1)) <= set(range(11))


def test_people_come_near_the_example_and_do_not_all_agree() -> None:
    found = marks("MOH", "", 1)
    assert abs(fmean(found) - 8.375) < 0.5
    assert pstdev(found) > 1


def test_discussion_brings_people_closer() -> None:
    assert pstdev(marks("MOH", "", 3)) < pstdev(marks("MOH", "", 1))


def test_sectors_disagree() -> None:
    means = [fmean(marks("SMC", sector, 1)) for sector in SECTORS]
    assert max(means) - min(means) > 1


def test_some_do_not_know() -> None:
    opinions = Opinions(1)
    said = [opinions.of("HH", "", 1, Random(n)) for n in range(300)]
    assert 5 < sum(1 for mark in said if mark == {"dont_know": True}) < 40
