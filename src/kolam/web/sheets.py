"""Sheets in the database: read, save with the fingerprint that was read, and go back in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from kolam import toolbox
from kolam.core.book import About
from kolam.core.fault import Faulty
from kolam.core.record import Record, fingerprint, read
from kolam.core.tool import Tool
from kolam.store.changes import Change, Conflict, Merged, differences, merge, redo, undo
from kolam.store.upgrades import read_sheet, version
from kolam.web import chain, doors
from kolam.web.models import Organisation, Partnership, Revision, Sheet


@dataclass(frozen=True)
class Saved:
    """What a save has done; `revision` is None where nothing was different."""

    record: Record
    fingerprint: str
    revision: Revision | None
    merged: bool = False


class Stale(Exception):
    """Somebody else saved the same cells in between; nothing was saved and nothing is lost."""

    def __init__(self, *, read: str, mine: Record, theirs: Record, merged: Merged[Any]) -> None:
        self.read = read
        self.mine = mine
        self.theirs = theirs
        self.merged = merged
        super().__init__(f"{len(merged.conflicts)} places were changed by somebody else")

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The places where the two edits collide."""
        return self.merged.conflicts


class TooOld(LookupError):
    """The fingerprint belongs to no state that this sheet ever had."""


def current(partnership: Partnership, tool: str, owner: Organisation | None = None) -> Sheet:
    """The partnership's sheet of a tool, or an owner's private one; at first, an empty one."""
    room = toolbox.room(tool)
    empty = _kind(room, private=owner is not None)()
    found, _ = Sheet.objects.get_or_create(
        partnership=partnership,
        tool=tool,
        owner=owner,
        defaults={
            "version": _version(room, private=owner is not None),
            "body": empty.plain(),
            "fingerprint": fingerprint(empty),
        },
    )
    return found


def record_of(sheet: Sheet) -> Record:
    """The sheet's body as its room's record."""
    private = sheet.owner_id is not None
    return _read(sheet.tool, sheet.version, orjson.dumps(sheet.body), private)


def records_of(rows: QuerySet[Sheet]) -> Iterator[tuple[Sheet, Record]]:
    """Many sheets with their records; a body that was read before is not decoded again."""
    for row in rows.defer("body").annotate(written=Cast("body", TextField())):
        private = row.owner_id is not None
        yield row, _read(row.tool, row.version, row.written.encode(), private)


def is_older(sheet: Sheet) -> bool:
    """Whether the sheet was written before its tool's newest upgrade."""
    room = toolbox.rooms().get(sheet.tool)
    private = sheet.owner_id is not None
    return room is not None and sheet.version < _version(room, private=private)


def about_of(partnership: Partnership) -> About:
    """What the partnership says about itself."""
    return _about(orjson.dumps(partnership.about))


def at(sheet: Sheet, seen: str) -> Record:
    """The sheet as it was when it had this fingerprint. Raises TooOld if it never had."""
    record = record_of(sheet)
    if sheet.fingerprint == seen:
        return record
    for revision in sheet.revisions.order_by("-pk"):
        record = undo(record, changes_of(revision))
        if revision.before == seen:
            return record
    raise TooOld(seen)


def before(revision: Revision) -> Record:
    """The sheet as it was just before this revision."""
    with transaction.atomic():
        sheet = Sheet.objects.get(pk=revision.sheet_id)
        record = record_of(sheet)
        for later in sheet.revisions.filter(pk__gte=revision.pk).order_by("-pk"):
            record = undo(record, changes_of(later))
    return record


def after(revision: Revision) -> Record:
    """The sheet as this revision left it."""
    return redo(before(revision), changes_of(revision))


def changes_of(revision: Revision) -> tuple[Change, ...]:
    """What the revision did, in order."""
    return tuple(read(Change, change) for change in revision.changes)


