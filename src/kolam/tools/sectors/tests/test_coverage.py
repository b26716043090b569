"""Which of the seven sectors are here, and whom to ask in: once, and in one wording."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from kolam.core.passing import Invitation
from kolam.core.record import Text
from kolam.core.stakeholder import SECTORS, Stakeholder
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.coverage import Coverage, coverage
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import invitation, sheet, stakeholder

MAPPED = (
    stakeholder("MOH", "government"),
    stakeholder("SAR", "civil_society"),
    stakeholder("HH", "academia", "population_group"),
    stakeholder("SKY", None),
)


def of(*mapped: Stakeholder, asked: tuple[str, ...] = ()) -> Coverage:
    return coverage(mapped, (), [invitation(sector) for sector in asked])


def test_who_is_here_is_told_by_the_map() -> None:
    found = of(*MAPPED)
    assert found.present == ("government", "civil_society", "academia")
    assert found.empty == ("business", "united_nations", "donors", "foundations")
    assert found.bodies["government"] == (Text(en="MOH"),)


def test_where_only_a_population_group_is_here_nobody_can_sign() -> None:
    found = of(*MAPPED)
    assert (found.groups_only, found.groups["academia"]) == (("academia",), (Text(en="HH"),))


def test_whom_nobody_could_sign_for_and_nobody_asks_in_is_to_be_invited() -> None:
    found = of(*MAPPED, asked=("business", "donors", "government"))
    assert found.to_invite == ("united_nations", "academia", "foundations")


def test_without_a_map_the_organisations_of_this_room_count_but_for_the_partnership_itself() -> (
    None
):
    kept = sheet({"here": ["MOH government", "HH business group"]})
    vehicle = kept.organisations[0].with_(id="V", kind="vehicle", sector=None)
    found = coverage((), (*kept.organisations, vehicle), ())
    assert (found.present, found.groups_only) == (("government", "business"), ("business",))
    assert not found.from_map


def test_with_a_map_the_organisations_of_this_room_do_not_count() -> None:
    kept = sheet({"here": ["WFP united_nations"]})
    found = analyse(kept, {Stakeholder: MAPPED}).coverage
    assert (found.present, found.from_map) == (("government", "civil_society", "academia"), True)


def test_who_is_on_the_map_and_has_no_profile_here_is_named() -> None:
    kept = sheet({"here": ["MOH government"]})
    found = analyse(kept, {Stakeholder: MAPPED})
    assert [one.ref.path[-1] for one in found.absent] == ["SAR", "HH", "SKY"]


@pytest.mark.parametrize("n", range(8))
def test_the_seven_are_present_or_empty(n: int) -> None:
    found = of(*(stakeholder(sector, sector) for sector in SECTORS[:n]))
    assert found.present == SECTORS[:n]
    assert found.empty == SECTORS[n:]


KINDS = st.sampled_from(["organisation", "population_group"])
PEOPLE = st.lists(st.tuples(st.sampled_from([*SECTORS, None]), KINDS), max_size=12)


@drawn(PEOPLE, st.sets(st.sampled_from(SECTORS)))
def test_a_sector_is_asked_in_by_somebody_just_where_nobody_could_sign(
    people: list[tuple[str | None, str]], asked: set[str]
) -> None:
    mapped = tuple(stakeholder(f"S{n}", *one) for n, one in enumerate(people))
    found = coverage(mapped, (), [invitation(sector) for sector in asked])
    signing = {sector for sector, kind in people if kind == "organisation"}
    wanting = set(SECTORS) - signing
    assert set(found.to_invite) == wanting - asked
    assert {*found.empty, *found.groups_only} == wanting


def test_an_invitation_without_a_sector_asks_in_nobody_of_a_sector() -> None:
    somebody = invitation("business").with_(sector=None)
    assert isinstance(somebody, Invitation)
    assert coverage(MAPPED, (), [somebody]).asked == dict.fromkeys(SECTORS, ())


def test_an_empty_sheet_has_nobody_and_asks_in_nobody() -> None:
    found = analyse(Sheet(), {})
    assert (found.anybody, found.coverage.present) == (False, ())
