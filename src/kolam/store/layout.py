"""The layout of a sheet as tables: which tables there are, and the columns of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kolam.core.field import FieldSpec
from kolam.core.record import Record
from kolam.store.rows import specs

ROOT = "sheet"
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the path of its field inside the row, as a dotted name.

    `presence` marks the yes/no column that tells whether an optional record is there at all;
    `maybe` marks what lies inside such a record.
    """

    path: Path
    spec: FieldSpec
    presence: bool = False
    maybe: bool = False

    @property
    def name(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Layout:
    """One table: the rows of one list, or the fields of the sheet that stand in no list.

    `steps` are the paths from list to list; `parents` are the columns that hold the ids of
    the rows around this one, the outermost first.
    """

    name: str
    kind: type[Record]
    steps: tuple[Path, ...]
    parents: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return (*self.parents, *(column.name for column in self.columns))


@cache
def layouts(kind: type[Record]) -> tuple[Layout, ...]:
    """Every table of a record class, parents before what is inside them.

    Raises TypeError where a list is optional or lies in an optional record: a table cannot
    tell an empty list from none.
    """
    return tuple(_layouts(kind, (), ()))


def _layouts(
    kind: type[Record], steps: tuple[Path, ...], parents: tuple[str, ...]
) -> Iterator[Layout]:
    name = ".".join(part for step in steps for part in step) or ROOT
    if columns := tuple(_columns(kind, ())):
        yield Layout(name, kind, steps, parents, columns)
    around = (*parents, f"{name}.id") if steps else ()
    for path, inner in _lists(kind, ()):
        yield from _layouts(inner, (*steps, path), around)


def _columns(kind: type[Record], outer: Path, maybe: bool = False) -> Iterator[Column]:
    for spec in specs(kind):
        path = (*outer, spec.name)
        if spec.kind in ("record", "words") and spec.inner:
            if spec.optional:
                yield Column(path, spec, presence=True, maybe=maybe)
            yield from _columns(spec.inner, path, maybe or spec.optional)
        elif spec.kind != "rows":
            yield Column(path, spec, maybe=maybe)


def _lists(kind: type[Record], outer: Path) -> Iterator[tuple[Path, type[Record]]]:
    for spec in specs(kind):
        path = (*outer, spec.name)
        if spec.kind not in ("record", "rows") or not spec.inner:
            continue
        found = [(path, spec.inner)] if spec.kind == "rows" else [*_lists(spec.inner, path)]
        if found and spec.optional:
            raise TypeError(f"{kind.__name__}.{spec.name} is optional and holds a list of rows")
        yield from found
