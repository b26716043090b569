"""References: whether what one sheet took from another still is what it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kolam.core import sources
from kolam.core.book import Book
from kolam.core.fault import Fault
from kolam.core.record import Record, fingerprint
from kolam.core.ref import Ref, State


class _Cell(Record):
    """A cell that is no record itself, so that it has a fingerprint too."""

    value: Any


@dataclass(frozen=True)
class Found:
    """A reference, the place where it stands (its sheet first), and its state."""

    place: tuple[str | int, ...]
    ref: Ref
    state: State


def state(ref: Ref, book: Book) -> State:
    """What has become of the cell that the reference names.

    offered   it is there, and nobody has taken it yet (`seen` is empty)
    taken     it is there, as it was when it was taken
    stale     it is there, and has changed since
    orphaned  it, its row or its sheet is gone
    """
    sheet = book.sheets.get(ref.tool)
    try:
        held = cell(sheet, ref.path)
    except LookupError:
        # The path may end in a part that the room works out and no field holds.
        now = sources.now(sheet, ref) if ref.seen else ""
        return "orphaned" if not now else "taken" if now == ref.seen else "stale"
    if not ref.seen:
        return "offered"
    return "taken" if seen(held) == ref.seen else "stale"


def seen(held: Any) -> str:
    """The fingerprint of a cell, for the `seen` of a reference to it."""
    return fingerprint(held if isinstance(held, Record) else _Cell(value=held))


def cell(sheet: Record | None, path: tuple[str, ...]) -> Any:
    """The cell at a path of field names and, inside lists, ids of rows. Raises LookupError."""
    held: Any = sheet
    for part in path:
        if isinstance(held, tuple):
            held = next((row for row in held if getattr(row, "id", None) == part), None)
        else:
            held = getattr(held, part, None)
        if held is None:
            raise LookupError(part)
    if held is None:
        raise LookupError("no such sheet")
    return held


def check(book: Book) -> tuple[Found, ...]:
    """Every reference in the book's sheets, with its state."""
    return tuple(
        Found(place, ref, state(ref, book))
        for slug, sheet in sorted(book.sheets.items())
        for place, ref in _refs(sheet, (slug,))
    )


def faults(book: Book) -> tuple[Fault, ...]:
    """The references that need attention: stale ones and orphaned ones."""
    return tuple(
        Fault(found.place, f"ref_{found.state}", {"tool": found.ref.tool, "path": _dotted(found)})
        for found in check(book)
        if found.state in ("stale", "orphaned")
    )


def _dotted(found: Found) -> str:
    return ".".join(found.ref.path)


def _refs(held: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Ref]]:
    if isinstance(held, Ref):
        yield place, held
    elif isinstance(held, Record):
        for name in type(held).model_fields:
            yield from _refs(getattr(held, name), (*place, name))
    elif isinstance(held, tuple):
        for number, item in enumerate(held):
            yield from _refs(item, (*place, getattr(item, "id", number)))
