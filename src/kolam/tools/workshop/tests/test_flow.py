"""The flow: the workshop reads what the rooms of its exercises found, whomever they tell it."""

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Record, Text, read
from kolam.flow import Arrow, Flow
from kolam.tools.workshop.sheet import Exercise, Sheet
from kolam.tools.workshop.taking import reads
from kolam.tools.workshop.tests.situations import evidence, example


def demo(*slugs: str, **sheets: Record) -> Flow:
    held = Book(About(id="b", title=Text(en="B")))
    for slug in slugs:
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        held = held.with_sheet(slug, read(toolbox.room(slug).sheet, path.read_bytes()))
    for slug, sheet in sheets.items():
        held = held.with_sheet(slug, sheet)
    return Flow(Bench(held, toolbox.rooms(), toolbox.voice("en")))


def told(arrows: tuple[Arrow, ...]) -> set[tuple[str, str, str]]:
    return {(arrow.source.tool, arrow.kind, arrow.state) for arrow in arrows}


def test_evidence_of_the_exercises_rooms_is_read_live() -> None:
    arrows = demo("value", "spectrum", "workshop").into("workshop")
    assert told(arrows) == {("value", "Evidence", "live"), ("spectrum", "Evidence", "live")}


def test_evidence_of_a_room_without_an_exercise_is_not_read() -> None:
    assert told(demo("levers", "workshop").into("workshop")) == set()


def test_without_exercises_nothing_is_read() -> None:
    assert told(demo("value", workshop=Sheet()).into("workshop")) == set()


def test_other_rooms_still_read_only_what_speaks_to_them() -> None:
    arrows = demo("value", "spectrum", "fundamentals", "workshop").into("fundamentals")
    assert {source for source, _, _ in told(arrows)} == {"value", "spectrum"}


def test_actions_go_out_as_tasks() -> None:
    arrows = demo("workshop", "agreement").out_of("workshop")
    assert [arrow.source.path for arrow in arrows] == [
        ("actions", row.id) for row in example("food_security").actions
    ]


def test_every_arrow_that_is_shown_is_one_that_the_analysis_reads() -> None:
    flow = demo("value", "spectrum", "competencies", "workshop")
    shown = {arrow.thing for arrow in flow.into("workshop")}
    read_ = flow.bench.findings("workshop").exercises
    assert shown == {one for held in read_ for one in held.evidence}


def test_an_exercise_without_a_room_reads_nothing() -> None:
    sheet = Sheet(exercises=(Exercise(id="e", title=Text(en="Talk")),))
    ((one,),) = evidence("", "Nobody's.").values()
    assert not reads(sheet, one)
