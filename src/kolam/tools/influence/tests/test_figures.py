"""The pictures and the report: of much and of little, in every language."""

import re
from xml.etree import ElementTree

import pytest

from kolam import toolbox
from kolam.core.block import Heading, Note, Paragraph, Picture, Quote, Table
from kolam.core.record import Text
from kolam.core.ref import Ref
from kolam.core.stakeholder import Stakeholder
from kolam.core.voice import LANGUAGES
from kolam.draw.scene import Group, Marker, Rect
from kolam.tools.influence.analysis import Findings, analyse
from kolam.tools.influence.figures import FIGURES, MANY
from kolam.tools.influence.report import LIMITS, sections
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


def test_of_many_actors_how_the_picture_is_read_stays_under_it() -> None:
    many = analyse(sheet({"actors": " ".join(f"a{n}" for n in range(MANY + 1))}), {})
    said = " ".join(
        ElementTree.fromstring(FIGURES["plan"](many, toolbox.voice("en"), "paper").svg()).itertext()
    )
    assert "leaves the diagonal out" in said
    assert "The 40 of 41 actors" in said


def test_a_stance_is_told_by_shape_and_size() -> None:
    names = [f"O{n}" for n in range(9)]
    case = {"actors": "A", "objectives": " ".join(names)}
    row = {"positions": {"A": " ".join(str(score) for score in range(-4, 5))}}
    picture = FIGURES["stances"](analyse(sheet({**case, **row}), {}), toolbox.voice("en"), "desk")
    (drawn,) = (g for g in picture.marks if isinstance(g, Group) and g.name == "row")
    marks = [m for m in drawn.marks if isinstance(m, Marker)]
    whole = max(m.radius for m in marks) / 1.1
    strong, weak = ("square", 1.1), ("square", 0.65)
    assert [(m.shape, round(m.radius / whole, 2)) for m in marks] == [
        strong, strong, weak, weak, ("circle", 0.25),
        ("circle", 0.65), ("circle", 0.65), ("circle", 1.05), ("circle", 1.05),
    ]  # fmt: skip


def test_who_is_against_something_is_marked_and_who_is_only_for_nothing_is_not() -> None:
    case = {"actors": "A B C", "objectives": "road well"}
    rows = {"positions": {"A": "-1 4", "B": "0 0", "C": "1 0"}}
    picture = FIGURES["stances"](analyse(sheet({**case, **rows}), {}), toolbox.voice("en"), "desk")
    drawn = {g.key: g.marks for g in picture.marks if isinstance(g, Group) and g.name == "row"}
    marked = [key for key, marks in drawn.items() if any(isinstance(m, Rect) for m in marks)]
    assert marked == ["A"]


def test_the_report_has_every_part_in_its_order_each_with_its_table() -> None:
    places = {"PS": "2", "APP": "8"}
    mapped = tuple(
        Stakeholder(
            ref=Ref(tool="stakeholders", path=("stakeholders", id)),
            name=Text(en=id), sector=None, kind="organisation", influence=at,
        )
        for id, at in places.items()
    )  # fmt: skip
    findings = analyse(DEMO.sheet, {Stakeholder: mapped})
    blocks = sections(DEMO.sheet, findings, toolbox.voice("en"))
    told = [b for b in blocks if isinstance(b, Heading | Picture | Table)]
    assert [b if isinstance(b, Heading) else type(b) for b in told] == [
        Heading("Who moves whom"),
        Heading("Balance of power", 2), Picture, Table,
        Heading("Beside the stakeholder map", 2), Table,
        Heading("Objectives", 2), Picture, Table,
        Heading("Common ground", 2), Table,
        Heading("Divergences", 2), Table,
        Heading("Links", 2), Picture, Table,
        Heading("What this does not claim", 2),
    ]  # fmt: skip
    assert [type(b) for b in blocks[-len(LIMITS) :]] == [Note] * len(LIMITS)


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
