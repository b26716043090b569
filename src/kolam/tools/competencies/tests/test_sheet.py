"""Keys and seals, and what is refused with its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.fault import Faulty
from kolam.core.record import Record, read
from kolam.tools.competencies.sheet import (
    LETTERS,
    PARTS,
    Card,
    Sheet,
    as_key,
    frame,
    is_key,
    items,
    letter_of,
    part_of,
    salt_of,
    sealed,
    statement_of,
)

Plain = dict[str, Any]
KEYS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=3, max_size=12)
SALTS = st.text("0123456789abcdef", min_size=1, max_size=16)


def refused(kind: type[Record], said: Plain) -> list[tuple[str, str, Plain]]:
    try:
        read(kind, said)
    except Faulty as faulty:
        return [(f.where(), f.key, f.values) for f in faulty.faults]
    return []


def card(item: str, **more: Any) -> list[tuple[str, str, Plain]]:
    return refused(Card, {"answers": [{"item": item, **more}]})


def rating(item: str, **more: Any) -> Plain:
    return {"id": "x", "rater": "R1", "item": item, **more}


def rounds(*ratings: Plain) -> Plain:
    return {"rounds": [{"id": "1", "ratings": list(ratings)}]}


@given(KEYS, SALTS)
def test_a_seal_shows_its_salt_and_nothing_of_the_key(key: str, salt: str) -> None:
    # A seal is hexadecimal: a key without another sign may stand in one by chance.
    key += "Z"
    seal = sealed(key, salt)
    assert salt_of(seal) == salt
    assert key not in seal.removeprefix(f"#{salt}.")
    assert seal == sealed(seal, "another")


@given(KEYS, KEYS, SALTS)
def test_two_keys_have_one_seal_only_if_they_are_one(one: str, other: str, salt: str) -> None:
    assert (sealed(one, salt) == sealed(other, salt)) == (one == other)


@given(KEYS, SALTS, SALTS)
def test_another_salt_gives_another_seal(key: str, one: str, other: str) -> None:
    assert (sealed(key, one) == sealed(key, other)) == (one == other)


@given(KEYS)
def test_a_key_is_one_however_it_is_spaced_and_cased(key: str) -> None:
    written = " ".join(key.lower())
    assert as_key(written) == key
    assert sealed(written, "s") == sealed(key, "s")


def test_no_key_has_no_seal() -> None:
    assert sealed("", "s") == ""
    assert salt_of("") == ""


@pytest.mark.parametrize(
    ("key", "fits"),
    [("AB", False), ("ABC", True), ("A" * 12, True), ("A" * 13, False), ("A#C", False)],
)
def test_a_key_has_three_to_twelve_characters_and_no_mark_of_a_seal(
    key: str, *, fits: bool
) -> None:
    assert is_key(key) == fits
    expected = [] if fits else [("answers.0.reason", "key_form", {"shortest": 3, "longest": 12})]
    assert card("key", reason=key) == expected
    assert card("about", reason=key) == expected


def test_every_letter_has_its_statements_in_every_part() -> None:
    for letter in LETTERS:
        assert sum(letter_of(item) == letter for item in items()) == 3 * len(PARTS)
    assert {part_of(item) for item in items()} == set(PARTS)
    assert {statement_of(item) for item in items()} == set(frame("statements").ids())


def test_every_statement_and_letter_has_a_source() -> None:
    both = (*frame("letters").entries, *frame("statements").entries)
    assert all(entry.source for entry in both)
    assert frame("letters").ids() == LETTERS


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0, [("answers.0.score", "too_low", {"limit": 1})]),
        (1, []),
        (5, []),
        (6, [("answers.0.score", "too_high", {"limit": 5})]),
    ],
)
def test_a_statement_is_rated_from_1_to_5(
    part: str, score: int, expected: list[tuple[str, str, Plain]]
) -> None:
    assert card(f"{part}.mindset.risk", score=score) == expected


@pytest.mark.parametrize(("score", "fits"), [(0, True), (1, True), (2, False)])
def test_a_consent_is_yes_or_no(score: int, *, fits: bool) -> None:
    expected = [] if fits else [("answers.0.score", "too_high", {"limit": 1})]
    assert card("share", score=score) == expected


@pytest.mark.parametrize(
    "item", ["mindset.risk", "before.mindset", "before.mindset.luck", "never.mindset.risk"]
)
def test_what_is_no_statement_is_refused_with_its_name(item: str) -> None:
    assert card(item, score=3) == [("answers.0.item", "no_such_statement", {"id": item})]


def test_a_file_is_held_to_the_same_as_a_phone() -> None:
    found = refused(
        Sheet,
        rounds(
            rating("before.mindset.risk", score=0),
            rating("before.mindset.luck", score=3) | {"id": "y"},
            rating("key", reason="AB") | {"id": "z"},
        ),
    )
    assert [(where, key) for where, key, _ in found] == [
        ("rounds.0.ratings.0.score", "too_low"),
        ("rounds.0.ratings.1.item", "no_such_statement"),
        ("rounds.0.ratings.2.reason", "key_form"),
    ]


def test_a_seal_in_a_file_needs_no_form_of_a_key() -> None:
    assert refused(Sheet, rounds(rating("key", reason=sealed("ABC", "00ff")))) == []


def test_a_sheet_has_the_salt_of_its_first_seal() -> None:
    kept = read(
        Sheet,
        rounds(
            rating("key", reason="OPEN1"),
            rating("about", reason=sealed("ABC", "00ff")) | {"id": "y"},
        ),
    )
    assert kept.salt == "00ff"
    assert read(Sheet, rounds(rating("key", reason="OPEN1"))).salt is None
    assert read(Sheet, rounds(rating("key", reason="#0123456789abcdef"))).salt == ""


def test_an_action_is_for_one_of_the_four_letters() -> None:
    action = {"id": "a", "letter": "luck", "what": {"en": "Practise"}}
    assert [where for where, _, _ in refused(Sheet, {"actions": [action]})] == ["actions.0.letter"]


def test_all_faults_are_told_at_once() -> None:
    action = {"id": "a", "letter": "skills", "what": {"en": "Practise"}}
    found = refused(
        Sheet,
        {
            "actions": [action, action],
            **rounds(rating("before.skills.luck"), rating("share", score=3)),
        },
    )
    assert {(where, key) for where, key, _ in found} == {
        ("actions.1.id", "twice"),
        ("rounds.0.ratings.1.id", "twice"),
        ("rounds.0.ratings.0.item", "no_such_statement"),
        ("rounds.0.ratings.1.score", "too_high"),
    }
