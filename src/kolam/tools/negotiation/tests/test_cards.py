"""Cards of the negotiation: what phones are asked, and what their answers become."""

from random import Random
from typing import Any

import orjson
import pytest

from kolam import toolbox
from kolam.core import card as core
from kolam.core.fault import Fault, Faulty
from kolam.core.record import Text, canonical, read
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.card_record import Card
from kolam.tools.negotiation.cards import ask, gather, row_id
from kolam.tools.negotiation.sheet import Assumption, Gift, Idea, Interest, Sheet
from kolam.tools.negotiation.told import gathered_table, gathered_title

SHEET = read(
    Sheet,
    {
        "question": {"en": "How do we feed everyone?"},
        "parties": [
            {"id": "DSD", "name": {"en": "Samurdhi Department", "si": "සමෘද්ධි"}},
            {"id": "WFP", "name": {"en": "World Food Programme"}, "organisation": "o-2"},
        ],
        "issues": [
            {
                "id": "chair",
                "question": {"en": "Who chairs?"},
                "options": [{"id": "one", "words": {"en": "One"}}],
            }
        ],
    },
)


def card(
    author: str, order: int = 1, *, round: str = "r1", by: dict[str, str] | None = None, **body: Any
) -> core.Card:
    body = {"kind": "gifts", "slot": "a", "words": "Trucks"} | body
    return core.Card(
        id=f"{author}{order}{body['slot']}",
        round=round,
        author=author,
        order=order,
        body=read(Card, body),
        **(by or {}),  # type: ignore[arg-type]
    )


def test_a_phone_is_asked_what_the_sheet_asks_now() -> None:
    asked = ask(SHEET.with_(asking="options"), toolbox.voice("si"))
    assert asked["asking"] == "options"
    assert asked["parties"][0]["name"] == "සමෘද්ධි"
    assert asked["issues"] == [
        {"id": "chair", "question": "Who chairs?", "question_language": "en"}
    ]


def test_an_ask_tells_nothing_of_what_others_wrote() -> None:
    full = gather([card("x", words="SECRET")], SHEET)
    assert ask(full, toolbox.voice("en")) == ask(SHEET, toolbox.voice("en"))


def test_a_gift_becomes_a_row_in_the_language_it_was_typed_in() -> None:
    cards = [card("x", language="ta", words=" லாரி ")]
    assert gather(cards, SHEET).gifts == (Gift(id=row_id("r1", "x", "a"), what=Text(ta="லாரி")),)


@pytest.mark.parametrize("said", ["WFP", "world  food programme", "o-2"])
def test_a_card_of_an_organisation_belongs_to_its_party(said: str) -> None:
    cards = [card("x", party="DSD", by={"organisation": said})]
    assert [row.party for row in gather(cards, SHEET).gifts] == ["WFP"]


def test_without_an_organisation_what_the_participant_chose_counts() -> None:
    assert [row.party for row in gather([card("x", party="DSD")], SHEET).gifts] == ["DSD"]


def test_a_party_that_is_gone_is_not_named() -> None:
    assert [row.party for row in gather([card("x", party="GONE")], SHEET).gifts] == [""]


def test_an_interest_keeps_all_its_parts() -> None:
    body: dict[str, Any] = {
        "kind": "interests",
        "party": "DSD",
        "position": "p",
        "why": "w",
        "words": "need",
        "noticed": "n",
        "importance": 4,
    }
    assert gather([card("x", **body)], SHEET).interests == (
        Interest(
            id=row_id("r1", "x", "a"),
            party="DSD",
            position=Text(en="p"),
            why=Text(en="w"),
            interest=Text(en="need"),
            noticed=Text(en="n"),
            importance=4,
        ),
    )


def test_an_interest_of_nobody_is_a_fault() -> None:
    with pytest.raises(Faulty) as caught:
        card("x", kind="interests")
    assert caught.value.faults == (Fault(("party",), "missing"),)


