"""Changes: what differs between two states of a sheet, row by row; undo, redo, merge."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from kolam.core.fault import Fault, Faulty
from kolam.core.field import FieldSpec
from kolam.core.record import Record, read
from kolam.store.merging import Conflict, Merged, merge
from kolam.store.order import TOP, above, moved, placed
from kolam.store.rows import Body, rows_by_id, specs

__all__ = ["Change", "Conflict", "Merged", "differences", "merge", "redo", "undo"]

R = TypeVar("R", bound=Record)
Path = tuple[str, ...]


class Change(Record):
    """One difference, which can be stored, shown, undone and done again.

    set     the field at `path` went from `before` to `after`
    add     the row `row` came into the list at `path`; `after` is the whole row
    remove  the row `row` left the list at `path`; `before` is the whole row
    move    the row `row` of the list at `path` stands elsewhere

    A path names fields and, inside lists, the ids of rows. `old_above` and `new_above` are the
    ids of the row right above, empty at the top.
    """

    kind: Literal["set", "add", "remove", "move"]
    path: Path
    row: str = ""
    before: Any = None
    after: Any = None
    old_above: str = TOP
    new_above: str = TOP

    def inverted(self) -> "Change":
        """The change that takes this one back."""
        kinds = {"add": "remove", "remove": "add"}
        return Change(
            kind=kinds.get(self.kind, self.kind),
            path=self.path,
            row=self.row,
            before=self.after,
            after=self.before,
            old_above=self.new_above,
            new_above=self.old_above,
        )


def differences(before: Record, after: Record) -> tuple[Change, ...]:
    """What was done to get from `before` to `after`, two records of one class.

    Rows are matched by id and fields by name, so a row that only moved is one move.
    Lists without ids, or with an id twice, count as one value.
    """
    if type(before) is not type(after):
        raise TypeError(f"a {type(before).__name__} cannot become a {type(after).__name__}")
    return tuple(_in_record(type(before), before.plain(), after.plain(), ()))


def undo(record: R, changes: Sequence[Change]) -> R:
    """The record as it was before the changes.

    The record may have changed elsewhere since. Raises Faulty, with every place, where a cell
    or row that would be taken back no longer is as the changes left it.
    """
    return redo(record, [change.inverted() for change in reversed(changes)])


def redo(record: R, changes: Sequence[Change]) -> R:
    """The record with the changes made to it. Raises Faulty as `undo` does."""
    way = _Way(record.plain())
    lists: dict[Path, list[Change]] = {}
    faults: list[Fault] = []
    for change in changes:
        if change.kind == "set":
            faults += _set(way, change)
        else:
            lists.setdefault(change.path, []).append(change)
    for path in sorted(lists, key=len, reverse=True):
        faults += _rearrange(way.to(path), path, lists[path])
    if faults:
        raise Faulty(faults)
    return read(type(record), way.body)


def _in_record(kind: type[Record], old: Body, new: Body, path: Path) -> Iterator[Change]:
    for spec in specs(kind):
        if old[spec.name] != new[spec.name]:
            yield from _in_field(spec, old[spec.name], new[spec.name], (*path, spec.name))


def _in_field(spec: FieldSpec, old: Any, new: Any, path: Path) -> Iterator[Change]:
    if spec.kind == "rows" and spec.inner:
        was, now = rows_by_id(old), rows_by_id(new)
        if was is not None and now is not None:
            yield from _in_rows(spec.inner, was, now, path)
            return
    elif spec.inner and isinstance(old, dict) and isinstance(new, dict):
        yield from _in_record(spec.inner, old, new, path)
        return
    yield Change(kind="set", path=path, before=old, after=new)


def _in_rows(
    kind: type[Record], was: dict[str, Body], now: dict[str, Body], path: Path
) -> Iterator[Change]:
    old_above, new_above = above(list(was)), above(list(now))
    shifted = moved(list(was), list(now))
    for id in was:
        places = {"path": path, "row": id, "old_above": old_above[id]}
        if id not in now:
            yield Change(kind="remove", before=was[id], **places)
        elif id in shifted:
            yield Change(kind="move", new_above=new_above[id], **places)
    for id, row in now.items():
        if id not in was:
            yield Change(kind="add", path=path, row=id, after=row, new_above=new_above[id])
        else:
            yield from _in_record(kind, was[id], row, (*path, id))


class _Way:
    """Finds what a path leads to in one body; lists are searched once."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.tables: dict[int, dict[str, Body]] = {}

    def to(self, path: Iterable[str]) -> Any:
        """What is there, or None. Lists must not have been rearranged since."""
        here: Any = self.body
        for part in path:
            table = self._table(here) if isinstance(here, list) else here
            here = table.get(part) if isinstance(table, dict) else None
        return here

    def _table(self, rows: list[Any]) -> dict[str, Body]:
        if id(rows) not in self.tables:
            named = (row for row in rows if isinstance(row, dict))
            self.tables[id(rows)] = {row.get("id", ""): row for row in named}
        return self.tables[id(rows)]


def _set(way: _Way, change: Change) -> Iterator[Fault]:
    *outer, name = change.path
    holder = way.to(outer)
    if not isinstance(holder, dict) or name not in holder:
        yield Fault(change.path, "gone_since")
    elif holder[name] != change.before:
        yield Fault(change.path, "changed_since")
    else:
        holder[name] = change.after


def _rearrange(rows: Any, path: Path, changes: Sequence[Change]) -> list[Fault]:
    have = rows_by_id(rows)
    if have is None:
        return [Fault(path, "gone_since")]
    faults = [fault for change in changes for fault in _clash(have, change)]
    if not faults:
        rows[:] = _rows_after(have, changes)
    return faults


def _clash(have: Mapping[str, Body], change: Change) -> Iterator[Fault]:
    place = (*change.path, change.row)
    if change.kind == "add" and change.row in have:
        yield Fault(place, "there_already")
    elif change.kind != "add" and change.row not in have:
        yield Fault(place, "gone_since")
    elif change.kind == "remove" and have[change.row] != change.before:
        yield Fault(place, "changed_since")


def _rows_after(have: Mapping[str, Body], changes: Sequence[Change]) -> list[Body]:
    lifted = {change.row for change in changes}
    put = {c.row: c.new_above for c in changes if c.kind != "remove"}
    bodies = {**have, **{c.row: c.after for c in changes if c.kind == "add"}}
    return [bodies[id] for id in placed([id for id in have if id not in lifted], put)]
