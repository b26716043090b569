"""The flow between rooms: offered, taken, stale, orphaned, live; and what a click does."""

import orjson
import pytest

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.passing import Invitation
from kolam.core.record import Record, Text, canonical, fingerprint, read
from kolam.core.ref import Ref
from kolam.core.sources import cell, refs
from kolam.core.stakeholder import Stakeholder as Given
from kolam.flow import STATES, Arrow, Flow, taking
from kolam.store import references
from kolam.tools.influence.sheet import Sheet as Influence
from kolam.tools.stakeholders.sheet import Sheet as Map
from kolam.tools.stakeholders.sheet import Stakeholder

MAP = Map(
    question=Text(en="Who eats?"),
    stakeholders=(
        Stakeholder(id="MOH", name=Text(en="Ministry"), sector="government"),
        Stakeholder(id="UNI", name=Text(en="UNICEF")),
    ),
)


def book(**sheets: Record) -> Book:
    held = Book(About(id="b", title=Text(en="B")))
    for slug, sheet in sheets.items():
        held = held.with_sheet(slug, sheet)
    return held


def flow(**sheets: Record) -> Flow:
    return Flow(Bench(book(**sheets), toolbox.rooms(), toolbox.voice("en")))


def states(arrows: tuple[Arrow, ...]) -> dict[str, str]:
    return {arrow.source.path[-1]: arrow.state for arrow in arrows}


def taken(*ids: str, of: Map = MAP) -> Influence:
    """The actors that a click takes from the map."""
    sheet: Record = Influence()
    for id in ids:
        held = flow(stakeholders=of, influence=sheet)
        arrow = next(a for a in held.into("influence") if a.source.path[-1] == id)
        sheet = held.taken(arrow)
    assert isinstance(sheet, Influence)
    return sheet


def renamed(name: str) -> Map:
    first = MAP.stakeholders[0].with_(name=Text(en=name))
    return MAP.with_(stakeholders=(first, *MAP.stakeholders[1:]))


def test_what_nobody_has_taken_is_offered() -> None:
    arrows = flow(stakeholders=MAP, influence=Influence()).into("influence")
    assert states(arrows) == {"MOH": "offered", "UNI": "offered"}


def test_a_click_copies_the_thing_with_a_reference_to_its_row() -> None:
    (actor,) = taken("MOH").actors
    row = MAP.stakeholders[0]
    ref = Ref(tool="stakeholders", path=("stakeholders", "MOH"), seen=fingerprint(row))
    assert (actor.name, actor.sector, actor.ref) == (row.name, "government", ref)


def test_what_is_taken_is_offered_no_more() -> None:
    arrows = flow(stakeholders=MAP, influence=taken("MOH")).into("influence")
    assert states(arrows) == {"MOH": "taken", "UNI": "offered"}


def test_the_taken_row_can_be_found_from_its_source() -> None:
    held = flow(stakeholders=MAP, influence=taken("MOH"))
    (arrow,) = (a for a in held.out_of("stakeholders") if a.place)
    assert (arrow.taker, arrow.place) == ("influence", ("actors", "MOH"))


def test_a_changed_source_makes_the_row_stale() -> None:
    held = flow(stakeholders=renamed("Ministry of Health"), influence=taken("MOH"))
    assert states(held.into("influence"))["MOH"] == "stale"


def test_taking_the_new_brings_the_row_up_to_date() -> None:
    now = renamed("Ministry of Health")
    held = flow(stakeholders=now, influence=taken("MOH"))
    sheet = held.taken(next(a for a in held.arrows if a.state == "stale"))
    assert isinstance(sheet, Influence)
    assert [actor.name.en for actor in sheet.actors] == ["Ministry of Health"]
    assert states(flow(stakeholders=now, influence=sheet).into("influence"))["MOH"] == "taken"


def test_keeping_mine_leaves_the_row_and_stops_the_warning() -> None:
    now = renamed("Ministry of Health")
    held = flow(stakeholders=now, influence=taken("MOH"))
    sheet = held.kept(next(a for a in held.arrows if a.state == "stale"))
    assert isinstance(sheet, Influence)
    assert [actor.name.en for actor in sheet.actors] == ["Ministry"]
    assert states(flow(stakeholders=now, influence=sheet).into("influence"))["MOH"] == "taken"


def test_a_row_whose_source_is_gone_is_orphaned() -> None:
    without = MAP.with_(stakeholders=MAP.stakeholders[1:])
    held = flow(stakeholders=without, influence=taken("MOH"))
    assert states(held.into("influence")) == {"MOH": "orphaned", "UNI": "offered"}


def test_a_row_is_orphaned_where_the_whole_sheet_is_gone() -> None:
    assert states(flow(influence=taken("MOH")).arrows) == {"MOH": "orphaned"}


def test_keeping_an_orphan_lets_its_source_go() -> None:
    held = flow(influence=taken("MOH"))
    sheet = held.kept(held.arrows[0])
    assert (list(refs(sheet)), flow(influence=sheet).arrows) == ([], ())


def test_an_offer_cannot_be_kept() -> None:
    held = flow(stakeholders=MAP, influence=Influence())
    with pytest.raises(LookupError):
        held.kept(held.arrows[0])


