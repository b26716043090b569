"""Sources: the references that a sheet holds, and whether their cells are as they were."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kolam.core.record import Record, fingerprint
from kolam.core.ref import Ref, State

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of a sheet that was taken from another room, and how it stands to its source.

    The bench gives each room its own: they follow from the sheets alone, not from findings.
    `source` is the row as its room has it now, None where it is gone; where it is there and the
    state is orphaned, its room says so no more.
    """

    place: Place
    ref: Ref
    state: State
    source: Record | None = None


def taken(sheet: Record, sheets: Mapping[str, Record]) -> tuple[Taken, ...]:
    """Every row of a sheet that was taken from another, beside the sheets as they are now."""
    return tuple(
        Taken(place, ref, state(ref, sheets), _row(sheets.get(ref.tool), ref))
        for place, ref in refs(sheet)
    )


def state(ref: Ref, sheets: Mapping[str, Record]) -> State:
    """taken: the source is as it was seen; stale: it has changed since; orphaned: it is gone."""
    found = now(sheets.get(ref.tool), ref)
    return "orphaned" if not found else "taken" if found == ref.seen else "stale"


def refs(record: Record) -> Iterator[tuple[Place, Ref]]:
    """Every reference in a record with the place of the record that holds it.

    Places are field names and, inside lists, row ids where there are any, else numbers from 0.
    """
    yield from _refs(record, ())


def cell(record: Any, place: Place) -> Any:
    """What stands at a place of a record. Raises LookupError."""
    held = record
    for part in place:
        if isinstance(held, tuple):
            held = next((row for n, row in enumerate(held) if _is_called(row, n, part)), None)
        else:
            held = getattr(held, str(part), None)
        if held is None:
            raise LookupError(part)
    return held


def now(sheet: Record | None, ref: Ref) -> str:
    """The fingerprint of a source that is not offered any more; "" where it is gone.

    A path may end in a part that the room worked out and no field holds: then the row before it
    counts. One that begins with no field at all has nothing to compare and stands as it was.
    """
    if sheet is None or not sheet.still(ref.path):
        return ""
    if not ref.path or ref.path[0] not in type(sheet).model_fields:
        return ref.seen
    held = _found(sheet, ref)
    return fingerprint(held) if isinstance(held, Record) else "" if held is None else ref.seen


def _found(sheet: Record, ref: Ref) -> Any:
    """What stands at a path, or at as much of it as leads to a row; None where nothing does."""
    for length in range(len(ref.path), min(1, len(ref.path) - 1), -1):
        try:
            return cell(sheet, ref.path[:length])
        except LookupError:
            continue
    return None


def _row(sheet: Record | None, ref: Ref) -> Record | None:
    found = None if sheet is None else _found(sheet, ref)
    return found if isinstance(found, Record) else None


def _refs(held: Any, place: Place) -> Iterator[tuple[Place, Ref]]:
    if isinstance(held, Record):
        for name in type(held).model_fields:
            value = getattr(held, name)
            if isinstance(value, Ref):
                yield place, value
            else:
                yield from _refs(value, (*place, name))
    elif isinstance(held, tuple):
        for number, item in enumerate(held):
            yield from _refs(item, (*place, getattr(item, "id", number)))


def _is_called(row: Any, number: int, part: str | int) -> bool:
    return bool(getattr(row, "id", number) == part)
