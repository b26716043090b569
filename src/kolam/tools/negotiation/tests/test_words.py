"""Everything that the room may say of its findings has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.frame import read_frame
from kolam.core.record import Record
from kolam.core.voice import LANGUAGES
from kolam.tools.negotiation.findings import STAGES, Band
from kolam.tools.negotiation.preferences import Preferences
from kolam.tools.negotiation.report import LIMITS
from kolam.tools.negotiation.sheet import (
    Answer,
    Asking,
    Met,
    Move,
    Rule,
    Since,
    Test,
)
from kolam.tools.negotiation.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part|_row)\(\s*"(\w+)"')
CHOICES = {
    "Sheet.asking": Asking,
    "Sheet.rule": Rule,
    "Assumption.found": Test,
    "Issue.since": Since,
    "Tabled.kind": Move,
    "Response.answer": Answer,
    "Interest.met": Met,
}


def keys() -> Iterator[str]:
    yield from ("title", "answers", "task.review", "others.placed", "stages.caption")
    for stage in STAGES:
        yield from (f"stage.{stage}", f"stage.{stage}.asks")
    for rule in get_args(Rule):
        yield from (f"rule.{rule}", f"rule.{rule}.meaning", f"stages.rule.{rule}")
    yield from (f"band.{band}" for band in get_args(Band))
    for move in get_args(Move):
        yield from (f"tabled.{move}", f"tabled.{move}_by")
    yield from (f"limit.{limit}" for limit in LIMITS)
    for field, values in CHOICES.items():
        yield from (f"choice.{field}.{value}" for value in get_args(values))
    for file, area in {"sentences": "finding", "tables": "table", "report": "part"}.items():
        text = (ROOM / f"{file}.py").read_text(encoding="utf-8")
        found = SAID.findall(text)
        measures = (
            {"packages", "feasible", "efficient", "better", "worst"} if area == "table" else {}
        )
        yield from (f"{area}.{name}" for name in found if name not in measures)


def records(kind: type[Record]) -> Iterator[type[Record]]:
    yield kind
    for spec in fields_of(kind):
        if spec.inner and spec.kind != "words":
            yield from records(spec.inner)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_without_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(f"negotiation.{key}")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_private_sheet_has_a_label(language: str) -> None:
    labels = {
        spec.label_key(kind, "negotiation")
        for kind in records(Preferences)
        for spec in fields_of(kind)
    }
    assert sorted(key for key in labels if not toolbox.voice(language).knows(key)) == []


@pytest.mark.parametrize("language", ["si", "ta"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, other = (toolbox.voice(code).catalogue.words for code in ("en", language))
    areas = ("finding", "limit", "rule", "stage", "band", "field", "column", "part", "table")
    sentences = [
        key for key in english if key.startswith(tuple(f"negotiation.{a}." for a in areas))
    ]
    assert [key for key in sentences if english[key] == other[key]] == []


@pytest.mark.parametrize("name", ["stages", "rules"])
def test_the_frame_lists_what_the_room_knows(name: str) -> None:
    known = STAGES if name == "stages" else get_args(Rule)
    assert tuple(read_frame(ROOM / "frame.toml", name).ids()) == tuple(known)
