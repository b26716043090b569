"""What comes in by a click: a row with its source, brought up to date, nothing of the team lost."""

import datetime

import pytest

from kolam.core.clause import BudgetLine
from kolam.core.clause import Clause as Given
from kolam.core.interest import Interest
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.task import Task
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.taking import TAKING, row_id
from kolam.tools.agreement.tests.situations import sheet

WHERE = Ref(tool="negotiation", path=("issues", "chair", "rotating"), seen="1")
LATER = WHERE.with_(seen="2")


def clause(words: Text, ref: Ref = WHERE) -> Given:
    return Given(ref=ref, part="how", words=words)


def take(kept: Sheet, *things: object) -> Sheet:
    for thing in things:
        kept = TAKING[type(thing)](kept, thing)
    return kept


def test_a_clause_becomes_a_row_that_knows_its_source_and_its_words() -> None:
    (row,) = take(Sheet(), clause(Text(en="Each in turn."))).clauses
    assert (row.id, row.part, row.words.en, row.offered.en, row.ref, row.edited) == (
        "negotiation.issues.chair.rotating",
        "how",
        "Each in turn.",
        "Each in turn.",
        WHERE,
        False,
    )


def test_words_that_the_team_changes_are_edited_and_the_source_is_remembered() -> None:
    kept = take(Sheet(), clause(Text(en="Each in turn.")))
    (row,) = kept.with_(clauses=[kept.clauses[0].with_(words=Text(en="By turns."))]).clauses
    assert (row.edited, row.offered.en) == (True, "Each in turn.")


def test_a_translation_that_the_team_adds_is_no_edit() -> None:
    kept = take(Sheet(), clause(Text(en="Each in turn.")))
    (row,) = kept.with_(
        clauses=[kept.clauses[0].with_(words=Text(en="Each in turn.", si="මාරුවෙන්"))]
    ).clauses
    assert not row.edited


def test_taken_again_it_has_the_new_words_and_keeps_translations_state_and_comments() -> None:
    kept = take(Sheet(), clause(Text(en="Each in turn.")))
    said = {"id": "c", "words": "Who begins?"}
    row = kept.clauses[0].with_(
        words=Text(en="By turns.", si="මාරුවෙන්"), status="agreed", must=True, comments=[said]
    )
    (again,) = take(kept.with_(clauses=[row]), clause(Text(en="All together."), LATER)).clauses
    assert (again.words, again.offered.en, again.ref, again.status, again.must) == (
        Text(en="All together.", si="මාරුවෙන්"),
        "All together.",
        LATER,
        "agreed",
        True,
    )
    assert [c.words for c in again.comments] == ["Who begins?"]


def test_a_cost_keeps_its_unit_and_its_row() -> None:
    line = BudgetLine(ref=WHERE, what=Text(en="Chair"), amount=8, unit="m LKR")
    kept = take(Sheet(), line, line.with_(amount=9, ref=LATER))
    assert [(c.id, c.amount, c.unit, c.ref) for c in kept.costs] == [
        (row_id(WHERE), 9, "m LKR", LATER)
    ]


def test_a_row_that_was_typed_for_the_same_source_is_not_taken_twice() -> None:
    typed = {"id": row_id(WHERE), "what": {"en": "Chair"}, "amount": 8, "unit": "m LKR"}
    line = BudgetLine(ref=WHERE, what=Text(en="Chair"), amount=8, unit="m LKR")
    kept = take(sheet(costs=[typed]), line)
    assert [(c.id, c.ref) for c in kept.costs] == [(row_id(WHERE), WHERE)]


@pytest.mark.parametrize(
    ("owner", "lead", "kept_as"),
    [("The shop", "shop", ""), ("SHOP", "shop", ""), ("නිමල්", "", "නිමල්"), ("", "", "")],
)
def test_a_task_is_led_by_the_partner_of_its_owners_name(
    owner: str, lead: str, kept_as: str
) -> None:
    due = datetime.date(2024, 5, 1)
    task = Task(ref=WHERE, what=Text(en="Ask a bank"), owner=owner, due=due)
    row = take(sheet(), task).activities[-1]
    assert (row.lead, row.owner, row.ends, row.ref) == (lead, kept_as, due, WHERE)


def test_a_task_taken_again_keeps_its_budget_and_lead() -> None:
    task = Task(ref=WHERE, what=Text(en="Ask"), owner="The shop")
    kept = take(sheet(), task)
    row = kept.activities[-1].with_(lead="clinic", budget=5)
    kept = kept.with_(activities=[*kept.activities[:-1], row])
    again = take(kept, task.with_(what=Text(en="Ask twice"), ref=LATER)).activities[-1]
    assert (again.what.en, again.lead, again.budget) == ("Ask twice", "clinic", 5)


@pytest.mark.parametrize(
    ("met", "part", "ingredient"),
    [(None, "why", "drivers"), (True, "why", "drivers"), (False, "what_if", "monitoring_review")],
)
def test_an_interest_is_a_driver_and_one_left_unmet_is_for_the_review(
    met: bool | None, part: str, ingredient: str
) -> None:
    need = Interest(ref=WHERE, party="Sarvodaya", words=Text(en="Villages are heard."), met=met)
    (row,) = take(Sheet(), need).clauses
    assert (row.part, row.ingredient, row.heading.en, row.words.en) == (
        part,
        ingredient,
        "Sarvodaya",
        "Villages are heard.",
    )


def stakeholder(kind: str) -> Stakeholder:
    ref = Ref(tool="stakeholders", path=("stakeholders", "HH"), seen="1")
    return Stakeholder.model_validate(
        {"ref": ref, "name": {"en": "Households"}, "sector": "civil_society", "kind": kind}
    )


def test_a_stakeholder_becomes_a_partner_and_a_group_of_people_cannot_sign() -> None:
    (group,) = take(Sheet(), stakeholder("population_group")).partners
    (body,) = take(Sheet(), stakeholder("organisation")).partners
    assert [(p.id, p.signs) for p in (group, body)] == [("HH", False), ("HH", True)]


def test_a_partner_taken_again_keeps_who_speaks_for_it() -> None:
    kept = take(Sheet(), stakeholder("organisation"))
    row = kept.partners[0].with_(representative="Ms P.", signs=False)
    (again,) = take(kept.with_(partners=[row]), stakeholder("organisation")).partners
    assert (again.representative.en, again.signs) == ("Ms P.", False)


def test_ids_of_rows_are_safe_short_and_the_same_every_time() -> None:
    odd = Ref(tool="value", path=("x" * 70, "ආ"))
    assert row_id(odd) == row_id(odd)
    assert len(row_id(odd)) < 64
    assert row_id(odd) != row_id(Ref(tool="value", path=("y" * 70, "ආ")))
