"""The flow: what the rooms of a book hand on to each other, and what became of it.

A thing that a room gives reaches another in one of two ways. Where the taker's analysis reads it,
it is live and never old. Where the taker's `taking.py` knows it, a click copies it as a row with a
reference to its source; the flow tells from that reference whether the source has changed since.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from kolam import toolbox
from kolam.bench import Bench
from kolam.core import ref as core
from kolam.core.passing import Evidence
from kolam.core.record import Record, canonical
from kolam.core.ref import Ref
from kolam.core.sources import Place, cell, now, refs

State = core.State | Literal["live"]
STATES: tuple[State, ...] = ("offered", "stale", "orphaned", "taken", "live")
Taking = Mapping[type, Callable[[Any, Any], Any]]
Reading = Mapping[type, Callable[[Any, Any], bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One thing that goes from a cell of one room to another room.

    source  the cell that it comes from, as it was when taken; as it is now where it was not
    taker   the slug of the room that it goes to
    kind    the name of the thing's type; "" where its source gives it no more
    state   offered: nobody has taken it; taken: the taker's row is of the source as it is; stale:
            the source has changed since; orphaned: the source is gone; live: read as it is
    place   the path of the taker's row, where it stands in the taker's sheet
    thing   what the source gives now, or None
    seen    the fingerprint of the source as it is now; "" where it is gone
    """

    source: Ref
    taker: str
    kind: str
    state: State
    place: Place = ()
    thing: Any = None
    seen: str = ""

    @property
    def id(self) -> str:
        """The arrow's name in an address: the same while source, taker and row are the same."""
        plain = [self.taker, self.kind, self.source.tool, *self.source.path, "", *self.place]
        told = "/".join(map(str, plain))
        extra = "" if self.place or self.thing is None else canonical(self.thing).decode()
        return sha256(f"{told} {extra}".encode()).hexdigest()[:20]


class Flow:
    """All arrows of one book, as far as the bench's viewer may see."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self._into: dict[str, tuple[Arrow, ...]] = {}

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every arrow, by taker; a taker's own rows first, then offers, then what it reads."""
        return tuple(arrow for slug in self.bench.book.sheets for arrow in self.into(slug))

    def into(self, slug: str) -> tuple[Arrow, ...]:
        """What comes to a room."""
        if slug not in self.bench.book.sheets:
            return ()
        if slug not in self._into:
            self._into[slug] = tuple(self._arrows(slug))
        return self._into[slug]

    def out_of(self, slug: str) -> tuple[Arrow, ...]:
        """What goes out of a room."""
        return tuple(arrow for arrow in self.arrows if arrow.source.tool == slug)

    def find(self, id: str) -> Arrow:
        """The arrow of this name. Raises LookupError."""
        found = next((arrow for arrow in self.arrows if arrow.id == id), None)
        if found is None:
            raise LookupError(id)
        return found

    def taken(self, arrow: Arrow) -> Record:
        """The taker's sheet with what the source gives now. Raises LookupError: nothing to take."""
        take = {kind.__name__: act for kind, act in taking(arrow.taker).items()}.get(arrow.kind)
        if take is None or arrow.thing is None:
            raise LookupError(arrow.id)
        sheet: Record = take(self.bench.book.sheets[arrow.taker], arrow.thing)
        return sheet

    def kept(self, arrow: Arrow) -> Record:
        """The taker's sheet with the row as it stands, known to differ from its source.

        Where the source is gone, the row stands from now on without one.
        """
        if not arrow.place:
            raise LookupError(arrow.id)
        ref = arrow.source.with_(seen=arrow.seen) if arrow.seen else None
        place = (*arrow.place, _ref_field(cell(self._sheet(arrow), arrow.place)))
        sheet: Record = _put(self._sheet(arrow), place, ref)
        return sheet

    def _sheet(self, arrow: Arrow) -> Record:
        return self.bench.book.sheets[arrow.taker]

    def _arrows(self, taker: str) -> Iterator[Arrow]:
        by_click = taking(taker)
        offers = [thing for kind in by_click for thing in self._given(kind, taker)]
        rows = list(refs(self.bench.book.sheets[taker]))
        for place, ref in rows:
            yield self._standing(taker, place, ref=ref, offers=offers)
        kept = {(ref.tool, ref.path) for _, ref in rows}
        for thing in offers:
            if (thing.ref.tool, thing.ref.path) not in kept:
                yield _arrow(thing, taker, "offered")
        for kind in self.bench.tools[taker].takes:
            if kind not in by_click:
                yield from (_arrow(thing, taker, "live") for thing in self._given(kind, taker))

    def _given(self, kind: type, taker: str) -> Iterator[Any]:
        """What the others give this room, as far as it reads it."""
        sheet, reads = self.bench.book.sheets[taker], reading(taker).get(kind, _speaks_to(taker))
        return (thing for thing in self.bench.offered(kind, but=taker) if reads(sheet, thing))

    def _standing(self, taker: str, place: Place, *, ref: Ref, offers: list[Any]) -> Arrow:
        same = [one for one in offers if (one.ref.tool, one.ref.path) == (ref.tool, ref.path)]
        thing = next((one for one in same if one.ref.seen == ref.seen), same[0] if same else None)
        seen = thing.ref.seen if thing else now(self.bench.book.sheets.get(ref.tool), ref)
        state: State = "orphaned" if not seen else "taken" if seen == ref.seen else "stale"
        kind = type(thing).__name__ if thing else ""
        return Arrow(
            source=ref, taker=taker, kind=kind, state=state, place=place, thing=thing, seen=seen
        )


def taking(slug: str) -> Taking:
    """What a room takes by click: by type, how its sheet takes one."""
    found: Taking = getattr(toolbox.part(slug, "taking"), "TAKING", {})
    return found


def reading(slug: str) -> Reading:
    """What a room's analysis reads of a type, where it is another part than the usual one."""
    found: Reading = getattr(toolbox.part(slug, "taking"), "READING", {})
    return found


def _speaks_to(taker: str) -> Callable[[Any, Any], bool]:
    """Everything is for every room, but evidence, which speaks to one."""
    return lambda _, thing: not isinstance(thing, Evidence) or thing.room == taker


def _arrow(thing: Any, taker: str, state: State) -> Arrow:
    kind, ref = type(thing).__name__, thing.ref
    return Arrow(source=ref, taker=taker, kind=kind, state=state, thing=thing, seen=ref.seen)


def _ref_field(row: Any) -> str:
    names: list[str] = list(type(row).model_fields)
    return next(name for name in names if isinstance(getattr(row, name), Ref))


def _put(held: Any, place: Place, value: Any) -> Any:
    """The record with another value at a place."""
    if not place:
        return value
    first, rest = place[0], place[1:]
    if isinstance(held, tuple):
        return tuple(
            _put(row, rest, value) if _is_called(row, n, first) else row
            for n, row in enumerate(held)
        )
    return held.with_(**{str(first): _put(getattr(held, str(first)), rest, value)})


def _is_called(row: Any, number: int, part: str | int) -> bool:
    return bool(getattr(row, "id", number) == part)
