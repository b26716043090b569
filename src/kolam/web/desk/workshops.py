"""Workshops of a partnership: the list, and starting one."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from kolam.core.card import PROMISES
from kolam.web import doors
from kolam.web.desk.language import speak
from kolam.web.desk.rail import FIRST, in_order, room_title
from kolam.web.doors import DeskRequest
from kolam.web.live import acts
from kolam.web.live.codes import new_code, new_wall_key
from kolam.web.models import Partnership, Workshop

TITLE = 200
TRIES = 5


@doors.only("see")
def workshops(request: DeskRequest) -> HttpResponse:
    """Every workshop of the partnership, those still to come first."""
    listed = request.partnership.workshops.order_by("ended", "-held", "title")
    return render(request, "desk/workshops.html", {"workshops": listed, "nav": "workshops"})


@doors.only("run")
def new(request: DeskRequest) -> HttpResponse:
    """Start a workshop with its first activity, ready to be opened; `?tool=` chooses the room."""
    if request.method != "POST":
        chosen = {"held": localdate().isoformat(), "tool": request.GET.get("tool", FIRST)}
        return _form(request, chosen, {})
    typed = {name: request.POST.get(name, "").strip() for name in ("title", "held")}
    typed |= {name: request.POST.get(name, "") for name in ("tool", "promise")}
    faults = _faults(typed)
    if faults:
        return _form(request, typed, faults, status=422)
    held = datetime.date.fromisoformat(typed["held"]) if typed["held"] else None
    workshop = start(request.partnership, title=typed["title"], held=held)
    acts.new_activity(workshop, tool=typed["tool"], promise=typed["promise"])  # type: ignore[arg-type]
    return redirect("console", request.partnership.slug, workshop.code)


def start(partnership: Partnership, *, title: str, held: datetime.date | None) -> Workshop:
    """Make a workshop with a join code that nobody else has."""
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return Workshop.objects.create(
                    partnership=partnership,
                    code=new_code(),
                    wall_key=new_wall_key(),
                    title=title,
                    held=held,
                )
        except IntegrityError:
            continue
    raise RuntimeError(f"no free join code was found in {TRIES} tries")


def activity_choices() -> dict[str, Any]:
    """What a form for an activity offers: the tools that have cards, and the promises."""
    voice = speak()
    tools = [tool for tool in in_order() if tool.card]
    return {
        "tools": [(tool.slug, room_title(tool, voice)) for tool in tools],
        "promises": [
            (
                promise,
                voice(f"phone.promise.{promise}.short"),
                voice(f"phone.promise.{promise}.text"),
            )
            for promise in PROMISES
        ],
    }


def activity_faults(typed: dict[str, str]) -> dict[str, str]:
    """What is wrong with the tool and the promise that were chosen."""
    voice, choices, found = speak(), activity_choices(), {}
    if typed["tool"] not in dict(choices["tools"]):
        found["tool"] = voice("fault.missing")
    if typed["promise"] not in PROMISES:
        found["promise"] = voice("fault.missing")
    return found


def _faults(typed: dict[str, str]) -> dict[str, str]:
    voice, found = speak(), activity_faults(typed)
    if not typed["title"]:
        found["title"] = voice("fault.missing")
    elif len(typed["title"]) > TITLE:
        found["title"] = voice("fault.too_long", limit=TITLE)
    try:
        datetime.date.fromisoformat(typed["held"] or "2023-06-26")
    except ValueError:
        found["held"] = voice("fault.not_a_date")
    return found


def _form(
    request: DeskRequest, typed: dict[str, str], faults: dict[str, str], status: int = 200
) -> HttpResponse:
    known = activity_choices() | {"typed": typed, "faults": faults, "nav": "workshops"}
    return render(request, "desk/workshop_new.html", known, status=status)
