"""Letters: what no file may hold goes, what would mislead shows, the rest stays as typed."""

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from kolam.paper.letters import ARROWS, drawable, legible, runs
from kolam.paper.picture import fonts


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b\x07c\x1bd\x7fe", "abcde"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\ud800b", "ab"),
        ("pay 100\u202e001", "pay 100[U+202E]001"),
        ("x\ufffey", "x[U+FFFE]y"),
        ("ශ්‍රී ලංකාව", "ශ්‍රී ලංකාව"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_cannot_stand_goes_and_what_misleads_is_spelled(typed: str, shown: str) -> None:
    assert legible(typed) == shown


def test_a_letter_without_a_shape_is_spelled_so_that_it_can_be_read_back() -> None:
    assert drawable("ok 😀 あ") == "ok [U+1F600] [U+3042]"


def test_arrows_come_from_a_font_inside_typst() -> None:
    families = 'text(font: ("Noto Sans", "DejaVu Sans Mono"), '
    source = f'#set document(title: "x")\n#{families}"{ARROWS}")'
    made = typst.compile(
        source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"], font_paths=fonts()
    )
    assert made.startswith(b"%PDF")


@given(st.text())
def test_legible_text_is_legible_already(text: str) -> None:
    once = legible(text)
    assert legible(once) == once


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])))
def test_runs_put_together_are_the_text(text: str) -> None:
    assert "".join(run for _, run in runs(text, "si")) == text


def test_each_run_is_of_one_language() -> None:
    assert runs("ලංකාව (WFP) தமிழ் 3", "si") == (("si", "ලංකාව ("), ("en", "WFP) "), ("ta", "தமிழ் 3"))


def test_signs_alone_are_of_the_document_s_language() -> None:
    assert runs("12 – 34", "ta") == (("ta", "12 – 34"),)
