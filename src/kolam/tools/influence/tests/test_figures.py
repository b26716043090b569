"""The pictures and the report: of much and of little, in every language."""

import re
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Paragraph, Picture, Quote
from kolam.core.voice import LANGUAGES
from kolam.tools.influence.analysis import Findings, analyse
from kolam.tools.influence.figures import FIGURES
from kolam.tools.influence.report import sections
from kolam.tools.influence.sheet import Sheet
from kolam.tools.influence.tests.situations import ROOM, example, sheet

DEMO = analyse(example("food_security"), {})
BARE = {
    "nothing": analyse(Sheet(), {}),
    "one actor": analyse(sheet({"actors": "A"}), {}),
    "no influence": analyse(sheet({"actors": "A B", "objectives": "road"}), {}),
}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("findings", BARE.values(), ids=BARE)
def test_every_picture_can_be_drawn_of_little(name: str, findings: Findings) -> None:
    ElementTree.fromstring(FIGURES[name](findings, toolbox.voice("en"), "desk").svg())


def test_the_table_beside_the_plan_has_every_actor_the_strongest_first() -> None:
    table = FIGURES["plan"](DEMO, toolbox.voice("en"), "desk").table
    assert table.rows[0] == ("Presidential Secretariat", "Government", "153", "68", "2.03")
    assert len(table.rows) == 13


def test_the_convention_used_is_named_under_the_plan() -> None:
    said = " ".join(
        ElementTree.fromstring(FIGURES["plan"](DEMO, toolbox.voice("en"), "desk").svg()).itertext()
    )
    assert "leaves the diagonal out" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_begins_with_a_page_of_results(language: str) -> None:
    blocks = sections(DEMO.sheet, DEMO, toolbox.voice(language))
    assert [type(b) for b in blocks[:3]] == [Heading, Quote, Paragraph]
    assert sum(isinstance(b, Picture) for b in blocks) == 3
    assert not [b for b in blocks if "⟦" in str(b)]


SAID = re.compile(r'(?:_say|_table|_part|pairs)\(\s*"(\w+)"')
AREAS = {"sentences.py": "finding", "tables.py": "table", "report.py": "part"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_room_may_say_has_words(language: str) -> None:
    voice = toolbox.voice(language)
    keys = {
        f"influence.{area}.{name}"
        for file, area in AREAS.items()
        for name in SAID.findall((ROOM / file).read_text(encoding="utf-8"))
    } | {"influence.finding.tension_weak", "influence.finding.tension_strong"}
    assert sorted(key for key in keys if not voice.knows(key)) == []
