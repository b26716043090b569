"""The ten checks: each seen to hold, seen to break, and seen to name the place that breaks it."""

from collections.abc import Mapping
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.clause import BudgetLine
from kolam.core.passing import Essential, Evidence, IssueQuestion
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.tools.agreement.analysis import analyse
from kolam.tools.agreement.checks import CHECKS
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import (
    activity,
    broken,
    cell,
    contract,
    found,
    go,
    partner,
    pledge,
)

MONEY = ("budget_total", "pledges_placed", "contracts_within", "leads_sign", "goes_in_time")


def ref(tool: str, *path: str) -> Ref:
    return Ref(tool=tool, path=path, seen="1")


def line(amount: int, unit: str = "LKR") -> BudgetLine:
    return BudgetLine(
        ref=ref("negotiation", "issues", "x"), what=Text(en="All"), amount=amount, unit=unit
    )


def evidence(about: str, state: str, room: str = "agreement") -> Evidence:
    return Evidence.model_validate(
        {
            "ref": ref("elsewhere", "rows", about),
            "room": room,
            "about": about,
            "words": Text(en="So it is."),
            "state": state,
        }
    )


def asked(tool: str, words: str) -> IssueQuestion:
    return IssueQuestion(ref=ref(tool, "question"), words=Text(en=words))


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


def essential(id: str, name: str) -> Essential:
    return Essential(ref=ref("value", "partners", id), id=id, who=Text(en=name))


@pytest.mark.parametrize(
    ("id", "name", "state"),
    [("clinic", "?", "holds"), ("x", "The clinic", "holds"), ("x", "The farm", "broken")],
)
def test_5_who_is_essential_is_known_by_id_or_name(id: str, name: str, state: str) -> None:
    told = found({Essential: (essential(id, name),)})
    assert told.check("essential_in").state == state


def test_5_a_written_reason_is_an_answer_and_the_breach_leads_to_the_value() -> None:
    missing = {Essential: (essential("farm", "The farm"),)}
    (breach,) = found(missing).check("essential_in").breaches
    assert (breach.fault.where(), breach.ref and breach.ref.path) == (
        "partners",
        ("partners", "farm"),
    )
    absent = [{"id": "a", "who": "farm", "reason": "It has closed."}]
    assert found(missing, absences=absent).check("essential_in").state == "holds"


def test_5_one_that_has_left_is_not_in_it() -> None:
    gone = [partner("clinic"), partner("shop", left="2024-03-01")]
    told = found({Essential: (essential("shop", "The shop"),)}, partners=gone)
    assert told.check("essential_in").state == "broken"


@pytest.mark.parametrize(
    ("about", "check"),
    [
        ("levers", "gaps_answered"),
        ("influence.sums", "influence_sums"),
        ("influence.mean", "balance_mean"),
    ],
)
def test_6_9_10_what_another_room_finds_wrong_breaks_and_leads_there(
    about: str, check: str
) -> None:
    good, bad = evidence(about, "amber"), evidence(about, "red")
    assert found({Evidence: (good,)}).check(check).state == "holds"
    assert broken(found({Evidence: (good, bad)}), check) == [(f"rows/{about}", "told_by_room")]


def test_6_evidence_for_another_room_is_not_ours() -> None:
    other = evidence("levers", "red", room="fundamentals")
    assert found({Evidence: (other,)}).check("gaps_answered").state == "open"


@pytest.mark.parametrize(
    ("decisions", "place"),
    [
        ([go("clinic")], ("partners.1", "no_decision")),
        ([go("clinic"), go("shop", "2024-02-02")], ("decisions.1.on", "go_too_late")),
        ([go("clinic"), {"id": "shop", "decided": "go"}], ("decisions.1.on", "go_undated")),
        (
            [go("clinic"), {"id": "shop", "decided": "continue", "on": "2024-01-01"}],
            ("decisions.1.decided", "decided_continue"),
        ),
        (
            [go("clinic"), {"id": "shop", "decided": "decline", "on": "2024-01-01"}],
            ("decisions.1.decided", "decided_decline"),
        ),
    ],
)
def test_7_a_signatory_without_a_go_in_time_is_named(
    decisions: list[Any], place: tuple[str, str]
) -> None:
    assert broken(found(decisions=decisions), "goes_in_time") == [place]


def test_7_a_go_on_the_day_of_signing_is_in_time() -> None:
    told = found(decisions=[go("clinic", "2024-02-01"), go("shop")])
    assert told.check("goes_in_time").state == "holds"


def test_7_without_a_day_of_signing_nothing_can_be_in_time() -> None:
    assert broken(found(signing=None), "goes_in_time") == [("signing", "no_signing_day")]


def test_7_who_does_not_sign_needs_no_go() -> None:
    told = found(partners=[partner("clinic"), partner("shop"), partner("guest", signs=False)])
    assert told.check("goes_in_time").state == "holds"


def test_8_another_wording_of_the_issue_leads_to_where_it_stands() -> None:
    given = {
        IssueQuestion: (
            asked("stakeholders", "How?"),
            asked("influence", "How?"),
            asked("levers", "how?"),
        )
    }
    assert broken(found(given, question={"en": "How?"}), "issue_alike") == [
        ("question", "issue_worded_otherwise")
    ]
    (breach,) = found(given).check("issue_alike").breaches
    assert breach.ref
    assert breach.ref.tool == "levers"


def test_8_the_agreements_own_wording_is_compared_too() -> None:
    given = {IssueQuestion: (asked("stakeholders", "How?"),)}
    assert found(given, question={"en": "How?"}).check("issue_alike").state == "holds"
    assert broken(found(given, question={"en": "Why?"}), "issue_alike") == [
        ("question", "issue_worded_otherwise")
    ]


def test_8_one_wording_alone_is_compared_with_nothing() -> None:
    given = {IssueQuestion: (asked("stakeholders", "How?"),)}
    assert found(given).check("issue_alike").state == "open"


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_every_breach_is_a_sentence_in_the_readers_language(language: str) -> None:
    voice = toolbox.voice(language)
    told = found(
        {
            BudgetLine: (line(11),),
            Essential: (essential("farm", "The farm"),),
            Evidence: (evidence("levers", "red"),),
            IssueQuestion: (asked("stakeholders", "How?"), asked("levers", "Why?")),
        },
        decisions=[],
        contracts=[contract("c1", "clinic", "shop", 1001, activity="A1")],
    )
    said = " ".join(sentence.said(voice) for sentence in sentences(told))
    assert ("⟦" in said, "{" in said) == (False, False)
