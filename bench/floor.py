"""The floor: no framework at all, only sockets, one table and the same group commit.

It trusts what it is sent: no host check, no limits, no faults, no languages, one workshop. It
shows what the machine can do; the distance to it is what Kolam's care costs.
"""

import asyncio
import gc
import gzip
import hashlib
import os
import signal
import threading
import time
from queue import SimpleQueue
from typing import Any

import orjson
import pysqlite3
import uvloop

from bench import seed, serving
from bench.load import STAKEHOLDERS

ASK = {"stakeholders": [{"id": id, "name": f"Stakeholder {id}"} for id in STAKEHOLDERS]}
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
SLICE = 64


class Base:
    """The table and the thread that writes it."""

    def __init__(self, home: str, loop: asyncio.AbstractEventLoop) -> None:
        self.path = f"{home}/kolam.sqlite3"
        self.loop = loop
        self.queue: SimpleQueue[tuple[Any, Any]] = SimpleQueue()
        threading.Thread(target=self.work, daemon=True).start()

    def work(self) -> None:
        base = pysqlite3.connect(self.path, isolation_level=None)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.execute("CREATE TABLE kolam_card (id TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID")
        while True:
            batch = [self.queue.get()]
            while not self.queue.empty() and len(batch) < 400:
                batch.append(self.queue.get())
            base.execute("BEGIN IMMEDIATE")
            places = ",".join(["(?,?)"] * len(batch))
            values = [value for row, _ in batch for value in row]
            base.execute(f"INSERT OR IGNORE INTO kolam_card VALUES {places}", values)
            base.execute("COMMIT")
            self.loop.call_soon_threadsafe(_answer, batch)


def _answer(batch: list[tuple[Any, Any]]) -> None:
    for _, then in batch:
        then()


class Hall:
    """The state, and those who listen."""

    def __init__(self) -> None:
        self.seats: set[bytes] = set()
        self.answered: set[bytes] = set()
        self.version = 0
        self.revealed = False
        self.ears: set[Any] = set()
        self.timer: asyncio.TimerHandle | None = None
        self.result = b""

    def frame(self) -> bytes:
        told = {"version": str(self.version), "revealed": self.revealed}
        told |= {"seats": len(self.seats), "answered": len(self.answered)}
        return b"event: state\ndata: " + orjson.dumps(told) + b"\n\n"

    def mark(self) -> None:
        if self.timer is None:
            loop = asyncio.get_running_loop()
            self.timer = loop.call_later(1, lambda: asyncio.ensure_future(self.publish()))

    async def publish(self) -> None:
        self.timer = None
        frame, ears = self.frame(), list(self.ears)
        for start in range(0, len(ears), SLICE):
            for ear in ears[start : start + SLICE]:
                ear.write(frame)
            await asyncio.sleep(0)


class Web(asyncio.Protocol):
    """HTTP, as far as the load speaks it."""

    def __init__(self, hall: Hall, base: Base) -> None:
        self.hall, self.base = hall, base
        self.got = b""
        self.acting: asyncio.Future[None] | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        self.hall.ears.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.got += data
        head, found, rest = self.got.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0] or 0)
        if len(rest) >= length:
            self.got = b""
            self.serve(head, rest[:length])

    def send(self, body: bytes) -> None:
        self.transport.write(HEAD % (len(body), body))

    def serve(self, head: bytes, body: bytes) -> None:
        path = head.split(b" ", 2)[1]
        token = head.partition(b"Bearer ")[2][:32]
        if path.endswith(b"/cards"):
            self.card(token, orjson.loads(body))
        elif path.endswith(b"/seats"):
            self.hall.seats.add(token)
            row = (f"seat {token.decode()}", "")
            self.base.queue.put((row, lambda: self.send(b'{"seat":{}}')))
        elif b"/state" in path:
            self.send(orjson.dumps({"ask": ASK, "answered": len(self.hall.answered)}))
        elif b"/result/" in path:
            self.transport.write(self.hall.result)
        elif b"/events" in path:
            self.transport.write(STREAM + self.hall.frame())
            self.hall.ears.add(self.transport)
        else:
            self.acting = asyncio.ensure_future(self.act(path))

    def card(self, token: bytes, card: dict[str, Any]) -> None:
        id = hashlib.sha256(card["key"].encode()).hexdigest()[:32]
        receipt = orjson.dumps({"receipt": card["key"], "order": card["order"]})

        def done() -> None:
            self.hall.answered.add(token)
            self.hall.version += 1
            self.hall.mark()
            self.send(receipt)

        self.base.queue.put(((id, orjson.dumps(card["body"]).decode()), done))

    async def act(self, path: bytes) -> None:
        self.hall.version += 1
        if path.endswith(b"reveal"):
            self.hall.revealed = True
            body = gzip.compress(os.urandom(9000).hex().encode())
            self.hall.result = HEAD % (len(body), body)
        sign = f'"version":"{self.hall.version}"'
        told = orjson.dumps({"published": time.monotonic(), "sign": sign})
        await self.hall.publish()
        self.send(told)


async def serve(home: str) -> None:
    """Serve until told to stop."""
    loop = asyncio.get_running_loop()
    hall, base = Hall(), Base(home, loop)
    listening = serving.listen()
    server = await loop.create_server(lambda: Web(hall, base), sock=listening, backlog=4096)
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 10_000)
    serving.tell(listening, code="ABCDEF", activity="1", home=home)
    stopped = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    await stopped.wait()
    server.close()


if __name__ == "__main__":
    serving.pin()
    uvloop.run(serve(seed.home()))
