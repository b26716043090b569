"""A room's page: what it answers, the findings, the figure, the tables, and where things go."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kolam import toolbox
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.web import doors
from kolam.web.desk.blocks import svg
from kolam.web.desk.boxes import Maker
from kolam.web.desk.editing import open_sheet
from kolam.web.desk.flow import panel
from kolam.web.desk.history import recent
from kolam.web.desk.rail import PATH, room_title, step_of
from kolam.web.desk.rowview import row_names
from kolam.web.desk.seen import FIRST, Seen, example_figure, plain_query
from kolam.web.doors import DeskRequest

RECENT = 4
CANVASES: tuple[Canvas, ...] = ("desk", "phone")


@doors.only("see")
def room(request: DeskRequest, tool: str) -> HttpResponse:
    """The room in the middle; empty rooms teach what they are for."""
    editing = open_sheet(request, tool)
    seen = Seen(editing.tool, editing.voice, request.partnership, request.GET)
    if seen.is_empty():
        return render(request, "desk/room_empty.html", _empty(seen))
    known = _known(seen) | {
        "figure": seen.figure,
        "svg": svg(seen.figure),
        "svg_narrow": svg(seen.figure_on("phone"), "narrow-"),
        "can_dot": toolbox.closer(tool) is not None,
        "first": seen.sentences[:FIRST],
        "rest": seen.sentences[FIRST:],
        "parts": [part for part in seen.report[1:] if part.blocks],
        "boxes": _setting_boxes(seen),
        "history": recent(editing, RECENT),
        **panel(request, tool, editing.voice),
        "told": [fault.said(editing.voice) for fault in seen.faults],
        "formats": ("csv", "xlsx", "svg", "png", "json"),
        "query": plain_query(request.GET.dict()),
        "read": editing.sheet.fingerprint,
        "with_dots": plain_query(request.GET.dict(), dots="" if seen.dots else "1"),
    }
    return render(request, "desk/room.html", known)


def find_tool(slug: str) -> Any:
    """The tool, or Http404."""
    try:
        return toolbox.room(slug)
    except toolbox.NoSuchTool:
        raise Http404 from None


def _known(seen: Seen) -> dict[str, Any]:
    tool, voice = seen.tool, seen.voice
    return {
        "seen": seen,
        "tool": tool,
        "nav": tool.slug,
        "room_title": room_title(tool, voice),
        "step": voice(
            "desk.nav.journey" if tool.slug == PATH else f"desk.step.{step_of(tool.slug)}"
        ),
        "answers": _words(voice, f"{tool.slug}.answers"),
        "takes_time": _words(voice, f"{tool.slug}.takes_time"),
        "has_cards": tool.card is not None,
        "has_page": toolbox.page(tool.slug) is not None,
    }


def _empty(seen: Seen) -> dict[str, Any]:
    wide, narrow = (example_figure(seen.tool, seen.voice, canvas) for canvas in CANVASES)
    drawn = {"svg": svg(wide), "svg_narrow": svg(narrow, "narrow-")} if wide and narrow else {}
    return _known(seen) | drawn


def _words(voice: Voice, key: str) -> str:
    return voice(key) if voice.knows(key) else ""


def _setting_boxes(seen: Seen) -> Any:
    body = seen.sheet.plain()
    names = row_names(seen.tool.sheet, body, seen.voice.language)
    maker = Maker(slug=seen.tool.slug, voice=seen.voice, rows=names)
    wanted = {spec.name for spec in seen.settings}
    boxes = maker.boxes(seen.tool.sheet, body, seen.faults)
    return [box for box in boxes if box.spec.name in wanted]
