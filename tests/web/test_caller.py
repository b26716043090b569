"""The caller keeps its connection, tries again when told to, and gives up in the end."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from kolam.web import caller
from kolam.web.caller import Caller, Gone

Answer = tuple[int, dict[str, Any]]


def run(
    answers: Iterator[Answer], act: Callable[[Caller], Awaitable[Any]]
) -> tuple[Any, list[str]]:
    """What `act` gets from a server with these answers, and the heads of its requests."""
    heads: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for status, body in answers:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = int(head.lower().split("content-length: ")[1].split("\r\n")[0])
            heads.append(head + (await reader.readexactly(length)).decode())
            data = json.dumps(body).encode()
            writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(data)}\r\n\r\n".encode())
            writer.write(data)
        writer.close()

    async def whole() -> Any:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        calling = Caller.to(f"http://127.0.0.1:{port}")
        try:
            return await act(calling)
        finally:
            calling.hang_up()
            server.close()

    return asyncio.run(whole()), heads


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "WAIT", 0)


def test_an_answer_is_read_as_json() -> None:
    got, heads = run(iter([(200, {"a": "அ"})]), lambda c: c.get("/x", "secret"))
    assert got == {"a": "அ"}
    assert heads[0].startswith("GET /x HTTP/1.1\r\n")
    assert "\r\nAuthorization: Bearer secret\r\n" in heads[0]


def test_two_questions_go_over_one_connection() -> None:
    async def twice(calling: Caller) -> bool:
        return await calling.post("/a", {"n": 1}) and await calling.post("/b", {"n": 2})

    got, heads = run(iter([(201, {}), (200, {})]), twice)
    assert (got, [head.rpartition("\r\n")[2] for head in heads]) == (True, ['{"n": 1}', '{"n": 2}'])


@pytest.mark.parametrize("later", [429, 503])
def test_later_is_tried_again(later: int) -> None:
    got, heads = run(iter([(later, {}), (200, {})]), lambda c: c.post("/a", {}))
    assert (got, len(heads)) == (True, 2)


def test_a_refusal_is_not_tried_again() -> None:
    got, heads = run(iter([(409, {}), (200, {})]), lambda c: c.post("/a", {}))
    assert (got, len(heads)) == (False, 1)


def test_a_server_that_is_gone_is_given_up() -> None:
    with pytest.raises(Gone, match="does not answer"):
        run(iter([]), lambda c: c.get("/x"))


def test_what_cannot_be_read_is_given_up() -> None:
    with pytest.raises(Gone, match="answered 404"):
        run(iter([(404, {})]), lambda c: c.get("/x"))
