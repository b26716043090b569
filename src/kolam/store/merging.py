"""Merging: two people's edits of one sheet become one, or the places where they collide."""

from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from kolam.core.fault import Faulty
from kolam.core.field import FieldSpec
from kolam.core.record import Record, read
from kolam.store import order
from kolam.store.rows import Body, rows_by_id, specs

R = TypeVar("R", bound=Record)
Path = tuple[str, ...]


class Conflict(Record):
    """A place where two edits collide; None stands for a row that is not there.

    field     both gave the field another value
    row       one removed the row and the other changed it, or both added it differently
    order     both moved the row, to different places
    together  each edit is right alone, and the two contradict each other; `theirs` is the fault
    """

    kind: Literal["field", "row", "order", "together"]
    path: Path
    base: Any = None
    mine: Any = None
    theirs: Any = None


@dataclass(frozen=True)
class Merged(Generic[R]):
    """The merged record; where edits collide it holds `theirs`, which was there first."""

    record: R
    conflicts: tuple[Conflict, ...]


@dataclass
class _Merge:
    conflicts: list[Conflict] = field(default_factory=list)

    def record(self, kind: type[Record], sides: tuple[Body, Body, Body], path: Path) -> Body:
        base, mine, theirs = sides
        return {
            spec.name: self.field(
                spec, (base[spec.name], mine[spec.name], theirs[spec.name]), (*path, spec.name)
            )
            for spec in specs(kind)
        }

    def field(self, spec: FieldSpec, sides: tuple[Any, Any, Any], path: Path) -> Any:
        base, mine, theirs = sides
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        if spec.inner and all(isinstance(side, dict) for side in sides):
            return self.record(spec.inner, sides, path)
        if spec.kind == "rows" and spec.inner:
            tables = tuple(rows_by_id(side) for side in sides)
            if None not in tables:
                return self.rows(spec.inner, tables, path)  # type: ignore[arg-type]
        return self.clash("field", sides, path)

    def rows(
        self, kind: type[Record], sides: tuple[dict[str, Body], ...], path: Path
    ) -> list[Body]:
        base, mine, theirs = sides
        found = {
            id: self.row(kind, (base.get(id), mine.get(id), theirs.get(id)), (*path, id))
            for id in {**theirs, **mine, **base}
        }
        keep = [id for id, row in found.items() if row is not None]
        ids, disputed = order.merged(list(base), list(mine), list(theirs), keep=keep)
        for id in sorted(disputed):
            places = tuple(order.above(list(side))[id] for side in sides)
            self.clash("order", places, (*path, id))
        return [row for id in ids if (row := found[id]) is not None]

    def row(
        self, kind: type[Record], sides: tuple[Body | None, Body | None, Body | None], path: Path
    ) -> Body | None:
        base, mine, theirs = sides
        if mine in (theirs, base):
            return theirs
        if theirs == base:
            return mine
        if base is not None and mine is not None and theirs is not None:
            return self.record(kind, (base, mine, theirs), path)
        self.clash("row", sides, path)
        return mine if theirs is None else theirs

    def clash(self, kind: Any, sides: tuple[Any, ...], path: Path) -> Any:
        base, mine, theirs = sides
        self.conflicts.append(Conflict(kind=kind, path=path, base=base, mine=mine, theirs=theirs))
        return theirs


def merge(base: R, mine: R, theirs: R) -> Merged[R]:
    """Put two edits of `base` together, row by row and field by field.

    What only one of them changed is taken as changed. Conflicts list every place where both
    did; there, and where the sum of two right edits would be wrong, `theirs` counts. Without
    conflicts, exchanging the two gives the same record.
    """
    under_way = _Merge()
    kind = type(base)
    body = under_way.record(kind, (base.plain(), mine.plain(), theirs.plain()), ())
    try:
        record = read(kind, body)
    except Faulty as faulty:
        together = [
            Conflict(kind="together", path=tuple(map(str, f.place)), theirs=f.key)
            for f in faulty.faults
        ]
        return Merged(theirs, (*under_way.conflicts, *together))
    return Merged(record, tuple(under_way.conflicts))
