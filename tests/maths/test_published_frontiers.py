"""Frontiers and counts of real scenarios come out as published."""

import json
from typing import Any

import pytest

from kolam.maths import Packages, counts, frontier
from kolam.store.scenarios import read_scenario
from tests.maths.conftest import beside

#: Scenarios whose oracle covers all profiles in their folder, or the first ones.
WHOLE = (
    "y2010_EnglandZimbabwe",
    "y2010_ItexvsCypress",
    "y2010_Travel",
    "y2011_Amsterdam",
    "y2011_Grocery",
    "other_Jobs",
    "other_kite",
    "y2012_AcquisitionA",
    "y2012_EnergySmallA",
    "y2012_RentalHouseA",
    "y2013_SmartPhone",
    "y2013_Animal",
    "y2015_group2-dinner",
    "y2015_group2-new_sporthal",
    "y2016_AgentLightSmartGrid",
)


@pytest.fixture(scope="module")
def published() -> Any:
    return json.loads(beside("data", "negotiation", "genius_oracle.json").read_bytes())


def genius(name: str, profiles: list[str]) -> Packages:
    folder = beside("data", "negotiation", "genius_xml", name)
    (domain,) = (p for p in folder.glob("*.xml") if _is_domain(p.read_bytes()))
    scenario = read_scenario([domain, *(folder / profile for profile in profiles)])
    return Packages.of(**scenario.numbers())


def _is_domain(text: bytes) -> bool:
    return b"negotiation_template" in text


#: Those with so many points that only their number is published.
LONG = ("y2012_EnergySmallA", "y2016_AgentLightSmartGrid")


@pytest.mark.parametrize("name", WHOLE)
def test_a_scenario_has_as_many_points_as_published(published: Any, name: str) -> None:
    found = frontier(genius(name, published[name]["profiles"]))
    assert len(found) == published[name]["oracle"]["pareto_distinct_points"]


@pytest.mark.parametrize("name", sorted({*WHOLE} - {*LONG}))
def test_a_scenario_has_its_published_frontier(published: Any, name: str) -> None:
    expected = sorted(published[name]["oracle"]["pareto_front"])
    space = genius(name, published[name]["profiles"])
    points = [tuple(map(float, space.in_points(v))) for v in frontier(space).points.tolist()]
    for one, other in zip(sorted(points), expected, strict=True):
        assert one == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize("name", WHOLE)
def test_a_scenario_has_its_published_counts(published: Any, name: str) -> None:
    known = published[name]["oracle"]
    found = counts(genius(name, published[name]["profiles"]))
    rational = known["d_is_reservation"]["individually_rational_outcomes"]
    assert (found.packages, found.rational) == (known["outcomes"], rational)


def test_overlapping_boxes_have_the_published_frontier() -> None:
    folder = beside("data", "negotiation", "nonlinear_with_published_pareto", "S-1NIKFRT-1")
    lines = (folder / "pareto.xml").read_text(encoding="utf-8").split("\n")
    expected = [tuple(map(float, line.split(","))) for line in lines if "," in line]
    profiles = [folder / "profile-1.xml", folder / "profile-2.xml"]
    scenario = read_scenario([folder / "S-1NIKFRT-1-domain.xml", *profiles])
    space = Packages.of(**scenario.numbers())
    found = frontier(space)
    points = [tuple(map(float, space.in_points(v))) for v in found.points.tolist()]
    assert len(points) == len(expected)
    for one, other in zip(sorted(points), sorted(expected), strict=True):
        assert one == pytest.approx(other, abs=1e-6)
    assert space.count == 10**10
