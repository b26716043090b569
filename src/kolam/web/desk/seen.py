"""A room as it is seen: its findings, figure and parts, as of a round and with lines tried out."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.http import QueryDict

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.block import Figure, Paragraph, Picture
from kolam.core.fault import Fault, Faulty
from kolam.core.field import FieldSpec, fields_of
from kolam.core.private import ROOM, Owned
from kolam.core.record import Record, Text, read
from kolam.core.tool import Canvas, Tool
from kolam.core.voice import Voice
from kolam.web import private, sheets
from kolam.web.books import book_of
from kolam.web.desk.blocks import Part, parts
from kolam.web.desk.typed import typed, with_typed
from kolam.web.kept import Kept
from kolam.web.models import Partnership

FIRST = 5
KEPT = Kept(120)


@dataclass(frozen=True)
class Seen:
    """One room of a partnership, as the reader asked to see it."""

    tool: Tool
    voice: Voice
    partnership: Partnership
    asked: QueryDict
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def stored(self) -> Record:
        """The sheet as it is kept."""
        return sheets.record_of(sheets.current(self.partnership, self.tool.slug))

    @cached_property
    def sheet(self) -> Record:
        """The sheet as of the chosen round, with the settings tried out; nothing is saved."""
        body = self.stored.plain()
        if self.round and "rounds" in body:
            ids = [row["id"] for row in body["rounds"]]
            body["rounds"] = body["rounds"][: ids.index(self.round) + 1]
        tried = {spec.name for spec in self.settings}
        new = typed(self.tool.sheet, self.asked)
        body = with_typed(body, {name: new[name] for name in tried & set(new)})
        try:
            return read(self.tool.sheet, body)
        except Faulty as faulty:
            self.faults.extend(faulty.faults)
            return self.stored

    @cached_property
    def settings(self) -> tuple[FieldSpec, ...]:
        """The sheet's records of settings, such as where high begins: these can be tried out."""
        return tuple(spec for spec in fields_of(self.tool.sheet) if spec.kind == "record")

    @cached_property
    def trying(self) -> bool:
        """Whether other settings than the kept ones are on show."""
        return any(
            getattr(self.sheet, spec.name) != getattr(self.stored, spec.name)
            for spec in self.settings
        )

    @property
    def tried(self) -> list[tuple[str, str]]:
        """The settings that are being tried, as a form would send them."""
        names = tuple(f"{spec.name}." for spec in self.settings)
        return [(key, str(value)) for key, value in self.asked.items() if key.startswith(names)]

    @cached_property
    def round(self) -> str:
        """The id of the round to look at, or an empty string for the last one."""
        ids = [row.id for row in getattr(self.stored, "rounds", ())]
        asked = self.asked.get("round", "")
        return asked if asked in ids else ""

    @cached_property
    def rounds(self) -> list[tuple[str, str, bool]]:
        """Every round that can be chosen: id, words, and whether it is the one on show."""
        rounds = getattr(self.stored, "rounds", ())
        shown = self.round or (rounds[-1].id if rounds else "")
        return [
            (row.id, self._round_title(number, row), row.id == shown)
            for number, row in enumerate(rounds, start=1)
        ]

    @cached_property
    def findings(self) -> Any:
        """What the room finds, with what the partnership's other rooms give it.

        Where there are private sheets, what everybody may know of them, whoever looks.
        """
        if self.tool.private:
            return private.seen(self.bench.book, self.tool.slug, ROOM, self.voice)
        return KEPT.once(("findings", *self.key), lambda: self.bench.findings(self.tool.slug))

    @cached_property
    def key(self) -> tuple[Hashable, ...]:
        """Everything that the findings and their words follow from."""
        return (self.tool.slug, self.voice.language, *private.marks(self.bench.book))

    @cached_property
    def bench(self) -> Bench:
        """The partnership's bench, with this room's sheet as it is seen."""
        book = book_of(self.partnership).with_sheet(self.tool.slug, self.sheet)
        return private.bench_of(private.with_private(book, self.partnership), ROOM, self.voice)

    @property
    def dots(self) -> bool:
        """Whether every dot is asked for."""
        return self.asked.get("dots") == "1"

    @property
    def figure(self) -> Figure:
        """The room's figure as the desk shows it."""
        return self.figure_on("desk")

    def figure_on(self, canvas: Canvas) -> Figure:
        """The room's figure, with every dot where that is asked for and possible."""
        every_dot = toolbox.closer(self.tool.slug)
        draw = every_dot if self.dots and every_dot else self.tool.figure
        key = ("figure", canvas, draw, *self.key)
        return KEPT.once(key, lambda: draw(self.findings, self.voice, canvas))

    @cached_property
    def report(self) -> list[Part]:
        """The report's parts, without the picture that stands above them on the page."""
        return KEPT.once(("report", *self.key), self._report)

    def _report(self) -> list[Part]:
        blocks = self.tool.sections(self.sheet, self.findings, self.voice)
        pictures = [block for block in blocks if isinstance(block, Picture)]
        return list(parts(block for block in blocks if block not in pictures[:1]))

    @cached_property
    def sentences(self) -> list[str]:
        """The findings as sentences, what needs attention first."""
        first = self.report[0].blocks if self.report else []
        said = [block.text for block in first if isinstance(block, Paragraph)]
        return said[1:] if said and said[0] == self.question else said

    @cached_property
    def question(self) -> str:
        """The issue in the team's words, where the room has one."""
        words = getattr(self.stored, "question", None)
        return words.said(self.voice.language) if isinstance(words, Text) else ""

    def is_empty(self) -> bool:
        """Whether nothing has been put into the room yet."""
        return self.stored == self.tool.sheet()

    def _round_title(self, number: int, row: Any) -> str:
        title = getattr(row, "title", "") or self.voice("desk.room.round", number=number)
        held = getattr(row, "held", None)
        return f"{title}, {self.voice.date(held)}" if held else title


def example_figure(tool: Tool, voice: Voice, canvas: Canvas) -> Figure | None:
    """A picture from the room's own example, for empty states."""
    folder = toolbox.folder(tool.slug) / "examples"
    paths = [path for path in sorted(folder.glob("*.json")) if path.stem != "empty"]
    if not paths:
        return None

    def draw() -> Figure:
        sheet = read(tool.sheet, paths[0].read_bytes())
        return tool.figure(_example_findings(tool, sheet, folder / "private"), voice, canvas)

    return KEPT.once(("example", tool.slug, voice.language, canvas), draw)


def _example_findings(tool: Tool, sheet: Record, private: Path) -> Any:
    """What the example's room hears, once its invented parties have said their part."""
    if tool.private is None:
        return tool.analyse(sheet, {})
    files = sorted(private.glob("*/*.json"))
    owned = tuple(Owned(path.stem, read(tool.private, path.read_bytes())) for path in files)
    return tool.analyse(sheet, {Owned: owned}).seen_by(ROOM)


def plain_query(asked: Mapping[str, Any], **more: str) -> str:
    """The query of an address with some values put in or, where empty, left out."""
    query = QueryDict(mutable=True)
    query.update({key: value for key, value in {**asked, **more}.items() if value})
    return query.urlencode()
