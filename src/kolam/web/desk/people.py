"""The people of a partnership: who is in it with which role, add, change and take out."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from kolam.core.stakeholder import SECTORS
from kolam.web import doors
from kolam.web.chain import add_appointment
from kolam.web.desk.language import speak
from kolam.web.desk.links import sign_in_link
from kolam.web.doors import DeskRequest
from kolam.web.models import Appointment, Member, Organisation

NAME = 120
Act = Appointment.Act


@doors.only("see")
def people(request: DeskRequest) -> HttpResponse:
    """Everybody in the partnership; its broker can add and change people here."""
    return _page(request)


@doors.only("people")
@require_POST
def add(request: DeskRequest) -> HttpResponse:
    """Add a person by e-mail; who has no account yet gets a link that lets them in once."""
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    faults = _faults(request, typed)
    if faults:
        return _page(request, typed=typed, faults=faults, status=422)
    with transaction.atomic():
        person = User.objects.filter(email__iexact=typed["email"]).first()
        person = person or _newcomer(typed)
        member = Member.objects.create(
            partnership=request.partnership,
            person=person,
            role=typed["role"],
            organisation=_organisation(request, typed),
        )
        _note(request, member, Act.ADDED, after=member.role)
        link = _made(request, member)
    return _page(request, added=member, link=link)


@doors.only("people")
@require_POST
def change(request: DeskRequest, member: int) -> HttpResponse:
    """Give a member another role, take them out, or make their link anew."""
    found = get_object_or_404(request.partnership.members, pk=member)
    act = request.POST.get("act", "")
    if act == "link" and not found.person.has_usable_password():
        return _page(request, added=found, link=_made(request, found))
    if _last_broker(found) and request.POST.get("role") != "broker":
        return _page(request, faults={"last": speak()("desk.people.last_broker")}, status=422)
    with transaction.atomic():
        if act == "remove":
            _note(request, found, Act.REMOVED, before=found.role)
            found.delete()
        elif act == "role" and request.POST.get("role") in doors.ROLES:
            _give(request, found, request.POST["role"])
    return redirect("people", request.partnership.slug)


def _give(request: DeskRequest, member: Member, role: str) -> None:
    if role != member.role:
        _note(request, member, Act.ROLE, before=member.role, after=role)
        member.role = role
        member.save(update_fields=["role"])


def _made(request: DeskRequest, member: Member) -> str:
    """A link for this member, and a line in the log: whoever has it enters in their name."""
    if link := _link(request, member.person):
        _note(request, member, Act.LINK, before=member.role, after=member.role)
    return link


def _note(
    request: DeskRequest, member: Member, act: str, *, before: str = "", after: str = ""
) -> None:
    """Write down for all members what is done to a membership; nothing takes a line out again."""
    line = Appointment(
        partnership=request.partnership,
        by=_called(request.user),
        name=_called(member.person),
        organisation=member.organisation.name if member.organisation else "",
        act=act,
        before=before,
        after=after,
    )
    with transaction.atomic():
        add_appointment(line)


def _called(person: Any) -> str:
    return str(person.get_full_name() or person.email or person.username)


FIELDS = ("email", "name", "role", "organisation", "sector")


def _page(
    request: DeskRequest,
    *,
    typed: dict[str, str] | None = None,
    faults: dict[str, str] | None = None,
    added: Member | None = None,
    link: str = "",
    status: int = 200,
) -> HttpResponse:
    voice = speak()
    members = request.partnership.members.select_related("person", "organisation").order_by("pk")
    known = {
        "members": members,
        "roles": [(role, voice(f"desk.role.{role}")) for role in doors.ROLES],
        "rights": _rights(),
        "sectors": [(sector, voice(f"sector.{sector}")) for sector in SECTORS],
        "organisations": Organisation.objects.filter(
            member__partnership=request.partnership
        ).distinct(),
        "typed": typed or {"role": "partner"},
        "faults": faults or {},
        "added": added,
        "link": link,
        "log": request.partnership.appointments.order_by("-pk"),
        "nav": "people",
    }
    return render(request, "desk/people.html", known, status=status)


def _rights() -> list[tuple[str, list[bool]]]:
    """The table of rights, as people read it: a line per right, a column per role."""
    voice = speak()
    return [
        (voice(f"desk.right.{right}"), [role in allowed for role in doors.ROLES])
        for right, allowed in doors.RIGHTS.items()
    ]


def _faults(request: DeskRequest, typed: dict[str, str]) -> dict[str, str]:
    voice, found = speak(), {}
    try:
        validate_email(typed["email"])
    except ValidationError:
        key = "desk.account.email_shape" if typed["email"] else "fault.missing"
        found["email"] = voice(key)
    if request.partnership.members.filter(person__email__iexact=typed["email"]).exists():
        found["email"] = voice("desk.people.known")
    if typed["role"] not in doors.ROLES:
        found["role"] = voice("fault.missing")
    for name in ("name", "organisation"):
        if len(typed[name]) > NAME:
            found[name] = voice("fault.too_long", limit=NAME)
    if typed["sector"] and typed["sector"] not in SECTORS:
        found["sector"] = voice("fault.not_understood")
    return found


def _newcomer(typed: dict[str, str]) -> User:
    first, _, last = typed["name"].partition(" ")
    person = User(username=typed["email"][:150], email=typed["email"])
    person.first_name, person.last_name = first[:150], last[:150]
    person.set_unusable_password()
    person.save()
    return person


def _organisation(request: DeskRequest, typed: dict[str, str]) -> Organisation | None:
    """The organisation of that name among this partnership's members, or a new one."""
    if not typed["organisation"]:
        return None
    known = Organisation.objects.filter(
        member__partnership=request.partnership, name__iexact=typed["organisation"]
    ).first()
    return known or Organisation.objects.create(name=typed["organisation"], sector=typed["sector"])


def _link(request: DeskRequest, person: Any) -> str:
    """A link for who has no password and is in no other partnership.

    Others sign in as they are used to; a link would open their other partnerships too.
    """
    elsewhere = Member.objects.filter(person=person).exclude(partnership=request.partnership)
    if person.has_usable_password() or elsewhere.exists():
        return ""
    return request.build_absolute_uri(sign_in_link(person))


def _last_broker(member: Member) -> bool:
    brokers = member.partnership.members.filter(role=Member.Role.BROKER)
    return member.role == Member.Role.BROKER and brokers.count() == 1
