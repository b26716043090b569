"""The flow between rooms on the desk: a page of its own, and the clicks that take and keep."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.record import Record, canonical, fingerprint, read
from kolam.core.sources import refs
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import Caption, Figure, Kind, Table
from kolam.draw.links import Link, links
from kolam.flow import STATES, Arrow, Flow
from kolam.web import doors, sheets
from kolam.web.desk.arrows import Telling, flow_of
from kolam.web.desk.blocks import svg
from kolam.web.desk.editing import came_by, done, open_sheet
from kolam.web.desk.language import speak
from kolam.web.desk.rail import room_title
from kolam.web.desk.stale import stale_page
from kolam.web.doors import DeskRequest

LOOKS = {
    "offered": ("#ffffff", "circle"),
    "taken": ("#0b6e6e", "square"),
    "stale": ("#e69f00", "triangle"),
    "orphaned": ("#d55e00", "plus"),
    "live": ("#56b4e9", "diamond"),
}
ACTS = ("take", "keep")


@doors.only("see")
def flow(request: DeskRequest) -> HttpResponse:
    """All that goes between the rooms of the partnership."""
    return _page(request)


@doors.only("edit")
@require_POST
def take(request: DeskRequest, tool: str) -> HttpResponse:
    """Take what another room gives, or keep what stands, as one revision of this room's sheet."""
    editing = open_sheet(request, tool)
    held = flow_of(request.partnership, request.member, editing.voice)
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    try:
        arrow = held.find(request.POST.get("arrow", ""))
        if arrow.taker != tool:
            raise LookupError
        record = held.taken(arrow) if act == "take" else held.kept(arrow)
        mine = read(editing.tool.sheet, canonical(record))
        was = fingerprint(held.bench.book.sheets[tool])
        saved = sheets.save(editing.sheet, mine, read=was, who=request.user, why=act)
    except LookupError:
        # The source or the row has changed since the page was made: it shows how things stand.
        address = reverse("flow", args=[request.partnership.slug])
        return redirect(f"{address}?changed=1")
    except Faulty as faulty:
        return _page(request, faulty.faults)
    except sheets.Stale as stale:
        return stale_page(editing, stale)
    came = request.POST.get("from", "")
    came = came if came_by(editing, came) else ""
    return done(editing, saved, anchor=_anchor(arrow, mine), came=came)


def panel(request: DeskRequest, slug: str, voice: Voice) -> dict[str, Any]:
    """What a room's page tells of its arrows."""
    held = flow_of(request.partnership, request.member, voice)
    telling = Telling(held, request.partnership, request.member, voice)
    return {"flow_in": telling.into(slug), "flow_out": telling.out_of(slug)}


def figure(held: Flow, voice: Voice, canvas: Canvas) -> Figure:
    """The rooms and what goes between them; each state has its own shape and colour."""
    found = Counter((a.source.tool, a.taker, a.state) for a in held.arrows)
    kinds = {state: _kind(state, voice) for state in STATES}
    order = sorted(found, key=lambda key: (key[0], key[1], STATES.index(key[2])))
    drawn = [
        Link(
            start=source,
            end=taker,
            kind=kinds[state],
            count=voice.number(found[source, taker, state]),
            faint=state in ("offered", "live"),
        )
        for source, taker, state in order
    ]
    known = {slug for key in found for slug in key[:2]}
    names = [(slug, _title(slug, voice)) for slug in _ordered(known)]
    heads = voice("desk.flow.from"), voice("desk.flow.to")
    return links(names, drawn, canvas, heads=heads, caption=_caption(found, order, voice))


def _page(request: DeskRequest, faults: tuple[Fault, ...] = ()) -> HttpResponse:
    voice = speak()
    held = flow_of(request.partnership, request.member, voice)
    telling = Telling(held, request.partnership, request.member, voice)
    known: dict[str, Any] = {
        "nav": "flow",
        "pairs": telling.pairs(),
        "changed": "changed" in request.GET,
        "told": [fault.said(voice) for fault in faults],
    }
    if held.arrows:
        known["svg"] = svg(figure(held, voice, "desk"))
        known["svg_narrow"] = svg(figure(held, voice, "phone"), "narrow-")
    return render(request, "desk/flow.html", known, status=422 if faults else 200)


def _caption(found: Counter[Any], order: Sequence[tuple[str, str, str]], voice: Voice) -> Caption:
    waiting = sum(n for (_, _, state), n in found.items() if state in ("stale", "orphaned"))
    key = "desk.flow.figure.waiting" if waiting else "desk.flow.figure.calm"
    rows = tuple(
        (
            _title(source, voice),
            _title(taker, voice),
            voice(f"desk.flow.state.{state}"),
            voice.number(found[source, taker, state]),
        )
        for source, taker, state in order
    )
    header = tuple(voice(f"desk.flow.{name}") for name in ("from", "to", "state", "count"))
    return Caption(
        title=voice(key, n=waiting),
        description=voice("desk.flow.figure.description", n=sum(found.values())),
        table=Table(header, rows),
        notes=(voice("desk.flow.figure.note"),),
        language=voice.language,
    )


def _kind(state: str, voice: Voice) -> Kind:
    colour, shape = LOOKS[state]
    return Kind(voice(f"desk.flow.state.{state}"), colour, shape)  # type: ignore[arg-type]


def _title(slug: str, voice: Voice) -> str:
    tool = toolbox.rooms().get(slug)
    return room_title(tool, voice) if tool else slug


def _ordered(slugs: set[str]) -> list[str]:
    """Rooms in the toolbox's order, then those that are not installed here."""
    return [*(s for s in toolbox.rooms() if s in slugs), *sorted(slugs - set(toolbox.rooms()))]


def _anchor(arrow: Arrow, mine: Record) -> str:
    """The row in the editor that was taken or kept."""
    source = arrow.source.tool, arrow.source.path
    places = (place for place, ref in refs(mine) if (ref.tool, ref.path) == source)
    place = arrow.place or next(places, ())
    return f"row-{place[0]}-{place[1]}" if len(place) > 1 else ""
