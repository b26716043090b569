"""What a phone is asked, and how cards move the sheet, whatever their order."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kolam import toolbox
from kolam.core.card import PROMISES, Card, Promise
from kolam.core.gathering import TOLD, rating_id
from kolam.core.record import Text, canonical, read
from kolam.tools.stakeholders import sheet as kept
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.cards import ask, gather
from kolam.tools.stakeholders.sheet import Mark, Rating, Round, Scale, Sheet
from kolam.tools.stakeholders.tests.situations import rating, sheet, stakeholder

EMPTY = sheet({"stakeholders": {"Shop": "business", "Clinic": "civil_society"}})
MARKS = st.builds(
    Mark,
    stakeholder=st.sampled_from(["Shop", "Clinic", "gone"]),
    interest=st.none() | st.integers(0, 10),
    influence=st.none() | st.integers(0, 10),
    dont_know=st.booleans(),
)
DECKS = st.lists(
    st.tuples(
        st.sampled_from("fbdac"),
        st.integers(0, 3),
        MARKS,
        st.sampled_from([None, "government", "business"]),
    ),
    max_size=12,
).map(
    lambda given: [
        card(f"k{n}", author, mark, order=order, sector=sector)
        for n, (author, order, mark, sector) in enumerate(given)
    ]
)


def card(
    id: str,
    author: str,
    *marks: Mark,
    order: int = 0,
    name: str | None = None,
    organisation: str | None = None,
    sector: str | None = None,
    round: str = "r",
) -> Card:
    return Card(
        id=id,
        round=round,
        author=author,
        order=order,
        name=name,
        organisation=organisation,
        sector=sector,  # type: ignore[arg-type]
        body=kept.Card(marks=marks),
    )


def mark(stakeholder: str = "Shop", interest: int | None = 5, influence: int | None = 5) -> Mark:
    return Mark(stakeholder=stakeholder, interest=interest, influence=influence)


def told(sheet: Sheet) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (r.rater, r.stakeholder, r.interest, r.influence)
        for held in sheet.rounds
        for r in held.ratings
    ]


def test_a_phone_is_asked_in_its_own_language_and_told_which_that_is() -> None:
    listed = stakeholder("Shop", "business").with_(name=Text(en="Shop", ta="கடை"))
    asked = Sheet(question=Text(en="What next?"), stakeholders=(listed,))
    assert ask(asked, toolbox.voice("ta")) == {
        "question": "What next?",
        "question_language": "en",
        "scale": {"lowest": 0, "highest": 10, "interest": 5, "influence": 5},
        "stakeholders": [
            {
                "id": "Shop",
                "name": "கடை",
                "name_language": "ta",
                "sector": "business",
                "kind": "organisation",
            }
        ],
    }


def test_a_phone_draws_the_lines_that_were_set_by_hand() -> None:
    asked = EMPTY.with_(scale=Scale(rule="set", interest=7, influence=3))
    assert ask(asked, toolbox.voice("en"))["scale"] == {
        "lowest": 0, "highest": 10, "interest": 7, "influence": 3,
    }  # fmt: skip


def test_a_phone_cannot_read_the_others_from_its_lines() -> None:
    rated = sheet({"rule": "median_split", "first": {"Shop": "9/9 9/9", "Clinic": "8/8 8/8"}})
    assert ask(rated, toolbox.voice("en"))["scale"]["interest"] == 5


def test_what_is_private_in_a_sheet_stays_off_the_phone() -> None:
    secret = stakeholder("Shop", "business").with_(why="SECRET", attitude=-2)
    asked = Sheet(stakeholders=(secret,))
    assert "SECRET" not in str(ask(asked, toolbox.voice("en")))


def test_cards_become_ratings_of_their_round() -> None:
    cards = [card("k1", "b", mark("Shop", 3, 4)), card("k2", "a", mark("Shop", 7, 8))]
    assert told(gather(cards, EMPTY)) == [("R1", "Shop", 7, 8), ("R2", "Shop", 3, 4)]


def test_the_latest_of_an_authors_cards_counts_for_each_stakeholder() -> None:
    cards = [
        card("k1", "a", mark("Shop", 1, 1), mark("Clinic", 2, 2), order=1),
        card("k2", "a", mark("Shop", 9, 9), order=2),
    ]
    assert told(gather(cards, EMPTY)) == [("R1", "Clinic", 2, 2), ("R1", "Shop", 9, 9)]


def test_of_two_cards_with_one_order_the_higher_id_counts() -> None:
    cards = [card("k2", "a", mark("Shop", 2, 2)), card("k1", "a", mark("Shop", 1, 1))]
    assert told(gather(cards, EMPTY)) == [("R1", "Shop", 2, 2)]


def test_a_mark_that_says_nothing_takes_the_answer_back() -> None:
    cards = [card("k1", "a", mark()), card("k2", "a", mark("Shop", None, None), order=1)]
    assert told(gather(cards, EMPTY)) == []


@given(DECKS, st.randoms())
def test_the_order_in_which_cards_come_makes_no_difference(
    deck: list[Card], random: Random
) -> None:
    shuffled = random.sample(deck, len(deck))
    assert canonical(gather(shuffled, EMPTY)) == canonical(gather(deck, EMPTY))


@given(DECKS)
def test_gathering_twice_is_gathering_once(deck: list[Card]) -> None:
    once = gather(deck, EMPTY)
    assert gather(deck, once) == once


@given(DECKS)
def test_gathering_keeps_the_last_word_of_everybody(deck: list[Card]) -> None:
    last: dict[tuple[str, str], Mark] = {}
    for played in sorted(deck, key=lambda card: (card.order, card.id)):
        assert isinstance(played.body, kept.Card)
        last |= {(played.author, m.stakeholder): m for m in played.body.marks}
    spoken = {
        place: m
        for place, m in last.items()
        if m.dont_know or (m.interest, m.influence) != (None, None)
    }
    names = {a: f"R{n}" for n, a in enumerate(sorted({a for a, _ in spoken}), start=1)}
    assert sorted(told(gather(deck, EMPTY)), key=str) == sorted(
        [(names[a], s, m.interest, m.influence) for (a, s), m in spoken.items()], key=str
    )


@given(DECKS)
def test_a_gathered_sheet_can_be_read_back(deck: list[Card]) -> None:
    gathered = gather(deck, EMPTY)
    assert read(Sheet, canonical(gathered)) == gathered


def test_a_card_that_was_removed_is_gone_after_the_next_gathering() -> None:
    first = gather([card("k1", "a", mark()), card("k2", "b", mark("Clinic"))], EMPTY)
    assert told(gather([card("k2", "b", mark("Clinic"))], first)) == [("R1", "Clinic", 5, 5)]


def test_ratings_typed_in_by_hand_stay_and_keep_their_names() -> None:
    typed = rating("R1", "Shop", "2/2").with_(id="typed-1")
    before = EMPTY.with_(rounds=(Round(id="r", ratings=(typed,)),))
    assert told(gather([card("k1", "a", mark("Shop", 9, 9))], before)) == [
        ("R1", "Shop", 2, 2),
        ("R2", "Shop", 9, 9),
    ]


def test_other_rounds_are_left_as_they_are() -> None:
    before = EMPTY.with_(rounds=(Round(id="old", ratings=(rating("R1", "Shop", "2/2"),)),))
    after = gather([card("k1", "a", mark())], before)
    assert (after.rounds[0], [held.id for held in after.rounds]) == (
        before.rounds[0],
        ["old", "r"],
    )


def test_new_rounds_stand_in_the_order_of_their_ids() -> None:
    cards = [card(f"k{n}", "a", mark(), round=n) for n in ("10", "9")]
    assert [held.id for held in gather(cards, EMPTY).rounds] == ["9", "10"]


def test_ratings_of_a_stakeholder_taken_off_the_list_are_kept_but_not_counted() -> None:
    gathered = gather([card("k1", "a", mark("gone")), card("k2", "a", mark("Shop"))], EMPTY)
    findings = analyse(gathered, {})
    assert findings.now
    assert (len(gathered.rounds[0].ratings), len(findings.now.ratings)) == (2, 1)


def test_an_existing_round_keeps_its_promise_whatever_the_cards_carry() -> None:
    full = card("k1", "a", mark(), name="Mala", organisation="Shop Ltd", sector="business")
    copied = {}
    for promise in PROMISES:
        before = EMPTY.with_(rounds=(Round(id="r", promise=promise),))
        (kept,) = gather([full], before).rounds[0].ratings
        given = ("name", "organisation", "sector")
        copied[promise] = tuple(field for field in given if getattr(kept, field) is not None)
    assert copied == TOLD


def test_a_new_round_promises_what_its_cards_carry() -> None:
    carried: dict[Promise, Card] = {
        "named": card("k", "a", mark(), name="Mala", sector="business"),
        "organisation": card("k", "a", mark(), organisation="Shop Ltd"),
        "sector": card("k", "a", mark(), sector="business"),
        "anonymous": card("k", "a", mark()),
    }
    assert {p: gather([c], EMPTY).rounds[0].promise for p, c in carried.items()} == {
        promise: promise for promise in PROMISES
    }


def test_what_a_rater_last_said_about_themselves_counts() -> None:
    cards = [
        card("k1", "a", mark("Shop"), order=1, sector="business"),
        card("k2", "a", mark("Clinic"), order=2, sector="academia"),
    ]
    assert {r.sector for r in gather(cards, EMPTY).rounds[0].ratings} == {"academia"}


def test_pseudonyms_do_not_show_the_authors() -> None:
    gathered = gather([card("k1", "5f3a9c", mark())], EMPTY)
    assert b"5f3a9c" not in canonical(gathered)


def test_a_rating_of_the_longest_id_still_has_an_id_of_its_own() -> None:
    long = ["s" * 63 + end for end in "ab"]
    ids = [rating_id("R1", one) for one in long]
    assert len(set(ids)) == 2
    assert all(Rating(id=id, rater="R1", stakeholder=s) for id, s in zip(ids, long, strict=True))


def test_no_cards_change_nothing() -> None:
    assert gather([], EMPTY) == EMPTY


def test_a_new_round_is_called_and_dated_as_its_cards_say() -> None:
    one = card("k", "a", Mark(stakeholder="Shop", interest=5))
    day = date(2023, 6, 26)
    told = replace(one, title="Colombo", held=day, promise="sector")
    found = gather([told], EMPTY).rounds[0]
    assert (found.title, found.held, found.promise) == ("Colombo", day, "sector")


def test_a_round_that_is_there_keeps_its_title() -> None:
    there = EMPTY.with_(rounds=(Round(id="r", title="Before", promise="sector"),))
    one = replace(card("k", "a", Mark(stakeholder="Shop", interest=5)), title="After")
    assert gather([one], there).rounds[0].title == "Before"
