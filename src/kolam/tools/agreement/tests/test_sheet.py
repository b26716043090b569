"""What the shared sheet refuses, all of it at once, each with its place."""

from typing import Any

import pytest

from kolam.core.record import read
from kolam.tools.agreement.go_no_go import Private
from kolam.tools.agreement.scorecard import Card, Ingredient, frame, ingredients, part_of
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import (
    activity,
    cell,
    contract,
    example,
    partner,
    pledge,
    refused,
)

TWO = [partner("clinic"), partner("shop")]


def test_an_empty_sheet_and_the_small_one_are_fine() -> None:
    assert (read(Sheet, {}), refused()) == (Sheet(), [])


def test_a_group_of_people_cannot_sign_but_a_partner_can_speak_for_it() -> None:
    group = partner("people", kind="population_group", signs=True)
    spoken = partner("people", kind="population_group", signs=False, represented_by="shop")
    assert refused(partners=[*TWO, group]) == [("partners.2.signs", "population_signs")]
    assert refused(partners=[*TWO, spoken]) == []


def test_nobody_speaks_for_itself() -> None:
    own = partner("people", kind="population_group", signs=False, represented_by="people")
    assert refused(partners=[*TWO, own]) == [("partners.2.represented_by", "represents_itself")]


def test_every_days_that_are_upside_down_are_told_at_once() -> None:
    late = {"starts": "2024-02-01", "ends": "2024-01-31"}
    assert refused(
        partners=[*TWO, partner("farm", joined="2024-02-01", left="2024-01-01")],
        activities=[
            activity(
                "A1", "clinic", 1000, cell("clinic", 600, "p1"), cell("shop", 400, "p2"), **late
            )
        ],
        contracts=[contract("c1", "clinic", "shop", 1, **late)],
    ) == [
        ("partners.2.left", "ends_before_it_starts"),
        ("activities.0.ends", "ends_before_it_starts"),
        ("contracts.0.ends", "ends_before_it_starts"),
    ]


def test_two_rows_of_one_id_are_told_in_every_list() -> None:
    twin = {"id": "x", "what": {"en": "Then"}}
    assert refused(milestones=[twin, twin], partners=[*TWO, partner("shop")]) == [
        ("partners.2.id", "twice"),
        ("milestones.1.id", "twice"),
    ]


def test_two_cells_and_two_deliverables_of_one_id_are_told() -> None:
    cells = (cell("clinic", 600, "p1"), cell("clinic", 400))
    handed = [{"id": "d", "what": {"en": "It"}}] * 2
    assert refused(
        activities=[activity("A1", "clinic", 1000, *cells)],
        contracts=[contract("c1", "clinic", "shop", 1, deliverables=handed)],
    ) == [("activities.0.cells.1.id", "twice"), ("contracts.0.deliverables.1.id", "twice")]


def test_rows_that_are_named_and_not_there_are_told_with_the_field_that_names_them() -> None:
    assert refused(
        contributions=[pledge("p1", "nobody", 600), pledge("p2", "shop", 400)],
        activities=[
            activity(
                "A1",
                "nobody",
                1000,
                cell("nobody", 600, "p9"),
                after=["A9"],
                in_kind=["p9"],
                cost="k9",
            )
        ],
        decisions=[{"id": "nobody", "decided": "go"}],
        readings=[{"id": "r", "indicator": "i9", "on": "2024-01-01", "value": 1}],
        bodies=[{"id": "b", "name": {"en": "B"}, "seats": [{"id": "s", "partners": ["nobody"]}]}],
    ) == [
        ("contributions.0.partner", "no_such_row"),
        ("activities.0.lead", "no_such_row"),
        ("activities.0.cost", "no_such_row"),
        ("activities.0.after", "no_such_row"),
        ("activities.0.in_kind", "no_such_row"),
        ("readings.0.indicator", "no_such_row"),
        ("decisions.0.id", "no_such_row"),
        ("activities.0.cells.0.funder", "no_such_row"),
        ("activities.0.cells.0.pledge", "no_such_row"),
        ("bodies.0.seats.0.partners", "no_such_row"),
    ]


def test_unlike_currencies_in_one_activity_are_never_added() -> None:
    mixed = activity("A1", "clinic", 1000, cell("clinic", 600, "p1", currency="USD"))
    assert refused(activities=[mixed]) == [("activities.0.cells.0.currency", "unlike_currency")]


def test_a_cell_is_paid_from_a_pledge_of_money_of_the_same_partner() -> None:
    kind = {"id": "v", "partner": "clinic", "kind": "in_kind"}
    cells = (cell("clinic", 600, "p2"), cell("shop", 400, "v"))
    assert refused(
        activities=[activity("A1", "clinic", 1000, *cells)],
        contributions=[pledge("p1", "clinic", 600), pledge("p2", "shop", 400), kind],
    ) == [
        ("activities.0.cells.0.pledge", "pledge_of_another"),
        ("activities.0.cells.1.pledge", "pledge_not_cash"),
    ]


