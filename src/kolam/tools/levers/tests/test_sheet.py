"""Bad input: every fault with its place; and the order in which levers can begin."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.tools.levers.sheet import LEVERS, Card, Lever, Need, Sheet, circling, frame, stages

A = {"id": "A", "name": {"en": "A"}}


def faults(kind: type[Card] | type[Sheet], data: dict[str, Any]) -> list[Fault]:
    with pytest.raises(Faulty) as refused:
        read(kind, data)
    return list(refused.value.faults)


def places(kind: type[Card] | type[Sheet], data: dict[str, Any]) -> list[tuple[Any, str]]:
    return [(fault.place, fault.key) for fault in faults(kind, data)]


def need(lever: str, **fields: Any) -> dict[str, Any]:
    return {"id": lever, "lever": lever, **fields}


def supply(lever: str, level: int, *, id: str = "1", supplier: str = "A") -> dict[str, Any]:
    return {"id": id, "supplier": supplier, "lever": lever, "level": level}


def test_the_frame_and_the_sheet_name_the_same_thirteen_in_the_same_order() -> None:
    assert frame().ids() == LEVERS
    assert len(LEVERS) == 13


@pytest.mark.parametrize(("level", "key"), [(-1, "too_low"), (4, "too_high")])
def test_a_supply_outside_nought_to_three_is_a_fault_at_its_level(level: int, key: str) -> None:
    data = {"suppliers": [A], "supplies": [supply("standards", level)]}
    assert places(Sheet, data) == [(("supplies", 0, "level"), key)]


@pytest.mark.parametrize(("score", "key"), [(-1, "too_low"), (4, "too_high")])
def test_an_answer_outside_nought_to_three_is_a_fault_at_its_score(score: int, key: str) -> None:
    data = {"answers": [{"item": "supplies.standards", "score": score}]}
    assert places(Card, data) == [(("answers", 0, "score"), key)]


@pytest.mark.parametrize(("needed", "key"), [(-1, "too_low"), (4, "too_high")])
def test_a_need_outside_nought_to_three_is_a_fault(needed: int, key: str) -> None:
    assert places(Sheet, {"needs": [need("standards", needed=needed)]}) == [
        (("needs", 0, "needed"), key)
    ]


def test_an_unknown_lever_of_a_row_is_a_fault_that_names_the_nearest_one() -> None:
    (fault,) = faults(Sheet, {"suppliers": [A], "supplies": [supply("standart", 2)]})
    assert (fault.place, fault.key, fault.values["near"]) == (
        ("supplies", 0, "lever"),
        "not_a_choice_near",
        "standards",
    )


@pytest.mark.parametrize("item", ["standards", "supplies.coffee", "supplies.", "other.standards"])
def test_an_unknown_lever_of_an_answer_is_a_fault_at_its_item(item: str) -> None:
    assert places(Card, {"answers": [{"item": item, "score": 1}]}) == [
        (("answers", 0, "item"), "no_such_lever")
    ]


def test_an_unknown_lever_of_a_rating_is_a_fault_at_its_item() -> None:
    rating = {"id": "r", "rater": "R1", "item": "supplies.coffee", "score": 1}
    assert places(Sheet, {"rounds": [{"id": "1", "ratings": [rating]}]}) == [
        (("rounds", 0, "ratings", 0, "item"), "no_such_lever")
    ]


def test_nobody_answers_about_two_at_once() -> None:
    assert places(Card, {"answers": [{"item": "who", "chosen": ["A", "B"]}]}) == [
        (("answers", 0, "chosen"), "too_many")
    ]


def test_an_item_answered_twice_on_one_card_is_a_fault() -> None:
    answer = {"item": "needs.standards", "score": 1}
    assert places(Card, {"answers": [answer, answer]}) == [(("answers", 1, "item"), "twice")]


def test_a_lever_needed_twice_is_a_fault_at_the_second() -> None:
    data = {"needs": [need("standards"), {**need("standards"), "id": "again"}]}
    assert places(Sheet, data) == [(("needs", 1, "lever"), "lever_twice")]


def test_a_stakeholder_that_supplies_a_lever_twice_is_a_fault_at_the_second() -> None:
    data = {
        "suppliers": [A],
        "supplies": [supply("standards", 1), supply("standards", 2, id="2")],
    }
    assert places(Sheet, data) == [(("supplies", 1, "lever"), "lever_twice")]


def test_a_supply_of_somebody_not_listed_is_a_fault() -> None:
    data = {"suppliers": [A], "supplies": [supply("standards", 1, supplier="Z")]}
    assert places(Sheet, data) == [(("supplies", 0, "supplier"), "no_such_row")]


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_gap_is_accepted_with_a_reason_only(reason: str) -> None:
    data = {"needs": [need("standards", handling="accepted", reason=reason)]}
    assert places(Sheet, data) == [(("needs", 0, "reason"), "accepted_without_reason")]


@pytest.mark.parametrize("owner", ["", "  "])
def test_a_gap_is_given_to_somebody_with_a_name_only(owner: str) -> None:
    data = {"needs": [need("standards", handling="assigned", owner=owner)]}
    assert places(Sheet, data) == [(("needs", 0, "owner"), "assigned_to_nobody")]


def test_a_lever_after_itself_is_a_fault() -> None:
    data = {"needs": [need("standards", after=["standards"])]}
    assert places(Sheet, data) == [(("needs", 0, "after"), "lever_after_itself")]


def test_levers_that_wait_for_each_other_are_a_fault_at_each() -> None:
    data = {
        "needs": [
            need("standards", after=["new_norms"]),
            need("infrastructure"),
            need("new_norms", after=["standards"]),
        ]
    }
    assert places(Sheet, data) == [
        (("needs", 0, "after"), "levers_in_circle"),
        (("needs", 2, "after"), "levers_in_circle"),
    ]


def test_everything_wrong_is_told_at_once() -> None:
    data = {
        "suppliers": [A, A],
        "needs": [need("standards", handling="accepted"), {**need("standards"), "id": "b"}],
        "supplies": [supply("standards", 1, supplier="Z")],
    }
    assert set(places(Sheet, data)) == {
        (("suppliers", 1, "id"), "twice"),
        (("supplies", 0, "supplier"), "no_such_row"),
        (("needs", 1, "lever"), "lever_twice"),
        (("needs", 0, "reason"), "accepted_without_reason"),
    }


@pytest.mark.parametrize(
    ("handling", "reason", "owner", "stands"),
    [
        ("accepted", "Later.", "", "accepted"),
        ("accepted", "", "Nimal", "open"),
        ("assigned", "", "Nimal", "assigned"),
        ("assigned", "Later.", "", "open"),
        ("open", "Later.", "Nimal", "open"),
    ],
)
def test_a_gap_stays_open_until_its_reason_or_owner_is_there(
    handling: str, reason: str, owner: str, stands: str
) -> None:
    data = need("standards", handling=handling, reason=reason, owner=owner)
    assert Need.model_validate(data).stands == stands


def needs(after: dict[str, str]) -> tuple[Need, ...]:
    return tuple(
        Need.model_validate(need(lever, after=others.split())) for lever, others in after.items()
    )


def test_levers_that_wait_for_none_begin_together_and_the_others_follow() -> None:
    rows = needs({"new_norms": "standards", "standards": "", "infrastructure": ""})
    assert stages(rows) == (("infrastructure", "standards"), ("new_norms",))


def test_a_lever_of_which_no_need_is_written_holds_nothing_up() -> None:
    assert stages(needs({"new_norms": "standards"})) == (("new_norms",),)


def test_nothing_waits_in_an_empty_list() -> None:
    assert (stages(()), circling(())) == ((), frozenset())


PAIRS = list(product(LEVERS[:5], LEVERS[:5]))


@given(st.sets(st.sampled_from(PAIRS), max_size=8))
def test_every_lever_stands_behind_all_that_it_waits_for_or_in_no_stage(
    waits: set[tuple[Lever, Lever]],
) -> None:
    rows = needs({one: " ".join(b for a, b in sorted(waits) if a == one) for one in LEVERS[:5]})
    found = {lever: n for n, stage in enumerate(stages(rows)) for lever in stage}
    assert {
        lever for lever, n in found.items() for a, b in waits if a == lever and n <= found[b]
    } == set()
    assert circling(rows) == set(LEVERS[:5]) - set(found)


@given(st.sets(st.sampled_from(PAIRS), max_size=8))
def test_a_lever_is_in_a_circle_when_one_can_be_walked_back_from_it(
    waits: set[tuple[Lever, Lever]],
) -> None:
    rows = needs({one: " ".join(b for a, b in sorted(waits) if a == one) for one in LEVERS[:5]})
    reached = {one: {b for a, b in waits if a == one} for one in LEVERS[:5]}
    for _ in LEVERS[:5]:
        reached = {
            one: ends | {c for b in ends for c in reached[b]} for one, ends in reached.items()
        }
    looping = {one for one, ends in reached.items() if one in ends}
    assert circling(rows) == {one for one in LEVERS[:5] if one in looping or reached[one] & looping}
