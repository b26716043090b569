"""Faults that the negotiation's records find in themselves."""

from typing import Any

import pytest

from kolam.core.fault import Faulty
from kolam.core.record import Record, read
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.sheet import Sheet

PARTIES = [{"id": "a", "name": {"en": "Ann"}}, {"id": "b", "name": {"en": "Ben"}}]
ISSUES = [{"id": "i", "question": {"en": "?"}, "options": [{"id": "x", "words": {"en": "X"}}]}]


def faults(kind: type[Record], plain: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(Faulty) as found:
        read(kind, plain)
    return [(*fault.place, fault.key) for fault in found.value.faults]


def test_two_parties_with_the_same_name_are_a_fault() -> None:
    parties = [{"id": "a", "name": {"en": "Ann"}}, {"id": "b", "name": {"en": " ann"}}]
    assert faults(Sheet, {"parties": parties}) == [("parties", 1, "name", "same_name")]


def test_an_organisation_sits_on_one_side_only() -> None:
    parties = [{**party, "organisation": "o"} for party in PARTIES]
    assert faults(Sheet, {"parties": parties}) == [("parties", 1, "organisation", "two_seats")]


def test_a_party_without_a_name_is_a_fault() -> None:
    assert faults(Sheet, {"parties": [{"id": "a", "name": {}}]}) == [
        ("parties", 0, "name", "no_name")
    ]


def test_what_names_an_unknown_party_issue_option_or_budget_is_found() -> None:
    option = {"id": "y", "words": {}, "costs": [{"id": "gold", "amount": 1}]}
    plain = {
        "parties": PARTIES,
        "issues": [*ISSUES, {"id": "j", "question": {}, "options": [option]}],
        "gifts": [{"id": "g", "party": "zed", "what": {}}],
        "ruled_out": [{"id": "r", "choices": [{"id": "k", "option": "x"}]}],
        "tabled": [
            {
                "id": "t",
                "choices": [{"id": "i", "option": "y"}],
                "responses": [{"id": "zed", "answer": "accept"}],
            }
        ],
        "agreed": "u",
    }
    assert sorted(map(str, faults(Sheet, plain))) == sorted(
        map(
            str,
            [
                ("gifts", 0, "party", "no_such_row"),
                ("tabled", 0, "responses", 0, "id", "no_such_row"),
                ("issues", 1, "options", 0, "costs", 0, "id", "no_such_row"),
                ("ruled_out", 0, "choices", 0, "id", "no_such_row"),
                ("tabled", 0, "choices", 0, "option", "no_such_row"),
                ("agreed", "no_such_row"),
            ],
        )
    )


def test_a_row_that_comes_twice_is_found_in_every_list() -> None:
    twice = [{"id": "x", "words": {}}, {"id": "x", "words": {}}]
    plain = {"issues": [{"id": "i", "question": {}, "options": twice}]}
    assert faults(Sheet, plain) == [("issues", 0, "options", 1, "id", "twice")]


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        ({"points": -1}, ("points", "too_low")),
        ({"points": 1001}, ("points", "too_high")),
        ({"points": "NaN"}, ("points", "not_whole")),
        ({"points": 5, "low": 6}, ("low", "range_upside_down")),
        ({"points": 5, "high": 4}, ("high", "range_upside_down")),
    ],
)
def test_points_outside_their_range_are_found(points: Any, fault: tuple[str, str]) -> None:
    plain = {"issues": [{"id": "i", "options": [{"id": "x", **points}]}]}
    assert faults(Preferences, plain) == [("issues", 0, "options", 0, *fault)]


def test_points_of_what_is_not_asked_are_none() -> None:
    plain = {"issues": [{"id": "i", "options": [{"id": "x", "points": 5}]}]}
    preferences = read(Preferences, plain)
    assert [preferences.points(*cell) for cell in (("i", "x"), ("i", "y"), ("j", "x"))] == [
        5,
        None,
        None,
    ]
