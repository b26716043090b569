"""Telling differences: which row, which field, from what to what, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kolam.core.field import FieldSpec, fields_of
from kolam.core.record import Record, Text
from kolam.core.ref import Ref
from kolam.store.changes import Change
from kolam.web.desk.boxes import Maker
from kolam.web.desk.place import Body
from kolam.web.desk.rowview import row_title, shown

LONGEST = 400
# Digits of a fingerprint that are enough to tell two apart.
SHORT = 7


@dataclass(frozen=True)
class Told:
    """One change in words."""

    kind: str
    where: str
    before: str
    after: str


@dataclass(frozen=True)
class Teller:
    """Tells places and values of one sheet; `body` is a state in which rows are looked up.

    Values are cut after `longest` signs. Where it is None they are whole, and so are rows: for who
    has to choose between two of them.
    """

    maker: Maker
    sheet: type[Record]
    body: Body
    longest: int | None = LONGEST

    def changes(self, changes: Iterable[Change]) -> list[Told]:
        """Every change, in order."""
        return [self._told(change) for change in changes]

    def path(self, path: tuple[str, ...], gone: Body | None = None) -> str:
        """A path as words: Stakeholders › UNICEF › Attitude; `gone` is its row if it has left."""
        kind: type[Record] = self.sheet
        here: Any = self.body
        said: list[str] = []
        for part in path:
            if isinstance(here, list):
                row = next((row for row in here if row["id"] == part), gone or {"id": part})
                said.append(row_title(self.maker, kind, row))
                here = row
                continue
            spec = None if kind is Text else _spec(kind, part)
            said.append(self.maker.label(kind, spec) if spec else self._language(part))
            kind = spec.inner if spec and spec.inner else kind
            here = here.get(part) if isinstance(here, dict) else None
        return " › ".join(said)

    def value(self, path: tuple[str, ...], value: Any) -> str:
        """A value as words; a row is told by its name, or field by field where all is told."""
        if value in (None, "", []):
            return self.maker.voice("desk.changes.nothing")
        kind, spec = self._at(path)
        if isinstance(value, list):
            return self.maker.voice("desk.changes.rows", n=len(value))
        if isinstance(value, Mapping):
            return self._record(kind, spec, value)
        if kind is Ref and spec and spec.name == "seen":
            return str(value)[:SHORT]
        if spec is None:
            return str(value)[: self.longest]
        return shown(self.maker, kind, spec, {spec.name: value})[: self.longest]

    def _told(self, change: Change) -> Told:
        if change.kind == "set":
            values = (self.value(change.path, side) for side in (change.before, change.after))
            return Told("set", self.path(change.path), *values)
        gone = change.before or change.after
        where = self.path((*change.path, change.row), gone if isinstance(gone, dict) else None)
        return Told(change.kind, where, "", "")

    def _record(self, kind: type[Record], spec: FieldSpec | None, value: Mapping[str, Any]) -> str:
        if set(value) == set(Text.languages):
            tongues = [text for code in Text.languages if (text := str(value[code]))]
            return " / ".join(tongues)[: self.longest]
        if set(value) == set(Ref.model_fields):
            return self._source(value)
        if "id" in value and self.longest is not None:
            return row_title(self.maker, kind, value)
        cells = (
            f"{self.maker.label(kind, inner)}: {said}"
            for inner in fields_of(kind)
            if inner.kind != "rows" and (said := shown(self.maker, kind, inner, value))
        )
        return "; ".join(cells)[: self.longest]

    def _source(self, ref: Mapping[str, Any]) -> str:
        """Where something was taken from: the room, and the path to the row there."""
        key = f"{ref['tool']}.title"
        room = self.maker.voice(key) if self.maker.voice.knows(key) else str(ref["tool"])
        return " › ".join((room, *map(str, ref["path"])))[: self.longest]

    def _at(self, path: tuple[str, ...]) -> tuple[type[Record], FieldSpec | None]:
        """The class that holds the last field of the path, and that field."""
        kind, spec, in_list = self.sheet, None, False
        for part in path:
            if in_list:
                in_list, spec = False, None
                continue
            holder, spec = kind, _spec(kind, part)
            kind = spec.inner if spec and spec.inner else kind
            in_list = bool(spec and spec.kind == "rows")
            if spec and not spec.inner:
                return holder, spec
        return kind, spec

    def _language(self, part: str) -> str:
        key = f"language.{part}"
        return self.maker.voice(key) if self.maker.voice.knows(key) else part


def _spec(kind: type[Record], name: str) -> FieldSpec | None:
    return next((spec for spec in fields_of(kind) if spec.name == name), None)
