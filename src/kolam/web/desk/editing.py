"""Editing a sheet: what every form of the editor knows, and how each of its acts is saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kolam import toolbox
from kolam.core.fault import Fault
from kolam.core.field import fields_of
from kolam.core.money import read_settled, settle, units_in
from kolam.core.private import SPOKEN_FOR
from kolam.core.record import Record
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.web import sheets
from kolam.web.desk.boxes import Maker
from kolam.web.desk.language import speak
from kolam.web.desk.place import Body, Place, find
from kolam.web.desk.rail import room_title
from kolam.web.desk.rowview import row_names
from kolam.web.doors import DeskRequest
from kolam.web.models import Sheet
from kolam.web.private import speaking


@dataclass(frozen=True)
class Told:
    """A fault as a page tells it: where, what, and a link to the place."""

    where: str
    text: str
    link: str


@dataclass(frozen=True)
class Editing:
    """One sheet under a person's hands."""

    request: DeskRequest
    tool: Tool
    sheet: Sheet
    voice: Voice
    mark: str = ""

    @cached_property
    def body(self) -> Body:
        """The sheet as it stands now."""
        return sheets.record_of(self.sheet).plain()

    @cached_property
    def read(self) -> str:
        """The fingerprint that the person's page was made from; now's, if it sent none."""
        return self.request.POST.get("read") or self.sheet.fingerprint

    @cached_property
    def maker(self) -> Maker:
        """Makes the forms' boxes."""
        names = row_names(self.tool.sheet, self.body, self.voice.language)
        rows = {**names, **self._choices(), SPOKEN_FOR["row_of"]: self._organisations()}
        return Maker(slug=self.tool.slug, voice=self.voice, rows=rows, mark=self.mark)

    def _choices(self) -> dict[str, list[tuple[str, str]]]:
        """What fields may hold that is in no list of the sheet, as the room names it."""
        found = getattr(toolbox.part(self.tool.slug, "choices"), "CHOICES", {})
        sheet = sheets.record_of(self.sheet)
        return {name: offered(sheet, self.voice) for name, offered in found.items()}

    def _organisations(self) -> list[tuple[str, str]]:
        """Who speaks for somebody here; what a row holds besides stays a choice, as it stands."""
        found = dict(speaking(self.request.partnership))
        rows = (row for table in self.body.values() if isinstance(table, list) for row in table)
        held = (row.get("organisation") for row in rows if isinstance(row, dict))
        return [*found.items(), *((id, id) for id in dict.fromkeys(held) if id and id not in found)]

    def known(self, **more: Any) -> dict[str, Any]:
        """What the editor's templates need on every page."""
        return {
            "tool": self.tool,
            "room_title": room_title(self.tool, self.voice),
            "read": self.sheet.fingerprint,
            "nav": self.tool.slug,
            **more,
        }

    def address(self, *path: str) -> str:
        """The address of the editor, or of a place in it."""
        args = [self.request.partnership.slug, self.tool.slug]
        if not path:
            return reverse("sheet", args=args)
        return reverse("row", args=[*args, "/".join(path)])

    def save(self, change: Callable[[Body], Any], *, why: str = "edit") -> sheets.Saved:
        """Make a change to the state that the person saw, and save it.

        Raises Faulty, Stale, TooOld or NoSuchPlace; then nothing has been saved.
        """
        body = sheets.at(self.sheet, self.read).plain()
        before = units_in(self.tool.sheet, body)
        change(body)
        unread = settle(self.tool.sheet, body, before)
        mine = read_settled(self.tool.sheet, body, unread)
        return sheets.save(self.sheet, mine, read=self.read, who=self.request.user, why=why)

    def told(self, faults: Iterable[Fault], body: Body, here: tuple[str | int, ...] = ()) -> Any:
        """The faults as the summary on top tells them; links lead to the field or to its page."""
        return [self._told(fault, body, here) for fault in faults]

    def _told(self, fault: Fault, body: Body, here: tuple[str | int, ...]) -> Told:
        labels, path, rest = _walk(self, fault.place, body)
        text = fault.said(self.voice)
        rows_here = sum(isinstance(part, int) for part in here)
        inside = fault.place[: len(here)] == here and len(path) <= 2 * rows_here
        box = f"#f-{self.mark}" + "-".join(str(part) for part in fault.place[len(here) :])
        if len(fault.place) == 1 and isinstance(body.get(str(fault.place[0])), list):
            box = f"#list-{fault.place[0]}"
        link = box if inside else self.address(*path) + ("#f-" + "-".join(rest) if rest else "")
        return Told(" › ".join(labels[len(here) :] if inside else labels), text, link)


def open_sheet(request: DeskRequest, tool: str) -> Editing:
    """The sheet of a tool in this partnership. Raises Http404 for a tool that is not there."""
    try:
        found = toolbox.room(tool)
    except toolbox.NoSuchTool:
        raise Http404 from None
    return Editing(request, found, sheets.current(request.partnership, tool), speak())


def place_in(editing: Editing, path: str) -> Place:
    """The place that an address names. Raises NoSuchPlace."""
    return find(editing.tool.sheet, tuple(path.strip("/").split("/")))


def done(
    editing: Editing, saved: sheets.Saved, *path: str, anchor: str = "", came: str = ""
) -> HttpResponse:
    """Back to the editor, which says what was saved and offers to take it back.

    `came` says from which other page it was done, so that there is a way back to it.
    """
    mark = f"?done={saved.revision.pk}" if saved.revision else ""
    mark += "&merged=1" if saved.merged and mark else ""
    mark += f"&from={came}" if came and mark else ""
    answer = redirect(editing.address(*path) + mark + (f"#{anchor}" if anchor else ""))
    answer.status_code = 303
    return answer


def came_by(editing: Editing, came: str) -> tuple[str, str] | None:
    """The page from which something was taken, and what it is called; None for no such page.

    "room" is the taker's own page, "flow-" with a room's slug what that room gives on the flow's.
    """
    slug = editing.request.partnership.slug
    page, _, giver = came.partition("-")
    if came == "room":
        room = reverse("room", args=[slug, editing.tool.slug])
        return f"{room}#flow", room_title(editing.tool, editing.voice)
    if page == "flow" and giver in toolbox.rooms():
        address = f"{reverse('flow', args=[slug])}#pair-{giver}-{editing.tool.slug}"
        return address, editing.voice("desk.flow.title")
    return None


def _walk(
    editing: Editing, place: tuple[str | int, ...], body: Body
) -> tuple[list[str], list[str], list[str]]:
    """The labels along a fault's place, the path to its row, and what is left inside the row."""
    kind: type[Record] = editing.tool.sheet
    here: Any = body
    labels: list[str] = []
    path: list[str] = []
    rest: list[str] = []
    for part in place:
        if isinstance(part, int) and isinstance(here, list) and part < len(here):
            here = here[part]
            labels.append(editing.voice.number(part + 1))
            if isinstance(here, dict) and "id" in here:
                path, rest = [*path, *rest, str(here["id"])], []
            else:
                rest.append(str(part))
            continue
        spec = next((s for s in fields_of(kind) if s.name == part), None)
        labels.append(editing.maker.label(kind, spec) if spec else str(part))
        rest.append(str(part))
        kind = spec.inner if spec and spec.inner else kind
        here = here.get(str(part), {}) if isinstance(here, dict) else {}
    return labels, path, rest
