"""The same endpoints as plain Django views: synchronous, one ORM call after the other.

No stream: phones ask for the state once a second, as they would have to.
"""

import json
import time
from typing import Any

from bench import seed, serving

HOME = seed.home()

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.ROOT_URLCONF = __name__
django.setup()
settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import transaction  # noqa: E402
from django.http import HttpRequest, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from uvicorn.middleware.wsgi import WSGIMiddleware  # noqa: E402

from kolam import toolbox  # noqa: E402
from kolam.core.record import read  # noqa: E402
from kolam.tools.stakeholders.sheet import Card as Marks  # noqa: E402
from kolam.web import sheets  # noqa: E402
from kolam.web.live import codes, results  # noqa: E402
from kolam.web.models import Activity, Card, Seat, Workshop  # noqa: E402


def _token(request: HttpRequest) -> str:
    return request.headers.get("Authorization", "")[7:]


@csrf_exempt
def seats(request: HttpRequest, code: str) -> JsonResponse:
    """POST: take a seat."""
    said = json.loads(request.body)
    workshop = Workshop.objects.get(code=code)
    hashed = codes.token_hash(said["token"])
    about = {"name": said["name"], "sector": said["sector"]}
    _, new = Seat.objects.update_or_create(workshop=workshop, token_hash=hashed, defaults=about)
    return JsonResponse({"seat": about}, status=201 if new else 200)


@csrf_exempt
def cards(request: HttpRequest, code: str) -> JsonResponse:
    """POST: keep a card."""
    sent, token = json.loads(request.body), _token(request)
    workshop = Workshop.objects.get(code=code)
    Seat.objects.get(workshop=workshop, token_hash=codes.token_hash(token), removed=False)
    activity = Activity.objects.get(pk=sent["activity"], workshop=workshop, state="open")
    read(Marks, sent["body"])
    author = codes.author_of(sent["activity"], token)
    id = codes.card_id(sent["activity"], author, sent["key"])
    about = {"activity": activity, "author": author, "order": sent["order"], "body": sent["body"]}
    with transaction.atomic():
        card, _ = Card.objects.get_or_create(pk=id, defaults=about)
    return JsonResponse({"receipt": sent["key"], "order": card.order})


def state(request: HttpRequest, code: str) -> JsonResponse:
    """GET: all that a phone shows."""
    workshop = Workshop.objects.select_related("partnership").get(code=code)
    activity = workshop.activities.get()
    record = sheets.record_of(sheets.current(workshop.partnership, activity.tool))
    ask = toolbox.room(activity.tool).ask
    assert ask
    seats, cards = Seat.objects.filter(workshop=workshop), Card.objects.filter(activity=activity)
    told = {
        "ask": ask(record, toolbox.voice("en")),
        "ask_version": str(seats.filter(removed=True).count()),
        "revealed": activity.revealed,
        "version": "",
        "seats": seats.count(),
        "answered": cards.values("author").distinct().count(),
    }
    return JsonResponse(told)


def result(request: HttpRequest, code: str, version: str = "") -> JsonResponse:
    """GET: headline, figure and table."""
    activity = Activity.objects.select_related("workshop__partnership").get(workshop__code=code)
    found = results.findings_of(activity)
    return JsonResponse(results.drawn(toolbox.room(activity.tool), found, "phone", "en"))


@csrf_exempt
def act(request: HttpRequest, what: str) -> JsonResponse:
    """POST: do what the facilitator does; answers a sign that the next state carries."""
    if what == "reveal":
        Activity.objects.update(state="closed", revealed=True)
        return JsonResponse({"published": time.monotonic(), "sign": '"revealed": true'})
    seat = Seat.objects.get(token_hash="flip")
    seat.removed = not seat.removed
    seat.save()
    sign = f'"ask_version": "{int(seat.removed)}"'
    return JsonResponse({"published": time.monotonic(), "sign": sign})


urlpatterns: list[Any] = [
    path("live/<code>/seats", seats),
    path("live/<code>/cards", cards),
    path("live/<code>/state", state),
    path("live/<code>/result/", result),
    path("live/<code>/result/<version>", result),
    path("bench/<what>", act),
]


if __name__ == "__main__":
    import sys

    sys.modules["bench.plain_django"] = sys.modules["__main__"]
    settings.ROOT_URLCONF = "bench.plain_django"
    serving.pin()
    made = seed.activity()
    code = made.workshop.code
    # Ten threads share the work; under ASGI each waiting request would have one of its own.
    app = WSGIMiddleware(get_wsgi_application())
    serving.serve(app, code=code, activity=str(made.pk), home=HOME)
