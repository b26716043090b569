"""A partnership's own pages: start one, its first page, and what it says about itself."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify

from kolam import toolbox
from kolam.core.book import About
from kolam.core.district import district
from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.core.voice import Voice
from kolam.web import doors
from kolam.web.desk.boxes import Box, Maker
from kolam.web.desk.language import speak
from kolam.web.desk.place import new_id
from kolam.web.desk.rail import FIRST
from kolam.web.desk.typed import Plain, typed, with_typed
from kolam.web.doors import DeskRequest
from kolam.web.live import acts
from kolam.web.models import Member, Partnership, Revision
from kolam.web.sheets import about_of

ASKED = ("title", "country", "currency", "districts", "targets")


@doors.signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Start a partnership; whoever starts it is its broker."""
    if request.method != "POST":
        return _form(request, {}, ())
    id = new_id()
    asked = typed(About, request.POST)
    values = About(id=id, title={"en": ""}).plain() | asked
    try:
        about = read(About, values)
        if not about.title.said("en"):
            raise Faulty([Fault(("title",), "no_name")])
    except Faulty as faulty:
        return _form(request, asked, faulty.faults)
    partnership = start(about, request.user)
    return redirect("partnership", partnership.slug)


def start(about: About, person: Any) -> Partnership:
    """Make a partnership with this person as its broker; its slug is made from its title."""
    with transaction.atomic():
        partnership = Partnership.objects.create(slug=_free_slug(about), about=about.plain())
        Member.objects.create(partnership=partnership, person=person, role=Member.Role.BROKER)
    return partnership


@doors.only("see")
def partnership(request: DeskRequest) -> HttpResponse:
    """The partnership's first page: its journey, its rooms, its next workshop."""
    workshops = request.partnership.workshops.order_by("ended", "-held")[:3]
    known = {
        "workshops": workshops,
        "members": _members(request),
        "where": _where(about_of(request.partnership)),
        "begin": None if _is_begun(request.partnership) else toolbox.room(FIRST),
        "nav": "partnership",
    }
    return render(request, "desk/partnership.html", known)


def _is_begun(partnership: Partnership) -> bool:
    return Revision.objects.filter(sheet__partnership=partnership).exists()


@doors.only("about")
def about(request: DeskRequest) -> HttpResponse:
    """Change what the partnership says about itself."""
    stored = about_of(request.partnership).plain()
    if request.method != "POST":
        return _form(request, stored, ())
    asked = {k: v for k, v in typed(About, request.POST).items() if k in ASKED}
    values = with_typed(stored, asked)
    try:
        found = read(About, values)
        if not found.title.said("en"):
            raise Faulty([Fault(("title",), "no_name")])
    except Faulty as faulty:
        return _form(request, values, faulty.faults)
    request.partnership.about = found.plain()
    request.partnership.save(update_fields=["about"])
    acts.refresh(request.partnership)
    return redirect("partnership", request.partnership.slug)


def about_boxes(values: Plain, faults: tuple[Fault, ...], voice: Voice) -> tuple[Box, ...]:
    """The boxes of the partnership's own form."""
    made = Maker(slug="about", voice=voice, rows={}).boxes(About, values, faults)
    return tuple(box for box in made if box.name in ASKED)


def _form(request: HttpRequest, values: Plain, faults: tuple[Fault, ...]) -> HttpResponse:
    voice = speak()
    boxes = about_boxes(values, faults, voice)
    labels = {box.name: box.label for box in boxes}
    told = [
        {
            "where": labels.get(str(fault.place[0]), "") if fault.place else "",
            "text": fault.said(voice),
            "link": "#f-" + "-".join(map(str, fault.place)),
        }
        for fault in faults
    ]
    known = {"boxes": boxes, "told": told, "is_new": not hasattr(request, "partnership")}
    return render(request, "desk/about.html", known, status=422 if faults else 200)


def _where(about: About) -> str:
    """Its country and districts, in the reader's language."""
    voice = speak()
    country = about.country and voice.locale.territories.get(about.country, about.country)
    districts = voice.list([district(name, voice) for name in about.districts])
    return " · ".join(filter(None, (country, districts)))


def _members(request: DeskRequest) -> list[dict[str, Any]]:
    voice = speak()
    members = request.partnership.members.select_related("person", "organisation")
    return [
        {
            "name": member.person.get_full_name() or member.person.email,
            "role": voice(f"desk.role.{member.role}"),
            "organisation": member.organisation.name if member.organisation else "",
        }
        for member in members.order_by("pk")
    ]


def _free_slug(about: About) -> str:
    words = about.title.en or about.title.said("en")
    stem = slugify(words)[:50].strip("-") or "partnership"
    taken = Partnership.objects.filter(slug=stem).exists()
    return f"{stem}-{new_id()[1:6]}" if taken else stem
