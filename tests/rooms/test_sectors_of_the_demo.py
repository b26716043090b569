"""The demo's organisations against the reference's workspace, from the folder beside this."""

import json
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import read
from kolam.tools.sectors.analysis import analyse
from kolam.tools.sectors.sheet import Sheet
from tests.maths.conftest import beside

EXAMPLE = toolbox.folder("sectors") / "examples" / "food_security.json"
SHEET = read(Sheet, EXAMPLE.read_bytes())


@pytest.fixture
def workspace() -> Any:
    return json.loads(beside("reference", "demo_workspace.json").read_bytes())


def test_the_thirteen_stand_with_sector_type_and_kind_as_in_the_workspace(workspace: Any) -> None:
    rows = {row.id: row for row in SHEET.organisations}
    for told in workspace["stakeholders"]:
        row = rows[told["id"]]
        assert (row.sector, row.iati_type, row.kind) == (
            told["sector"], told["iati_org_type"], told["kind"],
        )  # fmt: skip
    assert set(rows) - {told["id"] for told in workspace["stakeholders"]} == {"TOB"}


def test_the_coverage_is_that_of_the_workspace(workspace: Any) -> None:
    thirteen = SHEET.with_(
        organisations=tuple(row for row in SHEET.organisations if row.id != "TOB"), results=()
    )
    found = analyse(thirteen, {}).coverage
    here = {s: len(found.bodies[s]) + len(found.groups[s]) for s in found.bodies}
    assert here == {s: len(ids) for s, ids in workspace["sector_coverage"].items()}
    assert found.empty == ("academia", "donors", "foundations")


def test_its_districts_and_targets_are_the_workspaces(workspace: Any) -> None:
    asked = workspace["workspace"]
    districts = {d for row in SHEET.organisations for d in row.districts}
    targets = {t for row in SHEET.organisations for t in row.targets}
    assert districts == set(asked["pilot_districts"])
    assert targets == set(asked["sdg_targets"])
