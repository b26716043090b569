"""The stream: the newest state for everyone, not too often, and nobody is waited for."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest

from kolam.web.live import acts, stream
from kolam.web.live.stream import SLICE, Stream
from tests.web.live.stage import Stage, new_workshop


class Ear:
    """Someone who listens: hears every piece, and can hang up or stop reading."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.hung_up = asyncio.Event()
        self.reading = asyncio.Event()
        self.reading.set()

    async def receive(self) -> dict[str, Any]:
        await self.hung_up.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        await self.reading.wait()
        self.heard.append(message.get("body", b""))

    @property
    def frames(self) -> list[str]:
        told = [piece for piece in self.heard if piece.startswith(b"event: state")]
        return [piece.partition(b"data: ")[2].decode().strip() for piece in told]


class Told:
    """A state that can be changed, and how often it was serialised."""

    def __init__(self) -> None:
        self.state = "0"
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.state.encode()


def on_a_loop(play: Callable[[], Awaitable[None]]) -> None:
    """Play a scene; it ends within five seconds whatever happens."""

    async def bounded() -> None:
        await asyncio.wait_for(play(), 5)

    asyncio.run(bounded())


async def settled(true: Callable[[], bool]) -> None:
    """Let the loop run until something is true."""
    while not true():
        await asyncio.sleep(0)


async def listening(told: Stream, ears: list[Ear]) -> list["asyncio.Task[None]"]:
    tasks = [asyncio.create_task(told.listen(ear.receive, ear.send)) for ear in ears]
    await settled(lambda: all(ear.frames for ear in ears))
    return tasks


def test_whoever_comes_hears_the_state_at_once() -> None:
    async def play() -> None:
        ear = Ear()
        await listening(Stream(Told(), interval=60), [ear])
        assert ear.frames == ["0"]

    on_a_loop(play)


def test_a_change_is_serialised_once_for_everyone() -> None:
    async def play() -> None:
        told, ears = Told(), [Ear() for _ in range(3 * SLICE)]
        heard = Stream(told, interval=0)
        await listening(heard, ears)
        before, told.state = told.times, "1"
        heard.mark(now=True)
        await settled(lambda: all(len(ear.frames) == 2 for ear in ears))
        assert {tuple(ear.frames) for ear in ears} == {("0", "1")}
        assert told.times == before + 1

    on_a_loop(play)


def test_changes_within_the_interval_come_as_one() -> None:
    async def play() -> None:
        told, ear = Told(), Ear()
        heard = Stream(told, interval=0.05)
        await listening(heard, [ear])
        for number in range(1, 20):
            told.state = str(number)
            heard.mark()
            await asyncio.sleep(0.005)
        await settled(lambda: ear.frames[-1] == "19")
        assert len(ear.frames) < 10

    on_a_loop(play)


def test_a_facilitators_act_does_not_wait_for_the_interval() -> None:
    async def play() -> None:
        told, ear = Told(), Ear()
        heard = Stream(told, interval=3600)
        await listening(heard, [ear])
        told.state = "1"
        heard.mark(now=True)
        told.state = "2"
        heard.mark(now=True)
        await settled(lambda: ear.frames[-1] == "2")

    on_a_loop(play)


def test_what_has_not_changed_is_not_told_again() -> None:
    async def play() -> None:
        ear = Ear()
        heard = Stream(Told(), interval=0)
        await listening(heard, [ear])
        for _ in range(3):
            heard.mark(now=True)
            await asyncio.sleep(0)
        assert ear.frames == ["0"]

    on_a_loop(play)


def test_one_who_does_not_read_holds_up_nobody_and_skips_to_the_newest() -> None:
    async def play() -> None:
        told, slow, quick = Told(), Ear(), Ear()
        heard = Stream(told, interval=0)
        await listening(heard, [slow, quick])
        slow.reading.clear()
        for number in ("1", "2", "3"):
            told.state = number
            heard.mark(now=True)
            await settled(lambda: quick.frames[-1] == told.state)
        slow.reading.set()
        await settled(lambda: slow.frames[-1] == "3")
        assert (quick.frames, slow.frames) == (["0", "1", "2", "3"], ["0", "1", "3"])

    on_a_loop(play)


def test_one_who_hangs_up_is_forgotten() -> None:
    async def play() -> None:
        ear = Ear()
        heard = Stream(Told(), interval=0)
        (task,) = await listening(heard, [ear])
        ear.hung_up.set()
        await task
        assert heard.listeners == set()

    on_a_loop(play)


def test_a_quiet_line_gets_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT", 0.01)

    async def play() -> None:
        ear = Ear()
        await listening(Stream(Told(), interval=0), [ear])
        await settled(lambda: ear.heard[-1].startswith(b":"))
        assert ear.frames == ["0"]

    on_a_loop(play)


def test_closing_lets_everyone_go() -> None:
    async def play() -> None:
        heard = Stream(Told(), interval=0)
        tasks = await listening(heard, [Ear() for _ in range(3)])
        heard.close()
        await asyncio.gather(*tasks)

    on_a_loop(play)


def frames(lines: Any) -> Any:
    """The states told by a stream."""
    return (json.loads(line[6:]) for line in lines if line.startswith("data: "))


def test_phones_and_walls_hear_an_act_over_the_wire(stage: Stage) -> None:
    activity = new_workshop()
    for audience in ("phone", "wall"):
        acts.open_activity(activity)
        address = f"/live/{activity.workshop.code}/events?as={audience}"
        with stage.http.stream("GET", address) as answer:
            told = frames(answer.iter_lines())
            first = next(told)
            acts.close_activity(activity)
            second = next(told)
        assert (first["state"], second["state"]) == ("open", "closed")
        assert answer.headers["content-type"] == "text/event-stream"


def test_a_card_is_heard_as_a_count_without_an_author(stage: Stage) -> None:
    activity = new_workshop()
    phone = stage.phone(activity)
    with stage.http.stream("GET", f"/live/{phone.code}/events?as=wall") as answer:
        told = frames(answer.iter_lines())
        before = next(told)
        phone.send(activity)
        after = next(told)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"answered", "version"}


def test_a_removed_seat_makes_phones_look_again(stage: Stage) -> None:
    activity = new_workshop()
    stage.phone(activity)
    (seat,) = activity.workshop.seats.all()
    with stage.http.stream("GET", f"/live/{activity.workshop.code}/events") as answer:
        told = frames(answer.iter_lines())
        before = next(told)
        acts.remove_seat(seat.pk)
        after = next(told)
    assert before["ask_version"] != after["ask_version"]


def test_a_stream_of_a_wrong_code_is_refused(stage: Stage) -> None:
    with suppress(httpx.ReadTimeout):
        assert stage.http.get("/live/ZZZZZZ/events").status_code == 404
