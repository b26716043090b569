"""The chain of the history: every revision and appointment holds the hash of the one before it.

Each sheet has a chain of its revisions, each partnership one of its appointments; the sheet and
the partnership keep how many links there are, and the last. A row that is changed, taken out or
put in later no longer fits, and `kolam.web.audit` names it.
"""

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from kolam.web.models import Appointment, Partnership, Revision, Sheet

LINK = b"kolam history 1\n"
Plain = Mapping[str, Any]


def link_of(before: str, content: Plain) -> str:
    """The hash of a row that follows the row with the hash `before`: 64 hexadecimal digits."""
    plain = json.dumps(
        _even(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return hashlib.sha256(LINK + f"{before}\n{plain}".encode()).hexdigest()


def of_revision(row: Revision, sheet: Sheet) -> dict[str, Any]:
    """What a revision's hash is over."""
    return {
        "partnership": str(sheet.partnership_id),
        "tool": sheet.tool,
        "owner": str(sheet.owner_id or ""),
        "number": row.number,
        "person": row.person,
        "when": _when(row.when),
        "why": row.why,
        "before": row.before,
        "after": row.after,
        "changes": row.changes,
    }


def of_appointment(row: Appointment) -> dict[str, Any]:
    """What an appointment's hash is over."""
    names = ("number", "by", "name", "organisation", "act", "before", "after")
    told = {name: getattr(row, name) for name in names}
    return {"partnership": str(row.partnership_id), "when": _when(row.when), **told}


def add_revision(sheet: Sheet, row: Revision) -> Revision:
    """Save a revision as the next link of its sheet, whose row the caller has locked."""
    row.number = sheet.links + 1
    row.person = row.who_id
    row.link = link_of(sheet.head, of_revision(row, sheet))
    sheet.links, sheet.head = row.number, row.link
    sheet.save(update_fields=["links", "head"])
    row.save(force_insert=True)
    return row


def add_appointment(row: Appointment) -> Appointment:
    """Save an appointment as the next link of its partnership; inside a transaction."""
    held = Partnership.objects.select_for_update(no_key=True).get(pk=row.partnership_id)
    row.number = held.links + 1
    row.link = link_of(held.head, of_appointment(row))
    held.links, held.head = row.number, row.link
    held.save(update_fields=["links", "head"])
    row.save(force_insert=True)
    return row


def _when(when: datetime.datetime) -> str:
    return when.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _even(value: Any) -> Any:
    """The value with whole numbers written one way: a database may give 7.0 back as 7."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: _even(held) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_even(held) for held in value]
    return value
