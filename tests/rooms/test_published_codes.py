"""Published code lists, read from the folder beside the repository, against the room of sectors."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kolam.core.record import read
from kolam.core.stakeholder import sector_frame
from kolam.tools.sectors.organisation import IATI_TYPES, Organisation, frame
from kolam.tools.sectors.places import TARGETS
from tests.maths.conftest import beside


def codes(name: str) -> dict[str, str]:
    """The names of a codelist by its codes."""
    root = ElementTree.fromstring(beside("data", "aid", "codelists", f"{name}.xml").read_bytes())
    items = root.iter("codelist-item")
    return {str(one.findtext("code")): str(one.findtext("name/narrative")) for one in items}


def registers() -> dict[str, Any]:
    """The entries of Sri Lanka at org-id.guide by their codes."""
    folder: Path = beside("data", "aid", "org_id_LK")
    entries = [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]
    return {entry["code"]: entry for entry in entries}


def test_the_iati_types_are_those_of_the_codelist() -> None:
    assert set(IATI_TYPES) == set(codes("OrganisationType"))


@pytest.mark.parametrize(
    ("sector", "word"),
    [
        ("government", "Government"),
        ("government", "Public Sector"),
        ("civil_society", "NGO"),
        ("business", "Private Sector"),
        ("united_nations", "Multilateral"),
        ("academia", "Academic"),
        ("foundations", "Foundation"),
    ],
)
def test_a_type_that_names_a_sector_belongs_to_it(sector: str, word: str) -> None:
    named = {code for code, name in codes("OrganisationType").items() if word in name}
    assert named <= set(sector_frame()[sector].codes)


def test_every_type_but_other_and_the_partnership_itself_belongs_to_one_sector() -> None:
    belonging = [code for sector in sector_frame().entries for code in sector.codes]
    assert len(belonging) == len(set(belonging))
    assert set(codes("OrganisationType")) - set(belonging) == {"30", "90"}


def test_the_first_four_roles_are_those_of_the_codelist() -> None:
    said = [entry.source for entry in frame("roles").entries[:4]]
    assert said == [
        f"IATI codelist OrganisationRole, {code} {name}"
        for code, name in codes("OrganisationRole").items()
    ]


def test_the_targets_are_those_of_the_codelist() -> None:
    assert set(TARGETS) == set(codes("UNSDG-Targets"))


def test_every_register_of_sri_lanka_is_known() -> None:
    known = [id for id in frame("schemes").ids() if id.startswith("LK-")]
    assert sorted(known) == sorted(registers())


def test_the_numbers_that_a_register_gives_as_examples_are_taken() -> None:
    taken = 0
    for code, entry in registers().items():
        for number in filter(None, (entry["access"]["exampleIdentifiers"] or "").split(", ")):
            row = {"id": "X", "name": {"en": "X"}, "scheme": code, "identifier": number}
            assert read(Organisation, row).org_id == f"{code}-{number}"
            taken += 1
    assert taken == 7


def test_a_register_without_examples_is_not_checked_by_form() -> None:
    bare = {code for code, e in registers().items() if not e["access"]["exampleIdentifiers"]}
    assert bare == {id for id in registers() if not frame("schemes")[id].codes} == {
        "LK-CR", "LK-COA",
    }  # fmt: skip
