"""Gathering: cards become ratings, once each, with no more than the promise allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.answers import Answer, Answers, Rating, Round
from kolam.core.card import PROMISES, Card, Promise
from kolam.core.fault import Faulty
from kolam.core.gathering import gathered, rating_id
from kolam.core.record import read


def card(author: str, order: int, *answers: Answer, promise: Promise = "anonymous") -> Card:
    return Card(
        id=f"{author}-{order}",
        round="7",
        author=author,
        order=order,
        body=Answers(answers=answers),
        name="Nimal",
        organisation="Sarvodaya",
        sector="civil_society",
        title="Monday",
        promise=promise,
    )


def test_a_card_becomes_ratings_of_its_round() -> None:
    cards = [card("a", 1, Answer(item="x", score=3), Answer(item="y", dont_know=True))]
    assert gathered(cards, (), Round) == (
        Round(
            id="7",
            title="Monday",
            ratings=(
                Rating(id="R1.x", rater="R1", item="x", score=3),
                Rating(id="R1.y", rater="R1", item="y", dont_know=True),
            ),
        ),
    )


def test_the_latest_answer_counts_and_an_empty_one_takes_back() -> None:
    cards = [
        card("a", 1, Answer(item="x", score=3), Answer(item="y", score=1)),
        card("a", 2, Answer(item="x", score=4), Answer(item="y")),
    ]
    (held,) = gathered(cards, (), Round)
    assert held.ratings == (Rating(id="R1.x", rater="R1", item="x", score=4),)


def test_ratings_typed_by_hand_stay_and_keep_their_names() -> None:
    typed = Rating(id="by-hand", rater="R1", item="x", score=2)
    before = (Round(id="7", title="Kept", promise="sector", ratings=(typed,)),)
    (held,) = gathered([card("a", 1, Answer(item="x", score=5))], before, Round)
    said = Rating(id="R2.x", rater="R2", sector="civil_society", item="x", score=5)
    assert held == Round(id="7", title="Kept", promise="sector", ratings=(typed, said))


@pytest.mark.parametrize("promise", PROMISES)
def test_nothing_beyond_the_promise_is_copied(promise: Promise) -> None:
    (held,) = gathered([card("a", 1, Answer(item="x", score=5), promise=promise)], (), Round)
    (rating,) = held.ratings
    told = {name for name in ("name", "organisation", "sector") if getattr(rating, name)}
    assert (
        told
        == {
            "anonymous": set(),
            "sector": {"sector"},
            "organisation": {"sector", "organisation"},
            "named": {"sector", "organisation", "name"},
        }[promise]
    )


@given(st.permutations(range(6)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    cards = [
        card(author, n, Answer(item="x", score=n)) for author in ("a", "b", "c") for n in (1, 2)
    ]
    shuffled = [cards[i] for i in order]
    assert gathered(shuffled, (), Round) == gathered(cards, (), Round)


def test_gathering_twice_is_gathering_once() -> None:
    cards = [card("a", 1, Answer(item="x", score=5)), card("b", 1, Answer(item="x", score=1))]
    once = gathered(cards, (), Round)
    assert gathered(cards, once, Round) == once


def test_a_long_item_still_gets_a_short_id() -> None:
    assert len(rating_id("R12", "i" * 64)) == 64


def test_a_range_that_does_not_rise_is_a_fault_with_its_place() -> None:
    with pytest.raises(Faulty) as refused:
        read(Answers, {"answers": [{"item": "x", "low": 3, "likely": 2, "high": 9}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("answers", 0, "likely"), "range_not_rising")
    ]


def test_one_item_answered_twice_on_a_card_is_a_fault() -> None:
    with pytest.raises(Faulty) as refused:
        read(Answers, {"answers": [{"item": "x", "score": 1}, {"item": "x", "score": 2}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [(("answers", 1, "item"), "twice")]
