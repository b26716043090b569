"""From a gap to an empty seat on the map and back: one row here, whichever way it is followed."""

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import About, Book
from kolam.core.record import Record, Text, read
from kolam.flow import Arrow, Flow
from kolam.tools.levers.sheet import Sheet

ROOMS = ("stakeholders", "levers", "fundamentals")


def book() -> Book:
    made = Book(About(id="b", title=Text(en="B")))
    for slug in ROOMS:
        path = toolbox.folder(slug) / "examples" / "food_security.json"
        made = made.with_sheet(slug, read(toolbox.room(slug).sheet, path.read_bytes()))
    return made


def flow(held: Book) -> Flow:
    return Flow(Bench(held, toolbox.rooms(), toolbox.voice("en")))


def take(held: Book, slug: str, *, name: str) -> Book:
    """The book after a click on what is offered under a name."""
    found = flow(held)
    return held.with_sheet(slug, found.taken(next(a for a in found.into(slug) if is_(a, name))))


def is_(arrow: Arrow, name: str) -> bool:
    words: Text = getattr(arrow.thing, "who", getattr(arrow.thing, "name", Text()))
    return arrow.state == "offered" and words.en == name


def levers(held: Book) -> Sheet:
    sheet: Record = held.sheets["levers"]
    assert isinstance(sheet, Sheet)
    return sheet


BANK = "A development bank"


def test_whom_to_invite_is_offered_to_the_map_and_evidence_is_read_live() -> None:
    told = [(a.taker, a.kind, a.state, a.source.path) for a in flow(book()).out_of("levers")]
    assert told == [
        ("stakeholders", "Invitation", "offered", ("suppliers", "UNV")),
        ("stakeholders", "Invitation", "offered", ("suppliers", "DON")),
        ("stakeholders", "Invitation", "offered", ("suppliers", "BNK")),
        ("fundamentals", "Evidence", "live", ("needs",)),
    ]


def test_who_was_invited_from_here_comes_back_as_the_same_row_with_its_levels() -> None:
    before = book()
    after = take(take(before, "stakeholders", name=BANK), "levers", name=BANK)
    rows = [{row.id for row in levers(held).suppliers} for held in (before, after)]
    assert rows[0] == rows[1]
    bank = next(row for row in levers(after).suppliers if row.id == "BNK")
    assert bank.ref
    assert (bank.seat, bank.ref.tool) == ("possible", "stakeholders")
    assert levers(after).supplies == levers(before).supplies


def test_once_followed_both_ways_both_arrows_are_taken_and_none_is_stale() -> None:
    held = flow(take(take(book(), "stakeholders", name=BANK), "levers", name=BANK))
    states = [
        (a.taker, a.state)
        for slug in ("stakeholders", "levers")
        for a in held.into(slug)
        if a.place and "BNK" in (*a.source.path, *a.place)
    ]
    assert states == [("stakeholders", "taken"), ("levers", "taken")]


def test_a_new_name_on_the_map_makes_what_was_taken_here_stale() -> None:
    held = take(book(), "levers", name="Sarvodaya")
    mapped = held.sheets["stakeholders"].plain()
    for row in mapped["stakeholders"]:
        if row["id"] == "SAR":
            row["name"]["en"] = "Sarvodaya Movement"
    changed = held.with_sheet("stakeholders", read(toolbox.room("stakeholders").sheet, mapped))
    assert [a.state for a in flow(changed).into("levers") if a.place] == ["stale"]
