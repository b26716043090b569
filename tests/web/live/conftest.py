"""What the live tests share: migrated tables in a file of their own, and a served room."""

import gc
import io
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from django.core.asgi import get_asgi_application
from django.core.management import call_command

from kolam.web.live.lane import Lane
from tests.web.live.canaries import House, let_loose
from tests.web.live.stage import PAGE, Stage, database, nowhere, served


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A database file with every migration applied, to be copied."""
    path = tmp_path_factory.mktemp("tables") / "empty.sqlite3"
    with django_db_blocker.unblock(), database(path):
        call_command("migrate", verbosity=0, skip_checks=True)
    return path


@pytest.fixture(scope="module")
def tables(
    empty_tables: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Path]:
    """A fresh database for this module, in use by every thread."""
    path = tmp_path_factory.mktemp("live") / "kolam.sqlite3"
    shutil.copy(empty_tables, path)
    with django_db_blocker.unblock(), database(path):
        yield path


@pytest.fixture(scope="module")
def stage(tables: Path) -> Iterator[Stage]:
    """The lane, served by uvicorn over a real socket."""
    lane = Lane(nowhere, page=PAGE)
    thresholds = gc.get_threshold()
    with served(lane) as http:
        yield Stage(http, lane)
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.fixture(scope="module")
def house(tables: Path) -> Iterator[House]:
    """The demonstration with canaries in it, served with everything it logs at hand."""
    cookies = let_loose()
    app = Lane(cast(Any, get_asgi_application()), page=PAGE)
    logged = io.StringIO()
    handler = logging.StreamHandler(logged)
    logging.getLogger().addHandler(handler)
    with served(app) as http:
        yield House(http, cookies, logged)
    logging.getLogger().removeHandler(handler)
