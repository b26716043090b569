"""Languages compared: figures and scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolam.core.languages import figures, in_other_script


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pays 523,000 rupees by 30 June 2024.", ("523000", "30", "2024")),
        ("2024 ஜூன் 30 க்குள் 5,23,000 ரூபாய்", ("2024", "30", "523000")),
        ("3.5 percent of 1.2 million", ("3.5", "1.2")),
        ("SDG 17.16, and 17.17", ("17.16", "17.17")),
        ("௧௨ மாதங்கள்", ("12",)),
        ("no figure at all", ()),
        ("ends with 7.", ("7",)),
    ],
)
def test_figures_are_read_whatever_their_grouping_and_digits(
    words: str, found: tuple[str, ...]
) -> None:
    assert figures(words) == found


@given(st.integers(0, 10**12))
def test_western_and_indian_grouping_give_the_same_figure(number: int) -> None:
    plain = str(number)
    head, tail = plain[:-3], plain[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    indian = ",".join([*pairs, tail])
    assert figures(f"{number:,}") == figures(indian) == (plain,)


@pytest.mark.parametrize(
    ("words", "language", "wrong"),
    [
        ("The partners feed 400 households.", "en", False),
        ("The partners feed 400 households.", "si", True),
        ("The partners feed 400 households.", "ta", True),
        ("හවුල්කරුවෝ පවුල් 400 කට ආහාර සපයති.", "si", False),
        ("හවුල්කරුවෝ පවුල් 400 කට ආහාර සපයති.", "ta", True),
        ("හවුල්කරුවෝ පවුල් 400 කට ආහාර සපයති.", "en", True),
        ("கூட்டாளர்கள் உணவளிப்பர்.", "si", True),
        ("கூட்டாளர்கள் உணவளிப்பர்.", "ta", False),
        ("UNICEF", "ta", False),
        ("UNICEF, FAO සහ WFP", "si", False),
        ("523,000", "si", False),
    ],
)
def test_words_in_another_languages_script_are_told_from_names(
    words: str, language: str, wrong: bool
) -> None:
    assert in_other_script(words, language) == wrong
