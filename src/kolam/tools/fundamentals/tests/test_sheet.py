"""What is refused, each with its place: scores off their scales, unknown rows, doubles."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, ITEM_RANGES, RANGES, Card, Sheet, frame

Plain = dict[str, Any]


def faults(**said: Any) -> list[tuple[str, str, Plain]]:
    """Where, what and with which values; empty where the sheet is taken as it is."""
    try:
        read(Sheet, said)
    except Faulty as refused:
        return [(f.where(), f.key, f.values) for f in refused.faults]
    return []


def rating(item: str = "value_creation", rater: str = "R1", **more: Any) -> Plain:
    return {"id": f"{rater}.{item}", "rater": rater, "item": item, **more}


def rounds(*ratings: Plain) -> list[Plain]:
    return [{"id": "1", "ratings": list(ratings)}]


def score(instrument: str = "psat", value: float = 3, **more: Any) -> Plain:
    row = {"id": "s", "check": "1", "organisation": "A"}
    return {**row, "instrument": instrument, "value": value, **more}


def item(value: float | None = 3, instrument: str = "psat", **more: Any) -> Plain:
    row = {"check": "1", "instrument": instrument, "organisation": "A", "respondent": "r"}
    return {"id": "i", "item": "1", "value": value, **row, **more}


CHECK = [{"id": "1"}]


@pytest.mark.parametrize(("given", "key", "limit"), [(0, "too_low", 1), (5, "too_high", 4)])
def test_a_rating_is_from_1_to_4(given: int, key: str, limit: int) -> None:
    assert faults(rounds=rounds(rating(score=given))) == [
        ("rounds.0.ratings.0.score", key, {"limit": limit})
    ]


@pytest.mark.parametrize(("given", "key", "limit"), [(-1, "too_low", 0), (3, "too_high", 2)])
def test_a_mark_is_green_amber_or_red(given: int, key: str, limit: int) -> None:
    marks = [rating("trust", score=given)]
    assert faults(checks=[{"id": "1", "ratings": marks}]) == [
        ("checks.0.ratings.0.score", key, {"limit": limit})
    ]


@pytest.mark.parametrize(("item", "ends"), [("value_creation", (1, 4)), ("trust", (0, 2))])
def test_a_phone_may_answer_with_either_end_of_the_scale(item: str, ends: tuple[int, int]) -> None:
    cards = [read(Card, {"answers": [{"item": item, "score": end}]}) for end in ends]
    assert [card.answers[0].score for card in cards] == list(ends)


@pytest.mark.parametrize("fundamental", FUNDAMENTALS)
def test_every_fundamental_can_be_rated(fundamental: str) -> None:
    assert faults(rounds=rounds(rating(fundamental, score=4))) == []


def test_the_six_have_a_source_each_and_stand_in_the_reports_order() -> None:
    assert frame("fundamentals").ids() == FUNDAMENTALS
    assert all(entry.source for entry in frame("fundamentals").entries)


def test_one_rater_rates_a_fundamental_once_a_round() -> None:
    again = rating(score=2) | {"id": "other"}
    assert faults(rounds=rounds(rating(score=3), again)) == [
        ("rounds.0.ratings.1.item", "twice", {"id": "R1 value_creation"})
    ]


@pytest.mark.parametrize("instrument", RANGES)
def test_the_ends_of_an_instrument_are_inside_and_a_step_beyond_is_not(instrument: str) -> None:
    low, high = RANGES[instrument]  # type: ignore[index]
    outside = [("scores.0.value", "outside_instrument", {"low": low, "high": high})]
    for value, expected in (
        (low, []),
        (high, []),
        (low - 0.01, outside),
        (high + 0.01, outside),
    ):
        assert faults(checks=CHECK, scores=[score(instrument, value)]) == expected


@pytest.mark.parametrize("instrument", ITEM_RANGES)
def test_the_same_of_a_single_item(instrument: str) -> None:
    low, high = ITEM_RANGES[instrument]  # type: ignore[index]
    outside = [("items.0.value", "outside_instrument", {"low": low, "high": high})]
    for value, expected in ((low, []), (high, []), (low - 1, outside), (high + 1, outside)):
        assert faults(checks=CHECK, items=[item(value, instrument)]) == expected


def test_an_item_that_was_not_answered_is_kept_as_missing() -> None:
    kept = read(Sheet, {"checks": CHECK, "items": [item(None)]})
    assert kept.items[0].value is None


@pytest.mark.parametrize("value", ["high", None, "NaN"])
def test_a_result_that_is_no_number_is_refused_where_it_stands(value: object) -> None:
    found = faults(checks=CHECK, scores=[score(value=value)])  # type: ignore[arg-type]
    assert [where for where, _, _ in found] == ["scores.0.value"]


def test_a_second_result_of_one_organisation_would_count_double_and_is_refused() -> None:
    twice = [score(value=3), score(value=4) | {"id": "t"}]
    assert faults(checks=CHECK, scores=twice) == [("scores.1.organisation", "twice", {"id": "A"})]


@pytest.mark.parametrize(
    "other",
    [{"organisation": "B"}, {"scale": "synergy"}, {"check": "2"}, {"instrument": "wilder"}],
)
def test_results_of_another_organisation_scale_check_or_instrument_stand_side_by_side(
    other: Plain,
) -> None:
    both = [score(), score() | {"id": "t"} | other]
    assert faults(checks=[*CHECK, {"id": "2"}], scores=both) == []


def test_a_second_score_of_one_item_by_one_respondent_is_refused() -> None:
    twice = [item(3), item(4) | {"id": "j"}]
    assert faults(checks=CHECK, items=twice) == [("items.1.item", "twice", {"id": "A r 1"})]


@pytest.mark.parametrize("bad", ["a question in words", "", "1 2", "x" * 9])
def test_an_item_is_a_code_and_never_its_words(bad: str) -> None:
    assert [where for where, _, _ in faults(checks=CHECK, items=[item() | {"item": bad}])] == [
        "items.0.item"
    ]


def test_results_of_a_check_that_is_not_there_are_refused_with_its_name() -> None:
    assert faults(scores=[score()], items=[item()]) == [
        ("scores.0.check", "no_such_row", {"id": "1"}),
        ("items.0.check", "no_such_row", {"id": "1"}),
    ]


def test_all_faults_are_told_at_once() -> None:
    found = faults(
        checks=[*CHECK, *CHECK],
        scores=[score(value=9), score(check="x") | {"id": "t"}],
        rounds=rounds(rating("luck", score=2)),
    )
    assert {(where, key) for where, key, _ in found} == {
        ("checks.1.id", "twice"),
        ("scores.0.value", "outside_instrument"),
        ("scores.1.check", "no_such_row"),
        ("rounds.0.ratings.0.item", "no_such_fundamental"),
    }


def test_without_words_of_its_own_a_check_asks_about_the_rooms_twelve() -> None:
    assert Sheet().asked == frame("aspects").ids()
    assert len(Sheet().asked) == 12
    own = {"aspects": [{"id": "wells", "words": {"en": "The wells"}}]}
    assert read(Sheet, own).asked == ("wells",)
