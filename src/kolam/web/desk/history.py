"""The history of a sheet: who changed what and when, any two states compared, and undo."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from kolam.core.fault import Fault, Faulty
from kolam.store.changes import differences
from kolam.web import doors, sheets
from kolam.web.desk.editing import Editing, done, open_sheet
from kolam.web.desk.stale import stale_page
from kolam.web.desk.telling import Teller
from kolam.web.doors import DeskRequest
from kolam.web.models import Revision

PAGE = 20


@doors.only("see")
def history(request: DeskRequest, tool: str) -> HttpResponse:
    """All revisions, newest first."""
    return _listed(open_sheet(request, tool))


def _listed(editing: Editing, faults: tuple[Fault, ...] = ()) -> HttpResponse:
    """The page of all revisions, with why the last undo was refused."""
    request = editing.request
    revisions = editing.sheet.revisions.select_related("who").order_by("-pk")
    page = Paginator(revisions, PAGE).get_page(request.GET.get("page"))
    teller = Teller(editing.maker, editing.tool.sheet, editing.body)
    known = editing.known(
        page=page,
        lines=[_line(teller, revision) for revision in page],
        told=editing.told(faults, editing.body),
    )
    return render(request, "desk/history.html", known, status=422 if faults else 200)


@doors.only("see")
def compare(request: DeskRequest, tool: str) -> HttpResponse:
    """What differs between two states: after the older revision, and after the newer."""
    editing = open_sheet(request, tool)
    older, newer = sorted((_chosen(editing, "a"), _chosen(editing, "b")), key=lambda r: r.pk)
    was, now = sheets.after(older), sheets.after(newer)
    teller = Teller(editing.maker, editing.tool.sheet, now.plain())
    told = teller.changes(differences(was, now))
    return render(
        request, "desk/compare.html", editing.known(older=older, newer=newer, changes=told)
    )


@doors.only("edit")
@require_POST
def undo(request: DeskRequest, tool: str, revision: int) -> HttpResponse:
    """Take one revision back, with a new revision; what came later elsewhere stays."""
    editing = open_sheet(request, tool)
    found = get_object_or_404(editing.sheet.revisions, pk=revision)
    try:
        saved = sheets.take_back(found, who=request.user)
    except sheets.Stale as stale:
        return stale_page(editing, stale)
    except Faulty as faulty:
        return _listed(editing, faulty.faults)
    editing.sheet.refresh_from_db()
    return done(editing, saved)


def recent(editing: Editing, count: int) -> list[dict[str, Any]]:
    """The newest revisions, for the side panel."""
    revisions = editing.sheet.revisions.select_related("who").order_by("-pk")[:count]
    teller = Teller(editing.maker, editing.tool.sheet, editing.body)
    return [_line(teller, revision) for revision in revisions]


def _line(teller: Teller, revision: Revision) -> dict[str, Any]:
    told = teller.changes(sheets.changes_of(revision))
    return {"revision": revision, "told": told[:12], "more": max(0, len(told) - 12)}


def _chosen(editing: Editing, name: str) -> Revision:
    mark = editing.request.GET.get(name, "")
    found = editing.sheet.revisions.filter(pk=mark).first() if mark.isdigit() else None
    if not found:
        raise Http404
    return found