def save(
    sheet: Sheet,
    record: Record,
    *,
    read: str,
    who: Any,
    why: str = "edit",
    by_program: bool = False,
) -> Saved:
    """Save `record`, an edit of the state with the fingerprint `read`, as one revision.

    An edit of an older state is merged row by row and field by field. Raises Stale where both
    changed the same cell, TooOld for a state that never was, and Faulty for what the room does not
    let this person change; then nothing is saved. What is done `by_program`, at the person's wish,
    has been allowed by who calls, and the room is not asked.
    """
    with transaction.atomic():
        row = Sheet.objects.select_for_update().get(pk=sheet.pk)
        if why == "edit" and not by_program:
            record = _filled(row, at(row, read), record)
        theirs, wanted = record_of(row), record
        if merging := row.fingerprint != read:
            merged = merge(at(row, read), record, theirs)
            if merged.conflicts:
                raise Stale(read=read, mine=record, theirs=theirs, merged=merged)
            wanted = merged.record
        if not by_program:
            _keep(row, theirs, wanted, who=who)
        revision = _write(row, (theirs, wanted), who=who, why=why)
        sheet.version, sheet.body, sheet.fingerprint = row.version, row.body, row.fingerprint
        sheet.links, sheet.head = row.links, row.head
    return Saved(wanted, row.fingerprint, revision, merging)


def take_back(revision: Revision, *, who: Any) -> Saved:
    """Undo one revision with a new one; what others changed elsewhere since stays.

    Raises Stale where later revisions changed the same cells.
    """
    sheet, was = revision.sheet, before(revision)
    return save(sheet, was, read=fingerprint(after(revision)), who=who, why="undo")


def _keep(row: Sheet, old: Record, new: Record, *, who: Any) -> None:
    """Raise Faulty for what the room's `keeping` does not let this person change.

    Hosts are the members who may run workshops or mediate. The program itself (no person) is not
    asked; who is no member is asked as one without an organisation.
    """
    room = toolbox.part(row.tool, "keeping") if row.owner_id is None else None
    if room is None or who is None:
        return
    member = doors.membership(who, row.partnership)
    host = bool(member and (doors.may(member, "run") or doors.may(member, "mediate")))
    owner = str(member.organisation_id or "") if member and doors.may(member, "sit") else ""
    if found := room.faults(old, new, owner, host=host):
        raise Faulty(found)


def _filled(row: Sheet, seen: Record, edited: Record) -> Record:
    """An edit with what the room's `keeping` fills in, such as marks that nobody types."""
    room = toolbox.part(row.tool, "keeping") if row.owner_id is None else None
    fill = getattr(room, "filled", None)
    return fill(seen, edited) if fill else edited


def _write(row: Sheet, states: tuple[Record, Record], *, who: Any, why: str) -> Revision | None:
    old, new = states
    changes = differences(old, new)
    if not changes:
        return None
    row.version = _version(toolbox.room(row.tool), private=row.owner_id is not None)
    row.body, row.fingerprint = new.plain(), fingerprint(new)
    row.save(update_fields=["version", "body", "fingerprint"])
    revision = Revision(
        sheet=row,
        who=who,
        why=why,
        before=fingerprint(old),
        after=row.fingerprint,
        changes=[change.plain() for change in changes],
    )
    return chain.add_revision(row, revision)


@lru_cache(maxsize=128)
def _read(tool: str, since: int, body: bytes, private: bool) -> Record:
    room = toolbox.room(tool)
    if private and room.private:
        return read(room.private, body)
    return read_sheet(room, orjson.loads(body), since)


def _kind(tool: Tool, *, private: bool) -> type[Record]:
    return tool.private if private and tool.private else tool.sheet


def _version(tool: Tool, *, private: bool) -> int:
    """What a sheet is written as; the upgrades are those of the shared sheet."""
    return 0 if private and tool.private else version(tool)


@lru_cache(maxsize=64)
def _about(body: bytes) -> About:
    return read(About, body)
