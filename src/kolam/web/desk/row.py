"""One row of a list, or the list itself: its form, and save, move and remove."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.field import fields_of
from kolam.web import doors, sheets
from kolam.web.desk import place as places
from kolam.web.desk.arrows import Line, Telling, came_from, flow_of
from kolam.web.desk.editing import Editing, done, open_sheet, place_in
from kolam.web.desk.place import Body, NoSuchPlace, Place
from kolam.web.desk.rowview import listing, row_title
from kolam.web.desk.sheet import last_done
from kolam.web.desk.stale import stale_page
from kolam.web.desk.table import ANCHOR
from kolam.web.desk.typed import typed, with_typed
from kolam.web.doors import DeskRequest

Change = Callable[[Body], Any]


@doors.only("edit")
def row(request: DeskRequest, tool: str, path: str) -> HttpResponse:
    """Show a list or a row; keep what was done with it."""
    editing = open_sheet(request, tool)
    try:
        place = place_in(editing, path)
        if is_partial(request):
            # Several rows can be open in one page.
            editing = replace(editing, mark=f"{_form_id(place)}-")
        if request.method == "POST":
            return _act(editing, place)
        place.found(editing.body) if place.row else place.rows(editing.body)
    except NoSuchPlace:
        raise Http404 from None
    if not place.row:
        return render(request, "desk/list.html", list_page(editing, place))
    return _form(editing, place, place.found(editing.body))


def _act(editing: Editing, place: Place) -> HttpResponse:
    act = editing.request.POST.get("act", "save")
    if act == "save":
        return _save(editing, place)
    changes: dict[str, Change] = {
        "up": lambda body: places.move(place, body, -1),
        "down": lambda body: places.move(place, body, 1),
        "remove": lambda body: places.remove(place, body),
    }
    if act not in changes or place.row in ("", places.NEW):
        raise Http404
    try:
        saved = editing.save(changes[act], why="edit")
    except Faulty as faulty:
        page = list_page(editing, place) | {"told": editing.told(faulty.faults, editing.body)}
        return render(editing.request, "desk/list.html", page, status=422)
    except sheets.Stale as stale:
        return stale_page(editing, stale)
    return _back(editing, place, saved)


def _save(editing: Editing, place: Place) -> HttpResponse:
    new = typed(place.kind, editing.request.POST)
    body = sheets.at(editing.sheet, editing.read).plain()
    mixed = with_typed(place.found(body), new)
    try:
        saved = editing.save(lambda body: places.put(place, body, mixed))
    except Faulty as faulty:
        return _form(editing, place, mixed, faulty.faults, status=422)
    except sheets.Stale as stale:
        return stale_page(editing, stale)
    return _back(editing, place, saved)


def _back(editing: Editing, place: Place, saved: sheets.Saved) -> HttpResponse:
    """To the page on which the list stands, or from which the row was opened.

    That is the sheet's, the list's own if it lies deeper, or the room's own.
    """
    if page := _room_page(editing):
        mark = f"?done={saved.revision.pk}" if saved.revision else ""
        return HttpResponseRedirect(f"{page.address}{mark}{page.anchor}", status=303)
    if len(place.list_path) > 1 or editing.request.POST.get("from") == "list":
        return done(editing, saved, *place.list_path)
    return done(editing, saved, anchor=f"list-{place.spec.name}")


def _form(
    editing: Editing,
    place: Place,
    values: Body,
    faults: tuple[Fault, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    here = _here(place, editing.body)
    mine = tuple(
        Fault(f.place[len(here) :], f.key, f.values) for f in faults if f.place[: len(here)] == here
    )
    title = row_title(editing.maker, place.kind, values) if place.row != places.NEW else ""
    page = editing.known(
        place=place,
        path="/".join(place.path),
        form_id=_form_id(place),
        list_label=editing.maker.label(place.holder, place.spec),
        title=title,
        boxes=editing.maker.boxes(place.kind, values, mine, around=place.around(editing.body)),
        told=editing.told(faults, editing.body, here),
        lists=_inner_lists(editing, place, values),
        back=_list_address(editing, place),
        came_from=_came_from(editing, place),
    )
    if faults:
        page["read"] = editing.read
    if room := _room_page(editing):
        page |= {"from_table": True, "at": room.at, "back": f"{room.address}{room.anchor}"}
    partial = is_partial(editing.request)
    template = "desk/row_form.html" if partial else "desk/row.html"
    answer = render(editing.request, template, page, status=status)
    if partial and status != 200:
        answer["HX-Retarget"] = answer["HX-Reselect"] = f"#{_form_id(place)}"
    return answer


@dataclass(frozen=True)
class _RoomPage:
    """The room's own page, and where on it the row was opened."""

    address: str
    at: str

    @property
    def anchor(self) -> str:
        return f"#{self.at}" if self.at else ""


