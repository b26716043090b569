"""The stage for a room's card: its files and a room without a server, over plain HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson

from kolam import toolbox
from kolam.core.record import read
from kolam.core.voice import LANGUAGES
from kolam.tools.stakeholders.sheet import Sheet
from kolam.web.live.bundle import Bundle

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}


def sheet_of(count: int) -> Sheet:
    """The food security example, or so many of the sixty stakeholders of the large one."""
    name = "food_security" if count <= 13 else "sixty"
    path = toolbox.folder("stakeholders") / "examples" / f"{name}.json"
    sheet = read(Sheet, orjson.loads(path.read_bytes()))
    return sheet.with_(stakeholders=sheet.stakeholders[:count])


def asks(count: int) -> dict[str, Any]:
    """What the phone is asked, by language."""
    ask = toolbox.room("stakeholders").ask
    assert ask
    return {code: ask(sheet_of(count), toolbox.voice(code)) for code in LANGUAGES}


@cache
def bundle() -> Bundle:
    """The files as the lane serves them."""
    return Bundle()


class Handler(BaseHTTPRequestHandler):
    """Answers with the bundle's files under /static, and the stage's own beside it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, own: dict[str, bytes]) -> None:
        self.own = own
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = bundle().files.get(path.removeprefix("/static/"))
        body = file.plain if file else self.own.get(path)
        kind = file.type if file else TYPES.get(Path(path).suffix, "text/plain")
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *args: object) -> None:
        """Say nothing: the browser's own errors are looked at by the tests."""


@contextmanager
def served(count: int) -> Iterator[str]:
    """The address of a card that asks about so many stakeholders."""
    with stood(asks(count), "stakeholders/card") as address:
        yield address


@contextmanager
def stood(asked: dict[str, Any], card: str) -> Iterator[str]:
    """The address of a stage where this card, such as "form", is asked this, by language."""
    own = {f"/{name}": (HERE / name).read_bytes() for name in ("card.html", "room.js")}
    own["/card.html"] = own["/card.html"].replace(b"stakeholders/card", card.encode())
    own["/ask.json"] = orjson.dumps(asked)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, own=own))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
