"""Imports: first a dry run that shows every fault or every change, then the act itself."""

from typing import Any

import orjson
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.record import Record
from kolam.store.archive import unpacked
from kolam.store.changes import differences, redo
from kolam.store.tables import export
from kolam.web import books, doors, sheets
from kolam.web.desk.editing import Editing, open_sheet
from kolam.web.desk.incoming import ENDINGS, LARGEST, MEGABYTE, Asked, graded, read_file
from kolam.web.desk.language import speak
from kolam.web.desk.rail import in_order, room_title
from kolam.web.desk.room import find_tool
from kolam.web.desk.stale import carried, stale_page
from kolam.web.desk.telling import Teller
from kolam.web.doors import DeskRequest

SHOWN = 200


@doors.only("see")
def files(request: DeskRequest) -> HttpResponse:
    """What can be taken out, and the way in."""
    return render(request, "desk/files.html", _known(request))


@doors.only("edit")
def bring_in(request: DeskRequest) -> HttpResponse:
    """Show what a file would change; change it when told to."""
    if request.method != "POST":
        return redirect("files", request.partnership.slug)
    if "apply" in request.POST:
        return _apply(request)
    return _look(request)


@doors.signed_in
def open_book(request: HttpRequest) -> HttpResponse:
    """Make a partnership of its own from a .kolam file."""
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        _, data, faults = _sent(request)
        if not faults:
            try:
                opened = unpacked(data, toolbox.rooms())
                made = books.put_book(opened.book, request.user, kept=opened.kept)
                return redirect("partnership", made.slug)
            except Faulty as faulty:
                faults = faulty.faults
    known = {"graded": graded(faults, speak(), grade="stops"), "limit": LARGEST}
    return render(request, "desk/open_book.html", known, status=422 if faults else 200)


def _look(request: DeskRequest) -> HttpResponse:
    name, data, faults = _sent(request)
    editing = open_sheet(request, find_tool(request.POST.get("tool", "")).slug)
    base = sheets.record_of(editing.sheet)
    asked = Asked(name, data, editing.tool, base, request.POST.get("table", ""))
    try:
        if faults:
            raise Faulty(faults)
        incoming = read_file(asked)
    except Faulty as faulty:
        told = {"graded": graded(faulty.faults, speak(), grade="stops"), "file": name}
        return render(request, "desk/files.html", _known(request) | told, status=422)
    parts = [_part(request, slug, sheet) for slug, sheet in incoming.sheets.items()]
    known: dict[str, Any] = {
        "file": name,
        "preview": [part for part in parts if part["changes"]],
        "same": not any(part["changes"] for part in parts),
        "graded": graded(incoming.notes, speak(), grade="note"),
    }
    return render(request, "desk/files.html", _known(request) | known)


def _part(request: DeskRequest, slug: str, sheet: Record) -> dict[str, Any]:
    """What one sheet of the file would change, in words and as the act will need it."""
    editing = open_sheet(request, slug)
    changes = differences(sheets.record_of(editing.sheet), sheet)
    told = Teller(editing.maker, editing.tool.sheet, sheet.plain()).changes(changes[:SHOWN])
    return {
        "tool": slug,
        "title": room_title(editing.tool, editing.voice),
        "told": told,
        "more": max(0, len(changes) - SHOWN),
        "changes": orjson.dumps([c.plain() for c in changes]).decode() if changes else "",
        "read": editing.sheet.fingerprint,
    }


def _apply(request: DeskRequest) -> HttpResponse:
    parts = zip(
        request.POST.getlist("part"),
        request.POST.getlist("read"),
        request.POST.getlist("changes"),
        strict=False,
    )
    for slug, seen, changes in parts:
        editing = open_sheet(request, slug)
        try:
            _save(editing, seen, changes)
        except sheets.Stale as stale:
            return stale_page(editing, stale)
        except sheets.TooOld:
            raise Http404 from None
        except Faulty as faulty:
            known = _known(request) | {"graded": graded(faulty.faults, speak(), grade="stops")}
            return render(request, "desk/files.html", known, status=422)
    return redirect(f"{request.path.removesuffix('import/')}?applied=1")


def _save(editing: Editing, seen: str, changes: str) -> None:
    base = sheets.at(editing.sheet, seen)
    wanted = redo(base, carried(changes))
    sheets.save(editing.sheet, wanted, read=seen, who=editing.request.user, why="import")


def _sent(request: HttpRequest) -> tuple[str, bytes, tuple[Fault, ...]]:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not (sent.name or "").lower().endswith(ENDINGS):
        return "", b"", (Fault((), "what_kind"),)
    name = sent.name or ""
    if (sent.size or 0) > LARGEST * MEGABYTE:
        return name, b"", (Fault((), "too_large", {"limit": LARGEST}),)
    return name, sent.read(), ()


def _known(request: DeskRequest) -> dict[str, Any]:
    voice = speak()
    return {
        "rooms": [
            {
                "slug": tool.slug,
                "title": room_title(tool, voice),
                "tables": list(
                    export(sheets.record_of(sheets.current(request.partnership, tool.slug)))
                ),
            }
            for tool in in_order()
        ],
        "formats": ("csv", "xlsx", "svg", "png", "json"),
        "chosen": request.POST.get("tool") or request.GET.get("tool", ""),
        "limit": LARGEST,
        "applied": "applied" in request.GET,
        "nav": "files",
    }
