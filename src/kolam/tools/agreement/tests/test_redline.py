"""Redlines: what changed word by word, in every language, and nothing lost on the way."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kolam.core.record import Text
from kolam.core.signable import Article
from kolam.tools.agreement.redline import Piece, changes, redline, reworded

WORDS = st.lists(st.sampled_from(["we", "sign", "மாதம்", "මාස", "3", "\n"]), max_size=12).map(" ".join)


def article(id: str, en: str, si: str = "") -> Article:
    return Article(id=id, heading=Text(en=id), words=Text(en=en, si=si))


def test_a_word_that_came_and_one_that_went_are_told_apart() -> None:
    assert redline("We meet every 2 months.", "We meet every 3 months.") == (
        Piece("same", "We meet every "),
        Piece("removed", "2 "),
        Piece("added", "3 "),
        Piece("same", "months."),
    )


def test_equal_texts_have_nothing_to_show() -> None:
    assert redline("We sign.", "We sign.") == (Piece("same", "We sign."),)
    assert redline("", "") == ()


def test_a_new_text_is_added_whole_and_one_that_went_is_removed_whole() -> None:
    assert redline("", "We sign.") == (Piece("added", "We sign."),)
    assert redline("We sign.", "") == (Piece("removed", "We sign."),)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back_from_a_redline(before: str, after: str) -> None:
    pieces = redline(before, after)
    assert "".join(p.words for p in pieces if p.kind != "added") == before
    assert "".join(p.words for p in pieces if p.kind != "removed") == after


@given(WORDS, WORDS)
def test_no_two_pieces_of_a_kind_follow_each_other(before: str, after: str) -> None:
    kinds = [piece.kind for piece in redline(before, after)]
    assert all(a != b for a, b in pairwise(kinds))


def test_each_language_has_its_own_redline_and_one_that_is_the_same_has_none() -> None:
    found = reworded(Text(en="3 months", si="මාස 3"), Text(en="4 months", si="මාස 3"))
    assert list(found) == ["en"]


def test_articles_are_new_reworded_or_gone_and_a_move_is_no_change() -> None:
    before = (article("a", "We."), article("b", "You."), article("c", "They."))
    after = (article("b", "You."), article("a", "Us."), article("d", "New."))
    assert [(one.id, one.kind) for one in changes(before, after)] == [
        ("a", "changed"),
        ("d", "added"),
        ("c", "removed"),
    ]


def test_a_new_heading_is_a_change_even_where_the_words_stay() -> None:
    one = article("a", "We.")
    (found,) = changes((one,), (one.with_(heading=Text(en="Who")),))
    assert (found.kind, found.pieces) == ("changed", {})
