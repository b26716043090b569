"""The load: a room full of phones as raw sockets, in a process and on a core of its own.

    python -m bench.load CASE --port 8000 --code ABCDEF --activity ID --phones 1000 ...

Prints one JSON object. Latency counts from the moment an answer was due to be sent, so a slow
server cannot hide behind a queue of its own making. Loopback only; every case ends by itself.
"""

import argparse
import asyncio
import json
import os
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import uvloop

STAKEHOLDERS = tuple(f"S{n:02d}" for n in range(1, 14))
PATIENCE = 20.0
AT_ONCE = 500


class Line(asyncio.Protocol):
    """A connection that sends one request after the other and keeps alive in between."""

    def __init__(self) -> None:
        self.transport: Any = None
        self.queue: deque[tuple[bytes, Callable[[int, bytes], None]]] = deque()
        self.got = b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.got = self.got + data if self.got else data
        end = self.got.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self.got[:end].lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        if len(self.got) < end + 4 + length or not self.queue:
            return
        body, self.got = self.got[end + 4 :], b""
        _, then = self.queue.popleft()
        if self.queue:
            self.transport.write(self.queue[0][0])
        then(int(head[9:12]), body)

    def connection_lost(self, error: Exception | None) -> None:
        while self.queue:
            self.queue.popleft()[1](0, b"")

    def fire(self, request: bytes, then: Callable[[int, bytes], None]) -> None:
        """Send a request when those before it are answered; `then` gets status and body."""
        if self.transport is None or self.transport.is_closing():
            then(0, b"")
            return
        self.queue.append((request, then))
        if len(self.queue) == 1:
            self.transport.write(request)

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send a request and wait for its answer."""
        answered = asyncio.get_running_loop().create_future()

        def then(status: int, body: bytes) -> None:
            if not answered.done():
                answered.set_result((status, body))

        self.fire(request, then)
        async with asyncio.timeout(PATIENCE):
            return await answered


class Ear(asyncio.Protocol):
    """A connection that listens to the stream."""

    def __init__(self, number: int, heard: Callable[["Ear", bytes], None]) -> None:
        self.number = number
        self.heard = heard
        self.frames = 0
        self.lost = False

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if b"event: state" in data:
            self.frames += 1
            self.heard(self, data)

    def connection_lost(self, error: Exception | None) -> None:
        self.lost = True


class Phone:
    """One participant's phone."""

    def __init__(self, room: "Room") -> None:
        self.room = room
        self.token = secrets.token_hex(16)
        self.order = 0
        self.line = Line()

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        _, self.line = await loop.create_connection(Line, "127.0.0.1", self.room.port)

    async def join(self) -> tuple[int, bytes]:
        body = json.dumps({"token": self.token, "name": "", "sector": "academia"}).encode()
        return await self.line.ask(self.request("POST", "seats", body))

    def rate(self, marks: bytes, then: Callable[[bool], None]) -> None:
        """Send a card; `then` is told whether it was acknowledged as it should be."""
        self.order += 1
        key = secrets.token_hex(16).encode()

        def answered(status: int, body: bytes) -> None:
            then(status == 200 and key in body and b"receipt" in body)

        body = b'{"key":"%b","activity":"%b","order":%d,"body":{"marks":%b}}'
        card = body % (key, self.room.activity.encode(), self.order, marks)
        self.line.fire(self.request("POST", "cards", card), answered)

    async def rated(self, marks: bytes) -> bool:
        """Send a card and wait for the acknowledgement."""
        told = asyncio.get_running_loop().create_future()
        self.rate(marks, told.set_result)
        async with asyncio.timeout(PATIENCE):
            return bool(await told)

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        return (
            f"{method} /live/{self.room.code}/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Authorization: Bearer {self.token}\r\nAccept-Encoding: gzip\r\n"
            "User-Agent: Mozilla/5.0 (Linux; Android 14) Mobile\r\nAccept: */*\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body


class Room:
    """Where the phones are."""

    def __init__(self, told: argparse.Namespace) -> None:
        self.port, self.code, self.activity = told.port, told.code, told.activity
        self.phones: list[Phone] = []
        self.ears: list[Ear] = []
        self.heard: dict[Ear, list[tuple[float, bytes]]] = {}
        self.errors = 0
        self.polls = told.polls
        self.publishing = False

    async def fill(self, count: int, *, join: bool = True) -> list[float]:
        """Let phones come in, and take seats; answers how long each join took."""
        self.phones = [Phone(self) for _ in range(count)]
        await _gather((phone.connect() for phone in self.phones), at_once=AT_ONCE)
        if not join:
            return []
        took: list[float] = []
        await _gather((self.timed(p.join, took, (200, 201)) for p in self.phones), at_once=64)
        return took

    async def listen(self, count: int) -> None:
        """Let as many phones listen to the stream, or ask every second where there is none."""
        if self.polls:
            await self._poll(count)
            return
        request = (
            f"GET /live/{self.code}/events?as=phone HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Accept: text/event-stream\r\n\r\n"
        ).encode()
        loop = asyncio.get_running_loop()

        async def one(number: int) -> None:
            transport, ear = await loop.create_connection(
                lambda: Ear(number, self.hear), "127.0.0.1", self.port
            )
            transport.write(request)
            self.ears.append(ear)

        await _gather((one(number) for number in range(count)), at_once=AT_ONCE)
        await self.until(lambda: all(ear.frames for ear in self.ears))

    async def _poll(self, count: int) -> None:
        """Let phones ask for the state once a second each, evenly spread."""

        async def one(number: int) -> None:
            ear, phone = Ear(number, self.hear), Phone(self)
            self.ears.append(ear)
            await phone.connect()
            await asyncio.sleep(number / count)
            while True:
                due = time.monotonic() + 1
                try:
                    _, body = await phone.line.ask(phone.request("GET", "state"))
                except (OSError, TimeoutError):
                    ear.lost = True
                    self.errors += 1
                    return
                ear.frames += 1
                self.hear(ear, b"data: " + body + b"\n")
                await asyncio.sleep(max(0.0, due - time.monotonic()))

        self.polling = [asyncio.create_task(one(number)) for number in range(count)]
        await self.until(lambda: len(self.ears) == count and all(ear.frames for ear in self.ears))

    def hear(self, ear: Ear, data: bytes) -> None:
        if self.publishing:
            self.heard.setdefault(ear, []).append((time.monotonic(), data))

    async def until(self, true: Callable[[], bool]) -> bool:
        """Wait for something, not for ever."""
        end = time.monotonic() + PATIENCE
        while not true() and time.monotonic() < end:
            await asyncio.sleep(0.005)
        return true()

    async def timed(
        self, ask: Callable[[], Awaitable[tuple[int, bytes]]], took: list[float], right: Any
    ) -> bytes:
        """Ask, note how long it took, and count it as an error if it is not right."""
        start = time.monotonic()
        try:
            status, body = await ask()
        except (OSError, TimeoutError):
            status, body = 0, b""
        took.append(time.monotonic() - start)
        self.errors += status not in right
        return body

    async def act(self, what: str) -> dict[str, Any]:
        """Let the facilitator do something; answers when the room was told."""
        line = Phone(self)
        await line.connect()
        _, body = await line.line.ask(
            f"POST /bench/{what} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n".encode()
        )
        line.line.transport.close()
        answer: dict[str, Any] = json.loads(body)
        return answer

    async def publish(self, what: str) -> float:
        """Seconds from the publish to the last phone that hears it; -1 if one never does."""
        self.heard.clear()
        self.publishing = True
        try:
            told = await self.act(what)
        except (OSError, TimeoutError, ValueError):
            return -1.0
        sign = told["sign"].encode()

        def first(ear: Ear) -> float:
            heard = self.heard.get(ear, [])
            return next((at for at, data in heard if sign in data), 0.0)

        everyone = await self.until(lambda: all(first(ear) for ear in self.ears))
        self.publishing = False
        if not everyone:
            return -1.0
        return max(first(ear) for ear in self.ears) - float(told["published"])


async def _gather(work: Iterable[Awaitable[Any]], *, at_once: int) -> None:
    gate = asyncio.Semaphore(at_once)

    async def one(job: Awaitable[Any]) -> None:
        async with gate:
            await job

    await asyncio.gather(*(one(job) for job in work))


def marks_of(number: int) -> bytes:
    """Thirteen stakeholders placed by one person, as JSON."""
    marks = [
        {
            "stakeholder": id,
            "interest": (number * 7 + place * 3) % 11,
            "influence": (number * 5 + place * 2) % 11,
            "attitude": (number + place) % 5 - 2,
            "confidence": (number + place) % 3 + 1,
        }
        for place, id in enumerate(STAKEHOLDERS)
    ]
    return json.dumps(marks, separators=(",", ":")).encode()


MARKS = [marks_of(number) for number in range(110)]


def quantile(values: list[float], share: float) -> float:
    """The value that this share of all values does not exceed, in milliseconds."""
    if not values:
        return float("nan")
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def rate_at(room: Room, told: argparse.Namespace) -> dict[str, Any]:
    """Phones rate at a steady rate, all in all `rate` a second, while the facilitator acts."""
    await room.fill(told.phones)
    await room.listen(told.phones)
    took: list[float] = []
    fans: list[float] = []
    start = time.monotonic() + 0.2
    total = int(told.rate * told.seconds)

    def send(number: int) -> None:
        due = start + number / told.rate

        def then(right: bool) -> None:
            took.append(time.monotonic() - due)
            room.errors += not right

        room.phones[number % len(room.phones)].rate(MARKS[number % len(MARKS)], then)

    async def act() -> None:
        while len(took) < total:
            await asyncio.sleep(1.5)
            fans.append(await room.publish("flip"))

    acting = asyncio.create_task(act())
    for number in range(total):
        wait = start + number / told.rate - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        send(number)
    await room.until(lambda: len(took) == total)
    ended = time.monotonic()
    await acting
    room.errors += total - len(took)
    return {
        "rate": len(took) / (ended - start),
        "p50": quantile(took, 0.5),
        "p99": quantile(took, 0.99),
        "fan50": quantile([fan for fan in fans if fan >= 0], 0.5),
        "fan99": quantile([fan for fan in fans if fan >= 0], 0.99),
        "unheard": sum(fan < 0 for fan in fans) + sum(ear.lost for ear in room.ears),
        "acknowledged": total - room.errors,
    }


async def most(room: Room, told: argparse.Namespace) -> dict[str, Any]:
    """As many ratings as 128 connections get answered one after the other."""
    await room.fill(told.phones)
    lines, took = 128, list[float]()
    begun = time.monotonic()
    end = begun + told.seconds

    async def work(share: list[Phone]) -> None:
        number = 0
        while (start := time.monotonic()) < end:
            number += 1
            right = await share[number % len(share)].rated(MARKS[number % len(MARKS)])
            took.append(time.monotonic() - start)
            room.errors += not right

    await asyncio.gather(*(work(room.phones[n::lines]) for n in range(lines)))
    return {
        "rate": (len(took) - room.errors) / (time.monotonic() - begun),
        "p50": quantile(took, 0.5),
        "p99": quantile(took, 0.99),
        "acknowledged": len(took) - room.errors,
    }


async def reveal(room: Room, told: argparse.Namespace) -> dict[str, Any]:
    """Everybody has answered; the facilitator reveals; every phone asks for the result at once."""
    await room.fill(told.phones)
    rated: list[bool] = []

    async def one(number: int) -> None:
        rated.append(await room.phones[number].rated(MARKS[number % len(MARKS)]))

    await _gather((one(number) for number in range(told.phones)), at_once=64)
    room.errors += rated.count(False)
    got: dict[int, float] = {}
    sizes: list[int] = []
    asking: set[asyncio.Task[None]] = set()

    async def fetch(number: int, version: str) -> None:
        phone, took = room.phones[number], list[float]()
        request = phone.request("GET", f"result/{version}?canvas=phone&lang=en")
        body = await room.timed(lambda: phone.line.ask(request), took, (200,))
        sizes.append(len(body))
        got[number] = time.monotonic()

    def hear(ear: Ear, data: bytes) -> None:
        if b'"revealed":true' in data.replace(b" ", b""):
            version = json.loads(data.partition(b"data: ")[2].partition(b"\n")[0])["version"]
            task = asyncio.create_task(fetch(ear.number, version))
            asking.add(task)
            task.add_done_callback(asking.discard)

    room.hear = hear  # type: ignore[method-assign]
    await room.listen(told.phones)
    begun = time.monotonic()
    at = (await room.act("reveal"))["published"]
    await room.until(lambda: len(got) == told.phones)
    took = [moment - at for moment in got.values()]
    room.errors += told.phones - len(got)
    return {
        "p50": quantile(took, 0.5),
        "p99": quantile(took, 0.99),
        "last": quantile(took, 1.0),
        "prepare": 1000 * (at - begun),
        "bytes": max(sizes, default=0),
        "acknowledged": rated.count(True),
    }


async def joins(room: Room, told: argparse.Namespace) -> dict[str, Any]:
    """Everybody connects, takes a seat and asks for the state, all within one second."""
    phones = [Phone(room) for _ in range(told.phones)]
    took: list[float] = []
    start = time.monotonic() + 0.2

    async def one(number: int) -> None:
        due = start + number / told.phones
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        phone = phones[number]
        try:
            await phone.connect()
            first, _ = await phone.join()
            second, _ = await phone.line.ask(phone.request("GET", "state?lang=en"))
        except (OSError, TimeoutError):
            first = second = 0
        room.errors += first not in (200, 201) or second != 200
        took.append(time.monotonic() - due)

    await asyncio.gather(*(one(number) for number in range(told.phones)))
    return {"p50": quantile(took, 0.5), "p99": quantile(took, 0.99), "last": quantile(took, 1.0)}


async def replay(room: Room, told: argparse.Namespace) -> dict[str, Any]:
    """A recorded session: every vote at its own time, told.speed times as fast."""
    votes = json.loads(told.votes)
    await room.fill(len({voter for _, voter, _ in votes}))
    seats = {voter: n for n, voter in enumerate(sorted({voter for _, voter, _ in votes}))}
    await room.listen(len(seats))
    took: list[float] = []
    start = time.monotonic() + 0.2

    async def one(at: float, voter: int, place: int) -> None:
        due = start + at / told.speed
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        mark = {"stakeholder": STAKEHOLDERS[place % 13], "interest": place % 11}
        right = await room.phones[seats[voter]].rated(json.dumps([mark]).encode())
        room.errors += not right
        took.append(time.monotonic() - due)

    await asyncio.gather(*(one(*vote) for vote in votes))
    return {
        "rate": len(votes) / (time.monotonic() - start),
        "p50": quantile(took, 0.5),
        "p99": quantile(took, 0.99),
        "acknowledged": len(votes) - room.errors,
        "phones": len(seats),
    }


CASES = {"rate": rate_at, "most": most, "reveal": reveal, "joins": joins, "replay": replay}


def main() -> None:
    """Run one case and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("case", choices=CASES)
    for name in ("port", "phones"):
        parser.add_argument(f"--{name}", type=int, default=0)
    for name in ("rate", "seconds", "speed"):
        parser.add_argument(f"--{name}", type=float, default=0.0)
    for name in ("code", "activity", "votes"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--polls", action="store_true", help="there is no stream: ask every second")
    told = parser.parse_args()
    if told.votes:
        with open(told.votes, encoding="utf-8") as source:
            told.votes = source.read()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    async def run() -> dict[str, Any]:
        room = Room(told)
        found = await CASES[told.case](room, told)
        return found | {"errors": room.errors}

    print(json.dumps(uvloop.run(run())))


if __name__ == "__main__":
    main()
