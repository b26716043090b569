"""What can be typed of strands, and every fault with its place."""

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import Text, canonical, read
from kolam.tools.spectrum.sheet import ANCHORS, Card, Partner, Sheet, number
from kolam.tools.spectrum.tests.situations import example, placed, strand


def faults(data: object) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as found:
        read(Sheet, data)
    return sorted((fault.where(), fault.key) for fault in found.value.faults)


def test_the_types_are_numbered_and_stand_at_both_ends_and_in_the_middle() -> None:
    assert [(number(type), place) for type, place in ANCHORS.items()] == [(1, 0), (2, 5), (3, 10)]


def test_an_empty_sheet_is_no_fault() -> None:
    assert read(Sheet, {}) == Sheet()


def test_the_example_reads_back_equal() -> None:
    sheet = example("food_security")
    assert read(Sheet, canonical(sheet)) == sheet


def test_wrong_fields_come_all_at_once() -> None:
    bad = {"id": "A", "title": {"en": "A"}, "a": "perhaps", "horizon": 0, "organisations": -1}
    assert faults({"strands": [bad]}) == [
        ("strands.0.a", "not_a_choice"),
        ("strands.0.horizon", "too_low"),
        ("strands.0.organisations", "too_low"),
    ]


def test_what_contradicts_itself_comes_all_at_once() -> None:
    nameless = {
        "id": "A",
        "title": {},
        "towards": "transform",
        "partners": [{"id": "p", "name": {}}],
    }
    itself = {"id": "A", "title": {"en": "B"}, "chosen": "combine", "towards": "combine"}
    assert faults({"strands": [nameless, itself]}) == [
        ("strands.0.chosen", "towards_without_type"),
        ("strands.0.partners.0.name", "no_name"),
        ("strands.0.title", "no_name"),
        ("strands.1.id", "twice"),
        ("strands.1.towards", "towards_itself"),
    ]


def test_a_title_in_any_language_is_a_name() -> None:
    assert read(Sheet, {"strands": [{"id": "A", "title": {"ta": "உணவு"}}]}).strands


def test_more_partners_inside_than_organisations_is_a_fault() -> None:
    rows = [{"id": id, "name": {"en": id}} for id in ("A", "B", "C")]
    outside = {**rows[2], "inside": "no"}
    typed = {"id": "A", "title": {"en": "A"}, "organisations": 2, "partners": rows}
    assert faults({"strands": [typed]}) == [("strands.0.organisations", "fewer_than_named")]
    assert read(Sheet, {"strands": [{**typed, "partners": [*rows[:2], outside]}]})


def test_a_partner_listed_twice_is_a_fault() -> None:
    row = {"id": "A", "name": {"en": "A"}}
    typed = {"id": "A", "title": {"en": "A"}, "partners": [row, row]}
    assert faults({"strands": [typed]}) == [("strands.0.partners.1.id", "twice")]


@pytest.mark.parametrize(("score", "key"), [(-1, "too_low"), (11, "too_high"), (4.5, "not_whole")])
def test_a_place_off_the_line_is_refused(score: float, key: str) -> None:
    with pytest.raises(Faulty) as found:
        read(Card, {"answers": [{"item": "A", "score": score}]})
    assert [(f.where(), f.key) for f in found.value.faults] == [("answers.0.score", key)]


@pytest.mark.parametrize("score", [0, 10])
def test_both_ends_of_the_line_are_places(score: int) -> None:
    assert read(Card, {"answers": [{"item": "A", "score": score}]}).answers[0].score == score


def test_one_answer_twice_on_a_card_is_refused() -> None:
    with pytest.raises(Faulty):
        read(Card, {"answers": [{"item": "A", "score": 1}, {"item": "A", "score": 2}]})


def test_a_round_held_twice_is_a_fault() -> None:
    held = placed("first", {"A": "5"}).plain()
    assert ("rounds.1.id", "twice") in faults({"rounds": [held, held]})


def test_essential_partners_outside_are_those_without_whom_it_would_not_work() -> None:
    rows = tuple(
        Partner(id=f"{leave}{inside}", name=Text(en="x"), can_leave=leave, inside=inside)
        for leave in ("yes", "no", None)
        for inside in ("yes", "no")
    )
    assert [row.id for row in strand(partners=rows).essential_outside] == ["nono"]


def test_a_reason_of_blanks_explains_nothing() -> None:
    assert not strand(reason=Text(en="  ")).explained
    assert strand(reason=Text(si="මන්ද")).explained
