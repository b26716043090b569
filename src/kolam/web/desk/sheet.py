"""The editor of one sheet: its own fields on top, then its lists."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kolam.core.fault import Fault, Faulty
from kolam.core.field import fields_of
from kolam.core.record import Record
from kolam.web import doors, sheets
from kolam.web.desk.editing import Editing, came_by, done, open_sheet
from kolam.web.desk.place import Body
from kolam.web.desk.rowview import listing
from kolam.web.desk.stale import stale_page
from kolam.web.desk.typed import typed, with_typed
from kolam.web.doors import DeskRequest


@doors.only("edit")
def sheet(request: DeskRequest, tool: str) -> HttpResponse:
    """Everything of a sheet that a person can change."""
    editing = open_sheet(request, tool)
    return render(request, "desk/sheet.html", overview(editing, editing.body))


@doors.only("edit")
@require_POST
def save_fields(request: DeskRequest, tool: str) -> HttpResponse:
    """Save the sheet's own fields, the ones outside its lists."""
    editing = open_sheet(request, tool)
    new = typed(editing.tool.sheet, request.POST)
    try:
        saved = editing.save(lambda body: body.update(with_typed(body, new)))
    except Faulty as faulty:
        body = with_typed(editing.body, new)
        page = overview(editing, body, faulty.faults) | {"read": editing.read}
        return render(request, "desk/sheet.html", page, status=422)
    except sheets.Stale as stale:
        return stale_page(editing, stale)
    return done(editing, saved, anchor="fields")


def overview(editing: Editing, body: Body, faults: tuple[Fault, ...] = ()) -> dict[str, Any]:
    """What the editor's page shows."""
    kind: type[Record] = editing.tool.sheet
    lists = [spec for spec in fields_of(kind) if spec.kind == "rows"]
    stored = editing.body
    return editing.known(
        boxes=editing.maker.boxes(kind, body, faults),
        told=editing.told(faults, body),
        lists=[
            listing(
                editing.maker, kind, spec, rows=stored[spec.name], path=spec.name, around=(stored,)
            )
            for spec in lists
        ],
        done=last_done(editing),
        merged="merged" in editing.request.GET,
        came_by=came_by(editing, editing.request.GET.get("from", "")),
    )


def last_done(editing: Editing) -> Any:
    """The revision that was just made, which the page offers to take back."""
    mark = editing.request.GET.get("done", "")
    return editing.sheet.revisions.filter(pk=mark).first() if mark.isdigit() else None
