"""What phones are asked, and how their cards move the sheet."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.record import Text, read
from kolam.core.voice import LANGUAGES
from kolam.tools.spectrum.cards import ask, gather
from kolam.tools.spectrum.sheet import Card, Sheet
from kolam.tools.spectrum.tests.situations import example, strand

SHEET = Sheet(strands=(strand("A2"), strand("A7")))


def sent(author: str, order: int = 1, round: str = "first", **scores: Any) -> Sent:
    answers = [{"item": item, **said} for item, said in scores.items()]
    return Sent(
        id=f"{author}{order}",
        round=round,
        author=author,
        order=order,
        sector="business",
        promise="sector",
        body=read(Card, {"answers": answers}),
    )


def ratings(sheet: Sheet) -> list[tuple[str, str, int | None]]:
    return [(r.rater, r.item, r.score) for held in sheet.rounds for r in held.ratings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_strand_is_asked_as_a_place_on_the_line(language: str) -> None:
    asked = ask(example("food_security"), toolbox.voice(language))
    told = [(q["item"], q["kind"], q["language"], bool(q["help"])) for q in asked["questions"]]
    assert told == [(id, "line", language, True) for id in ("A2", "A3-A5", "A4", "A7")]


def test_the_line_names_its_ends_and_its_middle() -> None:
    (first, _) = ask(SHEET, toolbox.voice("en"))["questions"]
    assert [(step["value"], step["words"][0]) for step in first["steps"]] == [
        (0, "1"),
        (5, "2"),
        (10, "3"),
    ]


def test_a_title_in_one_language_is_marked_as_such() -> None:
    one = strand("A2").with_(title=Text(ta="உணவு"))
    (asked,) = ask(Sheet(strands=(one,)), toolbox.voice("si"))["questions"]
    assert (asked["words"], asked["language"]) == ("உணவு", "ta")


def test_without_strands_nothing_is_asked() -> None:
    asked = ask(Sheet(), toolbox.voice("en"))
    assert (asked["questions"], "No strands" in asked["question"]) == ([], True)


def test_cards_become_ratings_of_their_round() -> None:
    moved = gather([sent("p", A2={"score": 5}), sent("q", A2={"score": 9})], SHEET)
    assert ratings(moved) == [("R1", "A2", 5), ("R2", "A2", 9)]


def test_the_order_in_which_cards_arrive_changes_nothing() -> None:
    cards = [sent("p", A2={"score": 5}), sent("q", A7={"score": 0}), sent("p", 2, A2={"score": 6})]
    assert gather(cards, SHEET) == gather(cards[::-1], SHEET)


def test_the_last_word_of_each_author_counts() -> None:
    moved = gather([sent("p", 2, A2={"score": 6}), sent("p", 1, A2={"score": 1})], SHEET)
    assert ratings(moved) == [("R1", "A2", 6)]


def test_an_answer_can_be_taken_back() -> None:
    moved = gather([sent("p", 1, A2={"score": 6}), sent("p", 2, A2={})], SHEET)
    assert ratings(moved) == []


def test_not_knowing_is_kept() -> None:
    (held,) = gather([sent("p", A2={"dont_know": True})], SHEET).rounds
    assert [(r.dont_know, r.score) for r in held.ratings] == [(True, None)]


def test_nothing_beyond_the_promise_is_kept() -> None:
    (held,) = gather([sent("p", A2={"score": 5})], SHEET).rounds
    assert [(r.sector, r.organisation, r.name) for r in held.ratings] == [("business", None, None)]


def test_gathering_twice_is_gathering_once() -> None:
    cards = [sent("p", A2={"score": 5})]
    assert gather(cards, gather(cards, SHEET)) == gather(cards, SHEET)


def test_a_second_round_leaves_the_first_alone() -> None:
    first = gather([sent("p", A2={"score": 5})], SHEET)
    both = gather([sent("p", round="second", A2={"score": 7})], first)
    assert [held.id for held in both.rounds] == ["first", "second"]
    assert both.rounds[0] == first.rounds[0]
