"""The ten checks: each seen to hold, seen to break, and seen to name the place that breaks it."""

from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.clause import BudgetLine
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.checks import CHECKS
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import (
    activity,
    broken,
    cell,
    contract,
    found,
    line,
    partner,
    pledge,
)

MONEY = ("budget_total", "pledges_placed", "contracts_within", "leads_sign", "goes_in_time")


def test_a_small_partnership_that_adds_up_holds() -> None:
    told = found(contracts=[contract("c1", "clinic", "shop", 1000, activity="A1")])
    assert [(name, told.check(name).state) for name in MONEY] == [(n, "holds") for n in MONEY]


def test_the_ten_are_told_in_the_frameworks_order() -> None:
    assert [check.number for check in found().checks] == list(range(1, 11))
    assert tuple(check.name for check in found().checks) == CHECKS


def test_an_empty_sheet_breaks_nothing_and_can_tell_nothing() -> None:
    assert {check.state for check in analyse(Sheet(), {}).checks} == {"open"}


def test_1_a_budget_that_is_not_the_package_points_to_the_activities() -> None:
    told = found({BudgetLine: (line(11),)})
    assert broken(told, "budget_total") == [("activities", "budget_not_package")]


def test_1_the_package_of_the_negotiation_counts_before_the_costs_in_the_sheet() -> None:
    costs = [{"id": "k1", "what": {"en": "All"}, "amount": 12, "unit": "LKR"}]
    assert found({BudgetLine: (line(10),)}, costs=costs).check("budget_total").state == "holds"


def test_1_an_activity_that_is_not_paid_in_full_points_to_its_cells() -> None:
    short = activity("A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 399, "p2"))
    assert broken(found(activities=[short]), "budget_total") == [
        ("activities.0.cells", "cells_not_budget")
    ]


def test_1_an_activity_that_is_paid_without_a_budget_is_named() -> None:
    told = found(
        activities=[
            activity("A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 400, "p2")),
            {**activity("A2", "clinic", 0, cell("clinic", 5)), "budget": None},
        ]
    )
    assert ("activities.1.budget", "no_budget") in broken(told, "budget_total")


def test_1_a_part_of_the_package_that_its_activities_do_not_come_to_points_to_that_part() -> None:
    costs = [
        {"id": "k1", "what": {"en": "Half"}, "amount": 5, "unit": "LKR"},
        {"id": "k2", "what": {"en": "Other half"}, "amount": 5, "unit": "LKR"},
    ]
    both = (cell("clinic", 600, "p1"), cell("shop", 400, "p2"))
    told = found(costs=costs, activities=[activity("A1", "clinic", 1000, *both, cost="k2")])
    assert broken(told, "budget_total") == [("costs.1.amount", "part_not_budget")]


def test_1_a_unit_that_nobody_has_said_the_worth_of_is_never_guessed() -> None:
    told = found({BudgetLine: (line(10, "bags"),)})
    assert broken(told, "budget_total") == [("units", "unit_unknown")]


def test_1_another_rooms_unit_counts_once_its_worth_is_said() -> None:
    units = [{"id": "u", "words": "M lkr", "currency": "LKR", "times": 10}]
    given = {BudgetLine: (line(1, "m LKR"),)}
    assert found(given, units=units).check("budget_total").state == "holds"


def test_1_unlike_currencies_are_never_added_up() -> None:
    two = (
        activity("A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 400, "p2")),
        activity("A2", "shop", 500, cell("shop", 500, currency="USD"), currency="USD"),
    )
    told = found(activities=list(two))
    assert [(one.currency, one.total) for one in told.budgets] == [("LKR", 1000), ("USD", 500)]
    (breach,) = told.check("budget_total").breaches
    assert [str(s.said(toolbox.voice("en"))) for s in breach.fault.values["budget"]] == [
        "10 LKR",
        "5 USD",
    ]


def test_2_a_pledge_that_pays_for_nothing_is_named() -> None:
    told = found(
        contributions=[
            pledge("p1", "clinic", 600),
            pledge("p2", "shop", 400),
            pledge("p3", "shop", 1),
        ]
    )
    assert broken(told, "pledges_placed") == [("contributions.2.amount", "pledge_nowhere")]


def test_2_a_pledge_in_two_activities_is_named_with_both() -> None:
    told = found(
        activities=[
            activity("A1", "clinic", 600, cell("clinic", 600, "p1")),
            activity("A2", "clinic", 600, cell("clinic", 600, "p1")),
        ],
        contributions=[pledge("p1", "clinic", 1200)],
    )
    (breach,) = told.check("pledges_placed").breaches
    assert (breach.fault.where(), breach.fault.key, breach.fault.values["activities"]) == (
        "contributions.0.amount",
        "pledge_in_many",
        ("A1", "A2"),
    )


def test_2_a_pledge_of_another_sum_than_its_cell_is_named() -> None:
    told = found(contributions=[pledge("p1", "clinic", 601), pledge("p2", "shop", 400)])
    assert broken(told, "pledges_placed") == [("contributions.0.amount", "pledge_not_cell")]


def test_2_a_cell_that_nobody_has_pledged_points_to_the_cell() -> None:
    told = found(
        activities=[activity("A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 400))],
        contributions=[pledge("p1", "clinic", 600)],
    )
    assert broken(told, "pledges_placed") == [("activities.0.cells.1.pledge", "cell_not_pledged")]


def test_2_what_is_given_in_kind_is_no_pledge_of_money() -> None:
    kind = {"id": "v", "partner": "shop", "kind": "in_kind", "amount": 9, "unit": {"en": "days"}}
    told = found(contributions=[pledge("p1", "clinic", 600), pledge("p2", "shop", 400), kind])
    assert told.check("pledges_placed").state == "holds"


def test_3_contracts_over_an_activitys_budget_point_to_the_last_of_them() -> None:
    two = [contract(f"c{n}", "clinic", "shop", 501, activity="A1") for n in (1, 2)]
    assert broken(found(contracts=two), "contracts_within") == [
        ("contracts.1.amount", "contracts_over_budget")
    ]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"activity": ""}, ("contracts.0.activity", "contract_nowhere")),
        ({"activity": "A1", "currency": "USD"}, ("contracts.0.currency", "contract_unlike")),
    ],
)
def test_3_a_contract_that_cannot_be_compared_is_named(
    more: Mapping[str, Any], place: tuple[str, str]
) -> None:
    told = found(contracts=[contract("c1", "clinic", "shop", 5, **more)])
    assert broken(told, "contracts_within") == [place]


@pytest.mark.parametrize(
    ("lead", "changes", "key"),
    [
        ("", {}, "lead_missing"),
        ("guest", {"signs": False}, "lead_no_signatory"),
        ("guest", {"left": "2024-01-01"}, "lead_no_signatory"),
        ("guest", {"kind": "population_group", "signs": False}, "lead_no_signatory"),
    ],
)
def test_4_a_lead_that_does_not_sign_points_to_the_activity(
    lead: str, changes: Mapping[str, Any], key: str
) -> None:
    told = found(
        partners=[partner("clinic"), partner("shop"), partner("guest", **changes)],
        activities=[activity("A1", lead, 1000, cell("clinic", 600, "p1"), cell("shop", 400, "p2"))],
    )
    assert broken(told, "leads_sign") == [("activities.0.lead", key)]
