"""The stage for live tests: a partnership, a workshop, and a server that serves them."""

import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from django.db import connections

from kolam.core.record import Record, Text
from kolam.tools.stakeholders.sheet import Sheet, Stakeholder
from kolam.web import sheets
from kolam.web.live import acts, codes
from kolam.web.live.lane import Lane
from kolam.web.models import Activity, Partnership, Workshop

PAGE = Path(__file__).with_name("page")
ROWS = ("MOH", "WFP", "KEELLS")


def sheet_of(rows: tuple[str, ...] = ROWS) -> Sheet:
    """A small map: some stakeholders and nothing else."""
    named = (
        Stakeholder(id=id, name=Text(en=f"The {id}", si=f"{id} සි", ta=f"{id} த")) for id in rows
    )
    return Sheet(question=Text(en="Who counts?", si="කවුද?", ta="யார்?"), stakeholders=tuple(named))


def save_sheet(partnership: Partnership, record: Record) -> None:
    """Put a stakeholder sheet in the partnership's place for it."""
    row = sheets.current(partnership, "stakeholders")
    sheets.save(row, record, read=row.fingerprint, who=None)


def new_workshop(*, promise: Any = "anonymous", opened: bool = True) -> Activity:
    """A partnership with a sheet, a workshop and one activity, open unless said otherwise."""
    about = {"id": "p", "title": {"en": "Test"}, "label": {"en": "Demo data"}}
    partnership = Partnership.objects.create(slug=f"p-{secrets.token_hex(4)}", about=about)
    save_sheet(partnership, sheet_of())
    workshop = Workshop.objects.create(
        partnership=partnership,
        code=codes.new_code(),
        wall_key=codes.new_wall_key(),
        title="A workshop",
    )
    activity = acts.new_activity(workshop, tool="stakeholders", promise=promise)
    return acts.open_activity(activity) if opened else activity


def body(**marks: int) -> dict[str, Any]:
    """A card's body: interest and influence alike for each stakeholder named."""
    rated = ({"stakeholder": id, "interest": n, "influence": n} for id, n in marks.items())
    return {"marks": list(rated)}


@dataclass
class Phone:
    """A phone: a token, a counter, and the room it joined."""

    http: httpx.Client
    code: str
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    order: int = 0

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def join(self, **said: Any) -> httpx.Response:
        data = {"token": self.token, **said}
        return self.http.post(f"/live/{self.code}/seats", json=data)

    def state(self, language: str = "en") -> Any:
        address = f"/live/{self.code}/state?lang={language}"
        return self.http.get(address, headers=self.bearer).json()

    def send(self, to: Any, **more: Any) -> httpx.Response:
        """Post a card; `more` replaces parts of it."""
        self.order += 1
        card = {
            "key": secrets.token_hex(16),
            "activity": str(to.pk),
            "order": self.order,
            "body": body(MOH=7),
        }
        address = f"/live/{self.code}/cards"
        return self.http.post(address, json=card | more, headers=self.bearer)


@dataclass
class Stage:
    """A served room."""

    http: httpx.Client
    lane: Lane

    def phone(self, activity: Activity, **said: Any) -> Phone:
        """A phone that has joined the activity's workshop."""
        phone = Phone(self.http, activity.workshop.code)
        phone.join(**said).raise_for_status()
        return phone


async def nowhere(scope: Any, receive: Any, send: Any) -> None:
    """Stands for Django behind the lane."""
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"Django"})


@contextmanager
def database(path: Path) -> Iterator[None]:
    """Let every thread's connection lead to this file, and back afterwards."""
    settings, before = connections.settings["default"], connections["default"]
    name, settings["NAME"] = settings["NAME"], path
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = before
        settings["NAME"] = name


@contextmanager
def served(lane: Lane) -> Iterator[httpx.Client]:
    """Serve the lane from a thread, as uvicorn serves it everywhere."""
    config = uvicorn.Config(lane, log_level="warning", access_log=False, lifespan="on")
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        host, port = listening.getsockname()
        try:
            with httpx.Client(base_url=f"http://{host}:{port}", timeout=30) as http:
                yield http
        finally:
            server.should_exit = True
            thread.join()
