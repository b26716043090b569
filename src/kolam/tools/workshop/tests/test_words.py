"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.workshop.items import HIGHEST, LOWEST, MOMENTS, USED, USEFUL, USES, WORDS, frame
from kolam.tools.workshop.people import GENDERS
from kolam.tools.workshop.programme import State
from kolam.tools.workshop.report import LIMITS
from kolam.tools.workshop.sheet import Asking, Consent, Framework, Language, RoomName
from kolam.tools.workshop.tests.situations import ROOM

SAID = re.compile(r'(?:_say|table|_part)\(\s*"([\w.]+)"')
AREAS = {
    "sentences.py": "finding",
    "tables.py": "table",
    "written.py": "table",
    "report.py": "part",
}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|table\(\s*\"\w+\", \(([^)]*)\)")
CHOICES = {
    "Sheet.asking": Asking,
    "Sheet.languages": Language,
    "Contribution.framework": Framework,
    "Exercise.room": RoomName,
    "Quote.consent": Consent,
    "Photo.consent": Consent,
}


def text(file: str) -> str:
    return (ROOM / file).read_text(encoding="utf-8")


def keys() -> Iterator[str]:
    yield from (f"workshop.asked.{asking}" for asking in get_args(Asking))
    for moment in MOMENTS:
        yield from (f"workshop.{area}.{moment}" for area in ("moment", "figure.dot", "figure.part"))
    yield from (f"workshop.statement.{id}" for id in frame("statements").ids())
    yield from (f"workshop.part.{id}" for id in frame("parts").ids())
    yield from (f"workshop.question.{item}" for item in (USEFUL, USED, *WORDS))
    for n in range(LOWEST, HIGHEST + 1):
        yield from (f"workshop.level.{n}", f"workshop.useful.{n}")
    yield from (f"workshop.used.{n}" for n in USES)
    yield from (f"workshop.gender.{gender}" for gender in GENDERS)
    yield from (f"workshop.choice.Count.gender.{gender}" for gender in GENDERS)
    yield from (f"workshop.state.{state}" for state in get_args(State))
    yield from (f"workshop.framework.{name}" for name in get_args(Framework))
    yield from (f"workshop.point.{kind}" for kind in ("agreed", "open"))
    yield from (f"workshop.choice.Point.kind.{kind}" for kind in ("agreed", "open"))
    yield from (f"workshop.finding.{state}" for state in ("dropped", "added"))
    yield from (f"workshop.limit.{limit}" for limit in LIMITS)
    for field, kind in CHOICES.items():
        yield from (f"workshop.choice.{field}.{value}" for value in get_args(kind))
    for file, area in AREAS.items():
        yield from (f"workshop.{area}.{name}" for name in SAID.findall(text(file)))
    for file in ("tables.py", "written.py"):
        for found in COLUMNS.findall(text(file)):
            yield from (f"workshop.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    for file in ("sheet.py", "items.py"):
        faults = re.findall(r'Fault\(\([^)]*\), "(\w+)"', text(file))
        yield from (f"fault.{key}" for key in faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_room_is_called_as_it_calls_itself(language: str) -> None:
    voice = toolbox.voice(language)
    here = [name for name in get_args(RoomName) if name in toolbox.rooms()]
    assert len(here) >= 11
    ours = [voice(f"workshop.choice.Exercise.room.{name}") for name in here]
    assert ours == [voice(f"{name}.title") for name in here]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_moments_are_called_alike(language: str) -> None:
    voice = toolbox.voice(language)
    assert len({voice(f"workshop.moment.{moment}") for moment in MOMENTS}) == len(MOMENTS)
