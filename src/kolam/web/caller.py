"""A caller: one kept connection that asks a Kolam server over plain HTTP, as a phone does."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

TRIES = 5
TIMEOUT = 20.0
WAIT = 1.0
_AGAIN = (429, 503)


class Gone(ConnectionError):
    """The server does not answer any more."""


@dataclass
class Caller:
    """Calls one server; opens its connection again when that was closed."""

    host: str
    port: int
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None)

    @classmethod
    def to(cls, base: str) -> "Caller":
        """A caller of the server at an address such as http://127.0.0.1:8000."""
        parts = urlsplit(base)
        return cls(parts.hostname or "", parts.port or 80)

    async def get(self, path: str, token: str = "") -> dict[str, Any]:
        """The JSON at a path. Raises Gone when the server cannot be reached or refuses."""
        status, body = await self._call("GET", path, b"", token)
        if status != 200:
            raise Gone(f"{path} answered {status}")
        return dict(json.loads(body))

    async def post(self, path: str, data: dict[str, Any], token: str = "") -> bool:
        """Send JSON; whether it was taken. Raises Gone when the server cannot be reached."""
        status, _ = await self._call("POST", path, json.dumps(data).encode(), token)
        return status in (200, 201)

    def hang_up(self) -> None:
        """Close the connection."""
        if self._line:
            self._line[1].close()
            self._line = None

    async def _call(self, method: str, path: str, body: bytes, token: str) -> tuple[int, bytes]:
        """Ask until the answer is not `later`; a card keeps its key, so none is doubled."""
        for _ in range(TRIES):
            try:
                status, answer = await asyncio.wait_for(
                    self._ask(method, path, body, token), TIMEOUT
                )
            except (TimeoutError, OSError, EOFError, ValueError):
                self.hang_up()
                status, answer = 503, b""
            if status not in _AGAIN:
                return status, answer
            await asyncio.sleep(WAIT)
        raise Gone(f"{self.host}:{self.port} does not answer")

    async def _ask(self, method: str, path: str, body: bytes, token: str) -> tuple[int, bytes]:
        if self._line is None:
            self._line = await asyncio.open_connection(self.host, self.port)
        reader, writer = self._line
        host = f"[{self.host}]" if ":" in self.host else self.host
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}:{self.port}"]
        lines += [f"Authorization: Bearer {token}"] if token else []
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}", "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()
        return await self._answer(reader)

    async def _answer(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        body = await reader.readexactly(int(fields["content-length"]))
        if fields.get("connection") == "close":
            self.hang_up()
        return int(head[0].split(" ", 2)[1]), body
