"""The traceability page: pick any row, and see what it comes from and where it goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kolam import toolbox
from kolam.core.field import fields_of
from kolam.core.record import Text
from kolam.core.voice import Voice
from kolam.tracing import Cell, Step, Trace
from kolam.web import doors
from kolam.web.desk.arrows import Telling, flow_of
from kolam.web.desk.language import speak
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept

MOST_FOUND = 40
_TRACES = Kept(16)


@dataclass(frozen=True)
class Line:
    """A cell as the page tells it, with what lies beyond it."""

    kind: str
    room: str
    sort: str
    name: str
    language: str
    trace: str
    source: str
    told: Any = None
    again: bool = False
    lines: tuple["Line", ...] = ()


@doors.only("see")
def trace(request: DeskRequest) -> HttpResponse:
    """A row with both of its chains; without one, every room's rows to pick from."""
    voice = speak()
    teller = _Teller(request, voice)
    asked, words = request.GET.get("at", ""), request.GET.get("q", "").strip()
    known: dict[str, Any] = {"nav": "trace", "q": words, "at": asked}
    if asked:
        try:
            at = teller.trace.find(asked)
        except LookupError:
            raise Http404 from None
        known |= {
            "picked": teller.line(at, ""),
            "sources": teller.lines(teller.trace.chain(at, "from")),
            "uses": teller.lines(teller.trace.chain(at, "to")),
        }
    elif words:
        known["found"] = teller.found(words)
    else:
        known["rooms"] = teller.rooms()
    return render(request, "desk/trace.html", known)


class _Teller:
    """Tells cells to one reader, with links to the cells themselves and to their traces."""

    def __init__(self, request: DeskRequest, voice: Voice) -> None:
        self.voice = voice
        flow = flow_of(request.partnership, request.member, voice)
        self.trace: Trace = _TRACES.once(id(flow), lambda: Trace(flow))
        self.telling = Telling(flow, request.partnership, request.member, voice)
        self.address = reverse("trace", args=[request.partnership.slug])

    def lines(self, steps: Sequence[Step]) -> tuple[Line, ...]:
        """The steps of a chain, each with its own."""
        return tuple(
            self.line(step.cell, step.kind, again=step.again, lines=self.lines(step.steps))
            for step in steps
        )

    def line(
        self, at: Cell, kind: str, *, again: bool = False, lines: tuple[Line, ...] = ()
    ) -> Line:
        """One cell."""
        told = self.trace.told(at)
        words = told.round if told else self.trace.words(at)
        name = words.said(self.voice.language) if isinstance(words, Text) else words
        spoken = words.speaks(self.voice.language) if isinstance(words, Text) else ""
        return Line(
            kind=kind,
            room=self.telling.title(at.tool),
            sort=self._sort(at),
            name=name or self.telling.title(at.tool),
            language=spoken if spoken != self.voice.language else "",
            trace="" if told or not at.place else f"{self.address}?at={at.path}",
            source=self.telling.address(at.tool, at.place),
            told=told,
            again=again,
            lines=lines,
        )

    def rooms(self) -> list[tuple[str, list[Line]]]:
        """Every room with its rows."""
        found: dict[str, list[Line]] = {}
        for at in self.trace.rows:
            if len(at.place) == 2:
                found.setdefault(self.telling.title(at.tool), []).append(self.line(at, ""))
        return list(found.items())

    def found(self, words: str) -> list[Line]:
        """The first rows that hold these words in any language, or in their id."""
        wanted = words.casefold()
        matches = (at for at in self.trace.rows if wanted in self._all_words(at))
        return [self.line(at, "") for at, _ in zip(matches, range(MOST_FOUND), strict=False)]

    def _all_words(self, at: Cell) -> str:
        words = self.trace.words(at)
        said = (words.en, words.si, words.ta) if isinstance(words, Text) else (words,)
        return " ".join((*said, at.path)).casefold()

    def _sort(self, at: Cell) -> str:
        """What kind of row it is: the label of the list that it stands in."""
        return next(self._labels(at), "")

    def _labels(self, at: Cell) -> Iterator[str]:
        tool = toolbox.rooms().get(at.tool)
        kind: Any = tool.sheet if tool else None
        names = at.place[0::2]
        for depth, name in enumerate(names, start=1):
            spec = next((s for s in fields_of(kind) if s.name == name), None) if kind else None
            if spec is None:
                return
            if depth == len(names):
                key = spec.label_key(kind, at.tool)
                yield self.voice(key) if self.voice.knows(key) else name
            kind = spec.inner
