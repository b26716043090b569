"""What a party may not change in the shared sheet, and what stays its own to do."""

from typing import Any

import pytest

from kolam.core.record import Text
from kolam.tools.negotiation.keeping import faults
from kolam.tools.negotiation.sheet import Choice, Gift, Interest, Party, Response, Sheet, Tabled

PARTIES = tuple(
    Party(id=name, name=Text(en=name), organisation=f"org-{name}") for name in ("A", "B")
)
OFFER = Tabled(id="t1", party="A", responses=(Response(id="A", answer="accept"),))
ANSWERED = OFFER.with_(responses=(*OFFER.responses, Response(id="B", answer="refuse")))
NEEDS = tuple(Interest(id=f"n{name}", party=name) for name in ("A", "B"))
GIFTS = (Gift(id="gB", party="B", what=Text(en="Trucks")), Gift(id="g0", what=Text(en="Shade")))
BEFORE = Sheet(parties=PARTIES, interests=NEEDS, gifts=GIFTS, tabled=(ANSWERED,))
TEXT = Tabled(id="t0", kind="text", responses=ANSWERED.responses)
ALONE = BEFORE.with_(tabled=(OFFER,))


def keys(before: Sheet, owner: str = "org-A", *, host: bool = False, **changes: Any) -> list[str]:
    return [fault.key for fault in faults(before, before.with_(**changes), owner, host=host)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "leximin"},
        {"agreed": "t1"},
        {"positional": (Choice(id="i", option="o"),)},
        {"parties": PARTIES[:1], "tabled": ()},
        {"parties": (PARTIES[0].with_(organisation=""), PARTIES[1])},
        {"parties": (*PARTIES, Party(id="C", name=Text(en="C")))},
        {"parties": (PARTIES[0], PARTIES[1].with_(name=Text(en="Straw man")))},
    ],
)
def test_seats_the_rule_and_what_is_agreed_are_no_partys(changes: dict[str, Any]) -> None:
    assert "not_a_partys" in keys(BEFORE, **changes)


@pytest.mark.parametrize(
    "row",
    [
        ANSWERED.with_(responses=OFFER.responses),
        ANSWERED.with_(responses=(OFFER.responses[0], Response(id="B", answer="accept"))),
        ANSWERED.with_(note="on other terms"),
        ANSWERED.with_(party="B"),
    ],
)
def test_nobody_speaks_for_another_party_or_changes_what_others_answered(row: Tabled) -> None:
    assert keys(BEFORE, tabled=(row,)) == ["not_your_words"]


def test_nobody_tables_or_answers_without_a_seat() -> None:
    assert keys(BEFORE, owner="", tabled=()) == ["not_your_words"]
    assert keys(BEFORE, owner="org-X", tabled=(ANSWERED, OFFER.with_(id="t2"))) == [
        "not_your_words"
    ]


@pytest.mark.parametrize("kind", ["proposal", "text"])
def test_a_party_does_not_table_as_a_mediator(kind: str) -> None:
    assert keys(BEFORE, tabled=(ANSWERED, OFFER.with_(id="t2", kind=kind))) == ["not_your_words"]


@pytest.mark.parametrize(
    "changes",
    [
        {"interests": NEEDS[:1]},
        {"interests": (NEEDS[0], NEEDS[1].with_(importance=1))},
        {"interests": (NEEDS[0].with_(party="B"), NEEDS[1])},
        {"gifts": GIFTS[1:]},
        {"gifts": (*GIFTS, Gift(id="g2", party="B", what=Text(en="All our land")))},
    ],
)
def test_what_another_party_needs_or_gives_is_not_ones_own(changes: dict[str, Any]) -> None:
    assert keys(BEFORE, **changes) == ["not_your_row"]


def test_a_fault_names_the_row_that_it_is_about() -> None:
    after = BEFORE.with_(interests=(NEEDS[0], NEEDS[1].with_(importance=1)), rule="leximin")
    places = [fault.place for fault in faults(BEFORE, after, "org-A", host=False)]
    assert places == [("rule",), ("interests", 1, "party")]


def test_a_package_comes_without_answers_of_others() -> None:
    assert keys(ALONE, tabled=(OFFER, ANSWERED.with_(id="t2"))) == ["not_your_words"]


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (ANSWERED.with_(responses=ANSWERED.responses[1:]),),
        (ANSWERED, OFFER.with_(id="t2")),
    ],
    ids=["takes its package back", "takes its answer back", "tables another"],
)
def test_a_party_does_what_is_its_own_to_do(rows: tuple[Tabled, ...]) -> None:
    assert keys(BEFORE, tabled=rows) == []


def test_a_package_nobody_else_answered_can_still_be_changed() -> None:
    assert keys(ALONE, tabled=(OFFER.with_(note="on other terms"),)) == []


def test_a_party_writes_of_itself_and_of_what_is_nobodys() -> None:
    assert (
        keys(
            BEFORE,
            interests=(NEEDS[0].with_(met="met"), NEEDS[1]),
            gifts=GIFTS[:1],
            parties=(PARTIES[0].with_(name=Text(en="The chain")), PARTIES[1]),
        )
        == []
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "leximin", "agreed": "t1", "parties": PARTIES, "interests": ()},
        {"parties": (PARTIES[0].with_(organisation="org-X"), PARTIES[1])},
        {"tabled": ()},
        {"tabled": (OFFER,)},
        {"tabled": (ANSWERED, Tabled(id="t2", kind="proposal"))},
    ],
)
def test_who_runs_the_table_seats_chooses_and_clears_it(changes: dict[str, Any]) -> None:
    assert keys(BEFORE, "", host=True, **changes) == []


@pytest.mark.parametrize(
    "rows",
    [
        (ANSWERED.with_(responses=(OFFER.responses[0], Response(id="B", answer="accept"))),),
        (ANSWERED.with_(note="on other terms"),),
        (ANSWERED, OFFER.with_(id="t2")),
        (ANSWERED, Tabled(id="t2", responses=(Response(id="B", answer="accept"),))),
    ],
    ids=["turns a refusal", "changes an offer", "tables for a party", "answers for a party"],
)
def test_who_runs_the_table_puts_no_words_into_a_partys_mouth(rows: tuple[Tabled, ...]) -> None:
    assert keys(BEFORE, "", host=True, tabled=rows) == ["not_your_words"]


def test_a_single_text_that_was_answered_stays_as_it_was_answered() -> None:
    before = BEFORE.with_(tabled=(TEXT,))
    changed = (TEXT.with_(note="on other terms"),)
    assert keys(before, "", host=True, tabled=changed) == ["not_your_words"]


def test_a_host_writes_down_what_a_party_says_that_nobody_sits_for() -> None:
    before = BEFORE.with_(parties=(PARTIES[0], PARTIES[1].with_(organisation="")), tabled=())
    after = (Tabled(id="t2", party="B", responses=(Response(id="B", answer="accept"),)),)
    assert keys(before, "", host=True, tabled=after) == []


def test_a_whole_table_can_be_brought_to_an_empty_one() -> None:
    assert faults(Sheet(), BEFORE, "", host=True) == ()


def test_what_the_table_shares_anybody_may_write() -> None:
    assert keys(BEFORE, question=Text(en="Who feeds whom?")) == []
