"""Kolam as `kolam serve` runs it, with two more addresses through which the facilitator acts."""

import asyncio
import time
from typing import Any

from bench import seed, serving

HOME = seed.home()

import django  # noqa: E402

django.setup()

from kolam.web.asgi import application  # noqa: E402
from kolam.web.live import acts  # noqa: E402
from kolam.web.live.venue import Venue  # noqa: E402
from kolam.web.live.wire import answer  # noqa: E402
from kolam.web.models import Activity, Seat  # noqa: E402

published = 0.0
_mark = Venue.mark


def mark(self: Venue, hall: Any, *, now: bool = False) -> None:
    """Note the moment at which an act is published."""
    global published
    if now:
        published = time.monotonic()
    _mark(self, hall, now=now)


Venue.mark = mark  # type: ignore[method-assign]


def act(what: str, activity: Activity) -> str:
    """Do what a desk page would do; answers a sign that the next frame carries."""
    if what == "reveal":
        acts.reveal(activity)
        return '"revealed":true'
    seat = Seat.objects.get(workshop=activity.workshop, token_hash="flip")
    (acts.restore_seat if seat.removed else acts.remove_seat)(seat.pk)
    venue = application.venue
    assert venue
    return f'"ask_version":"{venue.halls[activity.workshop.code].scene.ask_version}"'


def main() -> None:
    """Serve a seeded workshop."""
    serving.pin()
    activity = seed.activity()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/bench/"):
            sign = await asyncio.to_thread(act, scope["path"][7:], activity)
            body = b'{"published":%r,"sign":%s}' % (published, _quoted(sign))
            await answer(send, 200, body)
        else:
            await application(scope, receive, send)

    serving.serve(app, code=activity.workshop.code, activity=str(activity.pk), home=HOME)


def _quoted(text: str) -> bytes:
    import json

    return json.dumps(text).encode()


if __name__ == "__main__":
    main()
