"""The stream: one small state, serialised once, handed to every phone and wall that listens.

Every frame is the whole state, so a phone that comes back needs only the newest: no event ids.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.types import Message, Receive, Send

SLICE = 64
HEARTBEAT = 15.0
PHONES, WALLS = 1.0, 0.2
FULL = 2000
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Listener:
    """One open connection: the last frame it was sent, and what it waits on."""

    __slots__ = ("gone", "seen", "waiter")

    def __init__(self) -> None:
        self.seen = 0
        self.gone = False
        self.waiter: asyncio.Future[None] | None = None

    def wake(self) -> None:
        """Let it look for a newer frame."""
        if self.waiter and not self.waiter.done():
            self.waiter.set_result(None)


class Stream:
    """Those who listen with the same patience: at most one frame in `interval` seconds.

    An act of the facilitator is told at once.
    """

    def __init__(self, frame: Callable[[], bytes], *, interval: float) -> None:
        self.interval = interval
        self.listeners: set[Listener] = set()
        self._frame = frame
        self._bytes = b""
        self._message = _piece(b"")
        self._number = 0
        self._last = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._pulse: asyncio.TimerHandle | None = None
        self._waking: set[asyncio.Task[None]] = set()

    def mark(self, *, now: bool = False) -> None:
        """Something has changed: publish it, at once or as soon as the interval allows."""
        loop = asyncio.get_running_loop()
        if now:
            self._publish()
        elif self._timer is None:
            # Counts can wait in a full hall, where every frame costs a tenth of a second.
            interval = self.interval * max(1.0, len(self.listeners) / FULL)
            wait = max(0.0, self._last + interval - loop.time())
            self._timer = loop.call_later(wait, self._publish)

    def _publish(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._renew():
            self._last = asyncio.get_running_loop().time()
            self._wake_all()

    def _renew(self) -> bool:
        """Serialise the state; answers whether it differs from what was told last."""
        frame = self._frame()
        if frame == self._bytes:
            return False
        self._bytes = frame
        self._message = _piece(b"event: state\ndata: " + frame + b"\n\n")
        self._number += 1
        return True

    def _wake_all(self) -> None:
        task = asyncio.create_task(self._in_slices(list(self.listeners)))
        self._waking.add(task)
        task.add_done_callback(self._waking.discard)

    async def _in_slices(self, listeners: list[Listener]) -> None:
        """Wake them a slice at a time: answers to cards get their turn in between."""
        for start in range(0, len(listeners), SLICE):
            for listener in listeners[start : start + SLICE]:
                listener.wake()
            await asyncio.sleep(0)

    async def listen(self, receive: Receive, send: Send) -> None:
        """Send every newer frame until the other side hangs up."""
        listener = Listener()
        watch = asyncio.create_task(_hang_up(listener, receive))
        self.listeners.add(listener)
        self._renew()
        if self._pulse is None:
            self._beat()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await send(_piece(b"retry: 2000\n"))
            while not listener.gone:
                if listener.seen != self._number:
                    listener.seen = self._number
                    await send(self._message)
                else:
                    await self._wait(listener, send)
        finally:
            self.listeners.discard(listener)
            watch.cancel()

    async def _wait(self, listener: Listener, send: Send) -> None:
        """Wait for news; woken without any, give a sign of life."""
        listener.waiter = asyncio.get_running_loop().create_future()
        await listener.waiter
        if listener.seen == self._number and not listener.gone:
            await send(SIGN_OF_LIFE)

    def _beat(self) -> None:
        """Now and then a sign of life, so that no proxy between takes the line for dead."""
        self._pulse = None
        if self.listeners:
            self._pulse = asyncio.get_running_loop().call_later(HEARTBEAT, self._beat)
            self._wake_all()

    def close(self) -> None:
        """Let every listener go."""
        for timer in (self._timer, self._pulse):
            if timer:
                timer.cancel()
        for listener in self.listeners:
            listener.gone = True
            listener.wake()


def _piece(words: bytes) -> Message:
    return {"type": "http.response.body", "body": words, "more_body": True}


SIGN_OF_LIFE = _piece(b": still here\n\n")


async def _hang_up(listener: Listener, receive: Receive) -> None:
    with suppress(asyncio.CancelledError):
        while (await receive())["type"] != "http.disconnect":
            pass
        listener.gone = True
        listener.wake()
