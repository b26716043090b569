"""Organisation profiles: what contradicts what, with its place."""

import re
from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.core.stakeholder import SECTORS
from kolam.tools.sectors.organisation import IATI_TYPES, Organisation, frame, types_of
from kolam.tools.sectors.places import DISTRICTS, TARGETS
from kolam.tools.sectors.sheet import Sheet
from kolam.tools.sectors.tests.situations import organisation


def faults(*rows: dict[str, Any], **sheet: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """Place, key and values of every fault of a sheet with these organisations."""
    try:
        read(Sheet, {"organisations": list(rows), **sheet})
    except Faulty as faulty:
        return [(fault.where(), fault.key, fault.values) for fault in faulty.faults]
    return []


def keys(**changes: Any) -> list[tuple[str, str]]:
    return [(where, key) for where, key, _ in faults(organisation(**changes))]


@pytest.mark.parametrize(
    ("sector", "codes"),
    [
        ("government", "10 11 15"),
        ("civil_society", "21 22 23 24"),
        ("business", "70 71 72 73"),
        ("united_nations", "40"),
        ("academia", "80"),
        ("foundations", "60"),
        ("donors", "10 11 15 21 22 23 24 70 71 72 73 40 80 60"),
    ],
)
def test_the_types_of_a_sector_are_the_frameworks(sector: Any, codes: str) -> None:
    assert types_of(sector, "organisation") == tuple(codes.split())


def test_the_partnership_itself_and_those_of_no_sector_have_types_of_their_own() -> None:
    assert types_of(None, "vehicle") == ("30",)
    assert types_of(None, "organisation") == ("90",)
    assert types_of("civil_society", "population_group") == ("90",)


def test_every_type_fits_somebody() -> None:
    fitting = {code for sector in SECTORS for code in types_of(sector, "organisation")}
    assert fitting | {"30", "90"} == set(IATI_TYPES)


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("code", IATI_TYPES)
def test_a_type_is_a_fault_just_where_it_does_not_fit_the_sector(sector: Any, code: str) -> None:
    found = keys(sector=sector, iati_type=code, roles=["funder"])
    fits = code in types_of(sector, "organisation")
    assert found == ([] if fits else [("organisations.0.iati_type", "iati_type_not_of_sector")])


def test_the_fault_of_a_type_names_those_that_fit() -> None:
    assert faults(organisation(iati_type="10")) == [
        (
            "organisations.0.iati_type",
            "iati_type_not_of_sector",
            {"code": "10", "fitting": "70, 71, 72, 73"},
        )
    ]


def test_donor_is_a_role() -> None:
    donor = {"sector": "donors", "iati_type": "10"}
    assert keys(**donor) == [("organisations.0.roles", "donor_without_role")]
    assert keys(**donor, roles=["funder"]) == []


def test_the_partnership_itself_has_no_sector() -> None:
    assert keys(kind="vehicle") == [("organisations.0.sector", "vehicle_has_no_sector")]
    assert keys(kind="vehicle", sector=None, iati_type="30") == []


@pytest.mark.parametrize(
    ("scheme", "identifier"),
    [
        ("LK-NGO", "80505"),
        ("LK-NGO", "146512"),
        ("LK-NGO", "32912"),
        ("LK-DRC", "GA139"),
        ("LK-DRC", "PV82258"),
        ("LK-DRC", "NPVS171"),
        ("LK-DRC", "NPVS20325"),
        ("LK-CR", "whatever the older list has"),
        ("LK-COA", "101-2"),
        ("XM-DAC", "41122"),
        ("XM-DAC", "5-1"),
        ("GB-COH", "01234567"),
        ("", ""),
    ],
)
def test_numbers_as_the_registers_give_them_are_taken(scheme: str, identifier: str) -> None:
    assert keys(scheme=scheme, identifier=identifier) == []


@pytest.mark.parametrize(
    ("scheme", "identifier"),
    [
        ("LK-NGO", "LK-NGO-80505"),
        ("LK-NGO", "NGO80505"),
        ("LK-NGO", "80 505"),
        ("LK-DRC", "82258"),
        ("LK-DRC", "pv82258"),
        ("LK-DRC", "PV 82258"),
        ("XM-DAC", "UNICEF"),
    ],
)
def test_a_number_of_another_form_is_a_fault(scheme: str, identifier: str) -> None:
    assert faults(organisation(scheme=scheme, identifier=identifier)) == [
        (
            "organisations.0.identifier",
            "identifier_not_of_scheme",
            {"scheme": scheme, "id": identifier},
        )
    ]


def test_a_register_of_the_country_that_nobody_knows_is_a_fault_with_the_nearest() -> None:
    assert faults(organisation(scheme="LK-NG0", identifier="80505")) == [
        ("organisations.0.scheme", "no_such_scheme", {"word": "LK-NG0", "near": "LK-NGO"})
    ]


def test_a_register_without_the_form_of_a_code_is_a_fault() -> None:
    assert keys(scheme="ngo", identifier="1") == [("organisations.0.scheme", "bad_pattern")]


def test_a_register_and_a_number_go_together() -> None:
    assert keys(scheme="LK-NGO") == [("organisations.0.identifier", "half_an_identifier")]
    assert keys(identifier="80505") == [("organisations.0.scheme", "half_an_identifier")]


def test_a_population_group_stands_in_no_register() -> None:
    group = {"kind": "population_group", "sector": "civil_society"}
    found = keys(**group, scheme="LK-NGO", identifier="80505")
    assert found == [("organisations.0.identifier", "group_with_identifier")]
    assert keys(**group, iati_type="24") == [
        ("organisations.0.iati_type", "iati_type_not_of_sector")
    ]
    assert keys(**group, iati_type="90") == []


def test_two_organisations_of_one_number_are_a_fault_that_names_the_first() -> None:
    row = organisation(scheme="LK-DRC", identifier="PV82258")
    assert faults(row, {**row, "id": "Y"}) == [
        (
            "organisations.1.identifier",
            "organisation_twice",
            {"id": "LK-DRC-PV82258", "other": "X"},
        )
    ]


def test_the_same_number_in_two_registers_is_no_fault() -> None:
    one = organisation(scheme="LK-CR", identifier="PV82258")
    assert faults(one, {**one, "id": "Y", "scheme": "LK-DRC"}) == []


def test_many_organisations_may_have_no_number() -> None:
    assert faults(organisation(), organisation(id="Y")) == []


def test_two_rows_of_one_id_are_a_fault() -> None:
    assert faults(organisation(), organisation()) == [("organisations.1.id", "twice", {"id": "X"})]


def test_a_district_is_checked_in_sri_lanka_and_the_nearest_is_named() -> None:
    row = organisation(districts=["Kandy", "Nuwara Elia"])
    assert faults(row) == [
        (
            "organisations.0.districts.1",
            "no_such_district",
            {"word": "Nuwara Elia", "near": "Nuwara Eliya"},
        )
    ]
    assert faults(row, country="IN") == []


def test_a_district_named_twice_is_a_fault() -> None:
    found = keys(districts=["Kandy", "Kandy"])
    assert found == [("organisations.0.districts.1", "twice")]


def test_a_target_that_is_none_is_a_fault_that_names_those_of_its_goal() -> None:
    assert faults(organisation(targets=["7.1", "7.9", "17.16"])) == [
        (
            "organisations.0.targets.1",
            "no_such_target",
            {"word": "7.9", "known": "7.1, 7.2, 7.3, 7.a, 7.b"},
        )
    ]


def test_of_a_goal_that_is_none_the_first_target_of_each_goal_is_named() -> None:
    [(_, _, said)] = faults(organisation(targets=["18.1"]))
    assert said["known"] == ", ".join(f"{goal}.1" for goal in range(1, 18))


def test_nobody_is_their_own_alternate() -> None:
    found = keys(focal_point="Nimal", alternates=["Kamala", "Nimal"])
    assert found == [("organisations.0.alternates.1", "alternate_is_focal")]


def test_every_fault_of_an_organisation_comes_at_once() -> None:
    found = keys(
        iati_type="10", scheme="LK-NGO", identifier="x", targets=["0.1"], districts=["Kandy"] * 2
    )
    assert sorted(key for _, key in found) == [
        "iati_type_not_of_sector",
        "identifier_not_of_scheme",
        "no_such_target",
        "twice",
    ]


def test_the_identifier_has_its_register_before_it() -> None:
    row = read(Organisation, organisation(scheme="LK-NGO", identifier="80505"))
    assert (row.org_id, read(Organisation, organisation()).org_id) == ("LK-NGO-80505", "")


def test_there_are_169_targets_and_25_districts() -> None:
    assert (len(TARGETS), len(DISTRICTS), len(set(DISTRICTS))) == (169, 25, 25)


def test_the_examples_in_a_registers_source_have_its_form() -> None:
    for entry in frame("schemes").entries:
        said = entry.source.partition("examples ")[2]
        for number in said.split(", ") if said and entry.codes else ():
            assert re.fullmatch(entry.codes[0], number)
