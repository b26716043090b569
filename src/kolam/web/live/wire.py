"""The wire: reading requests and sending answers as raw ASGI, where a frame more would cost."""

import gzip
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive, Scope, Send

from kolam.web.live.codes import TOKEN
from kolam.web.live.refusals import Refusal

Header = tuple[bytes, bytes]
MOST_BYTES = 16 * 1024
WORTH_PACKING = 1200
NO_STORE: Header = (b"cache-control", b"no-store")
JSON: tuple[Header, ...] = (
    (b"content-type", b"application/json"),
    (b"x-content-type-options", b"nosniff"),
    NO_STORE,
)


def heads(scope: Scope) -> Mapping[bytes, bytes]:
    """The request's headers by lower-case name; of a repeated one, the last."""
    return dict(scope["headers"])


def token_of(headers: Mapping[bytes, bytes]) -> str:
    """The seat token, or an empty string where none was sent. Raises Refusal if it is none."""
    given = headers.get(b"authorization", b"").decode("latin-1")
    if not given:
        return ""
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer" or not TOKEN.fullmatch(token):
        raise Refusal("bad_token")
    return token


async def body_of(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
    """The request's body. Raises Refusal beyond 16 KB, without reading on."""
    told = headers.get(b"content-length", b"0")
    if not told.isdigit() or int(told) > MOST_BYTES:
        raise Refusal("too_large")
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            break
    if len(body) > MOST_BYTES:
        raise Refusal("too_large")
    return body


def json_of(body: bytes) -> dict[str, Any]:
    """The body as a JSON object. Raises Refusal if it is none."""
    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refusal("malformed") from None
    if not isinstance(data, dict):
        raise Refusal("malformed")
    return data


def query_of(scope: Scope) -> dict[str, str]:
    """The query's names and values; of a repeated one, the last."""
    return dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))


async def answer(send: Send, status: int, body: bytes, *, headers: Iterable[Header] = JSON) -> None:
    """Send a whole answer."""
    length = (b"content-length", b"%d" % len(body))
    start = {"type": "http.response.start", "status": status, "headers": [*headers, length]}
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def refuse(send: Send, refusal: Refusal) -> None:
    """Answer with the reason for which a request is not taken."""
    headers = list(JSON)
    if refusal.wait:
        headers.append((b"retry-after", b"%d" % refusal.wait))
    if refusal.slug in ("too_large", "bad_host"):
        headers.append((b"connection", b"close"))
    await answer(send, refusal.status, refusal.body(), headers=headers)


class Packed:
    """A body that many ask for: packed once, sent as it is."""

    def __init__(self, body: bytes, *, level: int = 6) -> None:
        self.body = body
        small = len(body) < WORTH_PACKING
        self.gzip = b"" if small else gzip.compress(body, level, mtime=0)

    async def send(self, send: Send, headers: Mapping[bytes, bytes]) -> None:
        """Answer with it, packed if the phone takes that."""
        vary = (b"vary", b"accept-encoding")
        if self.gzip and b"gzip" in headers.get(b"accept-encoding", b""):
            packed = (*JSON, vary, (b"content-encoding", b"gzip"))
            await answer(send, 200, self.gzip, headers=packed)
        else:
            await answer(send, 200, self.body, headers=(*JSON, vary))