@pytest.mark.parametrize(
    ("row", "place", "key"),
    [
        ({"kind": "cash"}, "amount", "missing"),
        ({"kind": "cash", "amount": 5, "value": 5}, "value", "cash_valued"),
        ({"kind": "in_kind", "value": 5, "basis": " "}, "basis", "priced_silently"),
    ],
)
def test_money_has_an_amount_and_what_is_in_kind_is_never_priced_silently(
    row: dict[str, Any], place: str, key: str
) -> None:
    rows = [pledge("p1", "clinic", 600), pledge("p2", "shop", 400)]
    more = {"id": "p3", "partner": "shop", **row}
    assert refused(contributions=[*rows, more]) == [(f"contributions.2.{place}", key)]


def test_activities_that_wait_for_each_other_are_all_told() -> None:
    rows = [
        activity("A1", "clinic", 0, after=["A3"]),
        activity("A2", "clinic", 0, after=["A1"]),
        activity("A3", "clinic", 0, after=["A2"]),
        activity("A4", "clinic", 0),
    ]
    assert refused(activities=rows) == [
        (f"activities.{n}.after", "activities_in_circle") for n in range(3)
    ]


def test_an_activity_does_not_come_after_itself() -> None:
    assert refused(activities=[activity("A1", "clinic", 0, after=["A1"])]) == [
        ("activities.0.after", "after_itself")
    ]


def body(**more: Any) -> dict[str, Any]:
    return {"id": "b", "name": {"en": "Board"}, **more}


@pytest.mark.parametrize(
    ("fields", "place", "key"),
    [
        ({"quota": 3, "seats": [{"id": "s", "votes": 2}]}, "quota", "quota_out_of_reach"),
        ({"quota": 0}, "quota", "too_low"),
        ({"seats": [{"id": "s", "votes": -1}]}, "seats.0.votes", "too_low"),
        ({"seats": [{"id": "s"}, {"id": "s"}]}, "seats.1.id", "twice"),
        (
            {
                "seats": [{"id": "s"}],
                "matters": [{"id": "m", "what": {"en": "It"}, "vetoes": ["t"]}],
            },
            "matters.0.vetoes",
            "no_such_row",
        ),
        ({"seats": [{"id": f"s{n}"} for n in range(31)]}, "seats", "too_many"),
    ],
)
def test_votes_and_quotas_that_make_no_sense_are_told(
    fields: dict[str, Any], place: str, key: str
) -> None:
    assert refused(bodies=[body(**fields)]) == [(f"bodies.0.{place}", key)]


def test_a_contract_is_between_two() -> None:
    assert refused(contracts=[contract("c1", "shop", "shop", 1)]) == [
        ("contracts.0.payee", "contract_with_itself")
    ]


def test_an_absence_needs_a_reason() -> None:
    assert refused(absences=[{"id": "a", "who": "x"}]) == [
        ("absences.0.reason", "absent_without_reason")
    ]


def test_at_least_one_language_is_signed() -> None:
    assert refused(languages=[]) == [("languages", "no_language")]


def test_the_scorecard_knows_its_ingredients_and_no_others() -> None:
    assert refused(ingredients=[{"id": "cake"}, {"id": "vision", "must": True,
                                                 "mark": "not_relevant"}]) == [
        ("ingredients.0.id", "no_such_ingredient"),
        ("ingredients.1.mark", "must_not_relevant"),
    ]  # fmt: skip


def test_every_ingredient_has_its_part_and_they_stand_in_the_parts_order() -> None:
    parts = [part_of(id) for id in ingredients()]
    order = ("who", "why", "what", "how", "what_if")
    assert sorted(parts, key=order.index) == parts
    assert {entry.source for entry in frame().entries} >= {"Proposed here"}
    assert read(Ingredient, {"id": "vision"}).mark is None


def test_a_phone_marks_from_not_relevant_to_fully_and_nothing_else() -> None:
    ok = {"answers": [{"item": "vision", "score": -1}, {"item": "leaving", "score": 2}]}
    assert len(read(Card, ok).answers) == 2
    with pytest.raises(Exception, match="no_such_ingredient"):
        read(Card, {"answers": [{"item": "cake", "score": 1}]})
    with pytest.raises(Exception, match="too_high"):
        read(Card, {"answers": [{"item": "vision", "score": 3}]})


def test_a_private_sheet_rates_an_area_once() -> None:
    rows = [
        {"id": "a", "area": "money_enough", "rated": "acceptable"},
        {"id": "b", "area": "money_enough", "rated": "with_change"},
    ]
    with pytest.raises(Exception, match=r"areas\.1\.area: twice"):
        read(Private, {"areas": rows})


def test_what_is_in_a_currency_reads_a_blank_one_as_the_sheets_own() -> None:
    kept = example()
    assert (kept.money(5, "").currency, kept.money(5, "USD").currency) == ("LKR", "USD")
    assert kept.places("LKR") == 2


def test_who_has_left_or_cannot_sign_is_no_signatory() -> None:
    kept = read(
        Sheet,
        {
            "partners": [
                partner("a"),
                partner("b", left="2024-01-01"),
                partner("c", signs=False),
                partner("d", kind="population_group", signs=False),
            ]
        },
    )
    assert [row.id for row in kept.signatories] == ["a"]
