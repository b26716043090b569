"""The demo's published numbers come out of its raw ratings, to the printed digits."""

import json
from typing import Any

import pytest

from kolam.maths.intraclass import Correlation, Intraclass
from kolam.maths.outcome import Undefined
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.placement import AXES, Axis
from kolam.tools.stakeholders.tests.situations import example, shared

FINDINGS = analyse(example("food_security"), {})
NOW = FINDINGS.now
# id: interest median (mean), influence median (mean), quadrant, raters agreeing, salience
PRINTED = """
MOH 8.5 8.375 6.5 6.5   work_together       8/8 dominant
MOE 6   6.5   6   6.375 work_together       7/8 dominant
NPD 5.5 6.0   8   7.875 work_together       8/8 dominant
FPA 5   4.5   2   2.25  empower_and_inform* 5/8 discretionary
PS  6   6.25  10  9.875 work_together       8/8 definitive
UNI 9   8.75  6   6.25  work_together       8/8 dominant
SUN 9.5 9.0   4   4.25  empower_and_inform  5/8 dependent
SMC 5   5.0   5.5 5.625 work_together*      4/8 dormant
DSD 8   7.875 8.5 8.5   work_together       8/8 definitive
HH  10  9.625 3   2.125 empower_and_inform  8/8 dependent
SAR 9   8.875 5   5.25  work_together       5/8 dependent
WFP 9   9.25  6.5 6.75  work_together       8/8 definitive
APP 4   4.0   2   1.875 keep_in_view        5/8 none
"""
OLD_NAMES = {"partner_closely": "work_together", "monitor": "keep_in_view"}


def lines() -> list[list[str]]:
    return [line.split() for line in PRINTED.strip().splitlines()]


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[0])
def test_a_stakeholder_stands_where_the_printed_table_has_it(line: list[str]) -> None:
    assert NOW
    place = NOW.of(line[0])
    assert place.interest
    assert place.influence
    numbers = (
        place.interest.median, place.interest.mean, place.influence.median, place.influence.mean,
    )  # fmt: skip
    told = [
        f"{place.quadrant}{'*' if place.contested else ''}",
        f"{place.agreeing}/{place.n}",
        FINDINGS.salience[line[0]],
    ]
    assert ([float(number) for number in numbers], told) == (
        [float(word) for word in line[1:5]],
        line[5:],
    )


@pytest.mark.parametrize(
    ("axis", "single", "mean"), [("interest", 0.751, 0.960), ("influence", 0.829, 0.975)]
)
def test_the_raters_agree_as_printed(axis: Axis, single: float, mean: float) -> None:
    assert NOW
    six = NOW.agreement[axis].intraclass
    assert isinstance(six, Intraclass)
    assert isinstance(six.icc21, Correlation)
    assert isinstance(six.icc2k, Correlation)
    assert (round(float(six.icc21.estimate), 3), round(float(six.icc2k.estimate), 3)) == (
        single,
        mean,
    )


def test_the_seed_leaves_three_of_seven_sectors_empty() -> None:
    assert FINDINGS.coverage.empty == ("academia", "donors", "foundations")


def test_the_room_disagrees_most_about_the_supermarket_chain() -> None:
    assert NOW
    assert [placement.stakeholder for placement in NOW.contested] == ["SMC", "FPA"]


def test_the_example_holds_the_reference_ratings() -> None:
    told = json.loads(shared("reference/demo_workspace.json").read_text(encoding="utf-8"))
    assert NOW
    given: dict[str, dict[str, list[int | None]]] = {
        id: {axis: [getattr(r, axis) for r in NOW.ratings if r.stakeholder == id] for axis in AXES}
        for id in told["ratings"]
    }
    assert given == told["ratings"]


def test_every_number_of_the_reference_map_comes_out() -> None:
    told = json.loads(shared("reference/demo_workspace.json").read_text(encoding="utf-8"))
    assert {id: as_reference(id) for id in told["map"]} == {
        id: {**entry, "quadrant": OLD_NAMES.get(entry["quadrant"], entry["quadrant"])}
        for id, entry in told["map"].items()
    }


def as_reference(id: str) -> dict[str, Any]:
    assert NOW
    place = NOW.of(id)
    found: dict[str, Any] = {
        "quadrant": place.quadrant,
        "quadrant_agreement": f"{place.agreeing}/{place.n}",
    }
    for axis in AXES:
        told = place.of(axis)
        assert told
        assert not isinstance(told.standard_deviation, Undefined)
        found[axis] = {
            "mean": float(told.mean),
            "median": float(told.median),
            "iqr": float(told.quartiles.range),
            "sd": round(told.standard_deviation, 2),
        }
    return found
