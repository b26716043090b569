"""The traceability page: pick any row, and see what it comes from and where it goes."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kolam.core.chain import STATIONS
from kolam.tracing import picture
from kolam.web import doors
from kolam.web.desk.language import speak
from kolam.web.desk.trace_picker import first_picks, rooms, table
from kolam.web.desk.trace_teller import Teller
from kolam.web.doors import DeskRequest


@doors.only("see")
def trace(request: DeskRequest) -> HttpResponse:
    """A row with both of its chains; without one, where to pick it from."""
    teller = Teller(request, speak())
    get = request.GET
    asked, words = get.get("at", ""), get.get("q", "").strip()
    known: dict[str, Any] = {"nav": "trace", "q": words, "at": asked}
    if asked:
        known |= _picked(teller, asked)
    elif get.get("room"):
        known |= _table(teller, get["room"], get.get("list", ""), words)
    elif words:
        known["found"] = table(teller, teller.trace.rows, words)
    else:
        known |= {"picks": first_picks(teller), "rooms": rooms(teller)}
    return render(request, "desk/trace.html", known)


def _picked(teller: Teller, path: str) -> dict[str, Any]:
    """The picture of one row's chains."""
    try:
        at = teller.trace.find(path)
    except LookupError:
        raise Http404 from None
    found = picture(teller.trace, at)
    first = {stage.station: f"to-{stage.station}" for stage in found.after}
    first |= {stage.station: f"from-{stage.station}" for stage in found.before}
    heard = sum(len(stage.heard) for stage in found.before)
    after = sum(len(group.stops) for stage in found.after for group in stage.groups)
    told = teller.trace.told(at)
    return {
        "picked": teller.line(at),
        "picked_room": teller.telling.title(at.tool),
        "picked_sort": teller.sort(at),
        "picked_told": told.said(teller.voice) if told else "",
        "picked_source": "" if at.is_answers else teller.telling.address(at.tool, at.place),
        "glance": [
            (one, found.count(one), first.get(one, ""), one == found.station) for one in STATIONS
        ],
        "sources": teller.stages(found.before, at),
        "uses": teller.stages(found.after, at),
        "heard": heard,
        "after": after,
    }


def _table(teller: Teller, room: str, lists: str, words: str) -> dict[str, Any]:
    """The tables of a room, or the rows of one of them."""
    found = next((one for one in rooms(teller) if one.slug == room), None)
    if found is None:
        raise Http404
    known: dict[str, Any] = {"room": found}
    if lists:
        one = next((one for one in found.tables if one.lists == lists), None)
        if one is None:
            raise Http404
        known |= {"list": one, "found": table(teller, one.cells, words)}
    return known
