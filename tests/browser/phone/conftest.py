"""What the phone's tests share: one server, and rooms to open in it."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kolam.web.live.lane import Lane
from tests.browser.room import Room, open_room
from tests.web.live.conftest import empty_tables, tables
from tests.web.live.stage import nowhere, served

__all__ = ["empty_tables", "tables"]

NewRoom = Callable[..., Room]


@pytest.fixture(scope="module")
def address(tables: Path) -> Iterator[str]:
    """Where the lane is served, with the pages that people really get."""
    thresholds = gc.get_threshold()
    with served(Lane(nowhere)) as http:
        yield str(http.base_url).rstrip("/")
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.fixture
def rooms(settings: Any) -> Iterator[list[Room]]:
    """The rooms that a test has opened; whoever is still in one leaves at the end."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "kolam.test"]
    opened: list[Room] = []
    yield opened
    for room in opened:
        room.leave()


@pytest.fixture
def new_room(address: str, chromium: Browser, rooms: list[Room]) -> NewRoom:
    """Opens rooms."""

    def opened(**said: Any) -> Room:
        rooms.append(open_room(address, chromium, **said))
        return rooms[-1]

    return opened


@pytest.fixture
def room(new_room: NewRoom) -> Room:
    """A room with an open, anonymous activity."""
    return new_room()
