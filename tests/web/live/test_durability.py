"""Durability: a server killed in the middle loses nothing that it acknowledged."""

import asyncio
import json
import secrets
import shutil
from pathlib import Path
from typing import Any

import pysqlite3

from kolam.web.live.codes import author_of, card_id
from tests.web.live.process import Server, running
from tests.web.live.stage import body, database, new_workshop

CONNECTIONS = 64
KILLS = 20
BEFORE_A_KILL = 150


class Caller:
    """A phone that sends one card after the other, and again those without an answer."""

    def __init__(self, code: str, activity: str) -> None:
        self.code, self.activity = code, activity
        self.token = secrets.token_hex(16)
        self.order = 0
        self.waiting: dict[str, Any] = {}
        self.acknowledged: list[str] = []

    async def call(self, port: int, killed: asyncio.Event, heard: "asyncio.Queue[str]") -> None:
        """Talk to one life of the server, until it dies."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            if not self.order:
                await self._ask(reader, writer, "seats", {"token": self.token})
            while not killed.is_set():
                key, card = next(iter(self.waiting.items()), None) or self._new()
                await self._ask(reader, writer, "cards", card)
                del self.waiting[key]
                self.acknowledged.append(key)
                heard.put_nowait(key)
            writer.close()
        except (OSError, asyncio.IncompleteReadError):
            return

    def _new(self) -> tuple[str, Any]:
        self.order += 1
        key = secrets.token_hex(16)
        card = {"key": key, "activity": self.activity, "order": self.order}
        self.waiting[key] = card | {"body": body(MOH=self.order % 11)}
        return key, self.waiting[key]

    def card_ids(self) -> set[str]:
        """The ids under which everything that was acknowledged must stand in the table."""
        author = author_of(self.activity, self.token)
        return {card_id(self.activity, author, key) for key in self.acknowledged}

    async def _ask(self, reader: Any, writer: Any, thing: str, data: Any) -> None:
        sent = json.dumps(data).encode()
        writer.write(
            f"POST /live/{self.code}/{thing} HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {self.token}\r\nContent-Length: {len(sent)}\r\n\r\n".encode()
            + sent
        )
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        answer = await reader.readexactly(length)
        if head[9:10] == b"4":
            await asyncio.sleep(0.05)  # Too fast: the room is smaller than its phones are eager.
            raise OSError(answer)


async def one_life(server: Server, callers: list[Caller]) -> None:
    """Let everybody send, and kill the server once enough was acknowledged."""
    killed, heard = asyncio.Event(), asyncio.Queue[str]()
    calls = [asyncio.create_task(caller.call(server.port, killed, heard)) for caller in callers]
    for _ in range(BEFORE_A_KILL):
        await asyncio.wait_for(heard.get(), 20)
    server.kill()
    killed.set()
    await asyncio.wait_for(asyncio.gather(*calls), 20)


def test_no_acknowledged_answer_is_lost_or_doubled_by_twenty_kills(
    empty_tables: Path, tmp_path: Path, django_db_blocker: Any
) -> None:
    path = tmp_path / "kolam.sqlite3"
    shutil.copy(empty_tables, path)
    with django_db_blocker.unblock(), database(path):
        activity = new_workshop(promise="anonymous")
    callers = [Caller(activity.workshop.code, str(activity.pk)) for _ in range(CONNECTIONS)]
    with running(tmp_path) as server:
        for _ in range(KILLS):
            server.live()
            asyncio.run(one_life(server, callers))
    with pysqlite3.connect(path) as base:
        rows = base.execute('SELECT id, author, "order" FROM kolam_card').fetchall()
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    acknowledged = {id for caller in callers for id in caller.card_ids()}
    assert len(acknowledged) >= KILLS * BEFORE_A_KILL
    assert acknowledged - {id for id, _, _ in rows} == set()
    assert len({(author, order) for _, author, order in rows}) == len(rows)
    assert len(rows) <= sum(caller.order for caller in callers)
