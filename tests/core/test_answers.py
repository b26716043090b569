"""Rounds of answers: what is wrong with them, and when single answers may be shown."""

import pytest

from kolam.core.answers import Answer, Answers, Rating, Round, small_rounds
from kolam.core.card import PROMISES, Promise
from kolam.core.fault import Faulty
from kolam.core.record import read


def held(people: int, promise: Promise = "anonymous", items: int = 1) -> Round:
    """A round in which so many people answered so many items each."""
    return Round(
        id="r",
        promise=promise,
        ratings=tuple(
            Rating(id=f"{n}.{item}", rater=f"R{n}", item=f"i{item}", score=1)
            for n in range(people)
            for item in range(items)
        ),
    )


def test_people_are_counted_once_however_much_they_answer() -> None:
    assert held(4, items=3).people == 4


@pytest.mark.parametrize("promise", PROMISES)
@pytest.mark.parametrize("people", [1, 3, 4, 5, 60])
def test_single_answers_are_shown_of_five_people_or_of_those_who_are_told(
    people: int, promise: Promise
) -> None:
    told = promise in ("named", "organisation")
    assert held(people, promise).shows(people) == (told or people >= 5)


@pytest.mark.parametrize(
    ("people", "promise", "key"),
    [
        (0, "anonymous", None),
        (1, "named", "fewer_than_three"),
        (2, "anonymous", "fewer_than_three"),
        (3, "named", None),
        (3, "organisation", None),
        (3, "sector", "under_five"),
        (4, "anonymous", "under_five"),
        (5, "anonymous", None),
    ],
)
def test_a_round_of_too_few_people_is_a_fault_with_its_place_and_number(
    people: int, promise: Promise, key: str | None
) -> None:
    faults = list(small_rounds("checks", (held(9), held(people, promise))))
    assert [(f.where(), f.key, f.values) for f in faults] == (
        [("checks.1", key, {"n": people})] if key else []
    )


def test_a_card_that_answers_one_item_twice_is_told_where() -> None:
    twice = {"answers": [{"item": "a", "score": 1}, {"item": "b"}, {"item": "a", "score": 2}]}
    with pytest.raises(Faulty) as refused:
        read(Answers, twice)
    assert [(f.where(), f.key, f.values) for f in refused.value.faults] == [
        ("answers.2.item", "twice", {"id": "a"})
    ]


@pytest.mark.parametrize(
    "said", [{"low": 5, "likely": 3}, {"likely": 5, "high": 3}, {"low": 5, "high": 3}]
)
def test_a_range_upside_down_is_refused(said: dict[str, float]) -> None:
    with pytest.raises(Faulty) as refused:
        read(Answer, {"item": "a", **said})
    assert [(f.where(), f.key) for f in refused.value.faults] == [("likely", "range_not_rising")]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, False),
        ({"score": 0}, True),
        ({"high": 0}, True),
        ({"chosen": ["x"]}, True),
        ({"dont_know": True}, True),
        ({"reason": "because"}, True),
    ],
)
def test_an_answer_that_says_nothing_takes_back_what_was_said(
    said: dict[str, object], *, stands: bool
) -> None:
    assert read(Answer, {"item": "a", **said}).says_something == stands


def test_one_rater_cannot_say_two_things_of_one_item() -> None:
    rows = [{"id": n, "rater": "R1", "item": "a", "score": 1} for n in "xy"]
    with pytest.raises(Faulty) as refused:
        read(Round, {"id": "r", "ratings": rows})
    assert [(f.where(), f.key) for f in refused.value.faults] == [("ratings.1.item", "twice")]
