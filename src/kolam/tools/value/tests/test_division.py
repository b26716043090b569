"""Dividing what is reached together: axioms, the blocking group, partners that leave."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kolam.tools.value.findings import Findings
from kolam.tools.value.tests.situations import fed, found, partner

NAMES = ("a", "b", "c", "d")


def told(groups: dict[str, float], **more: Any) -> Findings:
    rows = [
        {"id": f"g{n}", "partners": list(group), "indicator": "fed", "adds": adds}
        for n, (group, adds) in enumerate(groups.items())
    ]
    partners = more.pop("partners", [partner(id, id) for id in NAMES])
    return found(indicators=[fed(0)], partners=partners, synergies=rows, **more)


@given(st.dictionaries(st.sampled_from(["a", "b", "ab", "bc", "acd"]), st.integers(0, 99)))
@settings(max_examples=25, deadline=None)
def test_every_way_gives_away_exactly_what_is_reached(groups: dict[str, float]) -> None:
    found = told(groups).division
    if not groups:
        assert found is None
        return
    assert found
    assert found.nucleolus
    for way in (found.shapley, found.owen, found.nucleolus):
        assert sum(way.values()) == found.total == sum(groups.values())


def test_two_who_are_alike_get_the_same() -> None:
    found = told({"ab": 10}).division
    assert found
    assert found.shapley == {"a": 5, "b": 5}
    assert (found.blocking, found.excess) == ((), Fraction(0))


def test_who_adds_nothing_beyond_itself_gets_what_it_has_alone() -> None:
    found = told({"ab": 10, "c": 3}).division
    assert found
    assert found.shapley["c"] == 3


def test_a_group_that_would_reach_more_by_itself_is_named() -> None:
    found = told({"ab": 30, "ac": 30, "bc": 30, "abc": -52.5}).division
    assert found
    assert (found.blocking, found.excess) == (("a", "b"), Fraction(5))


def test_with_sectors_as_unions_owen_differs_from_shapley() -> None:
    sectors = {"a": "business", "b": "business", "c": "government"}
    partners = [partner(id, id, sector=sector) for id, sector in sectors.items()]
    found = told({"abc": 12}, partners=partners).division
    assert found
    assert found.shapley == {"a": 4, "b": 4, "c": 4}
    assert found.owen == {"a": 3, "b": 3, "c": 6}


def test_a_partner_that_left_takes_its_groups_with_it() -> None:
    partners = [partner("a", "A"), partner("b", "B", left="2025")]
    found = told({"a": 4, "ab": 10}, partners=partners).division
    assert found
    assert found.shapley == {"a": 4}


def test_where_acting_alone_reaches_more_there_is_no_nucleolus() -> None:
    found = told({"a": 5, "b": 5, "ab": -3}).division
    assert found
    assert found.nucleolus is None


def test_faults_name_their_rows_and_lose_nothing() -> None:
    found = told({"ax": 3, "": 1, "aa": 2})
    assert sorted((f.where(), f.key) for f in found.faults) == [
        ("synergies.0.partners", "no_such_row"),
        ("synergies.1.partners", "no_partners"),
        ("synergies.2.partners", "twice"),
        ("synergies.2.partners", "twice"),
    ]
    assert [row.adds for row in found.sheet.synergies] == [3, 1, 2]
    assert found.division is None
