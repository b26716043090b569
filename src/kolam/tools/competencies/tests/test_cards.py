"""What phones are asked, what a card refuses, and how keys are kept."""

import re
from typing import Any

import pytest

from kolam import toolbox
from kolam.core.card import Card as Sent
from kolam.core.fault import Faulty
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.competencies.cards import ask, gather
from kolam.tools.competencies.sheet import (
    LETTERS,
    Answer,
    Asking,
    Card,
    Sheet,
    frame,
    salt_of,
    sealed,
)


def sent(author: str, *answers: Answer) -> Sent:
    return Sent(id=author, round="1", author=author, body=Card(answers=answers))


def keys_of(sheet: Sheet) -> list[str]:
    return [r.reason for r in sheet.rounds[0].ratings if r.item in ("key", "about")]


def items_asked(asking: Asking, language: str = "en") -> list[str]:
    return [q["item"] for q in ask(Sheet(asking=asking), toolbox.voice(language))["questions"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_asks_a_key_a_consent_and_twelve_statements(language: str) -> None:
    wanted = ["key", "share", *(f"before.{id}" for id in frame("statements").ids())]
    assert items_asked("before", language) == wanted


def test_after_asks_each_letter_as_it_is_now_and_then_looking_back() -> None:
    ids = frame("statements").ids()
    wanted = [
        f"{part}.{id}"
        for letter in LETTERS
        for part in ("after", "looking_back")
        for id in ids
        if id.startswith(f"{letter}.")
    ]
    assert items_asked("after") == ["key", "share", *wanted]


def test_a_peer_is_asked_whom_the_answers_are_about_and_for_no_key_of_ones_own() -> None:
    assert items_asked("peer")[:2] == ["about", "peer.mindset.decisions"]


def test_statements_have_five_steps() -> None:
    question = ask(Sheet(), toolbox.voice("en"))["questions"][2]
    assert [step["value"] for step in question["steps"]] == [1, 2, 3, 4, 5]


def test_a_full_card_of_after_can_be_read() -> None:
    answers: list[dict[str, Any]] = [
        {"item": item, "score": 3} for item in items_asked("after") if "." in item
    ]
    answers += [{"item": "key", "reason": "ab 12"}, {"item": "share", "score": 0}]
    assert len(read(Card, {"answers": answers}).answers) == 26


@pytest.mark.parametrize(
    ("answer", "place", "key"),
    [
        ({"item": "before.mindset.risk", "score": 0}, "score", "too_low"),
        ({"item": "before.mindset.risk", "score": 6}, "score", "too_high"),
        ({"item": "share", "score": 2}, "score", "too_high"),
        ({"item": "before.mindset.luck", "score": 3}, "item", "no_such_statement"),
        ({"item": "key", "reason": "a"}, "reason", "key_form"),
        ({"item": "key", "reason": "#abcdef"}, "reason", "key_form"),
    ],
)
def test_what_a_card_cannot_say_is_a_fault_with_its_place(
    answer: dict[str, Any], place: str, key: str
) -> None:
    with pytest.raises(Faulty) as refused:
        read(Card, {"answers": [answer]})
    assert [(f.place, f.key) for f in refused.value.faults] == [(("answers", 0, place), key)]


def seal(key: str, sheet: Sheet) -> str:
    assert sheet.salt is not None
    return sealed(key, sheet.salt)


def test_a_key_is_sealed_when_it_is_gathered() -> None:
    sheet = gather([sent("a", Answer(item="key", reason="KALU42"))], Sheet())
    assert keys_of(sheet) == [seal("KALU42", sheet)]
    assert "KALU42" not in sheet.model_dump_json()


def test_a_key_with_a_yes_stays_readable() -> None:
    card = sent("a", Answer(item="key", reason="KALU42"), Answer(item="share", score=1))
    assert keys_of(gather([card], Sheet())) == ["KALU42"]


def test_a_peers_key_is_sealed_whatever_is_consented() -> None:
    card = sent("a", Answer(item="about", reason="KALU42"), Answer(item="share", score=1))
    sheet = gather([card], Sheet())
    assert keys_of(sheet) == [seal("KALU42", sheet)]


def test_two_sheets_seal_one_key_differently() -> None:
    one = gather([sent("a", Answer(item="key", reason="KALU42"))], Sheet())
    other = gather([sent("b", Answer(item="key", reason="KALU42"))], Sheet())
    assert keys_of(one) != keys_of(other)


def test_a_sheet_keeps_its_salt_when_more_cards_come() -> None:
    first = [sent("a", Answer(item="key", reason="KALU42"))]
    once = gather(first, Sheet())
    more = gather([*first, sent("b", Answer(item="key", reason="SIRI77"))], once)
    assert more.salt == once.salt
    assert keys_of(more) == [seal("KALU42", once), seal("SIRI77", once)]


def test_a_sheet_whose_keys_may_all_be_shown_has_no_salt() -> None:
    card = sent("a", Answer(item="key", reason="KALU42"), Answer(item="share", score=1))
    assert gather([card], Sheet()).salt is None


def test_spaces_and_small_letters_do_not_make_another_key() -> None:
    assert sealed("ka lu 42", "5a17") == sealed("KALU42", "5a17")


def test_sealing_twice_is_sealing_once() -> None:
    assert sealed(sealed("KALU42", "5a17"), "5a17") == sealed("KALU42", "5a17")


def test_seals_are_written_as_those_of_older_sheets_so_that_keys_still_pair() -> None:
    seals = [sealed("KALU42", salt) for salt in ("5a17", "", None)]
    assert seals == ["#5a17.444c33ca2a05de2d", "#a89e7baf6acb1c25", "#a89e7baf6acb1c25"]


def test_the_salt_of_a_sheet_comes_from_its_first_phones_whatever_their_order() -> None:
    cards = [sent(author, Answer(item="key", reason="KALU42")) for author in ("b", "a", "b")]
    one, other = (gather(sent, Sheet()).salt or "" for sent in (cards, cards[1::-1]))
    assert one == other
    assert re.fullmatch("[0-9a-f]{16}", one)


def test_a_time_is_asked_for_except_looking_back() -> None:
    questions = ask(Sheet(asking="after"), toolbox.voice("en"))["questions"]
    assert {q["item"].partition(".")[0]: q["why"] for q in questions} == {
        "key": False,
        "share": False,
        "after": True,
        "looking_back": False,
    }


def test_a_seal_tells_its_salt() -> None:
    assert salt_of(sealed("KALU42", "5a17")) == "5a17"


def test_a_seal_without_a_salt_still_pairs() -> None:
    assert sealed("kalu42", "") == sealed("KALU42", "")
    assert salt_of(sealed("KALU42", "")) == ""


def test_a_key_of_a_wrong_form_in_a_file_is_a_fault_of_its_rating() -> None:
    rating = {"id": "1", "rater": "a", "item": "key", "reason": "K"}
    with pytest.raises(Faulty) as refused:
        read(Sheet, {"rounds": [{"id": "1", "ratings": [rating]}]})
    assert [(f.place, f.key) for f in refused.value.faults] == [
        (("rounds", 0, "ratings", 0, "reason"), "key_form")
    ]


def test_gathering_twice_is_gathering_once() -> None:
    cards = [sent("a", Answer(item="key", reason="KALU42"))]
    once = gather(cards, Sheet())
    assert gather(cards, once) == once
