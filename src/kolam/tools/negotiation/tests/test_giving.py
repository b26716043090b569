"""The agreed package reaches the other rooms; what was said in private does not."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.record import canonical
from kolam.core.sources import state
from kolam.tools.negotiation.findings import Findings
from kolam.tools.negotiation.giving import budget_lines, clauses, interests, tasks
from kolam.tools.negotiation.tests import situations

EN = toolbox.voice("en")
GIVERS = (clauses, tasks, budget_lines, interests)


def agreed() -> Findings:
    findings = situations.with_offer(situations.offer(), agreed="t1")
    rows = situations.met({"i1": "met", "i4": "unmet"})
    return situations.seed(tabled=findings.sheet.tabled, agreed="t1", interests=rows)


def test_nothing_is_settled_before_all_agree() -> None:
    findings = situations.seed()
    given = [give(findings.sheet, findings, EN) for give in (clauses, tasks, budget_lines)]
    assert given == [(), (), ()]


def test_the_parties_are_who() -> None:
    found = agreed()
    who = [c.words.en for c in clauses(found.sheet, found, EN) if c.part == "who"]
    assert who == [party.name.en for party in found.sheet.parties]


def test_what_costs_money_is_what_and_the_rest_is_how() -> None:
    found = agreed()
    parts = {c.ref.path[1:]: c.part for c in clauses(found.sheet, found, EN)}
    assert {path[0]: part for path, part in parts.items() if part in ("what", "how")} == {
        "coverage": "what",
        "procurement": "what",
        "margin": "how",
        "data": "what",
        "chair": "what",
        "cash": "how",
        "retail": "what",
        "youth": "what",
    }


def test_a_clause_is_in_every_language_that_has_words() -> None:
    found = agreed()
    clause = next(c for c in clauses(found.sheet, found, EN) if c.ref.path[1] == "coverage")
    assert (clause.words.en, clause.words.si, clause.words.ta) == (
        "How many districts in the first two years? 3 districts",
        "පළමු වසර දෙකේ දිස්ත්‍රික්ක කීයක්ද? දිස්ත්‍රික්ක 3ක්",
        "முதல் இரண்டு ஆண்டுகளில் எத்தனை மாவட்டங்கள்? 3 மாவட்டங்கள்",
    )


def test_an_unmet_interest_is_a_what_if_and_a_task() -> None:
    found = agreed()
    review = (
        "Review with National supermarket chain: The basket pays for itself, and the shop is seen "
        "to help."
    )
    assert [c.words.en for c in clauses(found.sheet, found, EN) if c.part == "what_if"] == [review]
    assert tasks(found.sheet, found, EN)[-1].what.en == review


def test_the_budget_lines_add_up_to_the_packages_cost() -> None:
    found = agreed()
    lines = budget_lines(found.sheet, found, EN)
    assert (sum(line.amount for line in lines), {line.unit for line in lines}) == (523, {"m LKR"})


def test_what_stays_as_it_was_needs_no_task() -> None:
    found = agreed()
    paths = [task.ref.path[:2] for task in tasks(found.sheet, found, EN)]
    assert ("issues", "cash") not in paths
    assert ("issues", "data") in paths


def test_interests_say_whether_they_are_met() -> None:
    found = agreed()
    given = {
        i.ref.path[1]: (i.party, i.importance, i.met) for i in interests(found.sheet, found, EN)
    }
    assert {id: given[id] for id in ("i1", "i2", "i4")} == {
        "i1": ("Department of Samurdhi Development", 5, True),
        "i2": ("Ministry of Education", 5, None),
        "i4": ("National supermarket chain", 4, False),
    }


@pytest.mark.parametrize("give", GIVERS, ids=lambda give: give.__name__)
def test_what_is_given_is_the_same_whoever_asks(give: object) -> None:
    found = agreed()
    mine = situations.seen_by_a_party(found)
    assert give(found.sheet, found, EN) == give(mine.sheet, mine, EN)  # type: ignore[operator]


def test_nothing_of_a_private_sheet_is_given() -> None:
    found = agreed()
    given = b"".join(canonical(x) for give in GIVERS for x in give(found.sheet, found, EN))
    assert situations.secrets()
    assert [words for words in situations.secrets() if words in given.decode()] == []


def test_what_an_agreed_option_gave_is_gone_once_another_one_is_agreed_or_none() -> None:
    found = agreed()
    refs = [
        thing.ref
        for give in (clauses, tasks, budget_lines)
        for thing in give(found.sheet, found, EN)
        if thing.ref.path[0] == "issues"
    ]
    assert {len(ref.path) for ref in refs} == {3, 4}
    sheets: list[Any] = [
        found.sheet,
        found.sheet.with_(agreed=""),
        found.sheet.with_(agreed="", tabled=[]),
    ]
    told = [{state(ref, {"negotiation": sheet}) for ref in refs} for sheet in sheets]
    assert told == [{"taken"}, {"orphaned"}, {"taken"}]
