"""What phones are asked before, after and later, and how their cards move the sheet."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.workshop.cards import ask, gather
from kolam.tools.workshop.items import frame, ranges
from kolam.tools.workshop.sheet import Asking, Card, Sheet

STATEMENTS = frame("statements").ids()


def asked(asking: Asking, language: str = "en") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(Sheet(asking=asking), toolbox.voice(language))["questions"]
    return found


def sent(author: str, order: int = 1, round: str = "evening", **answers: Any) -> Sent:
    given = [{"item": item.replace("_", ".", 1), **said} for item, said in answers.items()]
    return Sent(
        id=f"{author}{order}",
        round=round,
        author=author,
        order=order,
        sector="donors",
        promise="anonymous",
        body=read(Card, {"answers": given}),
    )


def test_before_the_workshop_the_statements_are_asked_alone() -> None:
    assert [q["item"] for q in asked("before")] == [f"before.{id}" for id in STATEMENTS]


def test_at_the_end_they_are_asked_for_now_and_looking_back_then_the_whole() -> None:
    assert [q["item"] for q in asked("after")] == [
        *(f"after.{id}" for id in STATEMENTS),
        *(f"back.{id}" for id in STATEMENTS),
        "after.useful",
        "after.best",
        "after.better",
        "after.monday",
    ]


def test_three_months_later_what_was_used_comes_first() -> None:
    assert [q["item"] for q in asked("later")] == [
        "later.used",
        "later.changed",
        *(f"later.{id}" for id in STATEMENTS),
    ]


@pytest.mark.parametrize("asking", ["before", "after", "later"])
def test_what_is_asked_can_be_answered_with_every_step(asking: Asking) -> None:
    for question in asked(asking):
        for step in question["steps"]:
            assert read(Card, {"answers": [{"item": question["item"], "score": step["value"]}]})
        if question["kind"] == "scale":
            values = [step["value"] for step in question["steps"]]
            assert (values[0], values[-1]) == ranges()[question["item"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asking", ["before", "after", "later"])
def test_every_word_is_in_the_readers_language(asking: Asking, language: str) -> None:
    assert "⟦" not in str(ask(Sheet(asking=asking), toolbox.voice(language)))


def test_cards_become_ratings_of_their_round() -> None:
    (held,) = gather([sent("p", after_tools={"score": 4}, back_tools={"score": 2})], Sheet()).rounds
    assert [(r.rater, r.item, r.score) for r in held.ratings] == [
        ("R1", "after.tools", 4),
        ("R1", "back.tools", 2),
    ]


def test_words_are_kept_as_they_were_typed() -> None:
    (held,) = gather([sent("p", after_best={"reason": "The <map> & more"})], Sheet()).rounds
    assert [r.reason for r in held.ratings] == ["The <map> & more"]


def test_a_card_counts_for_what_was_asked_whatever_is_asked_now() -> None:
    cards = [sent("p", before_tools={"score": 2}, round="morning")]
    found = [gather(cards, Sheet(asking=asking)).rounds for asking in ("before", "later")]
    assert found[0] == found[1]


def test_the_order_of_cards_changes_nothing_and_the_last_word_counts() -> None:
    cards = [sent("p", 1, after_tools={"score": 1}), sent("p", 2, after_tools={"score": 5})]
    moved = gather(cards, Sheet())
    assert moved == gather(cards[::-1], Sheet())
    assert [r.score for r in moved.rounds[0].ratings] == [5]


def test_an_anonymous_answer_keeps_no_sector() -> None:
    (held,) = gather([sent("p", after_tools={"score": 4})], Sheet()).rounds
    assert [(r.sector, r.organisation, r.name) for r in held.ratings] == [(None, None, None)]
