"""Tells the cells of a chain to one reader of the traceability page, station by station."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tracing import Cell, Group, Heard, Stage, Stop, Trace
from kolam.tracing.cells import PRIVATE, RATINGS, ROUNDS
from kolam.web.desk.arrows import Telling, flow_of
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept

#: So many of a list stand open; the others are one step away and counted.
OPEN = 3
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


class Teller:
    """Tells cells to one reader, with links to the cells themselves and to their traces."""

    def __init__(self, request: DeskRequest, voice: Voice) -> None:
        self.voice = voice
        flow = flow_of(request.partnership, request.member, voice)
        self.trace: Trace = _TRACES.once(flow, lambda: Trace(flow))
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
