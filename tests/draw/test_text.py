"""Measuring and wrapping text."""

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import text
from kolam.draw.text import Extent

SINHALA = "සෞඛ්‍ය අමාත්‍යාංශය"
TAMIL = "குடும்பத் திட்டமிடல் சங்கம்"
MIXED = "SUN ජනතා සංසදය (SUN PF) 2 மக்கள்"
PIECES = st.sampled_from(["river", "a", "අමාත්‍යාංශය", "ක්‍රම", "திணைக்களம்", "ஸ்ரீ", "(12)", "—"])
SENTENCES = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)


def test_a_latin_word_is_as_wide_as_its_glyphs() -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(text.font_file("latin")))))
    advances = [font.get_glyph_h_advance(font.get_nominal_glyph(ord(c))) for c in "moon"]
    assert text.width("moon", 20) == pytest.approx(sum(advances) * 20 / 1000)


def test_bold_is_wider_than_regular() -> None:
    assert text.width("moon", 20, "bold") > text.width("moon", 20)


@pytest.mark.parametrize("said", [SINHALA, TAMIL, MIXED, "river", ""])
def test_width_grows_with_the_size(said: str) -> None:
    assert text.width(said, 32) == pytest.approx(2 * text.width(said, 16))


def test_mixed_scripts_are_measured_run_by_run() -> None:
    parts = ("SUN ", "ජනතා", " (2) ", "மக்கள்")
    assert text.width("".join(parts), 16) == pytest.approx(sum(text.width(p, 16) for p in parts))


def test_a_conjunct_is_narrower_than_its_letters_apart() -> None:
    assert text.width("ක්‍ර", 20) < text.width("ක", 20) + text.width("ර", 20)


def test_a_letter_in_no_font_still_takes_room() -> None:
    assert text.width("水", 20) == 20


@pytest.mark.parametrize(
    ("said", "script"), [("Ég Ågjy", "latin"), (SINHALA, "sinhala"), (TAMIL, "tamil")]
)
def test_ink_stays_within_the_extent(said: str, script: str) -> None:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(text.font_file(script)))))
    shaped = hb.Buffer()
    shaped.add_str(said.replace("É", "E").replace("Å", "A"))
    shaped.guess_segment_properties()
    hb.shape(font, shaped)
    inks = [font.get_glyph_extents(info.codepoint) for info in shaped.glyph_infos]
    measured = text.extent(said, 1000)
    assert max(ink.y_bearing for ink in inks) <= measured.rise
    assert max(-ink.y_bearing - ink.height for ink in inks) <= measured.fall


def test_an_extent_is_as_high_as_its_rise_and_fall() -> None:
    assert Extent(10, 7, 3).height == 10


def test_sinhala_and_tamil_lines_stand_farther_apart() -> None:
    assert (text.pitch("river", 10), text.pitch(SINHALA, 10), text.pitch(TAMIL, 10)) == (13, 15, 15)


def test_text_is_wrapped_at_spaces() -> None:
    assert text.wrap("one two three", 16, text.width("one two", 16)) == ("one two", "three")


def test_a_no_break_space_holds_words_together() -> None:
    limit = text.width("two three", 16) + 1
    assert text.wrap("one two\u00a0three", 16, limit) == ("one", "two\u00a0three")


def test_no_text_is_one_empty_line() -> None:
    assert text.wrap("  ", 16, 100) == ("",)


@given(SENTENCES, st.floats(20, 400))
def test_wrapped_lines_fit_and_keep_every_letter(said: str, limit: float) -> None:
    lines = text.wrap(said, 16, limit)
    single = max(text.width(cluster, 16) for cluster in text.clusters(said))
    assert max(text.width(line, 16) for line in lines) <= max(limit, single)
    assert "".join(lines).replace(" ", "") == said.replace(" ", "")


@given(SENTENCES, st.floats(60, 400))
def test_balancing_needs_no_more_lines(said: str, limit: float) -> None:
    even, full = text.balance(said, 16, limit), text.wrap(said, 16, limit)
    assert len(even) == len(full)
    assert max(text.width(line, 16) for line in even) <= max(text.width(line, 16) for line in full)


@given(SENTENCES, st.floats(40, 300))
def test_a_shortened_text_fits(said: str, limit: float) -> None:
    short = text.shorten(said, 16, limit)
    assert text.width(short, 16) <= limit
    assert short == said or said.startswith(short.rstrip("…"))


def test_conjuncts_and_signs_are_never_cut() -> None:
    assert text.clusters("ක්‍රමය கொ") == ("ක්‍ර", "ම", "ය", " ", "கொ")


def test_a_missing_font_names_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "FONTS", text.FONTS / "nowhere")
    with pytest.raises(FileNotFoundError, match=r"tamil bold in .*nowhere"):
        text.font_file("tamil", "bold")
