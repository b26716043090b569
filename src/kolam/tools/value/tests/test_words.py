"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.voice import LANGUAGES
from kolam.tools.value.line import Certainty, Flow, LineKind, Pass, Shape
from kolam.tools.value.report import LIMITS
from kolam.tools.value.sheet import SOURCES, TOP, Private, Status, Verdict
from kolam.tools.value.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_table|_part)\(\s*"(\w+)"')
CONDITIONAL = (
    "extra", "extra_open", "no_extra", "worse_off", "better_off", "pays", "bears", "mine_above",
)  # fmt: skip
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}
CHOICES = {
    "status": get_args(Status),
    "verdict": get_args(Verdict),
    "flow": get_args(Flow),
    "round": get_args(Pass),
    "shape": get_args(Shape),
    "certainty": get_args(Certainty),
    "kind": get_args(LineKind),
    "source": SOURCES,
}


def keys() -> Iterator[str]:
    yield from ("value.title", "value.answers")
    yield from (f"value.{name}.{v}" for name, values in CHOICES.items() for v in values if v)
    yield from (f"value.source.{source}.test" for source in SOURCES)
    yield from (f"value.kind.{kind}.meaning" for kind in CHOICES["kind"])
    yield from (f"value.step.{a}.{n}" for a, top in TOP.items() for n in range(top + 1))
    yield from (f"value.limit.{limit}" for limit in LIMITS)
    yield from (f"value.finding.{name}" for name in CONDITIONAL)
    yield from (spec.label_key(Private, "value") for spec in fields_of(Private))
    for file, area in AREAS.items():
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"value.{area}.{name}" for name in SAID.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_without_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted(key for key in set(keys()) if not voice.knows(key)) == []


@pytest.mark.parametrize("language", ["si", "ta"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, other = (toolbox.voice(code).catalogue.words for code in ("en", language))
    same = ("value.column.n", "value.clause.indicator")
    own = [key for key in english if key.startswith("value.") and key not in same]
    assert [key for key in own if english[key] == other[key]] == []
