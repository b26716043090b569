"""The venue: every hall in use, the writer, the streams and the limits, for one server process."""

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from uuid import UUID

from django.db import Error, connection

from kolam.web.live.codes import as_typed
from kolam.web.live.hall import Hall
from kolam.web.live.limits import Buckets
from kolam.web.live.refusals import Refusal
from kolam.web.live.results import Board
from kolam.web.live.stream import PHONES, WALLS, Stream
from kolam.web.live.writer import Job, Writer
from kolam.web.models import Workshop

T = TypeVar("T")
MOST_SEATS = 20_000


class Venue:
    """What the live lane needs while the server runs."""

    def __init__(self, *, busy_ms: int = 5000) -> None:
        self.writer = Writer(busy_ms=busy_ms)
        self.board = Board()
        self.halls: dict[str, Hall] = {}
        self.streams: dict[str, tuple[Stream, Stream]] = {}
        # A phone coming back may deliver a whole afternoon's answers at once.
        self.cards = Buckets(capacity=60, refill=4)
        # A whole room can sit behind one address.
        self.joins = Buckets(capacity=6000, refill=100)
        self.guesses = Buckets(capacity=30, refill=0.5)
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="kolam-reader")
        self._thinker = ThreadPoolExecutor(1, thread_name_prefix="kolam-thinker")
        self._loop: asyncio.AbstractEventLoop | None = None

    def open(self) -> None:
        """Start the writer; call it on the event loop that serves."""
        self._loop = asyncio.get_running_loop()
        self.writer.start(self._loop)

    def close(self) -> None:
        """Save what waits and let everyone go."""
        for streams in self.streams.values():
            for stream in streams:
                stream.close()
        self.writer.stop()
        self._readers.shutdown()
        self._thinker.shutdown()

    async def hall(self, code: str, address: str) -> Hall:
        """The hall with this code. Raises Refusal for a wrong code, and for guessing too fast."""
        if hall := self.halls.get(code):
            return hall
        code = as_typed(code)
        if hall := self.halls.get(code):
            return hall
        if wait := self.guesses.empty(address):
            raise Refusal("too_fast", wait=int(wait) + 1)
        found = await asyncio.wrap_future(self.writer.call(lambda: self._find(code)))
        if found is None:
            self.guesses.take(address)
            raise Refusal("no_such_code")
        return found

    def _find(self, code: str) -> Hall | None:
        if code not in self.halls:
            workshop = Workshop.objects.filter(code=code).first() if len(code) <= 8 else None
            if workshop is None:
                return None
            self.halls[code] = Hall(workshop)
        return self.halls[code]

    def future(self) -> "asyncio.Future[Any]":
        """What a job is answered through."""
        return asyncio.get_running_loop().create_future()

    async def save(self, job: Job) -> Any:
        """Save a job with the next batch; the outcome after its commit."""
        self.writer.put(job)
        return await job.done

    async def read(self, look: Callable[[], T]) -> T:
        """Read from the tables in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, _fresh, look)

    async def think(self, work: Callable[[], T]) -> T:
        """Work something out away from the event loop, one thing at a time."""
        return await asyncio.get_running_loop().run_in_executor(self._thinker, _fresh, work)

    def stream(self, hall: Hall, *, wall: bool) -> Stream:
        """The stream of a hall, for walls or for phones."""
        if hall.code not in self.streams:
            pair = (Stream(hall.frame, interval=PHONES), Stream(hall.frame, interval=WALLS))
            self.streams[hall.code] = pair
        return self.streams[hall.code][wall]

    def mark(self, hall: Hall, *, now: bool = False) -> None:
        """Let phones and walls hear of a change; on the event loop."""
        for stream in self.streams.get(hall.code, ()):
            stream.mark(now=now)

    def reload(
        self, *, seats: Collection[str] | None = (), cards: bool = False, **of: UUID
    ) -> None:
        """Read the halls of a workshop or partnership anew, and tell everyone at once.

        In the writer's thread; seats and cards only where they may have changed (None: any seat).
        """
        for code, hall in list(self.halls.items()):
            if of in ({"workshop": hall.key}, {"partnership": hall.partnership}):
                self._reload(code, hall, seats=seats, cards=cards)

    def _reload(self, code: str, hall: Hall, **what: Any) -> None:
        try:
            hall.load(**what)
        except Workshop.DoesNotExist:
            del self.halls[code]
            hall.leave()
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: self.mark(hall, now=True))


def _fresh(look: Callable[[], T]) -> T:
    """Look; once more on a new connection where the old one has been lost."""
    try:
        return look()
    except Error:
        connection.close()
        return look()


class _Open:
    """Which venue this process serves, if any: Django's pages find it here."""

    venue: Venue | None = None


def current() -> Venue | None:
    """The venue of this process, while it serves."""
    return _Open.venue


def begin(venue: Venue | None) -> None:
    """Let Django's pages find this venue; None when it closes."""
    _Open.venue = venue
