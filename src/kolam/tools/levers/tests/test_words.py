"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.levers.analysis import State
from kolam.tools.levers.report import LIMITS
from kolam.tools.levers.sheet import HIGHEST, LEVERS, Asking, Handling, Seat, Source
from kolam.tools.levers.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part|_closing)\(\s*"(\w+)"')
FAULTS = re.compile(r'Fault\(\([^)]*\), "(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|_table\(\"\w+\", \(([^)]*)\)")
CHOICES = {
    "Sheet.asking": Asking,
    "Supplier.seat": Seat,
    "Need.source": Source,
    "Need.handling": Handling,
}


def text(file: str) -> str:
    return (ROOM / file).read_text(encoding="utf-8")


def keys() -> Iterator[str]:
    for lever in LEVERS:
        yield from (f"levers.lever.{lever}", f"levers.lever.{lever}.meaning")
        yield f"levers.choice.Need.after.{lever}"
    yield from (f"levers.{asking}.{n}" for asking in get_args(Asking) for n in range(HIGHEST + 1))
    yield from (f"levers.asked.{asking}" for asking in get_args(Asking))
    yield from (f"levers.state.{state}" for state in get_args(State))
    yield from (f"levers.limit.{limit}" for limit in LIMITS)
    yield from (f"levers.evidence.{key}" for key in ("open", "handled", "met"))
    yield from (f"levers.sets.{key}" for key in ("with", "more", "more_at_least"))
    for name in ("invited", "sectors", "held", "held_sectors"):
        yield f"levers.purpose.{name}"
    for key in ("invite", "invite_sectors", "held"):
        yield from (f"levers.finding.{key}", f"levers.finding.{key}_unproven")
    for field, kind in CHOICES.items():
        yield from (f"levers.choice.{field}.{value}" for value in get_args(kind))
    for file, area in AREAS.items():
        yield from (f"levers.{area}.{name}" for name in SAID.findall(text(file)))
    for found in COLUMNS.findall(text("tables.py")):
        yield from (f"levers.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    for file in ("sheet.py", "analysis.py"):
        yield from (f"fault.{key}" for key in FAULTS.findall(text(file)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_levers_are_called_alike(language: str) -> None:
    voice = toolbox.voice(language)
    assert len({voice(f"levers.lever.{lever}") for lever in LEVERS}) == len(LEVERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_lever_has_a_comma_in_its_name_that_a_list_would_blur(language: str) -> None:
    voice = toolbox.voice(language)
    named = {lever: voice(f"levers.lever.{lever}") for lever in LEVERS}
    assert {lever: name for lever, name in named.items() if ", " in name} == {}
