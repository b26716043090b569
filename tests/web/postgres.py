"""PostgreSQL for tests: one server for the whole run, a new database for whoever asks."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

NAMED = os.environ.get("KOLAM_TEST_POSTGRES", "")
USER = "postgres"
SLACK = "-c fsync=off -c max_connections=30 -c shared_buffers=32MB"
NewDatabase = Callable[[], str]


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs; Debian keeps it out of the PATH."""
    found = shutil.which("initdb")
    folders = (
        [Path(found).resolve().parent]
        if found
        else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    )
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@contextmanager
def databases() -> Iterator[NewDatabase]:
    """Gives empty databases of the server that KOLAM_TEST_POSTGRES names, or of one of our own.

    Skips where neither is there.
    """
    where = programs()
    if NAMED:
        yield _new(NAMED)
    elif where is None:
        pytest.skip("no PostgreSQL here: install it, or name a server in KOLAM_TEST_POSTGRES")
    else:
        with tempfile.TemporaryDirectory() as folder, _server(where, Path(folder)) as address:
            yield _new(address)


def _new(address: str) -> NewDatabase:
    numbers = itertools.count(1)

    def new() -> str:
        name = f"kolam_test_{os.getpid()}_{next(numbers)}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return psycopg.conninfo.make_conninfo(address, dbname=name)

    return new


@contextmanager
def _server(programs: Path, folder: Path) -> Iterator[str]:
    """A server of our own; PostgreSQL refuses to run as root, so there it runs as its user."""
    is_root = os.geteuid() == 0
    owner: Any = {"cwd": "/"} | ({"user": USER, "group": USER} if is_root else {})
    if is_root:
        shutil.chown(folder, USER, USER)
    data, port = folder / "data", _free_port()

    def command(name: str, given: str) -> list[str]:
        return [str(programs / name), *given.split()]

    made = command("initdb", f"-D {data} -U {USER} -A trust -E UTF8 --no-sync")
    subprocess.run(made, check=True, capture_output=True, **owner)
    start = command("postgres", f"-D {data} -h 127.0.0.1 -p {port} -k {data} {SLACK}")
    server = subprocess.Popen(start, stderr=subprocess.DEVNULL, **owner)
    ready = command("pg_isready", f"-q -h 127.0.0.1 -p {port} -t 1")
    try:
        while subprocess.run(ready, check=False).returncode:
            assert server.poll() is None, "PostgreSQL ended while it started"
            time.sleep(0.05)
        yield f"host=127.0.0.1 port={port} user={USER} dbname=postgres"
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
