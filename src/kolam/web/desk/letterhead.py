"""An organisation's letterhead: its members write it, everybody may put documents on it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from kolam.core.fault import Fault, Faulty
from kolam.core.record import read
from kolam.paper.letterhead import Letterhead
from kolam.paper.logo import LARGEST, as_address
from kolam.web import doors
from kolam.web.desk.boxes import Maker
from kolam.web.desk.language import speak
from kolam.web.desk.typed import Plain, typed, with_typed
from kolam.web.doors import DeskRequest
from kolam.web.models import Organisation, Partnership


@doors.only("edit")
def letterhead(request: DeskRequest) -> HttpResponse:
    """Write the letterhead of one's own organisation, or take it away."""
    own = request.member.organisation
    if own is None:
        raise Http404
    stored = own.letterhead or Letterhead().plain()
    if request.method != "POST":
        return _form(request, own, stored, ())
    faults: tuple[Fault, ...] = ()
    values = _sent(request, stored)
    if "remove" in request.POST:
        own.letterhead = None
    else:
        try:
            own.letterhead = read(Letterhead, values).plain()
        except Faulty as faulty:
            faults = faulty.faults
    if faults:
        return _form(request, own, values, faults)
    own.save(update_fields=["letterhead"])
    return redirect("documents", request.partnership.slug)


def having(partnership: Partnership) -> list[Organisation]:
    """The organisations of a partnership that have a letterhead, by name."""
    found = Organisation.objects.filter(
        pk__in=partnership.members.values("organisation"), letterhead__isnull=False
    )
    return list(found.order_by("name"))


def chosen(request: DeskRequest, organisations: list[Organisation]) -> Organisation | None:
    """The organisation on whose letterhead a document is asked for, if any."""
    asked = request.GET.get("letterhead", "")
    return next((one for one in organisations if str(one.pk) == asked), None)


def of(organisation: Organisation | None) -> Letterhead | None:
    """The letterhead that is kept with an organisation."""
    return read(Letterhead, organisation.letterhead) if organisation else None


def may_write(request: DeskRequest) -> bool:
    """Whether whoever asks has an organisation to write for."""
    return doors.may(request.member, "edit") and request.member.organisation_id is not None


def _sent(request: DeskRequest, stored: Plain) -> Plain:
    """What the form says; a logo that is not sent again stays."""
    values = with_typed(stored, typed(Letterhead, request.POST))
    values["logo"] = "" if "no_logo" in request.POST else stored["logo"]
    if file := request.FILES.get("logo"):
        values["logo"] = as_address(file.read(LARGEST + 1))
    return values


def _form(
    request: DeskRequest, own: Organisation, values: Plain, faults: tuple[Fault, ...]
) -> HttpResponse:
    voice = speak()
    maker = Maker(slug="letterhead", voice=voice, rows={})
    boxes = maker.boxes(Letterhead, values, faults)
    labels: dict[str, Any] = {box.name: box.label for box in boxes}
    labels["logo"] = voice("letterhead.field.Letterhead.logo")
    told = [
        {
            "where": labels.get(str(fault.place[0]), "") if fault.place else "",
            "text": fault.said(voice),
            "link": "#f-" + "-".join(map(str, fault.place)),
        }
        for fault in faults
    ]
    known = {
        "boxes": boxes,
        "told": told,
        "of_logo": [fault.said(voice) for fault in faults if fault.place[:1] == ("logo",)],
        "own": own,
        "has_logo": bool((own.letterhead or {}).get("logo")),
        "limit": LARGEST // 1024,
        "nav": "documents",
    }
    return render(request, "desk/letterhead.html", known, status=422 if faults else 200)
