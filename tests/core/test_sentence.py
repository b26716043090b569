"""Sentences: keys with values, said in the language that is asked for."""

from fractions import Fraction

import pytest

from kolam import toolbox
from kolam.core.record import Text
from kolam.core.sentence import Sentence, Share, Statistic, Word, listed, told

EN = toolbox.voice("en")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Text(en="Tea", ta="தேநீர்"), "Tea"),
        (Word("sector.business"), "Business"),
        (Statistic(Fraction(1, 3)), "0.333"),
        (Share(Fraction(1, 4)), "25%"),
        (Fraction(5, 2), "2.5"),
        ((Text(en="Tea"), Text(en="Rice")), "Tea and Rice"),
        (7, 7),
    ],
)
def test_each_kind_of_value_is_said_in_its_own_way(value: object, said: object) -> None:
    assert told(value, EN) == said


def test_a_text_is_said_in_the_readers_language() -> None:
    assert told(Text(en="Tea", ta="தேநீர்"), toolbox.voice("ta")) == "தேநீர்"


def test_a_long_list_ends_in_how_many_more_there_are() -> None:
    assert listed(list("abcdefgh"), EN) == "a, b, c, d, e, f and 2 more"


def test_a_list_is_not_cut_to_say_that_one_is_missing() -> None:
    assert listed(list("abcdefg"), EN) == "a, b, c, d, e, f and g"


def test_a_sentence_fills_in_its_values() -> None:
    sentence = Sentence("list.and_more", {"n": 3})
    assert [sentence.said(toolbox.voice(code)) for code in ("en", "ta")] == ["3 more", "மேலும் 3"]
