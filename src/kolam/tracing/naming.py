"""Naming: what a row is called where it is told among others, in words and not in ids."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from kolam import toolbox
from kolam.core.field import FieldSpec, fields_of, said_choice
from kolam.core.record import Record, Row, Text
from kolam.core.voice import Voice
from kolam.tracing.cells import VERSIONS, Cell, chain_of, named, speaks_of

#: What a row is called by: the first of these fields that holds words.
NAMED = ("name", "title", "what", "question", "heading", "words", "statement", "label")
#: Words of a room that are no names of anything.
NO_NAMES = ("field", "hint", "finding", "choice", "fault", "page", "figure", "table", "report")


class Naming:
    """Names the cells of a book to one reader."""

    def __init__(self, row: Callable[[Cell], Any], voice: Voice) -> None:
        self.row = row
        self.voice = voice

    def how(self, kind: str) -> str:
        """How a tie goes: the house's word, or one of a room's own by its whole key."""
        return self.voice(kind if "." in kind else f"trace.kind.{kind}")

    def words(self, at: Cell) -> Text | str:
        """A row's own words; else those of the rows that it names, with what it says of them."""
        if at.is_answers and len(at.place) == 4:
            return self._item(at)
        row = self.row(at)
        if at.place[:1] == (VERSIONS,) and row is not None:
            return row.signable.title  # type: ignore[no-any-return]
        if not isinstance(row, Row):
            return self._word(at.tool, at.place[-1]) if at.place else ""
        called = chain_of(at.tool).called
        told = called(at.lists, row, self._sheet(at), self.voice) if called else ""
        return told or _own(row, NAMED) or self._composed(at, row)

    def room(self, slug: str) -> str:
        """A room's title; the slug of one that is not installed here."""
        return self.voice(f"{slug}.title") if slug in toolbox.rooms() else slug

    def list_label(self, slug: str, lists: tuple[str, ...]) -> str:
        """What a list is called in its room; "" for one that is none."""
        tool = toolbox.rooms().get(slug)
        kind: Any = tool.sheet if tool else None
        label = ""
        for name in lists:
            spec = next((s for s in fields_of(kind) if s.name == name), None) if kind else None
            if spec is None:
                return ""
            key = spec.label_key(kind, slug)
            label = self.voice(key) if self.voice.knows(key) else name
            kind = spec.inner
        return label

    def _sheet(self, at: Cell) -> Any:
        return self.row(Cell(at.tool))

    def _composed(self, at: Cell, row: Row) -> str:
        names = [self.said(Cell(at.tool, place)) for place in dict.fromkeys(named(row))]
        words = self._first_words(row)
        # Whoever says something is told with it; a choice is told with all that it is about.
        about = " · ".join(names[: 1 if words else 3])
        rest = words or next(self._choices(at.tool, row), "")
        told = ": ".join(part for part in (about, rest) if part)
        return told or self._word(at.tool, row.id)

    def said(self, at: Cell) -> str:
        """The same in the reader's language."""
        words = self.words(at)
        return words.said(self.voice.language) if isinstance(words, Text) else words

    def _first_words(self, row: Row) -> str:
        """What a row says in the first of its fields that has any words."""
        words = _own(row, [spec.name for spec in fields_of(type(row)) if spec.kind == "words"])
        return words.said(self.voice.language) if isinstance(words, Text) else words

    def _choices(self, slug: str, row: Row) -> Iterator[str]:
        for spec in fields_of(type(row)):
            value = getattr(row, spec.name)
            if spec.kind == "choice" and value and not _is_usual(row, spec):
                yield said_choice(type(row), spec, str(value), slug, self.voice)

    def _item(self, at: Cell) -> Text | str:
        """What answers are about: the row of that id, else the room's word for it."""
        item = at.place[3]
        for name in type(self._sheet(at)).model_fields:
            for row in getattr(self._sheet(at), name, ()) if name != at.place[0] else ():
                if isinstance(row, Row) and speaks_of(item, row.id):
                    return self.words(Cell(at.tool, (name, row.id)))
        return self._word(at.tool, item.rpartition(".")[2])

    def _word(self, slug: str, id: str) -> str:
        """The room's word for one of its own ids, such as a lever; else the id itself."""
        key = self._words.get((slug, id))
        return self.voice(key) if key else id

    @cached_property
    def _words(self) -> dict[tuple[str, str], str]:
        """The keys of the words that rooms have for ids, by room and id."""
        found: dict[tuple[str, str], str] = {}
        for key in self.voice.catalogue.words:
            slug, _, rest = key.partition(".")
            sort, _, id = rest.partition(".")
            if id and "." not in id and sort not in NO_NAMES and slug in toolbox.rooms():
                found.setdefault((slug, id), key)
        return found


def _own(row: Record, names: Any) -> Text | str:
    for name in names:
        words = getattr(row, name, None)
        if isinstance(words, str | Text) and words not in ("", Text()):
            return words
    return ""


def _is_usual(row: Row, spec: FieldSpec) -> bool:
    """Whether it says no more than a row of this kind says from the start."""
    return bool(getattr(row, spec.name) == type(row).model_fields[spec.name].default)
