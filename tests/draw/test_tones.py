"""Colours that are not data, and the sheet that themes them."""

import re

import pytest

from kolam.draw.tones import TONES, classes, contrast, lightness, paint, stylesheet


@pytest.mark.parametrize("tone", ["ink", "quiet"])
@pytest.mark.parametrize("ground", ["ground", "band"])
def test_words_are_readable_from_afar_on_every_ground(tone: str, ground: str) -> None:
    assert contrast(TONES[tone].light, TONES[ground].light) >= 7
    assert contrast(TONES[tone].dark, TONES[ground].dark) >= 7


def test_black_and_white_are_the_ends_of_lightness() -> None:
    assert [lightness("#000000"), lightness("#ffffff")] == pytest.approx([0, 1])


def test_a_tone_is_painted_in_its_light_value() -> None:
    assert paint("accent") == "#0b6e6e"


def test_data_keeps_its_colour() -> None:
    assert (paint("#0072B2"), paint("")) == ("#0072B2", "none")


@pytest.mark.parametrize("colour", ["inc", "#12345", "#12345g", "red"])
def test_a_misspelt_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="neither a tone"):
        paint(colour)


def test_only_tones_have_classes() -> None:
    found = [classes("ink"), classes("#0072B2", "quiet"), classes("ground", "ink"), classes("")]
    assert found == ["ink", "quiet-line", "ground ink-line", ""]


def test_the_stylesheet_themes_every_tone_twice() -> None:
    sheet = stylesheet(".chart")
    light, _, dark = sheet.partition("@media (prefers-color-scheme: dark)")
    wanted = {f".{name}{line}" for name in TONES for line in ("", "-line")}
    for part in (light, dark):
        assert set(re.findall(r"\.chart (\.[a-z-]+) \{", part)) == wanted
