"""Private sheets on the server: held together in memory alone, and cut to what a member may see.

Nothing but this file reads other organisations' private sheets. What leaves it are findings that
`seen_by` has cut, a member's own sheet, or, for a mediator, all of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kolam import toolbox
from kolam.bench import Bench
from kolam.core.book import Book
from kolam.core.private import ROOM, Owned, Viewer
from kolam.core.record import Record, fingerprint
from kolam.core.voice import Voice
from kolam.web import doors
from kolam.web.books import book_of
from kolam.web.kept import Kept
from kolam.web.models import Member, Organisation, Partnership, Sheet
from kolam.web.sheets import current, record_of, records_of

# Whole findings, with every party's numbers: they stay in this process's memory.
_WHOLE = Kept(16)
_BENCHES = Kept(32)
# By identity, with the record itself: while it is held here, no other can have its identity.
_MARKS = Kept(256)


def owned_of(partnership: Partnership) -> dict[str, tuple[Owned, ...]]:
    """Every private sheet of the partnership, by tool, in an order that does not change."""
    found: defaultdict[str, list[Owned]] = defaultdict(list)
    tools = [slug for slug, tool in toolbox.rooms().items() if tool.private]
    rows = partnership.sheets.filter(tool__in=tools).exclude(owner=None)
    for row, record in records_of(rows.order_by("tool", "owner_id")):
        found[row.tool].append(Owned(str(row.owner_id), record))
    return {slug: tuple(owned) for slug, owned in found.items()}


def whole_book(partnership: Partnership) -> Book:
    """The book with everybody's private sheets in it: for this process, never for a page."""
    return with_private(book_of(partnership), partnership)


def with_private(book: Book, partnership: Partnership) -> Book:
    """The book with the partnership's private sheets put in."""
    for slug, owned in owned_of(partnership).items():
        book = book.with_private(slug, owned)
    return book


def viewer_of(member: Member | None) -> Viewer:
    """Whose eyes these are: the room's, those of an organisation with a seat, a mediator's."""
    if member is None:
        return ROOM
    if doors.may(member, "mediate"):
        return Viewer(mediator=True)
    seat = seat_of(member)
    return Viewer(owner=str(seat.pk)) if seat else ROOM


def seat_of(member: Member) -> Organisation | None:
    """The organisation that this member speaks for; None for a broker, an observer and so on."""
    return member.organisation if doors.may(member, "sit") else None


def speaking(partnership: Partnership) -> list[tuple[str, str]]:
    """Every organisation that somebody speaks for here: its id and its name, by name."""
    members = partnership.members.filter(role__in=doors.RIGHTS["sit"]).exclude(organisation=None)
    found = {
        str(m.organisation_id): str(m.organisation) for m in members.select_related("organisation")
    }
    return sorted(found.items(), key=lambda one: one[1])


def findings_for(
    partnership: Partnership, slug: str, member: Member | None, voice: Voice, /
) -> Any:
    """What this member may see of a tool's findings; nobody's private words but the member's."""
    return seen(whole_book(partnership), slug, viewer_of(member), voice)


def seen(book: Book, slug: str, viewer: Viewer, voice: Voice, /) -> Any:
    """The findings of a book with private sheets, worked out once and cut for the viewer."""
    bench = bench_of(book, ROOM, voice)

    def work() -> Any:
        return toolbox.room(slug).analyse(book.sheets[slug], bench.given(slug))

    return _WHOLE.once((slug, bench), work).seen_by(viewer)


def bench_of(book: Book, viewer: Viewer, voice: Voice) -> Bench:
    """The bench of a book for a viewer: the same one, with all it worked out, for each state."""
    key = (viewer, voice.language, _mark(book.about), *marks(book))
    return _BENCHES.once(key, lambda: Bench(book, toolbox.rooms(), voice, viewer))


def marks(book: Book) -> tuple[Any, ...]:
    """The fingerprints of everything that a book's findings follow from."""
    shared = sorted((slug, _mark(record)) for slug, record in book.sheets.items())
    return (*shared, *_private_marks(book.private.items()))


def _private_marks(private: Iterable[tuple[str, tuple[Owned, ...]]]) -> list[Any]:
    return sorted((slug, one.owner, _mark(one.record)) for slug, owned in private for one in owned)


def _mark(record: Record) -> str:
    return _MARKS.once(id(record), lambda: (record, fingerprint(record)))[1]


def own_sheet(partnership: Partnership, slug: str, owner: Organisation) -> Sheet:
    """The organisation's private sheet of a tool; an empty one is made the first time."""
    return current(partnership, slug, owner)


def own_record(partnership: Partnership, slug: str, member: Member) -> Record | None:
    """What the member's organisation keeps to itself, if it has a seat."""
    seat = seat_of(member)
    return record_of(own_sheet(partnership, slug, seat)) if seat else None
