"""Doubts: which of them speaks against which document, and what a signer is told of them."""

from typing import Any

import pytest

from kolam.core.clause import BudgetLine
from kolam.core.fault import Fault
from kolam.tools.agreement.doubts import doubts, doubts_of_words
from kolam.tools.agreement.findings import Findings
from kolam.tools.agreement.signable import signable
from kolam.tools.agreement.tests.situations import contract, found, go, line, partner, sheet

DOCUMENTS = ("agreement", "work_plan", "contract.c1", "amendment.a1")


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [f"{fault.where()}: {fault.key}" for fault in faults]


def against(findings: Findings) -> dict[str, list[str]]:
    """What speaks against each document; documents against which nothing does are left out."""
    every = {name: told(doubts(findings, name)) for name in DOCUMENTS}
    return {name: keys for name, keys in every.items() if keys}


def situation(given: Any = None, **more: Any) -> Findings:
    amendments = [{"id": "a1", "title": {"en": "One"}}]
    contracts = [contract("c1", "clinic", "shop", 1000, activity="A1")]
    return found(given, **{"amendments": amendments, "contracts": contracts, **more})


def test_nothing_speaks_against_documents_that_are_as_they_should_be() -> None:
    assert against(situation()) == {}


def test_a_broken_check_speaks_against_agreement_and_work_plan() -> None:
    late = situation(decisions=[go("clinic"), go("shop", on="2024-03-01")])
    keys = ["decisions.1.on: go_too_late"]
    assert against(late) == {"agreement": keys, "work_plan": keys}


def test_contracts_over_their_budget_speak_against_contracts_as_well() -> None:
    over = situation(contracts=[contract("c1", "clinic", "shop", 1001, activity="A1")])
    keys = ["contracts.0.amount: contracts_over_budget"]
    assert against(over) == {"agreement": keys, "work_plan": keys, "contract.c1": keys}


def test_what_rests_on_a_partner_that_has_left_speaks_against_agreement_and_work_plan() -> None:
    farm = partner("farm", left="2024-01-01", signs=False)
    left = situation(
        partners=[partner("clinic", represented_by="farm"), partner("shop"), farm],
    )
    keys = ["partners.0.represented_by: represented_by_one_who_left"]
    assert against(left) == {"agreement": keys, "work_plan": keys}


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({"words": {"en": "We want …"}}, ["clauses.0.words: clause_blank"]),
        ({"words": {"en": "We meet.", "ta": "நாங்கள் …"}}, ["clauses.0.words: clause_blank"]),
        ({"heading": {"en": "Votes …"}}, ["clauses.0.words: clause_blank"]),
        ({"words": {"en": "We meet..."}}, []),
    ],
)
def test_a_clause_with_a_blank_speaks_against_the_document_that_has_it(
    fields: dict[str, Any], keys: list[str]
) -> None:
    clause = {"id": "c", "part": "how", "words": {"en": "We meet."}, **fields}
    expected = {"agreement": keys} if keys else {}
    assert against(situation(clauses=[clause])) == expected
    of_contract = {"contract.c1": keys} if keys else {}
    assert against(situation(clauses=[{**clause, "contract": "c1"}])) == of_contract


@pytest.mark.parametrize(
    ("fields", "keys"),
    [
        ({"must": True}, ["clauses.0.status: clause_unsettled"]),
        ({"must": True, "status": "disputed"}, ["clauses.0.status: clause_unsettled"]),
        ({"must": True, "status": "agreed"}, []),
        ({"must": False}, []),
    ],
)
def test_a_clause_that_must_be_agreed_speaks_against_the_agreement_alone(
    fields: dict[str, Any], keys: list[str]
) -> None:
    clauses = [{"id": "c", "part": "how", "words": {"en": "We meet."}, **fields}]
    assert against(situation(clauses=clauses)) == ({"agreement": keys} if keys else {})


@pytest.mark.parametrize(("heading", "name"), [({"en": "Meetings"}, "Meetings"), ({}, "c")])
def test_a_clause_that_must_be_agreed_is_named_by_its_heading_or_its_id(
    heading: dict[str, str], name: str
) -> None:
    clause = {"id": "c", "part": "how", "words": {"en": "."}, "heading": heading, "must": True}
    (fault,) = doubts(situation(clauses=[clause]), "agreement")
    said = fault.values["name"]
    assert (said if isinstance(said, str) else said.en) == name


@pytest.mark.parametrize(
    ("mark", "blocks"), [("not_in_place", True), ("partially", False), ("fully", False)]
)
def test_an_ingredient_that_must_be_in_place_speaks_against_the_agreement_alone(
    mark: str, blocks: bool
) -> None:
    ingredients = [{"id": "leaving", "mark": mark, "must": True}]
    keys = {"agreement": ["ingredients.0: must_not_in_place"]}
    assert against(situation(ingredients=ingredients)) == (keys if blocks else {})


def test_a_signer_is_told_of_sums_and_not_of_what_others_have_still_to_do() -> None:
    findings = situation({BudgetLine: [line(11)]}, decisions=[go("clinic")])
    words = {name: told(doubts_of_words(findings, name)) for name in DOCUMENTS}
    sums = ["activities: budget_not_package"]
    assert words == {
        "agreement": sums, "work_plan": sums, "contract.c1": [], "amendment.a1": []
    }  # fmt: skip


def test_a_signer_is_told_who_will_never_sign_of_the_document_alone() -> None:
    kept = sheet()
    version = {
        "id": "v1",
        "document": "work_plan",
        "signable": signable(kept, "work_plan").plain(),
    }
    gone = [partner("clinic"), partner("shop", left="2024-01-01")]
    findings = situation(partners=gone, versions=[version])
    words = {name: told(doubts_of_words(findings, name)) for name in DOCUMENTS}
    assert words == {
        "agreement": [], "work_plan": ["versions.0: signer_left"],
        "contract.c1": [], "amendment.a1": [],
    }  # fmt: skip
