"""The console: the facilitator's one page for a workshop, and the acts behind its buttons."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kolam import toolbox
from kolam.web import doors, sheets
from kolam.web.desk.blocks import svg
from kolam.web.desk.language import speak
from kolam.web.desk.rail import room_title
from kolam.web.desk.workshops import activity_choices, activity_faults
from kolam.web.doors import DeskRequest
from kolam.web.live import acts, results
from kolam.web.live.addresses import join_address
from kolam.web.live.scene import on_phones
from kolam.web.models import Activity, Card, Seat, Workshop

# An act, and the act that takes it back.
UNDO = {
    "open": "close",
    "close": "open",
    "reveal": "seal",
    "seal": "reveal",
    "remove_seat": "restore_seat",
    "restore_seat": "remove_seat",
    "remove_card": "restore_card",
    "restore_card": "remove_card",
    "end": "resume",
    "resume": "end",
    "next": "",
    "lock": "",
}
MOST_SEATS_LISTED = 500


@doors.only("run")
def console(request: DeskRequest, code: str) -> HttpResponse:
    """Everything that a facilitator needs while the room is at work."""
    workshop = _workshop(request, code)
    return _page(request, workshop)


@doors.only("run")
@require_POST
def act(request: DeskRequest, code: str) -> HttpResponse:
    """Do one act; what makes no sense as things stand is answered with a sentence."""
    workshop = _workshop(request, code)
    name, of = request.POST.get("act", ""), request.POST.get("of", "")
    if name not in UNDO:
        raise Http404
    try:
        _do(workshop, name, of, who=request.user)
    except acts.Refused as refused:
        return _page(request, workshop, refused=speak()(refused.key), status=409)
    except sheets.Stale:
        return _page(request, workshop, refused=speak()("console.stale"), status=409)
    back = request.POST.get("back", "")
    page = reverse("answers" if back == "answers" else "console", args=_place(request, workshop))
    return redirect(f"{page}?done={name}&of={of}")


@doors.only("run")
@require_POST
def add(request: DeskRequest, code: str) -> HttpResponse:
    """Put another activity on the agenda."""
    workshop = _workshop(request, code)
    typed = {name: request.POST.get(name, "").strip() for name in ("tool", "promise", "title")}
    if faults := activity_faults(typed):
        return _page(request, workshop, refused=" ".join(faults.values()), status=422)
    acts.new_activity(
        workshop,
        tool=typed["tool"],
        promise=typed["promise"],  # type: ignore[arg-type]
        title=typed["title"][:120],
    )
    return redirect("console", *_place(request, workshop))


@doors.only("run")
def join_sheet(request: DeskRequest, code: str) -> HttpResponse:
    """A page to print: how to join, in three languages."""
    known = {
        "workshop": _workshop(request, code),
        "join": join_address(request.build_absolute_uri("/")),
    }
    return render(request, "desk/join_sheet.html", known)


def _workshop(request: DeskRequest, code: str) -> Workshop:
    return get_object_or_404(request.partnership.workshops, code=code)


def _place(request: DeskRequest, workshop: Workshop) -> tuple[str, str]:
    return request.partnership.slug, workshop.code


def _do(workshop: Workshop, name: str, of: str, *, who: Any) -> None:
    if name in ("end", "resume"):
        (acts.end_workshop if name == "end" else acts.resume_workshop)(workshop)
    elif name in ("remove_seat", "restore_seat"):
        getattr(acts, name)(_own(workshop.seats, of).pk)
    elif name in ("remove_card", "restore_card"):
        getattr(acts, name)(_own(Card.objects.filter(activity__workshop=workshop), of).pk)
    elif name == "lock":
        acts.lock(_own(workshop.activities, of), who=who)
    else:
        _ON_ACTIVITY[name](_own(workshop.activities, of))


_ON_ACTIVITY = {
    "open": acts.open_activity,
    "close": acts.close_activity,
    "reveal": acts.reveal,
    "seal": acts.seal,
    "next": acts.next_round,
}


def _own(rows: Any, id: str) -> Any:
    """The row of this workshop with that id, or Http404."""
    try:
        return get_object_or_404(rows, pk=id)
    except ValidationError:
        raise Http404 from None


def _page(
    request: DeskRequest, workshop: Workshop, *, refused: str = "", status: int = 200
) -> HttpResponse:
    activities = list(workshop.activities.all())
    now = on_phones(activities)
    known = activity_choices() | {
        "workshop": workshop,
        "nav": "workshops",
        "refused": refused,
        "agenda": [_line(activity) for activity in activities],
        "now": now and _line(now),
        "next": _next(activities, now),
        "progress": _progress(workshop, now),
        "turn": _turn(workshop, now),
        "seats": workshop.seats.order_by("removed", "name", "pk")[:MOST_SEATS_LISTED],
        "join": join_address(request.build_absolute_uri("/")),
        "saved": _saved(workshop, now),
        **_done(request),
        **_preview(now),
    }
    return render(request, "desk/console.html", known, status=status)


def _line(activity: Activity) -> dict[str, Any]:
    voice = speak()
    stage = "locked" if activity.locked else "revealed" if activity.revealed else activity.state
    return {
        "id": str(activity.pk),
        "tool": activity.tool,
        "name": activity.title or room_title(toolbox.room(activity.tool), voice),
        "round": activity.round,
        "stage": stage,
        "stage_words": voice(f"console.stage.{stage}"),
        "sentence": voice(f"console.sentence.{stage}"),
        "promise": activity.promise,
        "is_nameless": activity.promise not in ("named", "organisation"),
        "promise_words": voice(f"phone.promise.{activity.promise}.short"),
    }


def _next(activities: list[Activity], now: Activity | None) -> dict[str, Any] | None:
    """The draft that comes after what is on the phones."""
    later = (a for a in activities if a.state == "draft" and (now is None or a.number > now.number))
    found = next(later, None)
    return _line(found) if found else None


def _progress(workshop: Workshop, now: Activity | None) -> dict[str, int]:
    seats = Seat.objects.filter(workshop=workshop, removed=False).count()
    cards = Card.objects.filter(activity=now, removed=False)
    answered = cards.aggregate(n=Count("author", distinct=True))["n"] if now else 0
    share = min(100, round(100 * answered / seats)) if seats else 0
    return {"seats": seats, "answered": answered, "share": share}


def _turn(workshop: Workshop, now: Activity | None) -> str:
    """What the page follows from: when the stream tells of another, the page is out of date."""
    parts = (now.pk, now.state, now.revealed, now.locked) if now else (None, None, False, False)
    return ",".join(str(part).lower() for part in (*parts, workshop.ended))


def _saved(workshop: Workshop, now: Activity | None) -> dict[str, Any] | None:
    """The revision in which a locked activity stands."""
    if now is None or not now.locked:
        return None
    sheet = sheets.current(workshop.partnership, now.tool)
    found = sheet.revisions.filter(why="workshop").order_by("pk").last()
    number = sheet.revisions.filter(pk__lte=found.pk).count() if found else 0
    return {"number": number, "tool": now.tool}


def _done(request: DeskRequest) -> dict[str, Any]:
    """The act that led here, said in words, with the act that takes it back."""
    name, of = request.GET.get("done", ""), request.GET.get("of", "")
    if name not in UNDO:
        return {}
    return {"done": speak()(f"console.done.{name}"), "undo": UNDO[name], "done_of": of}


def _preview(now: Activity | None) -> dict[str, Any]:
    """The figure as the room sees it, once it is revealed."""
    if now is None or not now.revealed:
        return {}
    findings = results.findings_of(now)
    figure = toolbox.room(now.tool).figure(findings, speak(), "desk")
    return {"figure": figure, "svg": svg(figure)}
