"""The demo case: the strands and types of the worked example, and what hangs on them."""

import orjson

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.passing import Advantage
from kolam.core.record import Text, read
from kolam.tools.spectrum.analysis import analyse
from kolam.tools.spectrum.sentences import sentences
from kolam.tools.spectrum.tests.situations import claims, example

FOUND = analyse(example("food_security"), {})
EN = toolbox.voice("en")


def test_the_strands_are_of_the_types_of_the_worked_example() -> None:
    told = {p.strand.id: (p.strand.chosen, p.strand.towards) for p in FOUND.strands}
    assert told == {
        "A2": ("combine", None),
        "A3-A5": ("combine", "transform"),
        "A4": ("combine", None),
        "A7": ("exchange", None),
    }


def test_the_rule_suggests_the_same_and_tells_what_is_missing() -> None:
    assert {p.strand.id: p.suggestion.verdict for p in FOUND.strands} == {
        "A2": "combine",
        "A3-A5": "not_equipped",
        "A4": "combine",
        "A7": "exchange",
    }
    assert [p.strand.id for p in FOUND.strands if p.differs or p.doubts] == []


def test_the_room_is_apart_on_the_strand_that_moves() -> None:
    assert [p.strand.id for p in FOUND.strands if p.apart] == ["A3-A5"]


def test_farmers_and_an_agriculture_body_are_the_ones_outside() -> None:
    said = [s.said(EN) for s in sentences(FOUND)]
    assert said[1] == (
        "Home-grown school meals with local procurement would not work without those who are "
        "still outside: Farmer organisations and Agricultural extension service."
    )


def test_what_value_claims_reaches_the_room() -> None:
    held = Book(About(id="b", title=Text(en="B")))
    for slug in ("value", "spectrum"):
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        sheet = read(toolbox.room(slug).sheet, orjson.loads(path.read_bytes()))
        held = held.with_sheet(slug, sheet)
    sources = Bench(held, toolbox.rooms(), EN).findings("spectrum").sources
    assert sorted(claim.source for claim in sources) == [
        "critical_mass",
        "standards",
        "system_transformation",
    ]
    assert all(isinstance(claim, Advantage) for claim in sources)


def test_an_emerging_source_is_told_as_such() -> None:
    found = analyse(example("food_security"), claims("standards", status="emerging"))
    said = [s.said(EN) for s in sentences(found)]
    assert "What carries type 3, says the value room: Shared standards." in said