def test_an_idea_stands_under_its_issue_and_is_not_judged() -> None:
    cards = [card("x", kind="options", issue="chair"), card("y", kind="options", issue="gone")]
    found = {row.id: row for row in gather(cards, SHEET).ideas}
    first = row_id("r1", "x", "a")
    assert found[first] == Idea(id=first, issue="chair", words=Text(en="Trucks"))
    assert found[row_id("r1", "y", "a")].issue == ""


def test_an_assumption_comes_with_its_test() -> None:
    rows = gather([card("x", kind="assumptions", test="ask")], SHEET).assumptions
    assert rows == (
        Assumption(id=row_id("r1", "x", "a"), what=Text(en="Trucks"), test=Text(en="ask")),
    )


def test_the_latest_card_of_a_slot_counts() -> None:
    cards = [card("x", 2, words="new"), card("x", 1, words="old")]
    assert [row.what.en for row in gather(cards, SHEET).gifts] == ["new"]


def test_a_card_without_words_takes_back_what_was_said() -> None:
    assert gather([card("x"), card("x", 2, words="")], SHEET) == SHEET


def test_two_slots_of_one_author_are_two_rows() -> None:
    assert len(gather([card("x"), card("x", 2, slot="b")], SHEET).gifts) == 2


def test_a_later_gathering_replaces_its_own_round_and_nothing_else() -> None:
    typed = SHEET.with_(gifts=(Gift(id="typed", what=Text(en="By hand")),))
    first = gather([card("x"), card("y", round="r0", words="Other round")], typed)
    again = gather([card("x", 2, words="Better trucks")], first)
    assert sorted(row.what.en for row in again.gifts) == [
        "Better trucks",
        "By hand",
        "Other round",
    ]


def test_a_later_gathering_keeps_what_people_added() -> None:
    first = gather([card("x", kind="options")], SHEET)
    merged = first.with_(ideas=(first.ideas[0].with_(merged="one"),))
    assert gather([card("x", kind="options", words="Lorries")], merged).ideas == (
        merged.ideas[0].with_(words=Text(en="Lorries")),
    )


def test_the_order_of_cards_makes_no_difference() -> None:
    cards = [
        card(author, order, slot=slot) for author in "xyz" for order in (1, 2) for slot in "ab"
    ]
    shuffled = cards.copy()
    Random(4).shuffle(shuffled)
    assert gather(shuffled, SHEET) == gather(cards, SHEET)


def test_no_pseudonym_reaches_the_sheet() -> None:
    sheet = gather([card("pseudonym", slot="slotname")], SHEET)
    assert b"pseudonym" not in canonical(sheet)
    assert b"slotname" not in canonical(sheet)


def test_a_gathered_sheet_reads_back_equal() -> None:
    kinds = ("gifts", "interests", "options", "assumptions")
    sheet = gather([card("x", kind=kind, slot=kind, party="DSD") for kind in kinds], SHEET)
    assert read(Sheet, canonical(sheet)) == sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gathered_table_has_a_cell_for_every_column(language: str) -> None:
    kinds = ("gifts", "interests", "options", "assumptions")
    sheet = gather([card("x", kind=kind, slot=kind, party="DSD") for kind in kinds], SHEET)
    voice = toolbox.voice(language)
    for kind in kinds:
        table = gathered_table(sheet.with_(asking=kind), voice)
        assert [len(row) for row in table.rows] == [len(table.header)]
        assert "⟦" not in orjson.dumps([table.header, *table.rows, table.caption]).decode()


def test_what_is_told_stands_in_the_order_of_the_parties() -> None:
    cards = [card("x", party="WFP"), card("y", party="DSD", words="Lists"), card("z", words="?")]
    assert gathered_table(gather(cards, SHEET), toolbox.voice("en")).rows == (
        ("Samurdhi Department", "Lists"),
        ("World Food Programme", "Trucks"),
        ("not said", "?"),
    )


def test_the_title_says_how_much_was_written() -> None:
    sheet = gather([card("x")], SHEET)
    assert gathered_title(sheet, toolbox.voice("en")) == "One gift is on the table"
