"""The first page: the reader's partnerships, or what a partnership is for and how to start one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kolam.web import doors
from kolam.web.desk.language import speak
from kolam.web.desk.rail import FULL, rail
from kolam.web.models import Member
from kolam.web.sheets import about_of


@doors.public("leads to the desk")
def front(request: HttpRequest) -> HttpResponse:
    """The server's own address leads to the desk."""
    return redirect("home")


@doors.signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The partnerships that the reader is a member of."""
    members = Member.objects.filter(person_id=request.user.pk).select_related("partnership")
    cards = [_card(member) for member in members.order_by("partnership__created")]
    return render(request, "desk/home.html", {"cards": cards, "nav": "home"})


def _card(member: Member) -> dict[str, Any]:
    voice, partnership = speak(), member.partnership
    about = about_of(partnership)
    steps = rail(partnership, voice)
    rooms = {room.slug: room for step in steps for room in step.rooms}.values()
    return {
        "slug": partnership.slug,
        "about": about,
        "label": about.label if about.label.said("en") else None,
        "role": voice(f"desk.role.{member.role}"),
        "people": partnership.members.count(),
        "filled": round(sum(room.filled for room in rooms) / max(1, len(rooms))),
        "full": FULL,
    }
