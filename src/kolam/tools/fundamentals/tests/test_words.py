"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.tools.fundamentals.instruments import BANDS
from kolam.tools.fundamentals.report import LIMITS
from kolam.tools.fundamentals.sheet import FUNDAMENTALS, frame
from kolam.tools.fundamentals.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part)\(\s*"(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
COLUMNS = re.compile(r"columns = \(([^)]*)\)|_table\(\"\w+\", \(([^)]*)\)")


def keys() -> Iterator[str]:
    for id in FUNDAMENTALS:
        yield from (f"fundamentals.fundamental.{id}", f"fundamentals.fundamental.{id}.meaning")
    yield from (f"fundamentals.aspect.{id}" for id in frame("aspects").ids())
    yield from (f"fundamentals.limit.{limit}" for limit in LIMITS)
    yield from (f"fundamentals.level.{n}" for n in (1, 2, 3, 4))
    yield from (f"fundamentals.concern.{n}" for n in (0, 1, 2))
    yield from (f"fundamentals.flag.{f}" for f in ("red", "amber", "green", "held_down", "none"))
    for instrument, (lowest, _) in BANDS.items():
        yield f"fundamentals.instrument.{instrument}"
        yield from (f"fundamentals.band.{instrument}.{n + 1}" for n in range(len(lowest)))
    for file, area in AREAS.items():
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"fundamentals.{area}.{name}" for name in SAID.findall(text))
    for found in COLUMNS.findall((ROOM / "tables.py").read_text(encoding="utf-8")):
        yield from (f"fundamentals.column.{c}" for c in re.findall(r'"(\w+)"', "".join(found)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted({key for key in keys() if not voice.knows(key)}) == []


def test_the_frame_and_the_sheet_name_the_same_six() -> None:
    assert frame("fundamentals").ids() == FUNDAMENTALS
    assert set(frame("instruments").ids()) == set(BANDS)
