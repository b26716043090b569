"""Scenes as typst: the same picture on paper, its text intact."""

import shutil
import struct
import subprocess
from typing import Literal

import pytest
import typst as compiler
from hypothesis import given
from hypothesis import strategies as st

from kolam.draw import Figure, bars, kolam_emblem, plane, strips
from kolam.draw.scene import Group, Label, Marker
from kolam.draw.text import FONTS
from kolam.draw.typst import quoted
from tests.draw.cast import ACROSS, CORNERS, LANGUAGES, SAID, UP, caption, said, spots
from tests.draw.test_bars import categories
from tests.draw.test_strips import items
from tests.draw.test_svg import EVERY

PAGE = "#set page(width: auto, height: auto, margin: 0pt)\n"


def compiled(source: str, kind: Literal["pdf", "png"] = "pdf", *, strict: bool = False) -> bytes:
    return compiler.compile(
        source.encode(),
        format=kind,
        ppi=96,
        font_paths=compiler.Fonts(include_system_fonts=False, font_paths=[FONTS]),
        pdf_standards=["a-2a", "ua-1"] if strict else None,
    )


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def read_back(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def picture(language: str) -> Figure:
    return plane(
        spots(9, language),
        "paper",
        across=ACROSS,
        up=UP,
        corners=CORNERS,
        caption=caption(language),
        words=SAID,
        dots="shown",
    )


def test_every_mark_is_drawn_at_the_size_of_the_figure() -> None:
    png = compiled(PAGE + Figure("t", "d", 100, 50, EVERY).typst(), "png")
    assert size(png) == (100, 50)


def test_a_figure_fits_the_width_that_is_asked_for() -> None:
    png = compiled(PAGE + Figure("t", "d", 100, 50, EVERY).typst(width=150), "png")
    assert size(png) == (200, 100)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_comes_back_from_the_pdf(language: str) -> None:
    figure = picture(language)
    back = read_back(compiled(PAGE + figure.typst()))
    words = {word for label in said(figure.marks) for word in label.text.split()}
    assert {word for word in words if word not in back} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_described_figure_meets_the_accessibility_standard(language: str) -> None:
    wrapped = f'#figure(alt: "What is seen.", {picture(language).typst().removeprefix("#")})'
    source = f'#set document(title: "t")\n#set page(paper: "a4")\n= t\n{wrapped}'
    assert compiled(source, strict=True).startswith(b"%PDF")


def test_all_pictures_compile() -> None:
    figures = (
        strips(items(4, raters=30), "paper", scale=ACROSS, caption=caption()),
        bars(categories(3, 0, 40), "paper", caption=caption(), empty="nobody"),
        kolam_emblem(3, 4, title="t"),
    )
    source = PAGE + "\n".join(figure.typst() for figure in figures)
    assert compiled(source).startswith(b"%PDF")


def test_no_picture_is_embedded() -> None:
    assert "image(" not in picture("si").typst()


def test_a_hidden_group_stays_off_paper() -> None:
    dot = Marker(1, 1, 1)
    shown = Figure("t", "d", 9, 9, (Group("dots", (dot,)),)).typst()
    hidden = Figure("t", "d", 9, 9, (Group("dots", (dot,), hidden=True),)).typst()
    assert (shown.count("circle("), hidden.count("circle(")) == (1, 0)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), max_size=3))
def test_a_string_cannot_break_out_of_its_quotes(texts: list[str]) -> None:
    for text in texts:
        inside = quoted(text)[1:-1].replace("\\\\", "").replace('\\"', "")
        assert '"' not in inside
        assert "\\" not in inside


def test_signs_of_typst_are_plain_text() -> None:
    risky = '#panic("x") $a$ \\ " *b* _c_ [d] @e <f> // g'
    figure = Figure("t", "d", 400, 20, (Label(0, 15, risky, 13),))
    assert " ".join(read_back(compiled(PAGE + figure.typst())).split()) == risky
