"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.stakeholder import SECTORS
from kolam.core.voice import LANGUAGES
from kolam.tools.sectors.diligence import State
from kolam.tools.sectors.organisation import IATI_TYPES, ROLES, Kind, frame
from kolam.tools.sectors.report import LIMITS
from kolam.tools.sectors.sheet import PARTS, Outcome, Theme
from kolam.tools.sectors.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part)\(\s*"(\w+)"')
FAULTS = re.compile(r'Fault\(\([^)]*\), f?"(\w+)"|key="(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|_table\(\"\w+\", \(([^)]*)\)")
CHOICES = {
    "Organisation.kind": get_args(Kind),
    "Organisation.iati_type": IATI_TYPES,
    "Organisation.roles": ROLES,
    "Check.theme": get_args(Theme),
    "Result.outcome": get_args(Outcome),
}


def text(file: str) -> str:
    return (ROOM / file).read_text(encoding="utf-8")


def keys() -> Iterator[str]:
    yield from (f"sectors.driver.{id}" for id in frame("drivers").ids())
    yield from (f"sectors.check.{id}" for id in frame("checks").ids())
    yield from (f"sectors.profile.{sector}.{part}" for sector in SECTORS for part in PARTS)
    yield from (f"sectors.state.{state}" for state in get_args(State))
    yield from (f"sectors.limit.{limit}" for limit in LIMITS)
    for field, values in CHOICES.items():
        yield from (f"sectors.choice.{field}.{value}" for value in values)
    for file, area in AREAS.items():
        yield from (f"sectors.{area}.{name}" for name in SAID.findall(text(file)))
    for found in COLUMNS.findall(text("tables.py")):
        yield from (f"sectors.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    for file in ("sheet.py", "organisation.py"):
        yield from (f"fault.{key}" for pair in FAULTS.findall(text(file)) for key in pair if key)
    yield from (f"fault.check_without_{name}" for name in ("evidence", "who", "day"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)} - {"fault.check_without_"}) == []


def test_the_frame_has_a_profile_for_each_sector_and_every_role() -> None:
    assert frame("profiles").ids() == SECTORS
    assert frame("roles").ids() == ROLES


@pytest.mark.parametrize("language", ["si", "ta"])
def test_nothing_is_left_in_english(language: str) -> None:
    english, other = toolbox.voice("en").catalogue.words, toolbox.voice(language).catalogue.words
    alike = {key for key in english if key.startswith("sectors.") and english[key] == other[key]}
    assert alike == {"sectors.hidden.short", "sectors.figure.n", "sectors.column.n"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_driver_has_a_comma_that_a_list_would_blur(language: str) -> None:
    voice = toolbox.voice(language)
    named = [voice(f"sectors.driver.{id}") for id in frame("drivers").ids()]
    assert [name for name in named if ", " in name] == []
