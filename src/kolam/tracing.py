"""Tracing: any cell of a book with everything it comes from and everything it goes to.

Between rooms a cell is followed by its arrows (`kolam.flow`). Inside a room it is followed by the
fields that name rows, by the row that a row stands in, by the answers that people gave about it,
and by the versions that hold a clause as it was put up for signature.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from kolam.core.answers import FEWEST_SHOWN
from kolam.core.field import fields_of
from kolam.core.record import Record, Row, Text
from kolam.core.signable import versions_of
from kolam.core.sources import cell
from kolam.flow import Arrow, Flow

Kind = Literal["taken", "stale", "orphaned", "live", "names", "part", "answers", "put_up"]
Way = Literal["from", "to"]
ROUNDS, RATINGS, VERSIONS = "rounds", "ratings", "versions"
DEEPEST = 12
#: What a row is called by: the first of these fields that holds words.
NAMED = ("name", "title", "what", "question", "heading", "who", "words", "statement", "label")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A row of a sheet by its place; the whole room where the place is empty."""

    tool: str
    place: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The cell as one word, for addresses and the shell."""
        return "/".join((self.tool, *self.place))


@dataclass(frozen=True, slots=True)
class Tie:
    """What goes from one cell to another, and how."""

    source: Cell
    target: Cell
    kind: Kind


@dataclass(frozen=True, slots=True)
class Step:
    """A cell on a chain, how it was reached, what lies beyond; `again` where it stood before."""

    cell: Cell
    kind: Kind
    steps: tuple["Step", ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Answers about a row in one round: how many people, and who, as far as the promise allows.

    `people` is None where so few gave no name that even their number could tell who they are.
    """

    round: str
    people: int | None
    who: tuple[str, ...]


class Trace:
    """Every tie of one book, as far as the flow's viewer may see."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie, each once."""
        sheets = self.flow.bench.book.sheets
        inside = (tie for slug, sheet in sheets.items() for tie in _inside(slug, sheet))
        between = (tie for arrow in self.flow.arrows if (tie := self._between(arrow)))
        return tuple(dict.fromkeys((*between, *inside)))

    def chain(self, start: Cell, way: Way) -> tuple[Step, ...]:
        """All that a cell comes from, or goes to, step by step; each cell is followed once."""
        return self._steps(start, way, {start}, DEEPEST)

    def find(self, path: str) -> Cell:
        """The cell at a path such as agreement/clauses/aim. Raises LookupError."""
        tool, *place = path.strip("/").split("/")
        found = Cell(tool, tuple(place))
        if tool not in self.flow.bench.book.sheets:
            raise LookupError(tool)
        if place and found not in self._known and self.row(found) is None:
            raise LookupError(path)
        return found

    def row(self, at: Cell) -> Any:
        """The row at a cell, None where the cell is worked out or gone."""
        sheet = self.flow.bench.book.sheets.get(at.tool)
        try:
            return cell(sheet, at.place) if sheet is not None and at.place else sheet
        except LookupError:
            return None

    def words(self, at: Cell) -> Text | str:
        """What a cell is called: its own words, else those of a row it names, else its id."""
        row = self.row(at)
        named = (self.row(Cell(at.tool, place)) for place in _named(row)) if at.place[2:] else ()
        found = (_words(held) for held in (row, *named))
        return next((words for words in found if words), at.place[-1] if at.place else "")

    def told(self, at: Cell) -> Told | None:
        """The answers that a cell stands for, where it stands for some."""
        if len(at.place) != 4 or at.place[0] != ROUNDS or at.place[2] != RATINGS:
            return None
        held = self.row(Cell(at.tool, at.place[:2]))
        rows = [r for r in getattr(held, RATINGS, ()) if _about(r) == at.place[3]]
        return _told(held, rows) if rows else None

    @cached_property
    def rows(self) -> tuple[Cell, ...]:
        """Every row that can be picked: not the single answers, and not what was put up."""
        return tuple(
            Cell(slug, place)
            for slug, sheet in self.flow.bench.book.sheets.items()
            for place, _ in _rows(sheet)
        )

    @cached_property
    def _known(self) -> frozenset[Cell]:
        return frozenset(end for tie in self.ties for end in (tie.source, tie.target))

    @cached_property
    def _by(self) -> dict[Way, dict[Cell, list[Tie]]]:
        found: dict[Way, dict[Cell, list[Tie]]] = {
            "from": defaultdict(list),
            "to": defaultdict(list),
        }
        for tie in self.ties:
            found["from"][tie.target].append(tie)
            found["to"][tie.source].append(tie)
        return found

    def _steps(self, at: Cell, way: Way, seen: set[Cell], left: int) -> tuple[Step, ...]:
        found = []
        for tie in self._by[way].get(at, ()):
            end = tie.source if way == "from" else tie.target
            again = end in seen or not left
            seen.add(end)
            beyond = () if again else self._steps(end, way, seen, left - 1)
            found.append(Step(end, tie.kind, beyond, again))
        return tuple(found)

    def _between(self, arrow: Arrow) -> Tie | None:
        if arrow.state == "offered":
            return None
        source = self._nearest(arrow.source.tool, arrow.source.path)
        place = tuple(map(str, arrow.place))
        if arrow.state == "live":
            place = self._about(arrow)
        return Tie(source, Cell(arrow.taker, place), arrow.state)

    def _about(self, arrow: Arrow) -> tuple[str, ...]:
        """The row that a thing speaks about, where its taker has one of that id."""
        about = getattr(arrow.thing, "about", "")
        sheet = self.flow.bench.book.sheets[arrow.taker]
        return next((place for place, row in _rows(sheet) if about and row.id == about), ())

    def _nearest(self, tool: str, path: tuple[str, ...]) -> Cell:
        """The row that a path lies in; the path itself where it names no row."""
        for length in range(len(path), 0, -1):
            if isinstance(self.row(Cell(tool, path[:length])), Row):
                return Cell(tool, path[:length])
        return Cell(tool, path)


