"""The bench: runs a tool with what the others give it; refuses circles."""

from collections.abc import Mapping
from threading import RLock
from typing import Any

from kolam.core.book import Book
from kolam.core.private import ROOM, Owned, Viewer
from kolam.core.sources import Taken, taken
from kolam.core.tool import Tool
from kolam.core.voice import Voice


class Circle(ValueError):
    """Rooms wait for each other in a circle; the message names them in order."""


class Bench:
    """The findings of one book and what they give, each worked out once, whatever asks for them.

    Where a tool has private sheets, its findings hold what `viewer` may see and no more.
    """

    def __init__(
        self, book: Book, tools: Mapping[str, Tool], voice: Voice, viewer: Viewer = ROOM
    ) -> None:
        self.book = book
        self.tools = tools
        self.voice = voice
        self.viewer = viewer
        self._done: dict[str, Any] = {}
        self._given: dict[tuple[str, type], tuple[Any, ...]] = {}
        self._under_way: list[str] = []
        self._guard = RLock()

    def findings(self, slug: str) -> Any:
        """The findings of one tool. Raises KeyError without its sheet, Circle in a circle."""
        with self._guard:
            if slug not in self._done:
                if slug in self._under_way:
                    raise Circle(" -> ".join((*self._under_way, slug)))
                self._under_way.append(slug)
                try:
                    self._done[slug] = self._analysed(slug)
                finally:
                    self._under_way.remove(slug)
            return self._done[slug]

    def given(self, slug: str) -> dict[type, tuple[Any, ...]]:
        """Everything that this tool takes and the book's other rooms give, by type."""
        takes = self.tools[slug].takes
        given = {kind: self.offered(kind, but=slug) for kind in takes}
        if self.tools[slug].private:
            given[Owned] = self.book.private.get(slug, ())
        if Taken in takes:
            given[Taken] = taken(self.book.sheets[slug], self.book.sheets)
        return given

    def offered(self, kind: type, *, but: str = "") -> tuple[Any, ...]:
        """Everything of one type that the rooms of this book give."""
        givers = (s for s in self.book.sheets if s != but and kind in self.tools[s].gives)
        return tuple(thing for slug in givers for thing in self._gives(slug, kind))

    def _analysed(self, slug: str) -> Any:
        tool = self.tools[slug]
        findings = tool.analyse(self.book.sheets[slug], self.given(slug))
        return findings.seen_by(self.viewer) if tool.private else findings

    def _gives(self, slug: str, kind: type) -> tuple[Any, ...]:
        if (slug, kind) not in self._given:
            give = self.tools[slug].gives[kind]
            self._given[slug, kind] = give(self.book.sheets[slug], self.findings(slug), self.voice)
        return self._given[slug, kind]
