"""Arrows between rooms as a page tells them: what goes where, its state, and links both ways."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django.urls import reverse

from kolam import toolbox
from kolam.core.record import Record, Text
from kolam.core.sources import cell
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.flow import STATES, Arrow, Flow
from kolam.store.changes import differences
from kolam.web import doors, private
from kolam.web.desk.boxes import Maker
from kolam.web.desk.place import NoSuchPlace, find
from kolam.web.desk.rail import room_title
from kolam.web.desk.rowview import row_names
from kolam.web.desk.telling import Teller, Told
from kolam.web.kept import Kept
from kolam.web.models import Member, Partnership

# What a thing is called by: the first of these fields that holds words.
NAMED = ("who", "name", "words", "what")
_FLOWS = Kept(32)


def flow_of(partnership: Partnership, member: Member | None, voice: Voice) -> Flow:
    """The partnership's flow as this member may see it; worked out once for each state."""
    book = private.whole_book(partnership)
    bench = private.bench_of(book, private.viewer_of(member), voice)
    return _FLOWS.once(bench, lambda: Flow(bench))


@dataclass(frozen=True)
class Line:
    """One arrow on a page."""

    arrow: Arrow
    title: str
    source: str
    target: str
    changes: Sequence[Told] = ()

    @property
    def can_take(self) -> bool:
        """Whether the source gives something that a click could copy."""
        return self.arrow.state in ("offered", "stale") and self.arrow.thing is not None


@dataclass(frozen=True)
class Bundle:
    """Arrows of one kind and one state between the same two rooms."""

    other: str
    slug: str
    what: str
    state: str
    lines: tuple[Line, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state in ("stale", "orphaned")


@dataclass(frozen=True)
class Telling:
    """Tells the arrows of one flow to one member."""

    flow: Flow
    partnership: Partnership
    member: Member
    voice: Voice

    def into(self, slug: str) -> list[Bundle]:
        """What comes to a room, what needs a decision first."""
        return list(self._bundles(self.flow.into(slug), inwards=True))

    def out_of(self, slug: str) -> list[Bundle]:
        """What goes out of a room."""
        return list(self._bundles(self.flow.out_of(slug), inwards=False))

    def pairs(self) -> list[tuple[str, str, list[Bundle]]]:
        """Every two rooms between which something goes, with what does."""
        arrows = sorted(self.flow.arrows, key=lambda a: (a.source.tool, a.taker))
        return [
            (self.title(source), self.title(taker), list(self._bundles(found, inwards=True)))
            for (source, taker), found in groupby(arrows, key=lambda a: (a.source.tool, a.taker))
        ]

    def title(self, slug: str) -> str:
        """A room's title; the slug of one that is not installed here."""
        tool = toolbox.rooms().get(slug)
        return room_title(tool, self.voice) if tool else slug

    def address(self, slug: str, path: Sequence[str | int]) -> str:
        """Where a cell stands: its row in the sheet's editor, else the room's page."""
        if slug not in toolbox.rooms():
            return ""
        room = reverse("room", args=[self.partnership.slug, slug])
        rows = _rows(toolbox.room(slug), path)
        if not rows or not self._may_edit:
            return room
        if len(rows) == 2:
            sheet = reverse("sheet", args=[self.partnership.slug, slug])
            return f"{sheet}#row-{rows[0]}-{rows[1]}"
        return reverse("row", args=[self.partnership.slug, slug, "/".join(rows)])

    @cached_property
    def _may_edit(self) -> bool:
        return doors.may(self.member, "edit")

    def _bundles(self, arrows: Iterable[Arrow], *, inwards: bool) -> Iterator[Bundle]:
        def key(arrow: Arrow) -> tuple[int, str, str]:
            other = arrow.source.tool if inwards else arrow.taker
            return STATES.index(arrow.state), other, arrow.kind

        order = {"stale": -2, "orphaned": -1}
        found = sorted(arrows, key=lambda a: (order.get(a.state, 0), key(a)))
        for (_, other, kind), same in groupby(found, key=key):
            lines = tuple(self.line(arrow) for arrow in same)
            name = kind or "row"
            what = self.voice(f"desk.thing.{name}", n=len(lines))
            yield Bundle(self.title(other), other, what, lines[0].arrow.state, lines)

    def line(self, arrow: Arrow) -> Line:
        """One arrow with its links."""
        target = self.address(arrow.taker, arrow.place) if arrow.place else ""
        return Line(
            arrow=arrow,
            title=self._name(arrow),
            source=self.address(arrow.source.tool, arrow.source.path) if arrow.seen else "",
            target=target or reverse("room", args=[self.partnership.slug, arrow.taker]),
            changes=self._changes(arrow) if arrow.state == "stale" else (),
        )

    def _name(self, arrow: Arrow) -> str:
        for held in (arrow.thing, self._row(arrow)):
            for field in NAMED:
                words = getattr(held, field, None)
                if isinstance(words, Text) and words.said(self.voice.language):
                    return words.said(self.voice.language)
        return " › ".join(arrow.source.path)

    def _row(self, arrow: Arrow) -> Any:
        sheet = self.flow.bench.book.sheets[arrow.taker]
        return cell(sheet, arrow.place) if arrow.place else None

    def _changes(self, arrow: Arrow) -> list[Told]:
        """What taking the new would change in the taker's sheet: mine, and the new."""
        old: Record = self.flow.bench.book.sheets[arrow.taker]
        if arrow.thing is None:
            return []
        found = differences(old, self.flow.taken(arrow))
        tool = toolbox.room(arrow.taker)
        body = old.plain()
        rows = row_names(tool.sheet, body, self.voice.language)
        teller = Teller(Maker(slug=tool.slug, voice=self.voice, rows=rows), tool.sheet, body)
        return teller.changes(change for change in found if "ref" not in change.path)


def came_from(telling: Telling, slug: str, path: Sequence[str]) -> Line | None:
    """The arrow that a row was taken by, if it was."""
    found = (a for a in telling.flow.into(slug) if tuple(map(str, a.place)) == tuple(path))
    arrow = next(found, None)
    return telling.line(arrow) if arrow else None


def _rows(tool: Tool, path: Sequence[str | int]) -> tuple[str, ...]:
    """As much of a path as leads to a row that has a place in the editor."""
    for length in range(len(path) - len(path) % 2, 0, -2):
        part = tuple(map(str, path[:length]))
        try:
            find(tool.sheet, part)
        except NoSuchPlace:
            continue
        return part
    return ()
