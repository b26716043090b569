"""From an empty sector to the map and back: one seat, asked in once, whoever saw it first."""

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Text, read
from kolam.flow import Arrow, Flow
from kolam.tools.sectors.analysis import Findings
from kolam.tools.sectors.sheet import Sheet

ROOMS = ("stakeholders", "levers", "fundamentals", "sectors", "negotiation")


def book(*rooms: str) -> Book:
    made = Book(About(id="b", title=Text(en="B")))
    for slug in rooms or ROOMS:
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        made = made.with_sheet(slug, read(toolbox.room(slug).sheet, path.read_bytes()))
    return made


def flow(held: Book) -> Flow:
    return Flow(Bench(held, toolbox.rooms(), toolbox.voice("en")))


def findings(held: Book) -> Findings:
    found = Bench(held, toolbox.rooms(), toolbox.voice("en")).findings("sectors")
    assert isinstance(found, Findings)
    return found


def seats(held: Book) -> list[tuple[str, str | None]]:
    """Every seat offered to the map, by the room that offers it and its sector."""
    offers = (a for a in flow(held).into("stakeholders") if a.kind == "Invitation")
    return [(arrow.source.tool, arrow.thing.sector) for arrow in offers]


def test_the_thirteen_cover_four_of_seven() -> None:
    found = findings(book()).coverage
    assert (len(found.present), found.empty) == (4, ("academia", "donors", "foundations"))


def test_no_sector_is_offered_to_the_map_by_two_rooms() -> None:
    assert seats(book()) == [
        ("levers", "academia"),
        ("levers", "donors"),
        ("levers", "business"),
        ("sectors", "foundations"),
    ]


def test_without_the_levers_this_room_asks_in_all_three() -> None:
    assert seats(book("stakeholders", "sectors")) == [
        ("sectors", "academia"),
        ("sectors", "donors"),
        ("sectors", "foundations"),
    ]


def take(held: Book, slug: str, arrow: Arrow) -> Book:
    return held.with_sheet(slug, flow(held).taken(arrow))


def test_a_seat_that_the_map_took_is_no_gap_any_more_and_stays_taken() -> None:
    held = book("stakeholders", "sectors")
    [arrow] = [a for a in flow(held).into("stakeholders") if a.source.path[-1] == "donors"]
    after = take(held, "stakeholders", arrow)
    assert findings(after).coverage.empty == ("academia", "foundations")
    [again] = [a for a in flow(after).into("stakeholders") if a.source.path[-1] == "donors"]
    assert again.state == "taken"


def test_that_seat_can_be_given_a_profile_here() -> None:
    held = book("stakeholders", "sectors")
    [arrow] = [a for a in flow(held).into("stakeholders") if a.source.path[-1] == "donors"]
    after = take(held, "stakeholders", arrow)
    [back] = [
        a
        for a in flow(after).into("sectors")
        if a.state == "offered" and a.thing.sector == "donors"
    ]
    sheet = take(after, "sectors", back).sheets["sectors"]
    assert isinstance(sheet, Sheet)
    assert (sheet.organisations[-1].sector, sheet.organisations[-1].roles) == (
        "donors", ("funder",),
    )  # fmt: skip


def test_due_diligence_reaches_the_fundamentals() -> None:
    told = [a for a in flow(book()).into("fundamentals") if a.source.tool == "sectors"]
    assert [(a.kind, a.state, a.thing.about, a.thing.state) for a in told] == [
        ("Evidence", "live", "compatible_values", "amber")
    ]


def test_whoever_is_not_on_the_map_shuts_no_step_of_the_journey() -> None:
    held = book(*ROOMS, "journey")
    stopped = [s.organisation.id for s in findings(held).in_state("stopped")]
    gates = [a.thing for a in flow(held).into("journey") if a.source.tool == "sectors"]
    assert stopped == ["TOB"]
    assert (len(gates), {gate.state for gate in gates}) == (12, {"green", "amber"})


def test_what_sectors_say_themselves_reaches_the_table() -> None:
    told = [a for a in flow(book()).into("negotiation") if a.source.tool == "sectors"]
    assert [(a.kind, a.state, a.thing.party) for a in told] == [
        ("Interest", "live", "Government"),
        ("Interest", "live", "Civil society"),
        ("Interest", "live", "Business"),
        ("Interest", "live", "United Nations"),
    ]
