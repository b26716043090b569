"""The picker of the traceability page: room, then table, then row, or words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from kolam.core.record import Text
from kolam.tracing import Cell
from kolam.web.desk.trace_teller import Line, Teller

#: More rows than these are found with more words.
MOST = 100

#: What a director asks about first: the key of its words, the room, the lists.
FIRST = (
    ("clauses", "agreement", "clauses"),
    ("cells", "agreement", "activities/cells"),
    ("tasks", "agreement", "activities"),
    ("ratings", "stakeholders", "rounds/ratings"),
    ("lines", "value", "lines"),
)


@dataclass(frozen=True)
class Listed:
    """One table of a room."""

    lists: str
    label: str
    cells: tuple[Cell, ...]
    address: str


@dataclass(frozen=True)
class Shelf:
    """A room with its tables."""

    slug: str
    title: str
    address: str
    tables: tuple[Listed, ...]


@dataclass(frozen=True)
class Table:
    """Rows to pick from; `left` is how many more there are."""

    lines: tuple[tuple[Line, str, str], ...]
    left: int = 0


def rooms(teller: Teller) -> list[Shelf]:
    """Every room that has rows, with its tables in the order of its sheet."""
    found: dict[str, dict[str, list[Cell]]] = {}
    for at in (*teller.trace.rows, *teller.trace.answers):
        found.setdefault(at.tool, {}).setdefault("/".join(at.lists), []).append(at)
    return [
        Shelf(
            slug=tool,
            title=teller.telling.title(tool),
            address=_address(teller, room=tool),
            tables=tuple(_listed(teller, tool, lists, cells) for lists, cells in tables.items()),
        )
        for tool, tables in found.items()
    ]


def first_picks(teller: Teller) -> list[tuple[str, Listed]]:
    """The tables that are asked about most, as far as they have rows."""
    known = {(shelf.slug, one.lists): one for shelf in rooms(teller) for one in shelf.tables}
    return [(key, known[tool, lists]) for key, tool, lists in FIRST if (tool, lists) in known]


def table(teller: Teller, cells: Iterable[Cell], words: str) -> Table:
    """These cells with room and list, as far as they hold the words."""
    wanted = words.casefold()
    found = [at for at in cells if not wanted or wanted in _all_words(teller, at)]
    shown = found[:MOST]
    return Table(
        tuple((teller.line(at), teller.telling.title(at.tool), _more(teller, at)) for at in shown),
        len(found) - len(shown),
    )


def _more(teller: Teller, at: Cell) -> str:
    """How many answered, of answers; else the list that a row stands in."""
    told = teller.trace.told(at)
    return f"{told.round}: {told.counted(teller.voice)}" if told else teller.sort(at)


def _listed(teller: Teller, tool: str, lists: str, cells: list[Cell]) -> Listed:
    label = teller.list_label(tool, tuple(lists.split("/"))) or lists
    return Listed(lists, label, tuple(cells), _address(teller, room=tool, list=lists))


def _address(teller: Teller, **asked: str) -> str:
    return f"{teller.address}?{urlencode(asked, safe='/')}"


def _all_words(teller: Teller, at: Cell) -> str:
    row, words = teller.trace.row(at), teller.trace.words(at)
    texts = [words, *(getattr(row, name) for name in _fields(row))]
    said = (part for t in texts for part in ((t.en, t.si, t.ta) if isinstance(t, Text) else (t,)))
    return " ".join((*(one for one in said if isinstance(one, str)), at.path)).casefold()


def _fields(row: Any) -> Iterable[str]:
    return (name for name in getattr(type(row), "model_fields", ()) if name != "ref")
