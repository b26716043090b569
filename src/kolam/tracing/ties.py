"""Ties: what goes from row to row, inside one room and between two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kolam.core.record import LANGUAGES, Record, Row, Text
from kolam.core.ref import Ref
from kolam.core.signable import versions_of
from kolam.core.sources import cell
from kolam.flow import Arrow, Flow
from kolam.tracing.cells import (
    PRIVATE,
    RATINGS,
    ROUNDS,
    VERSIONS,
    Cell,
    Place,
    Tie,
    about,
    chain_of,
    named,
    rows,
    speaks_of,
)

MAP = "stakeholders"


def inside(slug: str, sheet: Record) -> Iterator[Tie]:
    """What a room's own rows have to do with each other, with answers, and with what is signed."""
    held, found = chain_of(slug), dict(rows(sheet))
    for place, row in found.items():
        here = Cell(slug, place)
        if place[0::2] in held.links:
            continue
        if len(place) > 2:
            holder = Cell(slug, place[:-2])
            down = place[0::2] in held.down
            yield Tie(*((holder, here) if down else (here, holder)), "part")
        for target in named(row):
            if target in found and target != place:
                yield Tie(Cell(slug, target), here, "names")
    for lead in held.leads(sheet) if held.leads else ():
        yield Tie(Cell(slug, lead.source), Cell(slug, lead.target), lead.key)
    yield from _answers(slug, sheet, found)
    for version in versions_of(sheet):
        for article in version.signable.articles:
            for place in found:
                if len(place) == 2 and place[1] == article.id:
                    yield Tie(Cell(slug, place), Cell(slug, (VERSIONS, version.id)), "put_up")


def between(flow: Flow, arrow: Arrow) -> Iterator[Tie]:
    """What an arrow ties: the rows that it comes from, and the row that it goes to."""
    if arrow.state == "offered":
        return
    sheets = flow.bench.book.sheets
    places: Iterable[Place] = (tuple(map(str, arrow.place)),)
    if arrow.state == "live":
        places = _read(sheets[arrow.taker], arrow)
    for source in sources(sheets, arrow.source):
        for place in places:
            yield Tie(source, Cell(arrow.taker, place), arrow.state)


def sources(sheets: Mapping[str, Record], ref: Ref) -> tuple[Cell, ...]:
    """The rows that a reference lies in; its own path where it names none."""
    sheet = sheets.get(ref.tool)
    if ref.path[:1] == (ROUNDS,) and sheet is not None:
        return _heard(ref, sheet)
    place = _row_place(sheet, ref.path)
    while place[0::2] in chain_of(ref.tool).links:
        place = place[:-2]
    return (Cell(ref.tool, place or ref.path),)


def whole_lists(sheets: Mapping[str, Record], cells: Iterable[Cell]) -> Iterator[Tie]:
    """From each row to what its room worked out from its list as a whole."""
    for at in cells:
        held = getattr(sheets.get(at.tool), at.place[0], None) if len(at.place) == 1 else None
        for row in held if isinstance(held, tuple) else ():
            if isinstance(row, Row):
                yield Tie(Cell(at.tool, (*at.place, row.id)), at, "part")


def same(sheets: Mapping[str, Record], known: set[tuple[Cell, Cell]]) -> Iterator[Tie]:
    """From a stakeholder of the map to the rows of other rooms with its id and its name."""
    for one in getattr(sheets.get(MAP), MAP, ()):
        source = Cell(MAP, (MAP, one.id))
        for slug, sheet in sheets.items():
            for place, row in _first_rows(sheet) if slug != MAP else ():
                target = Cell(slug, place)
                if row.id == one.id and _alike(row, one.name) and (source, target) not in known:
                    yield Tie(source, target, "same")


def kept_back(slug: str, partner: str, lines: Iterable[str], seat: Cell | None) -> Iterator[Tie]:
    """What a partner keeps to itself: its lines for its own eyes, else one cell without any."""
    own = [Cell(slug, (PRIVATE, partner, chain_of(slug).private, id)) for id in lines]
    for at in own or [Cell(slug, (PRIVATE, partner))]:
        yield Tie(Cell(slug, ("partners", partner)), at, "names")
        if seat:
            yield Tie(at, seat, "kept_back")


def _read(sheet: Record, arrow: Arrow) -> tuple[Place, ...]:
    """The rows that a thing speaks to where it is read live; the whole room where none is told."""
    read = chain_of(arrow.taker).reads.get(type(arrow.thing))
    told = tuple(read(sheet, arrow.thing)) if read else ()
    if told:
        return told
    row = getattr(arrow.thing, "about", "")
    found = (place for place, one in _first_rows(sheet) if row and one.id == row)
    return (next(found, ()),)


def _heard(ref: Ref, sheet: Record) -> tuple[Cell, ...]:
    """The answers that a reference into a round is about; the whole round where it names none."""
    held = next((one for one in getattr(sheet, ROUNDS, ()) if one.id in ref.path[1:2]), None)
    items = dict.fromkeys(about(rating) for rating in getattr(held, RATINGS, ()))
    found = [i for i in items if len(ref.path) > 2 and speaks_of(i, ref.path[2])]
    at = tuple(Cell(ref.tool, (*ref.path[:2], RATINGS, item)) for item in found)
    return at or (Cell(ref.tool, ref.path[:2]),)


def _row_place(sheet: Record | None, path: Place) -> Place:
    """The place of the last row on a path, which may leave out the lists inside rows."""
    place: Place = ()
    held: Any = sheet
    best: Place = ()
    for part in path:
        name = _list_with(held, part) if isinstance(held, Row) else ""
        place = (*place, name, part) if name else (*place, part)
        try:
            held = cell(sheet, place)
        except LookupError:
            break
        best = place if isinstance(held, Row) else best
    return best


def _list_with(row: Row, id: str) -> str:
    """The list of a row that has a row of this id; "" for none, and for a field's own name."""
    if id in type(row).model_fields:
        return ""
    for name in type(row).model_fields:
        value = getattr(row, name)
        if isinstance(value, tuple) and any(getattr(one, "id", "") == id for one in value):
            return name
    return ""


def _answers(slug: str, sheet: Record, found: Mapping[Place, Row]) -> Iterator[Tie]:
    """Answers to the rows that they are about, one tie for each row and round."""
    by_id: dict[str, list[Place]] = defaultdict(list)
    for place in found:
        if len(place) == 2:
            by_id[place[1]].append(place)
    for held in getattr(sheet, ROUNDS, ()):
        for item in dict.fromkeys(about(rating) for rating in getattr(held, RATINGS, ())):
            source = Cell(slug, (ROUNDS, held.id, RATINGS, item))
            for key in (item, *reversed(item.split("."))):
                if key in by_id:
                    yield from (Tie(source, Cell(slug, at), "answers") for at in by_id[key][:1])
                    break


def _first_rows(sheet: Record) -> Iterator[tuple[Place, Row]]:
    return ((place, row) for place, row in rows(sheet) if len(place) == 2)


def _alike(row: Row, name: Text) -> bool:
    own = getattr(row, "name", None)
    pairs = ((getattr(own, code), getattr(name, code)) for code in LANGUAGES if own)
    return isinstance(own, Text) and any(said and said == other for said, other in pairs)
