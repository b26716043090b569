"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.spectrum.analysis import EFFORTS, SYSTEM_SOURCES, Doubt
from kolam.tools.spectrum.report import LIMITS
from kolam.tools.spectrum.rule import VERDICTS
from kolam.tools.spectrum.sheet import LETTERS, TYPES, Benefit, Flow, Formality, YesNo, frame
from kolam.tools.spectrum.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part)\(\s*"([\w.]+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|_table\(\"\w+\", \(([^)]*)\)")
CHOICES = {
    "Strand.benefit": Benefit,
    "Strand.flow": Flow,
    "Strand.formality": Formality,
    "Partner.can_leave": YesNo,
    "Partner.inside": YesNo,
    **{f"Strand.{letter}": YesNo for letter in LETTERS},
}


def text(file: str) -> str:
    return (ROOM / file).read_text(encoding="utf-8")


def keys() -> Iterator[str]:
    for type in TYPES:
        yield from (f"spectrum.type.{type}", f"spectrum.type.{type}.meaning")
        yield from (f"spectrum.choice.Strand.{field}.{type}" for field in ("chosen", "towards"))
    yield from (f"spectrum.verdict.{verdict}" for verdict in VERDICTS)
    yield from (f"spectrum.because.{x}.{said}" for x in LETTERS for said in get_args(YesNo))
    yield from (f"spectrum.source.{source}" for source in SYSTEM_SOURCES)
    yield from (f"spectrum.module.{id}" for id in frame("modules").ids())
    yield from (f"spectrum.effort.{effort}" for effort in EFFORTS)
    yield from (f"spectrum.finding.doubt.{doubt}" for doubt in get_args(Doubt))
    yield from (f"spectrum.finding.modules.{key}" for key in ("all", "light", "later"))
    yield from (f"spectrum.evidence.{key}" for key in ("apart", "together", "not_equipped"))
    yield from (f"spectrum.limit.{limit}" for limit in LIMITS)
    yield from (f"spectrum.column.{letter}" for letter in LETTERS)
    for entry in frame("spectra").entries:
        yield f"spectrum.spectrum.{entry.id}"
        yield from (f"spectrum.step.{entry.id}.{step}" for step in entry.codes)
    for entry in frame("types").entries:
        yield from (f"spectrum.source.{code}" for code in entry.codes)
    for field, kind in CHOICES.items():
        yield from (f"spectrum.choice.{field}.{value}" for value in get_args(kind))
    for file, area in AREAS.items():
        yield from (f"spectrum.{area}.{name}" for name in SAID.findall(text(file)))
    for found in COLUMNS.findall(text("tables.py")):
        yield from (f"spectrum.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    yield from (
        f"fault.{key}" for key in re.findall(r'Fault\(\([^)]*\), "(\w+)"', text("sheet.py"))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_types_are_called_alike(language: str) -> None:
    voice = toolbox.voice(language)
    assert len({voice(f"spectrum.type.{type}") for type in TYPES}) == len(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tool_is_called_as_its_room_calls_itself(language: str) -> None:
    voice = toolbox.voice(language)
    here = [id for id in frame("modules").ids() if id in toolbox.rooms()]
    assert len(here) == 10
    assert [voice(f"spectrum.module.{id}") for id in here] == [voice(f"{id}.title") for id in here]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_is_called_as_in_the_value_room(language: str) -> None:
    voice = toolbox.voice(language)
    codes = [code for entry in frame("types").entries for code in entry.codes]
    ours = [voice(f"spectrum.source.{code}") for code in codes]
    assert ours == [voice(f"value.source.{code}") for code in codes]
