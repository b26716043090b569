"""Downloads of a certificate: everybody's, one's own opening, and all of them for a mediator.

Every organisation has a secret of 256 random bits for its salts, in a private row of its own
(tool `<slug>.salt`), made when it is first needed. No export, page or interface reads such rows:
they belong to no room, and have an owner.
"""

import secrets
from types import ModuleType
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from kolam import toolbox
from kolam.core.private import Owned
from kolam.core.record import Record, fingerprint
from kolam.store.plain import pretty
from kolam.web import doors, private, sheets
from kolam.web.desk.take_out import as_file
from kolam.web.doors import DeskRequest
from kolam.web.kept import Kept
from kolam.web.models import Organisation, Partnership, Sheet

_MADE = Kept(16)


@doors.only("export")
@never_cache
def certificate(request: DeskRequest, tool: str) -> HttpResponse:
    """The certificate, for every member: it tells nobody's points."""
    part, sheet = _at(request, tool)
    opened = _openings(request, part, tool)
    title = sheets.about_of(request.partnership).title
    key = (request.partnership.pk, tool, *map(fingerprint, (sheet, title, opened)))

    def make() -> Any:
        return part.certify(sheet, opened, title=title)

    try:
        return _file(request, tool, "certificate", _MADE.once(key, make))
    except ValueError:
        raise Http404 from None


@doors.only("sit")
@never_cache
def own_opening(request: DeskRequest, tool: str) -> HttpResponse:
    """What a party checks its own part with: its own private sheet and salt, nobody else's."""
    part, sheet = _at(request, tool)
    seat = private.seat_of(request.member)
    record = private.own_record(request.partnership, tool, request.member)
    if seat is None or record is None:
        raise Http404
    mine = Owned(str(seat.pk), record)
    opening = part.opening_of(sheet, mine, secret(request.partnership, tool, seat))
    if opening is None:
        raise Http404
    return _file(request, tool, f"opening-{opening.party}", opening)


@doors.only("mediate")
@never_cache
def openings(request: DeskRequest, tool: str) -> HttpResponse:
    """All parties' openings, for a mediator, who may read every private sheet anyway."""
    part, _ = _at(request, tool)
    return _file(request, tool, "openings", _openings(request, part, tool))


def secret(partnership: Partnership, tool: str, owner: Organisation) -> str:
    """The organisation's secret for this tool's salts: 64 hex digits, the same for ever."""
    row, _ = Sheet.objects.get_or_create(
        partnership=partnership,
        tool=f"{tool}.salt",
        owner=owner,
        defaults={"body": {"secret": secrets.token_hex(32)}, "fingerprint": ""},
    )
    return str(row.body["secret"])


def _openings(request: DeskRequest, part: ModuleType, tool: str) -> Any:
    owned = private.owned_of(request.partnership).get(tool, ())
    owners = Organisation.objects.in_bulk([one.owner for one in owned])
    found = {str(pk): secret(request.partnership, tool, owner) for pk, owner in owners.items()}
    return part.all_openings(_at(request, tool)[1], owned, found)


def _at(request: DeskRequest, tool: str) -> tuple[ModuleType, Record]:
    """The room's certificates and its shared sheet, or Http404."""
    part = toolbox.part(tool, "certificate") if tool in toolbox.rooms() else None
    if part is None:
        raise Http404
    return part, sheets.record_of(sheets.current(request.partnership, tool))


def _file(request: DeskRequest, tool: str, what: str, record: Record) -> HttpResponse:
    name = f"{request.partnership.slug}-{tool}-{what}.json"
    return as_file(pretty(record.plain()), "application/json", name)
