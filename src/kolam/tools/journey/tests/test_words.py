"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator

import pytest

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.voice import LANGUAGES
from kolam.tools.journey.gates import LEVELS
from kolam.tools.journey.private import CHECKS, READY, Check, Private
from kolam.tools.journey.report import LIMITS
from kolam.tools.journey.sheet import ANSWERS, STEPS, frame
from kolam.tools.journey.tests.situations import ROOM

SAID = re.compile(r'(?:_say|\btable|_part)\(\s*"(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "meetings.py": "table",
         "report.py": "part"}  # fmt: skip
COLUMNS = re.compile(r"columns = \(([^)]*)\)|\btable\(\s*\"\w+\", \(([^)]*)\)")


def keys() -> Iterator[str]:
    yield from (f"journey.step.{step}" for step in STEPS)
    for id in CHECKS:
        yield from (f"journey.check.{id}{part}" for part in ("", ".meaning", ".short"))
    yield from (f"journey.limit.{limit}" for limit in LIMITS)
    yield from (f"journey.state.{state}" for state in (*READY, "untold"))
    yield from (f"journey.answer.{answer}" for answer in (*ANSWERS, "dont_know"))
    yield from (f"journey.level.{level}" for level in LEVELS)
    yield from (f"journey.finding.{level}" for level in LEVELS if level != "yes")
    yield from (f"journey.gate.{state}" for state in ("green", "amber", "red", "none"))
    yield from (f"journey.wording.{which}" for which in ("now", "earlier", "unknown"))
    for status in ("not_started", "working", "agreed", "reopened"):
        yield f"journey.status.{status}"
    for said in ("signed", "planned"):
        yield from (f"journey.length.{said}.{where}" for where in ("usual", "unusual"))
    for file, area in AREAS.items():
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"journey.{area}.{name}" for name in SAID.findall(text))
    for file in ("tables.py", "meetings.py"):
        for found in COLUMNS.findall((ROOM / file).read_text(encoding="utf-8")):
            yield from (f"journey.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    for kind in (Private, Check):
        yield from (spec.label_key(kind, "journey") for spec in fields_of(kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


def test_the_frame_and_the_records_name_the_same_steps_and_checks() -> None:
    assert frame("steps").ids() == STEPS
    assert frame("checks").ids() == CHECKS


def test_every_room_of_the_frame_that_this_house_has_is_found() -> None:
    named = {slug for entry in frame("steps").entries for slug in entry.rooms}
    # Rooms of the framework, whether or not this house has opened them.
    assert named - set(toolbox.rooms()) <= {"agreement", "sectors", "spectrum"}
