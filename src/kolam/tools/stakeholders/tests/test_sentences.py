"""Findings as sentences: ranked by what needs attention, short, and sayable in any language."""

import pytest

from kolam import toolbox
from kolam.core.fault import Fault
from kolam.core.sentence import listed
from kolam.core.voice import LANGUAGES
from kolam.tools.stakeholders.analysis import analyse
from kolam.tools.stakeholders.sentences import headline, sentences
from kolam.tools.stakeholders.tests.situations import example, found

SEED = analyse(example("food_security"), {})
NAME = {
    "en": "The room disagrees most about National supermarket chain.",
    "si": "සහභාගි වූවන් අතර මතභේද වැඩියෙන්ම ඇත්තේ “ජාතික සුපිරි වෙළඳසැල් ජාලය” ගැනයි.",
    "ta": "பங்கேற்பாளர்களிடையே அதிகக் கருத்து வேறுபாடு “தேசிய பல்பொருள் அங்காடி நிறுவனம்” பற்றியே உள்ளது.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_is_the_finding_in_the_readers_language(language: str) -> None:
    assert headline(SEED).said(toolbox.voice(language)) == NAME[language]


def test_what_needs_attention_comes_first() -> None:
    assert list(dict.fromkeys(s.key.rpartition(".")[2] for s in sentences(SEED))) == [
        "most_contested",
        "contested",
        "torn",
        "gap_untested",
        "empty_sectors",
        "opposed",
        "out_of_touch",
        "groups",
        "quadrant",
        "icc",
        "on_line",
    ]


def test_a_long_list_is_cut_and_counted() -> None:
    names = [f"S{n}" for n in range(10)]
    assert listed(names, toolbox.voice("en")) == "S0, S1, S2, S3, S4, S5 and 4 more"


def test_a_list_one_longer_than_the_cut_is_whole() -> None:
    assert listed(list("abcdefg"), toolbox.voice("en")) == "a, b, c, d, e, f and g"


def test_what_is_wrong_with_the_data_is_said_last_with_its_place() -> None:
    told = found(stakeholders={"Shop": "business"}, first={"Shop": "2/2", "gone": "3/3 4/4"})
    last = sentences(told)[-1]
    place = ("rounds", 0, "ratings", 1, "stakeholder")
    assert (last.said(toolbox.voice("en")), last.fault) == (
        "2 ratings are about gone, which is no longer on the list; they are kept but not counted.",
        Fault(place, "no_such_row", {"id": "gone"}),
    )


def test_gaps_in_the_ratings_are_read_by_alpha() -> None:
    told = found(first={"Shop": "2/2 3/3 4/4", "Clinic": "8/8 - 9/9"})
    keys = [s.key for s in sentences(told) if s.key.endswith((".icc", ".alpha"))]
    assert keys == ["stakeholders.finding.alpha"] * 2


def test_ratings_without_any_difference_have_no_agreement_to_tell() -> None:
    told = found(first={"Shop": "5/5 5/5 5/5", "Clinic": "5/5 5/5 5/5"})
    assert [s.key for s in sentences(told) if s.key.endswith((".icc", ".alpha"))] == []
