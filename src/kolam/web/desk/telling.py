"""Telling differences: which row, which field, from what to what, in the reader's words."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kolam.core.field import FieldSpec, fields_of
from kolam.core.record import Record, Text
from kolam.core.ref import Ref
from kolam.store.changes import Change
from kolam.web.desk.boxes import Maker
from kolam.web.desk.place import Body
from kolam.web.desk.rowview import row_title, shown

LONGEST = 400
# The fields that say what an amount beside or below them is in.
TELLING_MONEY = ("currency", "digits", "kind")
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
        """Every change, in order: each side as it was read then."""
        changes = tuple(changes)
        before, after = (replace(self, body=body) for body in _sides(self.body, changes))
        return [self._told(change, before, after) for change in changes]

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
            return self._record(kind, spec, value, self._held(path))
        if kind is Ref and spec and spec.name == "seen":
            return str(value)[:SHORT]
        if spec is None:
            return str(value)[: self.longest]
        row, *around = self._held(path)
        return shown(self.maker, kind, spec, {**row, spec.name: value}, around)[: self.longest]

    def _told(self, change: Change, before: "Teller", after: "Teller") -> Told:
        if change.kind == "set":
            was = before.value(change.path, change.before)
            return Told("set", self.path(change.path), was, after.value(change.path, change.after))
        gone = change.before or change.after
        where = self.path((*change.path, change.row), gone if isinstance(gone, dict) else None)
        return Told(change.kind, where, "", "")

    def _record(
        self,
        kind: type[Record],
        spec: FieldSpec | None,
        value: Mapping[str, Any],
        around: Sequence[Body],
    ) -> str:
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
            if inner.kind != "rows" and (said := shown(self.maker, kind, inner, value, around))
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

    def _held(self, path: tuple[str, ...]) -> list[Body]:
        """The records on the way to a field, the nearest first."""
        held = [one for one in _steps(self.body, path) if isinstance(one, dict)]
        return [*reversed(held), self.body]

    def _language(self, part: str) -> str:
        key = f"language.{part}"
        return self.maker.voice(key) if self.maker.voice.knows(key) else part


def _steps(body: Body, path: Iterable[str]) -> Iterator[Any]:
    """What stands at each part of a path."""
    here: Any = body
    for part in path:
        if isinstance(here, list):
            here = next((row for row in here if row["id"] == part), None)
        else:
            here = here.get(part) if isinstance(here, dict) else None
        yield here


def _sides(body: Body, changes: Sequence[Change]) -> tuple[Body, Body]:
    """The state before and after some changes, as far as it says in what money is told."""
    told = [one for one in changes if one.kind == "set" and one.path[-1] in TELLING_MONEY]
    if not told:
        return body, body
    before, after = copy.deepcopy(body), copy.deepcopy(body)
    for one in told:
        for side, value in ((before, one.before), (after, one.after)):
            *_, holder = side, *_steps(side, one.path[:-1])
            if isinstance(holder, dict):
                holder[one.path[-1]] = value
    return before, after


def _spec(kind: type[Record], name: str) -> FieldSpec | None:
    return next((spec for spec in fields_of(kind) if spec.name == name), None)
