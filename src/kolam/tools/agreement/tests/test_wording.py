"""Languages compared: what is missing, in the wrong script, or has other figures, and where."""

from typing import Any

import pytest

from kolam import toolbox
from kolam.tools.agreement.sentences import sentences
from kolam.tools.agreement.tests.situations import contract, found, partner, seed

RIGHT = {
    "en": "We meet every 3 months.",
    "si": "අපි මාස 3කට වරක් හමුවෙමු.",
    "ta": "3 மாதங்களுக்கு ஒருமுறை கூடுவோம்.",
}


def wording(**words: str) -> list[tuple[str, str]]:
    clause = {"id": "c", "part": "how", "words": {**RIGHT, **words}}
    return [(f.where(), f.key) for f in found(clauses=[clause]).wording]


def test_a_clause_that_says_the_same_in_three_languages_is_ready() -> None:
    assert wording() == []


@pytest.mark.parametrize(
    ("words", "place", "key"),
    [
        ({"ta": ""}, "clauses.0.words.ta", "language_missing"),
        ({"si": RIGHT["ta"]}, "clauses.0.words.si", "wrong_language"),
        ({"ta": RIGHT["en"]}, "clauses.0.words.ta", "wrong_language"),
        ({"en": RIGHT["si"]}, "clauses.0.words.en", "wrong_language"),
        ({"en": "We meet every 4 months."}, "clauses.0.words", "numbers_differ_by_language"),
    ],
)
def test_what_keeps_languages_from_saying_the_same_is_told_at_its_field(
    words: dict[str, str], place: str, key: str
) -> None:
    assert wording(**words) == [(place, key)]


def test_a_language_that_is_not_signed_may_be_empty() -> None:
    clause = {"id": "c", "part": "how", "words": {**RIGHT, "ta": ""}}
    told = found(clauses=[clause], languages=["en", "si"])
    assert told.wording == ()


def places(**more: Any) -> list[tuple[str, str]]:
    return [(f.where(), f.key) for f in found(**more).wording]


def test_who_signs_without_a_name_or_an_authority_is_told_once() -> None:
    bare = {**partner("shop"), "representative": "", "authority": ""}
    assert places(partners=[partner("clinic"), bare]) == [
        ("partners.1.representative", "no_name"),
        ("partners.1.authority", "no_authority"),
    ]


def test_a_partner_whose_mission_is_missing_in_a_language_is_told_at_its_row() -> None:
    some = partner("shop", mission={"en": "Sells food."}) | {"representative": "", "signs": False}
    some["authority"] = ""
    told = places(partners=[partner("clinic"), some])
    assert {place for place, _ in told} == {"partners.1"}


def test_a_contract_and_an_activity_are_told_at_their_rows() -> None:
    row = contract("c1", "clinic", "shop", 5) | {"title": {"en": "Contract 1"}}
    assert ("contracts.0.title", "language_missing") in places(contracts=[row])
    late = {"id": "m", "what": {"en": "Then", "si": "එවිට 1", "ta": "அப்போது"}}
    assert places(milestones=[late]) == [("milestones.0", "numbers_differ_by_language")]


def test_the_demonstration_says_the_same_in_three_languages() -> None:
    assert seed().wording == ()


@pytest.mark.parametrize("language", ["en", "si", "ta"])
def test_the_first_three_are_told_and_how_many_there_are(language: str) -> None:
    clauses = [{"id": f"c{n}", "part": "how", "words": {"en": "We meet."}} for n in range(3)]
    said = [s.said(toolbox.voice(language)) for s in sentences(found(clauses=clauses))]
    told = found(clauses=clauses).wording
    assert len(told) == 6
    assert sum("c0" in s or "c1" in s or "c2" in s for s in said) == 3
