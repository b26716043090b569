"""Codes and pseudonyms: hard to guess, easy to read out, and leading nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from kolam.web.live import codes

HEX = st.text("0123456789abcdef", min_size=32, max_size=32)


def test_a_code_has_no_letters_that_look_alike_or_make_words() -> None:
    letters = set("".join(codes.new_code() for _ in range(300)))
    assert letters == set(codes.LETTERS)
    assert not letters & set("AEIOUL01Q")


def test_there_are_too_many_codes_to_try() -> None:
    assert len(codes.LETTERS) ** codes.LENGTH > 40_000_000


@given(st.text(codes.LETTERS, min_size=6, max_size=6))
def test_a_code_survives_being_typed_otherwise(code: str) -> None:
    assert codes.as_typed(f" {code[:3].lower()} - {code[3:]}\n") == code


@given(HEX, HEX, HEX, HEX)
def test_pseudonyms_differ_by_activity_and_by_seat(one: str, two: str, a: str, b: str) -> None:
    same = (one, a) == (two, b)
    assert (codes.author_of(one, a) == codes.author_of(two, b)) == same


@given(HEX, HEX)
def test_a_pseudonym_is_not_the_hash_that_the_seat_keeps(activity: str, token: str) -> None:
    author = codes.author_of(activity, token)
    assert author not in codes.token_hash(token)
    assert codes.card_id(activity, author, token) != author
