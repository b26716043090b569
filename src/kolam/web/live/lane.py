"""The live lane: stands in front of Django, answers phones and walls, hands on everything else."""

import asyncio
import gc
import logging
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from starlette.types import ASGIApp, Receive, Scope, Send

from kolam.core.voice import LANGUAGES
from kolam.web.live import phones, signals
from kolam.web.live.bundle import PAGE
from kolam.web.live.hall import Hall
from kolam.web.live.pages import Pages, refused
from kolam.web.live.refusals import Refusal
from kolam.web.live.results import SCREENS
from kolam.web.live.venue import Venue, begin
from kolam.web.live.wire import heads, query_of, refuse
from kolam.web.models import Activity

log = logging.getLogger("kolam.live")
OURS = ("/live/", "/j/", "/wall/")
MOST_HOSTS = 1000
Endpoint = Callable[[Venue, Hall, Scope, Receive, Send], Awaitable[None]]


def lane(django: ASGIApp) -> "Lane":
    """The whole server: the live lane first, then Django."""
    return Lane(django)


class Lane:
    """An ASGI application."""

    def __init__(self, django: ASGIApp, *, page: Path = PAGE) -> None:
        self.django = django
        self.page = page
        self.venue: Venue | None = None
        self.pages: Pages | None = None
        self._hosts: dict[bytes, bool] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http" and ours(scope["path"]):
            await self._serve(scope, receive, send)
        else:
            await self.django(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.open()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await asyncio.get_running_loop().run_in_executor(None, self.close)
                await send({"type": "lifespan.shutdown.complete"})
                return

    def open(self) -> Venue:
        """Start saving and serving, on the event loop that runs."""
        logging.getLogger("uvicorn.access").addFilter(_tells_nobody)
        signals.watch()
        self.venue = Venue()
        self.pages = Pages(self.venue, self.page)
        self.venue.open()
        begin(self.venue)
        # What is there at the start stays: do not walk through it again and again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(200_000, 50, 10_000)
        return self.venue

    def close(self) -> None:
        """Save what waits, then stop."""
        begin(None)
        if self.venue:
            self.venue.close()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say why not; what goes wrong is logged without what a person typed."""
        venue = self.venue or self.open()
        try:
            self._check_host(scope)
            await self._route(venue, scope, receive, send)
        except Refusal as refusal:
            await refuse(send, refusal)
        except Exception as error:
            _complain(error)
            # Too late where an answer has begun; the server then hangs up.
            with suppress(Exception):
                await refuse(send, Refusal("broken"))

    def _check_host(self, scope: Scope) -> None:
        """Raise Refusal where the Host header is none of ours; Django's own rule."""
        host = heads(scope).get(b"host", b"")
        if host not in self._hosts:
            if len(self._hosts) > MOST_HOSTS:
                self._hosts.clear()
            domain, _ = split_domain_port(host.decode("latin-1"))
            self._hosts[host] = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
        if not self._hosts[host]:
            raise Refusal("bad_host")

    async def _route(self, venue: Venue, scope: Scope, receive: Receive, send: Send) -> None:
        parts = scope["path"].split("/")
        if parts[1] != "live" or parts[2] == "static":
            await self._page(scope, receive, send)
            return
        endpoint = ENDPOINTS.get("/".join(parts[3:4]))
        if endpoint is None or len(parts) != (5 if parts[3] == "result" else 4):
            raise Refusal("no_such_page")
        method, serve = endpoint
        if scope["method"] != method:
            raise Refusal("wrong_method")
        client = scope.get("client")
        hall = await venue.hall(parts[2], str(client[0]) if client else "")
        await serve(venue, hall, scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.pages
        try:
            await self.pages.router(scope, receive, send)
        except Refusal as refusal:
            await refused(refusal)(scope, receive, send)


def ours(path: str) -> bool:
    """Whether the live lane answers this path."""
    return path.startswith(OURS) or path == "/j"


async def events(venue: Venue, hall: Hall, scope: Scope, receive: Receive, send: Send) -> None:
    """GET events: the stream of small states, faster for walls than for phones."""
    wall = query_of(scope).get("as") == "wall"
    await venue.stream(hall, wall=wall).listen(receive, send)


async def result(venue: Venue, hall: Hall, scope: Scope, receive: Receive, send: Send) -> None:
    """GET result: headline, figure and table, once they have been revealed."""
    query, now = query_of(scope), hall.scene.now
    if now is None or not now.revealed:
        raise Refusal("sealed")
    canvas = query.get("canvas", "phone")
    language = query.get("lang", "en")
    if canvas not in SCREENS or language not in LANGUAGES:
        raise Refusal("no_such_page")
    version = hall.version
    packed = venue.board.ready(version, canvas, language)
    if packed is None:
        shown = Activity.objects.select_related("workshop__partnership")
        packed = await venue.think(
            lambda: venue.board.show(shown.get(pk=now.id), version, canvas, language)
        )
    await packed.send(send, heads(scope))


ENDPOINTS: dict[str, tuple[str, Endpoint]] = {
    "seats": ("POST", phones.join),
    "cards": ("POST", phones.post),
    "state": ("GET", phones.state),
    "events": ("GET", events),
    "result": ("GET", result),
}


def _tells_nobody(record: logging.LogRecord) -> bool:
    """Keep phones and walls out of the access log: addresses and times would tell who answered."""
    args = record.args
    path = str(args[2]) if isinstance(args, tuple) and len(args) > 2 else ""
    return not ours(path.partition("?")[0])


def _complain(error: Exception) -> None:
    """Log where it broke and how, but not the error's text: it can hold what a person typed."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    log.error("live: %s at %s", type(error).__name__, where)
