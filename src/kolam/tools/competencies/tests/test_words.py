"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.competencies.report import LIMITS
from kolam.tools.competencies.sheet import LETTERS, PARTS, frame
from kolam.tools.competencies.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part)\(\s*"(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|_table\(\"\w+\", \(([^)]*)\)")
FAULTS = re.compile(r'Fault\([^"]*(?:"\w+"[^"]*)?, "(\w+)"')


def keys() -> Iterator[str]:
    yield from (f"competencies.letter.{letter}" for letter in LETTERS)
    yield from (f"competencies.at.{part}" for part in PARTS)
    yield from (f"competencies.statement.{id}" for id in frame("statements").ids())
    yield from (f"competencies.limit.{limit}" for limit in LIMITS)
    yield from (f"competencies.level.{n}" for n in range(1, 6))
    yield from (f"competencies.band.{n}" for n in range(4))
    yield from (f"competencies.reading.{name}" for name in ("gap", "single", "covered"))
    yield from (f"competencies.compared.{name}" for name in ("change", "looking_back", "lasting"))
    yield from (f"competencies.finding.{name}" for name in ("gap", "single"))
    for file, area in AREAS.items():
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"competencies.{area}.{name}" for name in SAID.findall(text))
    for found in COLUMNS.findall((ROOM / "tables.py").read_text(encoding="utf-8")):
        yield from (f"competencies.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))
    for file in ("sheet.py", "people.py"):
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"fault.{name}" for name in FAULTS.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


def test_every_letter_has_three_statements() -> None:
    ids = frame("statements").ids()
    counted = {letter: sum(id.startswith(f"{letter}.") for id in ids) for letter in LETTERS}
    assert counted == dict.fromkeys(LETTERS, 3)
    assert frame("letters").ids() == LETTERS