def _room_page(editing: Editing) -> _RoomPage | None:
    """The room's own page, if the row was opened from there and the page is there."""
    request, slug = editing.request, editing.tool.slug
    asked = request.POST if request.method == "POST" else request.GET
    if asked.get("from") != "table" or toolbox.page(slug) is None:
        return None
    at = asked.get("at", "")
    address = reverse("table", args=[request.partnership.slug, slug])
    return _RoomPage(address, at if ANCHOR.fullmatch(at) else "")


def _came_from(editing: Editing, place: Place) -> Line | None:
    """Where the row was taken from; nothing is looked up for a row that has no source."""
    request, row = editing.request, place.row
    if row == places.NEW or not place.found(editing.body).get("ref"):
        return None
    held = flow_of(request.partnership, request.member, editing.voice)
    telling = Telling(held, request.partnership, request.member, editing.voice)
    return came_from(telling, editing.tool.slug, place.path)


def is_partial(request: DeskRequest) -> bool:
    """Whether a part of a page is asked for, to be put into the one that is open."""
    return bool(getattr(request, "htmx", False))


def _form_id(place: Place) -> str:
    """The form's id on the page, fit for a selector whatever the row's id."""
    return "form-" + re.sub("[^A-Za-z0-9]", "-", "/".join(place.path))


def list_page(editing: Editing, place: Place) -> dict[str, Any]:
    """A list that has a page of its own, as those inside rows do."""
    rows = place.rows(editing.body)
    path = "/".join(place.list_path)
    return editing.known(
        listing=listing(
            editing.maker,
            place.holder,
            place.spec,
            rows=rows,
            path=path,
            around=place.around(editing.body),
        ),
        done=last_done(editing),
        merged="merged" in editing.request.GET,
        back=editing.address(*place.list_path[:-1]),
        from_list=True,
    )


def _inner_lists(editing: Editing, place: Place, values: Body) -> Any:
    if place.row == places.NEW:
        return []
    return [
        (editing.maker.label(place.kind, spec), editing.address(*place.path, spec.name), count)
        for spec in fields_of(place.kind)
        if spec.kind == "rows"
        for count in [len(values.get(spec.name) or ())]
    ]


def _list_address(editing: Editing, place: Place) -> str:
    if len(place.list_path) > 1:
        return editing.address(*place.list_path)
    return f"{editing.address()}#list-{place.spec.name}"


def _here(place: Place, body: Body) -> tuple[str | int, ...]:
    """The row's place as faults tell it: list names and row numbers."""
    parts: list[str | int] = []
    rows: Any = body
    for depth, part in enumerate(place.path):
        if depth % 2 == 0:
            rows = rows.get(part, []) if isinstance(rows, dict) else []
            parts.append(part)
        else:
            ids = [row["id"] for row in rows]
            parts.append(ids.index(part) if part in ids else len(ids))
            rows = rows[ids.index(part)] if part in ids else {}
    return tuple(parts)
