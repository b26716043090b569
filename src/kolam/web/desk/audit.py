"""Whether the history is whole: every chain of the partnership, and its last links to keep."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kolam import toolbox
from kolam.core.voice import Voice
from kolam.store.plain import pretty
from kolam.store.sealing.keys import grouped
from kolam.store.sealing.receipts import moment
from kolam.web import doors
from kolam.web.audit import APPOINTMENTS, Chain, chains, heads_of, told
from kolam.web.desk.language import speak
from kolam.web.desk.rail import room_title
from kolam.web.desk.take_out import as_file
from kolam.web.doors import DeskRequest
from kolam.web.private import seat_of


@doors.only("see")
def audit(request: DeskRequest) -> HttpResponse:
    """Each chain that the reader may know of, with its last link and what does not hold."""
    voice = speak()
    found = _seen(request)
    broken = sum(len(one.breaks) for one in found)
    lines = [_line(one, voice) for one in found]
    return render(request, "desk/audit.html", {"lines": lines, "broken": broken, "nav": "people"})


@doors.only("see")
def last_links(request: DeskRequest) -> HttpResponse:
    """The last links as a file; `kolam check --audit --since` compares them later."""
    heads = heads_of(_seen(request), moment(timezone.now()))
    name = f"{request.partnership.slug}-history.json"
    return as_file(pretty(heads.plain()), "application/json", name)


def _seen(request: DeskRequest) -> list[Chain]:
    """The shared chains, and those of the reader's own private sheets: others' tell who works."""
    seat = seat_of(request.member)
    mine = {"", str(seat.pk)} if seat else {""}
    return [one for one in chains(request.partnership) if one.owner in mine]


def _line(one: Chain, voice: Voice) -> dict[str, Any]:
    tool = toolbox.rooms().get(one.name)
    title = room_title(tool, voice) if tool else one.name
    return {
        "title": voice("audit.appointments") if one.name == APPOINTMENTS else title,
        "own": bool(one.owner),
        "links": voice.number(one.links),
        "head": grouped(one.head) if one.head else "–",
        "breaks": [told(found, voice) for found in one.breaks],
    }
