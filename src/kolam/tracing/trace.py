"""A trace: every tie of one book, and the chains that they make."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kolam.core.chain import Station
from kolam.core.record import Row, Text
from kolam.core.sources import cell
from kolam.flow import Flow
from kolam.tracing import ties
from kolam.tracing.answers import Signed, Told, signed, told
from kolam.tracing.cells import (
    PRIVATE,
    RATINGS,
    ROUNDS,
    VERSIONS,
    Cell,
    Tie,
    Way,
    about,
    chain_of,
    rows,
)
from kolam.tracing.naming import Naming

#: The room whose parties sit where a partner's private lines weigh.
TABLE = "negotiation"


@dataclass(frozen=True, slots=True)
class Stop:
    """A cell on a chain: how it was reached, from which cell, and over how many ties."""

    cell: Cell
    kind: str
    via: Cell
    far: int


@dataclass(frozen=True, slots=True)
class Step:
    """A cell on a chain, how it was reached, what lies beyond; `again` where it stood before."""

    cell: Cell
    kind: str
    steps: tuple["Step", ...] = ()
    again: bool = False


class Trace:
    """Every tie of one book, as far as the flow's viewer may see."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.naming = Naming(self.row, flow.bench.voice)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Every tie, each once."""
        return tuple(dict.fromkeys(self._ties()))

    def reached(self, start: Cell, way: Way) -> tuple[Stop, ...]:
        """Every cell that a cell comes from, or goes to, each once and the nearest first."""
        return tuple(self._walk(start, way))

    def chain(self, start: Cell, way: Way) -> tuple[Step, ...]:
        """The same as steps, each under the nearest one that it was reached from."""
        found = tuple(self._walk(start, way))
        order = [start, *(stop.cell for stop in found)]
        first = {stop.cell: stop.via for stop in found}
        beyond: dict[Cell, tuple[Step, ...]] = {}
        for at in reversed(order):
            beyond[at] = tuple(
                Step(end, kind, beyond[end])
                if first.get(end) == at and end not in seen
                else Step(end, kind, again=True)
                for seen, end, kind in self._ends(at, way)
            )
        return beyond[start]

    def find(self, path: str) -> Cell:
        """The cell at a path such as agreement/clauses/aim. Raises LookupError."""
        tool, *place = path.strip("/").split("/")
        found = Cell(tool, tuple(place))
        if tool not in self.flow.bench.book.sheets:
            raise LookupError(tool)
        if place and found not in self._known and not isinstance(self.row(found), Row):
            raise LookupError(path)
        return found

    def row(self, at: Cell) -> Any:
        """The row at a cell, the sheet where it is a whole room, None where it is neither."""
        if at.place[:1] == (PRIVATE,):
            return self._own.get(at)
        sheet = self.flow.bench.book.sheets.get(at.tool)
        try:
            return cell(sheet, at.place) if sheet is not None and at.place else sheet
        except LookupError:
            return None

    def words(self, at: Cell) -> Text | str:
        """What a cell is called: its own words, else what it names, else the house's word."""
        if at.place[:1] == (PRIVATE,) and at not in self._own:
            name = self.row(Cell(at.tool, ("partners", at.place[1])))
            return self.flow.bench.voice("trace.private", name=getattr(name, "name", at.place[1]))
        # What rooms worked out is known from their findings, which take time: rows come first.
        if not isinstance(self.row(at), Row) and not at.is_answers and at in self._said:
            return self._said[at]
        return self.naming.words(at)

    def said(self, at: Cell) -> str:
        """The same in the reader's language."""
        words = self.words(at)
        return words.said(self.flow.bench.voice.language) if isinstance(words, Text) else words

    def told(self, at: Cell) -> Told | None:
        """The answers that a cell stands for, where it stands for some."""
        if not at.is_answers:
            return None
        held = self.row(Cell(at.tool, at.place[:2]))
        return told(held, at.place[3:] or None)

    def signed(self, at: Cell) -> Signed | None:
        """How far a version has been signed, where the cell is one."""
        held = self.row(at) if at.place[:1] == (VERSIONS,) and len(at.place) == 2 else None
        return signed(held) if held is not None else None

    def station(self, at: Cell) -> Station:
        """Where a cell stands on the way from answers to what is done."""
        if at.is_answers:
            return "said"
        if at.place[:1] == (VERSIONS,):
            return "signed"
        known = chain_of(at.tool).stations
        return known.get(at.place[0] if at.place else "", known.get("", "found"))

    @cached_property
    def rows(self) -> tuple[Cell, ...]:
        """Every row that can be picked: not the single answers, and not what only ties others."""
        found = tuple(
            Cell(slug, place)
            for slug, sheet in self.flow.bench.book.sheets.items()
            for place, _ in rows(sheet)
            if place[0::2] not in chain_of(slug).links
        )
        return (*found, *self._own)

    @cached_property
    def answers(self) -> tuple[Cell, ...]:
        """What people said about each row, one cell for each round: never one person's alone."""
        return tuple(
            Cell(slug, (ROUNDS, held.id, RATINGS, item))
            for slug, sheet in self.flow.bench.book.sheets.items()
            for held in getattr(sheet, ROUNDS, ())
            for item in dict.fromkeys(about(rating) for rating in getattr(held, RATINGS, ()))
        )

    @cached_property
    def _known(self) -> frozenset[Cell]:
        ends = (end for tie in self.ties for end in (tie.source, tie.target))
        return frozenset((*ends, *self.answers))

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

    @cached_property
    def _said(self) -> dict[Cell, Text]:
        """What rooms worked out and no row says, in their own words."""
        found: dict[Cell, Text] = {}
        for arrow in self.flow.arrows:
            words = next((w for w in _spoken(arrow.thing) if w.said("en")), None)
            for at in ties.sources(self.flow.bench.book.sheets, arrow.source) if words else ():
                found.setdefault(at, words)  # type: ignore[arg-type]
        return found

    @cached_property
    def _own(self) -> dict[Cell, Row]:
        """The viewer's own private lines; nobody else's are ever looked at."""
        found: dict[Cell, Row] = {}
        owner = self.flow.bench.viewer.owner
        for slug in self.flow.bench.book.sheets if owner else ():
            table = chain_of(slug).private
            mine: Any = getattr(self.flow.bench.findings(slug), "mine", None) if table else None
            for row in getattr(mine.private, table) if mine else ():
                found[Cell(slug, (PRIVATE, mine.partner.id, table, row.id))] = row
        return found

    def _ties(self) -> Iterator[Tie]:
        sheets = self.flow.bench.book.sheets
        crossing = [tie for arrow in self.flow.arrows for tie in ties.between(self.flow, arrow)]
        yield from crossing
        yield from ties.same(sheets, {(tie.source, tie.target) for tie in crossing})
        yield from ties.whole_lists(sheets, {tie.source for tie in crossing})
        for slug, sheet in sheets.items():
            yield from ties.inside(slug, sheet)
            if chain_of(slug).private:
                yield from self._private(slug)

    def _private(self, slug: str) -> Iterator[Tie]:
        for partner in getattr(self.flow.bench.book.sheets[slug], "partners", ()):
            if partner.organisation:
                seat = Cell(TABLE, ("parties", partner.id))
                lines = [at.place[-1] for at in self._own if at.place[1] == partner.id]
                taken = seat if self.row(seat) is not None else None
                yield from ties.kept_back(slug, partner.id, lines, taken)

    def _walk(self, start: Cell, way: Way) -> Iterator[Stop]:
        far, waiting = {start: 0}, deque([start])
        while waiting:
            at = waiting.popleft()
            for _, end, kind in self._ends(at, way):
                if end not in far:
                    far[end] = far[at] + 1
                    waiting.append(end)
                    yield Stop(end, kind, at, far[end])

    def _ends(self, at: Cell, way: Way) -> Iterator[tuple[set[Cell], Cell, str]]:
        """The cells one tie away, each with those that stood before it here."""
        seen: set[Cell] = set()
        for tie in self._by[way].get(at, ()):
            end = tie.source if way == "from" else tie.target
            yield seen, end, tie.kind
            seen.add(end)


def _spoken(thing: Any) -> Iterator[Text]:
    for name in ("words", "who", "what"):
        words = getattr(thing, name, None)
        if isinstance(words, Text):
            yield words
