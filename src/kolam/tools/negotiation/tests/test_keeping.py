"""What a party may not change in the shared sheet, and what stays its own to do."""

from typing import Any

import pytest

from kolam.core.record import Text
from kolam.tools.negotiation.keeping import faults
from kolam.tools.negotiation.sheet import Party, Response, Sheet, Tabled

PARTIES = tuple(
    Party(id=name, name=Text(en=name), organisation=f"org-{name}") for name in ("A", "B")
)
OFFER = Tabled(id="t1", party="A", responses=(Response(id="A", answer="accept"),))
ANSWERED = OFFER.with_(responses=(*OFFER.responses, Response(id="B", answer="refuse")))
BEFORE = Sheet(parties=PARTIES, tabled=(ANSWERED,))
ALONE = BEFORE.with_(tabled=(OFFER,))


def keys(before: Sheet, owner: str = "org-A", **changes: Any) -> list[str]:
    return [fault.key for fault in faults(before, before.with_(**changes), owner)]


@pytest.mark.parametrize(
    "changes",
    [
        {"rule": "leximin"},
        {"agreed": "t1"},
        {"parties": PARTIES[:1], "tabled": ()},
        {"parties": (PARTIES[0].with_(organisation=""), PARTIES[1])},
        {"parties": (*PARTIES, Party(id="C", name=Text(en="C")))},
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


def test_what_the_table_shares_anybody_may_write() -> None:
    assert keys(BEFORE, question=Text(en="Who feeds whom?")) == []
