"""The scorecard: what counts, what is left out, what blocks, and what phones say."""

from fractions import Fraction
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.record import read
from kolam.tools.agreement.cards import ask, gather
from kolam.tools.agreement.more_tables import scorecard as scorecard_table
from kolam.tools.agreement.scorecard import Card, ingredients
from kolam.tools.agreement.scoring import Scorecard, scorecard
from kolam.tools.agreement.sheet import Sheet
from kolam.tools.agreement.tests.situations import found, seed


def marked(**marks: str) -> Scorecard:
    rows = [{"id": id, "mark": mark} for id, mark in marks.items()]
    return scorecard(read(Sheet, {"ingredients": rows}))


def answered(*scores: int, promise: str = "sector", item: str = "vision") -> dict[str, Any]:
    ratings = [
        {"id": f"R{n}", "rater": f"R{n}", "item": item, "score": score}
        for n, score in enumerate(scores)
    ]
    return {"rounds": [{"id": "r", "promise": promise, "ratings": ratings}]}


def mark(fields: dict[str, Any], id: str = "vision") -> str | None:
    card = scorecard(read(Sheet, fields))
    return next(one.mark for one in card.marked if one.id == id)


def test_fully_counts_two_partially_one_and_irrelevant_is_dropped() -> None:
    card = marked(
        vision="fully", mission="partially", leaving="not_in_place", joining="not_relevant"
    )
    assert (card.share, [one.id for one in card.zeros]) == (Fraction(1, 2), ["leaving"])


def test_without_a_mark_there_is_no_share() -> None:
    assert (marked().share, marked(vision="not_relevant").share) == (None, None)


@pytest.mark.parametrize(
    ("row", "blocks"),
    [
        ({"mark": "not_in_place", "must": True}, True),
        ({"must": True}, True),
        ({"mark": "partially", "must": True}, False),
        ({"mark": "not_in_place"}, False),
    ],
)
def test_only_a_must_that_is_not_in_place_blocks(row: dict[str, Any], blocks: bool) -> None:
    card = scorecard(read(Sheet, {"ingredients": [{"id": "leaving", **row}]}))
    assert bool(card.blocking) == blocks


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        ((0, 2, 2), "fully"),
        ((0, 0, 2, 2), "not_in_place"),
        ((-1, -1, 2), "not_relevant"),
        ((-1, -1, 1, 2), "partially"),
        ((2, 2), None),
        ((), None),
    ],
)
def test_phones_count_by_their_lower_median_from_three_on(
    scores: tuple[int, ...], told: str | None
) -> None:
    assert mark(answered(*scores)) == told


def test_what_the_table_agreed_counts_before_phones() -> None:
    agreed = {"ingredients": [{"id": "vision", "mark": "partially"}]}
    assert mark({**answered(2, 2, 2), **agreed}) == "partially"


def test_only_the_last_round_counts() -> None:
    first, last = answered(0, 0, 0)["rounds"][0], answered(2, 2, 2)["rounds"][0]
    assert mark({"rounds": [first, {**last, "id": "r2"}]}) == "fully"


@pytest.mark.parametrize(
    ("n", "promise", "shown"),
    [(4, "sector", 0), (5, "sector", 5), (3, "named", 3), (4, "anonymous", 0)],
)
def test_single_answers_of_fewer_than_five_without_a_name_are_not_shown(
    n: int, promise: str, shown: int
) -> None:
    card = scorecard(read(Sheet, answered(*[1] * n, promise=promise)))
    assert len(next(one.shown for one in card.marked if one.id == "vision")) == shown


def test_too_few_answers_are_a_fault_with_the_place_of_their_round() -> None:
    told = found(**answered(1, 2))
    assert [(f.where(), f.key) for f in told.faults if f.place[0] == "rounds"] == [
        ("rounds.0", "fewer_than_three")
    ]


def test_what_people_mark_two_steps_apart_is_disputed() -> None:
    ids = [one.id for one in seed().scorecard.disputed]
    assert ids == ["theory_of_change", "accountability", "intellectual_property", "joining",
                   "leaving"]  # fmt: skip


def test_the_demonstration_stands_at_its_share_with_one_zero_and_nothing_that_blocks() -> None:
    card = seed().scorecard
    assert (card.share, [one.id for one in card.zeros], card.blocking) == (
        Fraction(15, 17),
        ["outside_resources"],
        (),
    )


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_a_phone_is_asked_every_ingredient_in_its_language(language: str) -> None:
    asked = ask(Sheet(), toolbox.voice(language))
    questions = asked["questions"]
    assert [q["item"] for q in questions] == list(ingredients())
    assert {q["kind"] for q in questions} == {"scale"}
    assert [(step["value"], step["tone"]) for step in questions[0]["steps"]] == [
        (0, "red"),
        (1, "amber"),
        (2, "green"),
        (-1, ""),
    ]
    assert "⟦" not in str(asked)


def test_cards_become_ratings_of_their_round_and_the_last_of_an_author_counts() -> None:
    def card(author: str, score: int, order: int = 1) -> Sent:
        body = read(Card, {"answers": [{"item": "vision", "score": score}]})
        return Sent(id=f"{author}{order}", round="r", author=author, body=body, order=order)

    kept = gather([card("a", 0), card("b", 2), card("a", 1, 2)], Sheet())
    (held,) = kept.rounds
    assert [(r.item, r.score) for r in held.ratings] == [("vision", 1), ("vision", 2)]


def test_the_table_shows_the_spread_before_the_mark() -> None:
    table = scorecard_table(seed().scorecard.marked, toolbox.voice("en"))
    row = next(row for row in table.rows if row[0] == "Accountability")
    assert row[2:4] == ("not in place 1, partially 3, fully 2", "partially")
