"""Voices say words, numbers and plurals, and count what they could not say."""

import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from kolam.core.fault import Fault
from kolam.core.record import Text
from kolam.core.voice import Catalogue, Voice

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def voice_with(folder: Path, body: str, language: str = "en") -> Voice:
    path = folder / f"{language}.po"
    path.write_text(HEAD + body, encoding="utf-8")
    return Voice(Catalogue(language, [path]))


def test_a_missing_key_is_shown_and_counted(tmp_path: Path) -> None:
    voice = voice_with(tmp_path, "")
    assert (voice("desk.hello"), voice.missing) == ("⟦desk.hello⟧", {"desk.hello"})


def test_values_stand_in_their_places(tmp_path: Path) -> None:
    voice = voice_with(tmp_path, '\nmsgid "a.b"\nmsgstr "{name} has {n} seeds"\n')
    assert voice("a.b", name="Mala", n=12000) == "Mala has 12,000 seeds"


@pytest.mark.parametrize(("language", "said"), [("en", "Mala says no"), ("si", "මාලා says no")])
def test_words_in_several_languages_are_said_in_the_readers(
    tmp_path: Path, language: str, said: str
) -> None:
    voice = voice_with(tmp_path, '\nmsgid "a.b"\nmsgstr "{name} says no"\n', language)
    assert voice("a.b", name=Text(en="Mala", si="මාලා")) == said


@pytest.mark.parametrize(("n", "said"), [(1, "1 person"), (0, "0 people"), (5, "5 people")])
def test_plurals_follow_the_number(tmp_path: Path, n: int, said: str) -> None:
    body = '\nmsgid "a.p"\nmsgid_plural "a.p"\nmsgstr[0] "{n} person"\nmsgstr[1] "{n} people"\n'
    assert voice_with(tmp_path, body)("a.p", n=n) == said


def test_a_key_with_no_words_counts_as_missing(tmp_path: Path) -> None:
    assert not voice_with(tmp_path, '\nmsgid "a.b"\nmsgstr ""\n').knows("a.b")


def test_a_key_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    path.write_text(HEAD + '\nmsgid "a.b"\nmsgstr "x"\n', encoding="utf-8")
    assert Catalogue("en", [path, path]).twice == ["a.b"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "26 June 2023"), ("si", "2023 ජූනි 26"), ("ta", "26 ஜூன், 2023")]
)
def test_days_are_said_in_the_language(tmp_path: Path, language: str, said: str) -> None:
    assert voice_with(tmp_path, "", language).date(datetime.date(2023, 6, 26)) == said


def test_a_fraction_is_said_with_the_digits_asked_for(tmp_path: Path) -> None:
    voice = voice_with(tmp_path, "")
    assert (voice.number(Fraction(13, 4), digits=1), voice.percent(0.625)) == ("3.2", "62%")


def test_items_are_joined_as_the_language_does(tmp_path: Path) -> None:
    assert voice_with(tmp_path, "").list(["a", "b", "c"]) == "a, b and c"


def test_a_fault_is_said_with_its_values(tmp_path: Path) -> None:
    voice = voice_with(tmp_path, '\nmsgid "fault.too_high"\nmsgstr "{limit} at most"\n')
    fault = Fault(("age",), "too_high", {"limit": 9}).inside("rows", 2)
    assert (fault.said(voice), fault.where()) == ("9 at most", "rows.2.age")
