"""Sitting at a room's own page: who it is, what they may do, and the sheets under their hands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest

from kolam import toolbox
from kolam.core.fault import Fault
from kolam.core.page import Asked, By, Move, Page, Values
from kolam.core.private import Owned
from kolam.core.record import Record
from kolam.core.tool import Tool
from kolam.core.voice import Voice
from kolam.flow import taking
from kolam.web import doors, practice, private, sheets
from kolam.web.desk.arrows import flow_of
from kolam.web.desk.language import speak
from kolam.web.desk.rail import room_title
from kolam.web.doors import DeskRequest
from kolam.web.models import Member, Revision, Sheet

# Names that belong to the form and not to the move.
OURS = frozenset({"csrfmiddlewaretoken", "read", "own", "move", "look", "undo", "at"})


@dataclass(frozen=True)
class Sitting:
    """One member at the page of one tool."""

    request: DeskRequest
    tool: Tool
    page: Page
    voice: Voice
    sheet: Sheet
    own: Sheet | None

    @property
    def by(self) -> By:
        """As what the member moves."""
        if doors.may(self.request.member, "mediate"):
            return "mediator"
        return "seat" if self.own else "editor"

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        """The moves that this member may make."""
        if self.by == "editor" and not doors.may(self.request.member, "edit"):
            return {}
        return {name: move for name, move in self.page.moves.items() if self.by in move.open_to}

    @property
    def typed(self) -> Values:
        """What the form holds, by name."""
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        return {name: tuple(map(str, data.getlist(name))) for name in data if name not in OURS}

    @property
    def read(self) -> str:
        """The state of the shared sheet that the member saw."""
        return self.request.POST.get("read") or self.sheet.fingerprint

    @property
    def own_read(self) -> str:
        """The state of their own private sheet that the member saw."""
        assert self.own is not None
        return self.request.POST.get("own") or self.own.fingerprint

    def asked(self, typed: Values) -> Asked:
        """The sheets as they stand now."""
        slug = self.tool.slug
        owned: tuple[Owned, ...] = ()
        if self.by == "mediator":
            owned = private.owned_of(self.request.partnership).get(slug, ())
        return Asked(
            sheet=sheets.record_of(self.sheet),
            private=sheets.record_of(self.own) if self.own else None,
            owner=str(self.own.owner_id) if self.own else "",
            by=self.by,
            typed=typed,
            owned=owned,
        )

    def shown(self, typed: Values) -> Asked:
        """The same for drawing the page, with how rows that were taken stand to their sources."""
        if not taking(self.tool.slug):
            return self.asked(typed)
        flow = flow_of(self.request.partnership, self.request.member, self.voice)
        states = {arrow.place: arrow.state for arrow in flow.into(self.tool.slug) if arrow.place}
        return replace(self.asked(typed), states=states)

    def as_read(self) -> Asked:
        """The sheets as the member saw them. Raises TooOld."""
        mine = sheets.at(self.own, self.own_read) if self.own else None
        seen = sheets.at(self.sheet, self.read)
        return replace(self.asked(self.typed), sheet=seen, private=mine)

    def row_of(self, record: Record) -> tuple[Sheet, str]:
        """The row that this record is to be saved in, and the state of it that was read."""
        if self.own and self.tool.private and isinstance(record, self.tool.private):
            return self.own, self.own_read
        if not isinstance(record, self.tool.sheet):
            raise TypeError(f"a move gave a {type(record).__name__}")
        return self.sheet, self.read

    def known(self, typed: Values, told: Iterable[Fault] = ()) -> dict[str, Any]:
        """What the page's template needs."""
        member = self.request.member
        findings = private.findings_for(
            self.request.partnership, self.tool.slug, member, self.voice
        )
        return {
            "tool": self.tool,
            "nav": self.tool.slug,
            "room_title": room_title(self.tool, self.voice),
            "has_cards": self.tool.card is not None,
            "view": self.page.view(self.shown(typed), findings, self.voice),
            "can": dict.fromkeys(self.moves, True),
            "by": self.by,
            "read": self.sheet.fingerprint,
            "own": self.own.fingerprint if self.own else "",
            "told": [fault.said(self.voice) for fault in told],
            "mediators": named(self.request, "mediate"),
            "colleagues": [
                name for name, member in _members(self.request, "sit")
                if self.own and member.organisation_id == self.own.owner_id
            ],
            "organisations": private.speaking(self.request.partnership),
            "practising": practice.practice_of(self.request.partnership, self.tool.slug),
            "done": self.last_done(),
            "merged": "merged" in self.request.GET,
        }  # fmt: skip

    def last_done(self) -> Revision | None:
        """The revision that this member just made, which the page offers to take back."""
        return self.revision(self.request.GET.get("done", ""))

    def revision(self, mark: str) -> Revision | None:
        """A revision of these two sheets, if this member made it."""
        if not mark.isdigit():
            return None
        mine = [row.pk for row in (self.sheet, self.own) if row]
        found = Revision.objects.filter(pk=mark, sheet__in=mine, who=self.request.user)
        return found.select_related("sheet").first()


def sit(request: DeskRequest, slug: str) -> Sitting:
    """The member's place at the page of a tool. Raises Http404 where there is no such page."""
    try:
        tool, page = toolbox.room(slug), toolbox.page(slug)
    except toolbox.NoSuchTool:
        raise Http404 from None
    if page is None:
        raise Http404
    seat = private.seat_of(request.member) if tool.private else None
    return Sitting(
        request=request,
        tool=tool,
        page=page,
        voice=speak(),
        sheet=sheets.current(request.partnership, slug),
        own=sheets.current(request.partnership, slug, seat) if seat else None,
    )


def named(request: DeskRequest, right: doors.Right) -> list[str]:
    """The names of the members with a right, with the organisations that they come from."""
    return [name for name, _ in _members(request, right)]


def _members(request: DeskRequest, right: doors.Right) -> list[tuple[str, Member]]:
    found = request.partnership.members.filter(role__in=doors.RIGHTS[right])
    members = found.select_related("person", "organisation").order_by("pk")
    return [(_name(member), member) for member in members]


def _name(member: Member) -> str:
    name = member.person.get_full_name() or member.person.email
    return f"{name} ({member.organisation})" if member.organisation else name


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which saves while a person types."""
    return request.headers.get("Accept", "") == "application/json"
