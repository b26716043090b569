"""What a phone is asked, what comes back, and spread before mean."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.card import Promise
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.value.analysis import analyse
from kolam.tools.value.cards import ask, gather
from kolam.tools.value.scores import LINES, scores
from kolam.tools.value.sheet import SOURCES, Card, Sheet
from kolam.tools.value.tests.situations import example, found, sheet

EN = toolbox.voice("en")


def sent(author: str, order: int = 0, promise: Promise = "anonymous", **scores: int | None) -> Sent:
    """A card; `relevance_scale=3` is the item relevance.scale."""
    answers = [
        {"item": item.replace("_", ".", 1), "score": score} for item, score in scores.items()
    ]
    body = read(Card, {"answers": answers})
    return Sent(
        id=f"{author}{order}",
        round="r1",
        author=author,
        body=body,
        order=order,
        promise=promise,
    )


def gathered(*cards: Sent) -> Sheet:
    return gather(cards, sheet())


def items(told: dict[str, Any]) -> list[str]:
    return [question["item"] for question in told["questions"]]


def test_all_ten_sources_are_asked_about_while_none_is_claimed() -> None:
    wanted = [f"{aspect}.{source}" for source in SOURCES for aspect in ("relevance", "evidence")]
    assert items(ask(sheet(), EN)) == [*wanted, *LINES]


def test_only_claimed_sources_are_asked_about() -> None:
    told = ask(sheet(sources=[{"id": "s", "source": "scale"}]), EN)
    assert items(told)[:3] == ["relevance.scale", "evidence.scale", LINES[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_step_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    told = ask(example(), voice)
    said = [told["question"]] + [q["words"] for q in told["questions"]]
    said += [step["words"] for q in told["questions"] for step in q["steps"]]
    assert [words for words in said if not words or "⟦" in words] == []


def test_the_steps_of_a_source_end_at_three_and_of_a_line_at_four() -> None:
    tops = {q["item"]: q["steps"][-1]["value"] for q in ask(sheet(), EN)["questions"]}
    assert (tops["relevance.scale"], tops["cost.resources_in"]) == (3, 4)


def test_a_phone_is_told_nothing_of_what_others_said() -> None:
    quiet = example().with_(rounds=())
    assert ask(example(), EN) == ask(quiet, EN)


def test_the_last_card_of_an_author_counts() -> None:
    told = gathered(sent("a", 1, relevance_scale=1), sent("a", 2, relevance_scale=3))
    assert [(r.item, r.score) for r in told.rounds[0].ratings] == [("relevance.scale", 3)]


def test_an_answer_taken_back_is_gone() -> None:
    told = gathered(sent("a", 1, relevance_scale=1), sent("a", 2, relevance_scale=None))
    assert told.rounds[0].ratings == ()


def test_the_spread_of_products_needs_both_scores_of_a_rater() -> None:
    cards = [sent(a, relevance_scale=3, evidence_scale=e) for a, e in (("a", 1), ("b", 3))]
    told = scores(gathered(*cards, sent("c", relevance_scale=3)))
    assert told
    assert (told.products["scale"].n, int(told.products["scale"].median)) == (2, 6)


def test_fewer_than_three_are_too_few() -> None:
    told = gathered(sent("a", value_funding=2), sent("b", value_funding=4))
    assert [(f.where(), f.key) for f in analyse(told, {}).faults] == [
        ("rounds.0", "fewer_than_three")
    ]


@pytest.mark.parametrize(
    ("people", "promise", "few"),
    [
        ("ab", "named", True),
        ("abc", "named", False),
        ("abc", "organisation", False),
        ("abcd", "anonymous", True),
        ("abcd", "sector", True),
        ("abcde", "anonymous", False),
    ],
)
def test_who_gave_no_name_is_shown_among_five(people: str, promise: Promise, *, few: bool) -> None:
    told = scores(gathered(*(sent(a, promise=promise, value_funding=2) for a in people)))
    assert told
    assert told.few == few
    assert (told.shown(told.items["value.funding"]) is None) == few


def test_the_median_of_two_people_counts_for_nothing() -> None:
    told = scores(gathered(*(sent(a, relevance_scale=3) for a in "ab")))
    assert told
    assert told.median("relevance.scale") is None


def test_the_rooms_medians_sort_where_the_sheet_says_nothing() -> None:
    cards = [sent(a, relevance_scale=3, evidence_scale=2) for a in "abc"]
    rounds = [held.plain() for held in gathered(*cards).rounds]
    claims = [
        {"id": "s1", "source": "standards", "relevance": 1, "evidence": 1},
        {"id": "s2", "source": "scale"},
    ]
    told = found(sources=claims, rounds=rounds)
    assert [(one.claim.id, int(one.index or 0)) for one in told.claims] == [("s2", 6), ("s1", 1)]


def test_the_source_with_the_widest_middle_half_is_contested_first() -> None:
    told = scores(gathered(*disputing("abc", promise="named")))
    assert told
    assert told.contested == ("scale", "synergy")


def test_four_without_a_name_are_not_contested_and_five_are() -> None:
    four, five = (scores(gathered(*disputing(people))) for people in ("abcd", "abcde"))
    assert four
    assert five
    assert (four.contested, five.contested) == ((), ("scale", "synergy"))


def disputing(people: str, promise: Promise = "anonymous") -> list[Sent]:
    """Scale is scored from 0 to 9, synergy from 2 to 4."""
    given: dict[str, list[int]] = {"scale": [0, 3, 0, 3, 3], "synergy": [1, 2, 1, 2, 2]}
    return [
        sent(
            person,
            promise=promise,
            relevance_scale=3,
            evidence_scale=given["scale"][n],
            relevance_synergy=2,
            evidence_synergy=given["synergy"][n],
        )
        for n, person in enumerate(people)
    ]
