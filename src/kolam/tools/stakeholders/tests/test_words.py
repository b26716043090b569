"""Everything that this room may ever say has words in three languages."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from kolam import toolbox
from kolam.core.voice import LANGUAGES
from kolam.maths.outcome import REASONS
from kolam.tools.stakeholders.coverage import LINK_KINDS, quadrant_frame, salience_frame
from kolam.tools.stakeholders.placement import AXES
from kolam.tools.stakeholders.report import LIMITS
from kolam.tools.stakeholders.sheet import Frequency, IatiType, Rule, Strategy, Tie
from kolam.tools.stakeholders.tests.situations import ROOM

SAID = re.compile(r'(?:_say|_gap|_table|_part)\(\s*"(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}


def keys() -> Iterator[str]:
    yield from ("stakeholders.title", "stakeholders.answers")
    yield from (f"stakeholders.axis.{axis}" for axis in AXES)
    for frame, name in ((quadrant_frame(), "quadrant"), (salience_frame(), "salience")):
        told = [f"stakeholders.{name}.{id}" for id in frame.ids()]
        yield from (*told, *(f"{key}.meaning" for key in told))
    yield from (f"stakeholders.undefined.{reason}" for reason in REASONS)
    yield from (f"stakeholders.limit.{limit}" for limit in LIMITS)
    for tie in get_args(Tie):
        yield from (f"stakeholders.rule.{tie}", f"stakeholders.map.{tie}")
    for file, area in AREAS.items():
        text = (ROOM / file).read_text(encoding="utf-8")
        yield from (f"stakeholders.{area}.{name}" for name in SAID.findall(text))


def choices() -> Iterator[str]:
    given = {
        "Scale.rule": get_args(Rule),
        "Scale.tie": get_args(Tie),
        "Engagement.strategy": get_args(Strategy),
        "Engagement.frequency": tuple(filter(None, get_args(Frequency))),
        "Link.kind": LINK_KINDS,
        "Stakeholder.iati_type": get_args(IatiType),
        "Round.promise": ("named", "organisation", "sector", "anonymous"),
    }
    for field, values in given.items():
        yield from (f"stakeholders.choice.{field}.{value}" for value in values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_without_words(language: str) -> None:
    voice = toolbox.voice(language)
    assert sorted(key for key in {*keys(), *choices()} if not voice.knows(key)) == []


@pytest.mark.parametrize("language", ["si", "ta"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, other = (toolbox.voice(code).catalogue.words for code in ("en", language))
    sentences = (key for key in english if key.startswith("stakeholders.finding."))
    numbers_only = "stakeholders.finding.quadrant"
    assert [key for key in sentences if english[key] == other[key] and key != numbers_only] == []