def test_an_orphan_cannot_be_taken() -> None:
    held = flow(influence=taken("MOH"))
    with pytest.raises(LookupError):
        held.taken(held.arrows[0])


def test_an_arrow_is_found_by_its_name() -> None:
    held = flow(stakeholders=MAP, influence=taken("MOH"))
    assert [held.find(arrow.id) for arrow in held.arrows] == list(held.arrows)


def test_an_unknown_arrow_is_not_found() -> None:
    with pytest.raises(LookupError):
        flow(stakeholders=MAP).find("no such arrow")


def test_evidence_reaches_only_the_room_it_speaks_to() -> None:
    rooms = {slug: tool.sheet() for slug, tool in toolbox.rooms().items()}
    arrows = flow(**{**rooms, "stakeholders": MAP}).arrows
    to = {a.taker for a in arrows if a.kind == "Evidence" and a.source.tool == "stakeholders"}
    assert to <= {"fundamentals"}


def test_things_that_the_analysis_reads_are_live() -> None:
    rooms = {slug: tool.sheet() for slug, tool in toolbox.rooms().items()}
    arrows = flow(**{**rooms, "stakeholders": MAP}).into("negotiation")
    assert {arrow.state for arrow in arrows} <= {"live"}
    assert {a.source.path[-1] for a in arrows if a.kind == "Stakeholder"} == {"MOH", "UNI"}


@pytest.mark.parametrize(
    ("path", "state"),
    [
        (("stakeholders", "MOH"), "taken"),
        (("stakeholders", "MOH", "worked out"), "taken"),
        (("stakeholders", "gone"), "orphaned"),
        (("gaps", "academia"), "taken"),
    ],
)
def test_a_source_that_is_offered_no_more_is_looked_up(path: tuple[str, ...], state: str) -> None:
    ref = Ref(tool="stakeholders", path=path, seen=fingerprint(MAP.stakeholders[0]))
    sheet = taken("UNI")
    mine = sheet.with_(actors=(sheet.actors[0].with_(ref=ref),))
    held = book(stakeholders=MAP, influence=mine)
    bench = Bench(held, toolbox.rooms(), toolbox.voice("en"))
    (arrow,) = (a for a in Flow(bench).arrows if a.place)
    assert (arrow.state, references.state(ref, held)) == (state, state)


def test_a_path_leads_to_a_field_inside_a_row() -> None:
    assert cell(MAP, ("stakeholders", "UNI", "name", "en")) == "UNICEF"


def test_a_path_that_leads_nowhere_is_told() -> None:
    with pytest.raises(LookupError):
        cell(MAP, ("stakeholders", "WFP"))


def invitation(seen: str = "1" * 32, who: str = "A university") -> Invitation:
    ref = Ref(tool="sectors", path=("sectors", "academia"), seen=seen)
    return Invitation(ref=ref, who=Text(en=who), why=Text(en="Nobody measures."), sector="academia")


def test_an_invitation_becomes_a_stakeholder() -> None:
    sheet = taking("stakeholders")[Invitation](MAP, invitation())
    row = sheet.stakeholders[-1]
    told = (row.name.en, row.sector, row.why, row.ref)
    assert told == ("A university", "academia", "Nobody measures.", invitation().ref)


def test_an_invitation_taken_again_keeps_what_the_team_has_added() -> None:
    take = taking("stakeholders")[Invitation]
    sheet = take(MAP, invitation())
    mine = sheet.stakeholders[-1].with_(attitude=2)
    sheet = sheet.with_(stakeholders=(*MAP.stakeholders, mine))
    again = take(sheet, invitation("2" * 32, "The university of Jaffna"))
    row = again.stakeholders[-1]
    assert (len(again.stakeholders), row.attitude, row.name.en) == (
        3,
        2,
        "The university of Jaffna",
    )


def demo() -> Flow:
    sheets = {}
    for slug, tool in toolbox.rooms().items():
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        if path.exists():
            sheets[slug] = read(tool.sheet, orjson.loads(path.read_bytes()))
    return flow(**sheets)


@pytest.mark.parametrize("slug", [s for s in toolbox.rooms() if taking(s)])
def test_what_is_offered_in_the_demonstration_can_be_taken_and_read_back(slug: str) -> None:
    held = demo()
    for kind in taking(slug):
        offers = [a for a in held.into(slug) if (a.kind, a.state) == (kind.__name__, "offered")]
        for arrow in offers[:3]:
            sheet = held.taken(arrow)
            assert read(type(sheet), canonical(sheet)) == sheet
            assert any(ref == arrow.source for _, ref in refs(sheet))


@pytest.mark.parametrize("slug", [s for s in toolbox.rooms() if taking(s)])
def test_taking_twice_is_taking_once(slug: str) -> None:
    held = demo()
    for arrow in held.into(slug)[:5]:
        if arrow.state == "offered":
            once = held.taken(arrow)
            act = next(act for kind, act in taking(slug).items() if kind.__name__ == arrow.kind)
            assert act(once, arrow.thing) == once


def test_every_arrow_of_the_demonstration_has_a_known_state_and_an_own_name() -> None:
    arrows = demo().arrows
    assert {arrow.state for arrow in arrows} <= set(STATES)
    assert len({arrow.id for arrow in arrows}) == len(arrows)
    assert any(isinstance(arrow.thing, Given) for arrow in arrows)
