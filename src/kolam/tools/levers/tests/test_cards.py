"""What phones are asked, and what their cards become."""

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.voice import LANGUAGES
from kolam.tools.levers.cards import ask, gather
from kolam.tools.levers.levels import levels
from kolam.tools.levers.sheet import LEVERS, Answer, Card, Sheet
from kolam.tools.levers.tests.situations import example, sheet

TWO = sheet({"table": "A", "possible": "B", "sectors": {"A": "business"}})
VOICE = toolbox.voice("en")


def sent(id: str, author: str, *answers: Answer, order: int = 0) -> Sent:
    return Sent(
        id=id,
        round="1",
        author=author,
        body=Card(answers=answers),
        organisation="Sarvodaya",
        promise="organisation",
        order=order,
    )


def about(who: str) -> Answer:
    return Answer(item="who", chosen=(who,))


def test_the_first_question_is_about_whom_one_answers() -> None:
    (first, *_) = ask(TWO, VOICE)["questions"]
    assert (first["item"], first["kind"], first["most"], first["dont_know"]) == (
        "who",
        "choose",
        1,
        False,
    )
    assert [(s["value"], s["words"], s["sector"]) for s in first["steps"]] == [
        ("A", "A", "business"),
        ("B", "B", ""),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_thirteen_questions_follow_from_boundary_to_element(language: str) -> None:
    asked = ask(example("food_security"), toolbox.voice(language))["questions"][1:]
    assert [q["item"] for q in asked] == [f"supplies.{lever}" for lever in LEVERS]
    assert {tuple(s["value"] for s in q["steps"]) for q in asked} == {(0, 1, 2, 3)}
    assert all(q["help"] and q["why"] and q["dont_know"] for q in asked)


def test_the_need_is_asked_of_all_alike_and_of_nobody_in_particular() -> None:
    asked = ask(TWO.with_(asking="needs"), VOICE)
    assert asked["question"] == "How strongly is each lever needed?"
    assert [q["item"] for q in asked["questions"]] == [f"needs.{lever}" for lever in LEVERS]


def test_needs_can_be_asked_before_anybody_is_listed() -> None:
    assert len(ask(Sheet(asking="needs"), VOICE)["questions"]) == 13


@pytest.mark.parametrize("language", LANGUAGES)
def test_supply_and_need_have_steps_of_their_own_words(language: str) -> None:
    voice = toolbox.voice(language)
    said = [
        [step["words"] for step in ask(TWO.with_(asking=asking), voice)["questions"][-1]["steps"]]
        for asking in ("supplies", "needs")
    ]
    assert len({*said[0], *said[1]}) == 8


def test_with_nobody_listed_phones_are_told_so() -> None:
    assert ask(Sheet(), VOICE) == {
        "question": "No stakeholders are listed yet.",
        "question_language": "en",
        "questions": [],
    }


def test_cards_become_a_round_that_says_no_more_than_was_promised() -> None:
    cards = [sent("c", "a", about("A"), Answer(item="supplies.standards", score=2))]
    (held,) = gather(cards, TWO).rounds
    assert [(r.rater, r.organisation, r.item, r.score, r.chosen) for r in held.ratings] == [
        ("R1", "Sarvodaya", "supplies.standards", 2, ()),
        ("R1", "Sarvodaya", "who", None, ("A",)),
    ]


def test_who_and_level_may_come_on_different_cards() -> None:
    cards = [
        sent("1", "a", about("B"), order=1),
        sent("2", "a", Answer(item="supplies.standards", score=3), order=2),
    ]
    assert levels(gather(cards, TWO)).supply == {("B", "standards"): 3}


def test_whoever_changes_about_whom_takes_all_answers_along() -> None:
    cards = [
        sent("1", "a", about("A"), order=1),
        sent("2", "a", Answer(item="supplies.standards", score=3), order=2),
        sent("3", "a", about("B"), order=3),
    ]
    assert levels(gather(cards, TWO)).supply == {("B", "standards"): 3}


def test_an_answer_taken_back_is_gone() -> None:
    cards = [
        sent("1", "a", about("A"), Answer(item="supplies.standards", score=3), order=1),
        sent("2", "a", Answer(item="supplies.standards"), order=2),
    ]
    assert levels(gather(cards, TWO)).supply == {}


def test_gathering_twice_is_gathering_once() -> None:
    cards = [sent("c", "a", about("A"), Answer(item="supplies.standards", score=2))]
    once = gather(cards, TWO)
    assert gather(cards, once) == once
