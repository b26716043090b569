"""Filling: tables become a sheet again, with every fault at its table, row and column."""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from kolam.core.fault import Fault, Faulty, Place, near
from kolam.core.record import Record, read
from kolam.store.cells import YES_NO, Absent, Cell, plain, value
from kolam.store.headings import Cells, heading_faults, known_columns, numbered, stray_faults
from kolam.store.layout import Column, Layout, layouts
from kolam.store.rows import Body, at
from kolam.store.table import Table

R = TypeVar("R", bound=Record)
Ids = tuple[str, ...]


def import_(kind: type[R], base: R, tables: Mapping[str, Table]) -> R:
    """The sheet `base` with the lists that the tables hold.

    A table replaces its list; lists without a table stay. A row is known by its id: columns
    that a table does not have keep what that row has, a new row takes defaults. An empty id
    is made from the row's words. Raises Faulty with every fault of every table at once, each
    at (table, row number as a spreadsheet counts, column).
    """
    filling = _Filling(base.plain())
    known = {layout.name: layout for layout in layouts(kind)}
    for name in tables:
        if name not in known:
            guess = near(name, known) or ", ".join(known)
            filling.faults.append(Fault((name,), "unknown_table", {"word": name, "near": guess}))
    for layout in known.values():
        if layout.name in tables:
            filling.take(layout, tables[layout.name])
    return filling.read(kind)


class _Filling:
    """A sheet being filled; `origins` tells which table row brought which part of it."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.faults: list[Fault] = []
        self.origins: dict[int, tuple[str, int, list[Column]]] = {}

    def take(self, layout: Layout, table: Table) -> None:
        columns = known_columns(layout, table)
        found = (*table.faults, *stray_faults(table))
        self.faults += found if table.faults else (*heading_faults(layout, table), *found)
        if layout.steps:
            self._take_rows(layout, columns, [*numbered(table)])
            return
        for place, (number, cells) in enumerate(numbered(table)):
            if place:
                self.faults.append(Fault((layout.name, number), "one_row_only"))
            else:
                self._fill(self.body, columns, cells, origin=(layout.name, number))

    def _take_rows(
        self, layout: Layout, columns: list[Column], rows: list[tuple[int, Cells]]
    ) -> None:
        lists = dict(_lists(self.body, layout.steps, ()))
        old = {ids: {row["id"]: row for row in held} for ids, held in lists.items()}
        taken = {id for held in old.values() for id in held} | {_id(cells) for _, cells in rows}
        for held in lists.values():
            held.clear()
        seen: set[Ids] = set()
        for number, cells in rows:
            ids = tuple(plain(cells.get(name)).strip() for name in layout.parents)
            if ids not in lists:
                self.faults.append(_no_parent(layout, number, ids, lists))
                continue
            id = _id(cells) or _new_id(cells, columns, number, taken)
            taken.add(id)
            if (*ids, id) in seen:
                self.faults.append(Fault((layout.name, number, "id"), "twice", {"id": id}))
            seen.add((*ids, id))
            row = {**copy.deepcopy(old[ids].get(id, {})), "id": id}
            self._fill(row, columns, cells, origin=(layout.name, number))
            lists[ids].append(row)

    def _fill(
        self, row: Body, columns: list[Column], cells: Cells, *, origin: tuple[str, int]
    ) -> None:
        self.origins[id(row)] = (*origin, columns)
        for column in columns:
            if column.name != "id" or "id" not in row:
                _put(row, column, cells)

    def read(self, kind: type[R]) -> R:
        record = None
        try:
            record = read(kind, self.body)
        except Faulty as faulty:
            self.faults += [self._moved(fault) for fault in faulty.faults]
        if self.faults or record is None:
            raise Faulty({(fault.place, fault.key): fault for fault in self.faults}.values())
        return record

    def _moved(self, fault: Fault) -> Fault:
        """The fault at its table, row and column, if a table brought what it is about."""
        here: Any = self.body
        place: Place = fault.place
        key = fault.key
        for depth in range(len(fault.place) + 1):
            if origin := self.origins.get(id(here)):
                table, number, columns = origin
                column = _column(columns, fault.place[depth:])
                place = (table, number, _heading(column, fault.place[depth:]))
                in_units = column is not None and column.spec.money is not None
                key = "money_in_file" if in_units and fault.key == "not_whole" else fault.key
            if depth == len(fault.place) or not _leads(here, fault.place[depth]):
                break
            here = here[fault.place[depth]]
        return Fault(place, key, fault.values)


def _lists(
    body: Any, steps: tuple[tuple[str, ...], ...], ids: Ids
) -> Iterator[tuple[Ids, list[Body]]]:
    """Every list at the end of the steps, by the ids of the rows around it."""
    holder = at(body, steps[0][:-1])
    rows = holder.setdefault(steps[0][-1], [])
    if len(steps) == 1:
        yield ids, rows
        return
    for row in rows:
        yield from _lists(row, steps[1:], (*ids, row["id"]))


def _no_parent(layout: Layout, number: int, ids: Ids, lists: Mapping[Ids, Any]) -> Fault:
    """The first of the ids that leads nowhere, as a fault of its cell."""
    for depth, id in enumerate(ids):
        known = [other[depth] for other in lists if other[:depth] == ids[:depth]]
        if id not in known:
            values = {"id": id[:60], "near": near(id, known) or ", ".join(dict.fromkeys(known))}
            return Fault((layout.name, number, layout.parents[depth]), "no_such_parent", values)
    return Fault((layout.name, number), "no_such_parent", {"id": "", "near": ""})


def _id(cells: Cells) -> str:
    return plain(cells.get("id")).strip()


def _new_id(cells: Cells, columns: list[Column], number: int, taken: set[str]) -> str:
    """An id from the first words of a row, or from its number, that no other row has."""
    said = (plain(cells.get(c.name)) for c in columns if c.spec.kind in ("text", "long"))
    slugs = (re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:40] for words in said)
    stem = next(filter(None, slugs), f"row-{number}")
    tries = (stem, *(f"{stem}-{count}" for count in range(2, len(taken) + 3)))
    return next(name for name in tries if name not in taken)


def _put(row: Body, column: Column, cells: Cells) -> None:
    """Put what the cell says into the row; an empty cell makes no optional record."""
    given = cells.get(column.name)
    *outer, name = column.path
    holder: Any = row
    for step in outer:
        if holder.get(step) is None:
            if given is None and column.maybe:
                return
            holder[step] = {}
        holder = holder[step]
        if not isinstance(holder, dict):
            return
    if column.presence:
        holder[name] = _presence(given, holder.get(name))
    elif (found := value(given, column.spec)) is not Absent:
        holder[name] = found
    else:
        holder.pop(name, None)


def _presence(given: Cell, held: Any) -> Any:
    word = plain(given).strip().lower()
    if YES_NO.get(word):
        return held or {}
    return None if word in YES_NO or not word else plain(given)


def _column(columns: list[Column], rest: Place) -> Column | None:
    """The column whose field the rest of a place lies in."""
    found = [column for column in columns if rest[: len(column.path)] == column.path]
    return found[-1] if found else None


def _heading(column: Column | None, rest: Place) -> str:
    return column.name if column else ".".join(str(part) for part in rest)


def _leads(here: Any, part: str | int) -> bool:
    if isinstance(here, dict):
        return part in here
    return isinstance(here, list) and isinstance(part, int) and part < len(here)