def _inside(slug: str, sheet: Record) -> Iterator[Tie]:
    rows = list(_rows(sheet))
    known = {place for place, _ in rows}
    for place, row in rows:
        here = Cell(slug, place)
        if len(place) > 2:
            yield Tie(here, Cell(slug, place[:-2]), "part")
        for named in _named(row):
            if named in known and named != place:
                yield Tie(Cell(slug, named), here, "names")
    yield from _answers(slug, sheet, known)
    by_id = {place[1]: place for place, _ in rows if len(place) == 2}
    for version in versions_of(sheet):
        for article in version.signable.articles:
            if article.id in by_id:
                target = Cell(slug, (VERSIONS, version.id))
                yield Tie(Cell(slug, by_id[article.id]), target, "put_up")


def _answers(slug: str, sheet: Record, known: set[tuple[str, ...]]) -> Iterator[Tie]:
    """Answers to the rows that they are about, one tie for each row and round."""
    lists = {place[1]: place for place in known if len(place) == 2}
    for held in getattr(sheet, ROUNDS, ()):
        abouts = dict.fromkeys(_about(rating) for rating in getattr(held, RATINGS, ()))
        for about in abouts:
            if about in lists:
                source = Cell(slug, (ROUNDS, held.id, RATINGS, about))
                yield Tie(source, Cell(slug, lists[about]), "answers")


def _about(rating: Any) -> str:
    """The id of the row that an answer is about."""
    return str(getattr(rating, "item", "") or getattr(rating, "stakeholder", ""))


def _told(held: Any, rows: list[Any]) -> Told:
    """Who answered, as the promise says: names where they were given, else no one among few."""
    raters = {row.rater: row for row in rows}
    promise = getattr(held, "promise", "anonymous")
    title = str(getattr(held, "title", "") or held.id)
    field = {"named": "name", "organisation": "organisation", "sector": "sector"}.get(promise, "")
    if promise != "named" and len(raters) < FEWEST_SHOWN:
        return Told(title, None, ())
    who = {str(getattr(row, field, "") or "") for row in raters.values()} if field else set()
    return Told(title, len(raters), tuple(sorted(who - {""})))


def _rows(held: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Every row of a sheet with its place, but for answers and for what was put up."""
    for name in type(held).model_fields:
        value = getattr(held, name)
        if isinstance(value, tuple) and not (not place and name in (ROUNDS, VERSIONS)):
            for row in value:
                if isinstance(row, Row):
                    yield (*place, name, row.id), row
                    yield from _rows(row, (*place, name, row.id))


def _named(row: Any) -> Iterator[tuple[str, ...]]:
    """The rows that a row's fields name."""
    for spec in fields_of(type(row)) if isinstance(row, Row) else ():
        if spec.row_of:
            value = getattr(row, spec.name)
            for id in value if isinstance(value, tuple) else (value,):
                if id:
                    yield spec.row_of, str(id)


def _words(row: Any) -> Text | str:
    for name in NAMED:
        words = getattr(row, name, None)
        if isinstance(words, str | Text) and words not in ("", Text()):
            return words
    signable = getattr(row, "signable", None)
    return signable.title if signable else ""
