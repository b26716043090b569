"""Places inside a sheet: a path of list names and row ids, as in addresses and in changes."""

import secrets
from dataclasses import dataclass
from typing import Any

from kolam.core.field import FieldSpec, fields_of
from kolam.core.record import Record

Body = dict[str, Any]
NEW = "+"


class NoSuchPlace(LookupError):
    """The path leads to no list and no row of this sheet."""


@dataclass(frozen=True)
class Place:
    """A list of rows, or one row of it, or a row that is not there yet (`row` is NEW)."""

    path: tuple[str, ...]
    kind: type[Record]
    spec: FieldSpec
    holder: type[Record]
    row: str = ""

    @property
    def list_path(self) -> tuple[str, ...]:
        """The path of the list."""
        return self.path[:-1] if self.row else self.path

    def rows(self, body: Body) -> list[Body]:
        """The rows of the list, in a body. Raises NoSuchPlace."""
        here: Any = body
        for part in self.list_path:
            here = _step(here, part)
        if not isinstance(here, list):
            raise NoSuchPlace("/".join(self.list_path))
        return here

    def around(self, body: Body) -> tuple[Body, ...]:
        """The records that hold the list, the nearest first and the sheet last."""
        here: Any = body
        held = [body]
        for part in self.list_path:
            here = _step(here, part)
            if isinstance(here, dict):
                held.insert(0, here)
        return tuple(held)

    def found(self, body: Body) -> Body:
        """The row itself; a new one has its class's defaults. Raises NoSuchPlace."""
        if self.row == NEW:
            self.rows(body)
            return blank(self.kind)
        row = next((row for row in self.rows(body) if row["id"] == self.row), None)
        if row is None:
            raise NoSuchPlace("/".join(self.path))
        return row

    def number(self, body: Body) -> int:
        """Where the row stands in its list; a new one stands last."""
        ids = [row["id"] for row in self.rows(body)]
        return ids.index(self.row) if self.row in ids else len(ids)


def find(kind: type[Record], path: tuple[str, ...]) -> Place:
    """The place that a path leads to. Raises NoSuchPlace."""
    holder, spec = kind, None
    for depth in range(0, len(path), 2):
        spec = next((s for s in fields_of(kind) if s.name == path[depth]), None)
        if not spec or spec.kind != "rows" or not spec.inner:
            raise NoSuchPlace("/".join(path))
        holder, kind = kind, spec.inner
    if spec is None:
        raise NoSuchPlace("")
    row = path[-1] if len(path) % 2 == 0 else ""
    return Place(path, kind, spec, holder, row)


def put(place: Place, body: Body, row: Body) -> str:
    """Put the row in its place; a new one goes last and gets an id. Gives the id."""
    rows = place.rows(body)
    if place.row == NEW:
        row = {**row, "id": new_id()}
        rows.append(row)
    else:
        rows[place.number(body)] = row
    return str(row["id"])


def remove(place: Place, body: Body) -> None:
    """Take the row out of its list."""
    place.rows(body).remove(place.found(body))


def move(place: Place, body: Body, by: int) -> None:
    """Move the row up (negative) or down in its list, as far as it goes."""
    rows, row = place.rows(body), place.found(body)
    old = rows.index(row)
    rows.insert(max(0, min(len(rows) - 1, old + by)), rows.pop(old))


def blank(kind: type[Record]) -> Body:
    """What a new row holds before anybody has typed: the defaults, as plain values."""
    return kind.model_construct().model_dump(mode="json", warnings=False)


def new_id() -> str:
    """An id for a new row: ten letters and digits by chance."""
    return "r" + secrets.token_hex(5)


def _step(here: Any, part: str) -> Any:
    if isinstance(here, list):
        return next((row for row in here if row["id"] == part), None)
    return here.get(part) if isinstance(here, dict) else None
