"""The journey among the other rooms: gates that come to it, partners that the map offers."""

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Record, Text
from kolam.flow import Flow
from kolam.tools.fundamentals.tests.situations import sheet as fundamentals
from kolam.tools.journey.sheet import Sheet
from kolam.tools.journey.tests.situations import partners, step
from kolam.tools.stakeholders.sheet import Sheet as Map
from kolam.tools.stakeholders.sheet import Stakeholder as Mapped

VOICE = toolbox.voice("en")


def bench(**sheets: Record) -> Bench:
    book = Book(About(id="b", title=Text(en="B")))
    for slug, sheet in sheets.items():
        book = book.with_sheet(slug, sheet)
    return Bench(book, toolbox.rooms(), VOICE)


def test_the_map_offers_its_stakeholders_as_partners() -> None:
    mapped = Map(stakeholders=(Mapped(id="MOH", name=Text(en="Ministry"), sector="government"),))
    flow = Flow(bench(stakeholders=mapped, journey=Sheet()))
    (arrow,) = flow.into("journey")
    assert (arrow.state, arrow.kind) == ("offered", "Stakeholder")
    taken = flow.taken(arrow)
    assert isinstance(taken, Sheet)
    after = Flow(bench(stakeholders=mapped, journey=taken))
    assert [a.state for a in after.into("journey")] == ["taken"]


def test_the_fundamentals_gates_narrow_every_step() -> None:
    rated = fundamentals({"ratings": {"empowered_partners": "1 1 2"}})
    sheet = Sheet(partners=partners("A"), steps=(step("vision", "yes"),))
    found = bench(fundamentals=rated, journey=sheet).findings("journey")
    assert (found.of("vision").gate, found.of("vision").state) == ("green", "red")
    assert [g.words.en for g in found.of("vision").others] == ["Empowered partners: Red"]
