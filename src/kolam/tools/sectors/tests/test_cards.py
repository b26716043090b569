"""The phone: what it is asked, what becomes of the cards, and what the promise keeps."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.record import read
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors.cards import ask, gather
from kolam.tools.sectors.guessing import guessing
from kolam.tools.sectors.sheet import Card, Sheet
from kolam.tools.sectors.tests.situations import sheet


def card(author: str, sector: str | None, order: int = 0, /, **chosen: str) -> Sent:
    answers = [
        {"item": f"drivers.{about}", "chosen": said.split()} for about, said in chosen.items()
    ]
    return Sent(
        id=f"{author}{order}",
        round="R1",
        author=author,
        body=read(Card, {"answers": answers}),
        order=order,
        sector=sector,  # type: ignore[arg-type]
        promise="sector",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_is_asked_about_each_sector_with_the_twelve_drivers(language: str) -> None:
    questions = ask(Sheet(), toolbox.voice(language))["questions"]
    assert [one["item"] for one in questions] == [f"drivers.{sector}" for sector in SECTORS]
    assert {(one["kind"], one["most"], len(one["steps"])) for one in questions} == {
        ("choose", 3, 12)
    }


def test_only_the_chosen_sectors_are_asked_about() -> None:
    asked = ask(Sheet(asked=("business", "donors")), toolbox.voice("en"))
    assert [one["item"] for one in asked["questions"]] == ["drivers.business", "drivers.donors"]


def test_the_teams_own_drivers_take_the_place_of_the_rooms() -> None:
    steps = ask(sheet({}), toolbox.voice("en"))["questions"][0]["steps"]
    assert [(step["value"], step["words"]) for step in steps] == [(x, x) for x in "ABCDEFGHIJKL"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_drivers_are_called_alike(language: str) -> None:
    steps = ask(Sheet(), toolbox.voice(language))["questions"][0]["steps"]
    assert len({step["words"] for step in steps}) == 12


def test_cards_become_own_drivers_and_guesses_by_the_sector_of_the_seat() -> None:
    own = [card(f"b{n}", "business", business="income less_risk reputation") for n in range(5)]
    guess = [card(f"g{n}", "government", business="income cost staff") for n in range(5)]
    row = next(r for r in guessing(gather([*own, *guess], Sheet())).rows if r.sector == "business")
    assert dict(row.own.places) == dict.fromkeys(("income", "less_risk", "reputation"), 1)
    assert [int(score) for score in row.by["government"].scores] == [1] * 5


def test_the_last_card_of_an_author_counts() -> None:
    cards = [
        card("g", "government", 1, business="income"),
        card("g", "government", 2, business="cost staff"),
    ]
    [rating] = gather(cards, Sheet()).rounds[0].ratings
    assert rating.chosen == ("cost", "staff")


def test_the_order_in_which_cards_come_changes_nothing() -> None:
    cards = [card(f"a{n}", "academia", n % 2, business="income cost") for n in range(6)]
    assert gather(cards, Sheet()) == gather(cards[::-1], Sheet())


def test_nothing_but_the_sector_is_kept_of_who_sent_it() -> None:
    kept = gather([card("a", "business", business="income")], Sheet())
    [rating] = kept.rounds[0].ratings
    assert (rating.sector, rating.name, rating.organisation, rating.rater) == (
        "business", None, None, "R1",
    )  # fmt: skip


def test_gathering_again_gives_the_same_sheet() -> None:
    cards: list[Any] = [card(f"a{n}", "academia", business="income") for n in range(3)]
    once = gather(cards, Sheet())
    assert gather(cards, once) == once


def test_an_answer_that_says_nothing_takes_back_what_was_said() -> None:
    cards = [card("g", "government", 1, business="income"), card("g", "government", 2, business="")]
    assert gather(cards, Sheet()).rounds[0].ratings == ()
