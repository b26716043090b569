"""The traceability page: pick any row, and see what it comes from and where it goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kolam.core.chain import STATIONS
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tracing import Cell, Group, Heard, Stage, Stop, Trace, picture
from kolam.tracing.cells import PRIVATE, RATINGS, ROUNDS
from kolam.web import doors
from kolam.web.desk.arrows import Telling, flow_of
from kolam.web.desk.language import speak
from kolam.web.desk.trace_picker import Table, first_picks, rooms, table
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept

#: So many of a list stand open; the others are one step away and counted.
OPEN, MOST_FOUND = 3, 100
_TRACES = Kept(16)


@dataclass(frozen=True)
class Line:
    """A cell as the page tells it: how it is tied, and to which cell nearer to the picked one."""

    name: str
    language: str
    trace: str
    how: str = ""
    via: str = ""
    note: str = ""


@dataclass(frozen=True)
class Part:
    """Lines of one kind at a station; `rest` are those that a click opens."""

    room: str
    sort: str
    told: str
    lines: tuple[Line, ...]
    rest: tuple[Line, ...]


@doors.only("see")
def trace(request: DeskRequest) -> HttpResponse:
    """A row with both of its chains; without one, where to pick it from."""
    teller = Teller(request, speak())
    get = request.GET
    asked, words = get.get("at", ""), get.get("q", "").strip()
    known: dict[str, Any] = {"nav": "trace", "q": words, "at": asked}
    if asked:
        known |= _picked(teller, asked)
    elif get.get("room"):
        known |= _table(teller, get["room"], get.get("list", ""), words)
    elif words:
        known["found"] = teller.table(teller.trace.rows, words)
    else:
        known |= {"picks": first_picks(teller), "rooms": rooms(teller)}
    return render(request, "desk/trace.html", known)


class Teller:
    """Tells cells to one reader, with links to the cells themselves and to their traces."""

    def __init__(self, request: DeskRequest, voice: Voice) -> None:
        self.voice = voice
        flow = flow_of(request.partnership, request.member, voice)
        self.trace: Trace = _TRACES.once(id(flow), lambda: Trace(flow))
        self.telling = Telling(flow, request.partnership, request.member, voice)
        self.address = reverse("trace", args=[request.partnership.slug])

    def line(self, at: Cell, *, how: str = "", via: str = "") -> Line:
        """One cell."""
        words = self.trace.words(at)
        name = words.said(self.voice.language) if isinstance(words, Text) else words
        spoken = words.speaks(self.voice.language) if isinstance(words, Text) else ""
        stands = self.trace.signed(at)
        return Line(
            name=name or self.telling.title(at.tool),
            language=spoken if spoken != self.voice.language else "",
            trace=f"{self.address}?at={at.path}" if at.place else "",
            how=how,
            via=via,
            note=stands.said(self.voice) if stands else "",
        )

    def sort(self, at: Cell) -> str:
        """What kind of row it is: the label of the list that it stands in."""
        return self.list_label(at.tool, at.lists)

    def list_label(self, tool: str, lists: tuple[str, ...]) -> str:
        """What a list is called."""
        if lists[:1] == (PRIVATE,):
            return self.voice("trace.private_hidden" if len(lists) == 1 else "trace.private_list")
        if lists[:2] == (ROUNDS, RATINGS) or lists == (ROUNDS,):
            return self.voice("trace.answers")
        return self.trace.naming.list_label(tool, lists)

    def table(self, cells: Iterable[Cell], words: str = "") -> Table:
        """These cells, or those of them that hold these words in any language, or in their id."""
        return table(self, cells, words, most=MOST_FOUND)

    def stages(self, stages: Sequence[Stage], picked: Cell) -> list[dict[str, Any]]:
        """Stations with what stands at each, the nearest first."""
        return [
            {
                "station": stage.station,
                "is_empty": stage.is_empty,
                "parts": [
                    *(self._heard(one, picked) for one in stage.heard),
                    *(self._group(one, picked) for one in stage.groups),
                ],
            }
            for stage in stages
        ]

    def _group(self, group: Group, picked: Cell) -> Part:
        sort = self.list_label(group.tool, group.lists) if group.lists else ""
        return self._part(
            group.tool, sort or self.voice("trace.works_out"), "", group.stops, picked
        )

    def _heard(self, heard: Heard, picked: Cell) -> Part:
        return self._part(
            heard.tool, heard.told.round, heard.told.said(self.voice), heard.about, picked
        )

    def _part(self, tool: str, sort: str, told: str, stops: Sequence[Stop], picked: Cell) -> Part:
        lines = tuple(self._stop(stop, picked) for stop in stops)
        # One more is no longer than the words that would open it.
        few = len(lines) if len(lines) == OPEN + 1 else OPEN
        return Part(self.telling.title(tool), sort, told, lines[:few], lines[few:])

    def _stop(self, stop: Stop, picked: Cell) -> Line:
        via = self.voice("trace.this") if stop.via == picked else self.trace.said(stop.via)
        return self.line(stop.cell, how=self.trace.naming.how(stop.kind), via=via)


def _picked(teller: Teller, path: str) -> dict[str, Any]:
    """The picture of one row's chains."""
    try:
        at = teller.trace.find(path)
    except LookupError:
        raise Http404 from None
    found = picture(teller.trace, at)
    first = {stage.station: f"to-{stage.station}" for stage in found.after}
    first |= {stage.station: f"from-{stage.station}" for stage in found.before}
    heard = sum(len(stage.heard) for stage in found.before)
    after = sum(len(group.stops) for stage in found.after for group in stage.groups)
    told = teller.trace.told(at)
    return {
        "picked": teller.line(at),
        "picked_room": teller.telling.title(at.tool),
        "picked_sort": teller.sort(at),
        "picked_told": told.said(teller.voice) if told else "",
        "picked_source": "" if at.is_answers else teller.telling.address(at.tool, at.place),
        "glance": [
            (one, found.count(one), first.get(one, ""), one == found.station) for one in STATIONS
        ],
        "sources": teller.stages(found.before, at),
        "uses": teller.stages(found.after, at),
        "heard": heard,
        "after": after,
    }


def _table(teller: Teller, room: str, lists: str, words: str) -> dict[str, Any]:
    """The tables of a room, or the rows of one of them."""
    found = next((one for one in rooms(teller) if one.slug == room), None)
    if found is None:
        raise Http404
    known: dict[str, Any] = {"room": found}
    if lists:
        one = next((one for one in found.tables if one.lists == lists), None)
        if one is None:
            raise Http404
        known |= {"list": one, "found": teller.table(one.cells, words)}
    return known
