"""What phones are asked, and where their cards go."""

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.fault import Faulty
from kolam.core.record import Text, read
from kolam.tools.fundamentals.cards import ask, gather
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, Answer, Aspect, Card, Sheet


def sent(round: str, *answers: Answer) -> Sent:
    return Sent(
        id=round,
        round=round,
        author="a",
        body=Card(answers=answers),
        organisation="Sarvodaya",
        promise="organisation",
    )


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_phones_are_asked_about_the_six_with_four_levels(language: str) -> None:
    asked = ask(Sheet(), toolbox.voice(language))
    assert [q["item"] for q in asked["questions"]] == list(FUNDAMENTALS)
    assert [s["value"] for s in asked["questions"][0]["steps"]] == [1, 2, 3, 4]


def test_after_signing_phones_are_asked_about_concerns_in_the_partnerships_own_words() -> None:
    sheet = Sheet(asking="health", aspects=(Aspect(id="water", words=Text(en="The wells")),))
    (question,) = ask(sheet, toolbox.voice("en"))["questions"]
    assert (question["item"], question["words"]) == ("water", "The wells")
    assert [s["tone"] for s in question["steps"]] == ["green", "amber", "red"]


def test_answers_about_fundamentals_become_a_round_and_others_a_check() -> None:
    cards = [
        sent("1", Answer(item="value_creation", score=4)),
        sent("2", Answer(item="trust", score=2)),
    ]
    sheet = gather(cards, Sheet())
    assert [(r.id, r.ratings[0].score) for r in sheet.rounds] == [("1", 4)]
    assert [(c.id, c.ratings[0].score) for c in sheet.checks] == [("2", 2)]


def test_gathering_twice_is_gathering_once() -> None:
    cards = [sent("1", Answer(item="value_creation", score=4))]
    once = gather(cards, Sheet())
    assert gather(cards, once) == once


@pytest.mark.parametrize(
    ("item", "score", "key"),
    [("value_creation", 0, "too_low"), ("trust", 3, "too_high"), ("trust", 5, "too_high")],
)
def test_a_score_outside_its_scale_is_a_fault_with_its_place(
    item: str, score: int, key: str
) -> None:
    with pytest.raises(Faulty) as refused:
        read(Card, {"answers": [{"item": item, "score": score}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [(("answers", 0, "score"), key)]
