"""The server: tables up to date, then uvicorn with the settings that a room of phones needs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.network import BACKLOG, EVERYWHERE, hosts_of, public_address
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    import socket

    import uvicorn

APPLICATION = "kolam.web.asgi:application"
# Phones rest between ratings for longer than uvicorn's own 5 seconds.
KEEP_ALIVE = 120
# At the end answers under way get a second; streams to phones and walls never end by themselves.
LAST_WORDS, LONGEST_END = 1.0, 4


def set_up(host: str, port: int, home: Path | None = None) -> None:
    """Tell the settings, before they are read, where the data lie and who may ask for what."""
    if home is not None:
        os.environ.setdefault("KOLAM_HOME", str(home))
    given = [name for name in os.environ.get("KOLAM_HOSTS", "").split(",") if name]
    os.environ["KOLAM_HOSTS"] = ",".join(dict.fromkeys([*given, *hosts_of(host)]))
    if host in EVERYWHERE:
        os.environ.setdefault("KOLAM_ADDRESS", public_address(host, port))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolam.web.settings")


def open_house() -> Path:
    """Start Django and bring the tables up to date; the folder where the data lie."""
    import django

    try:
        django.setup()
        _migrate()
    except OSError as error:
        then = "set KOLAM_HOME to a folder that can be written"
        home = os.environ.get("KOLAM_HOME", "kolam-data")
        raise Stopped(f"The data folder cannot be used: {error}", where=home, then=then) from None
    _collect_static()
    from django.conf import settings

    return Path(settings.HOME)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        click.echo("Bringing the tables up to date")
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _collect_static() -> None:
    """Only where the server does not take the files from the package itself."""
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    if not getattr(settings, "WHITENOISE_USE_FINDERS", False):
        call_command("collectstatic", verbosity=0, interactive=False)


def run(listening: socket.socket, *, started: Callable[[], None]) -> None:
    """Serve until Ctrl-C; `started` is called once requests are answered."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                started()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            asyncio.get_running_loop().call_later(LAST_WORDS, self.hang_up)
            await super().shutdown(sockets)

        def hang_up(self) -> None:
            for connection in list(self.server_state.connections):
                connection.transport.close()

    server = Server(_config())
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("\nStopped. Everything that was answered is saved.")
    if not server.started:
        raise Stopped("The server did not start", then="the reason stands above")


def _config() -> uvicorn.Config:
    import uvicorn

    return uvicorn.Config(
        APPLICATION,
        http="httptools",
        loop="uvloop" if os.name == "posix" else "asyncio",
        lifespan="on",
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=LONGEST_END,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
