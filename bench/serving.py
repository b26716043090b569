"""Serving for measurements: pins the server to a core, says where it is, and how uvicorn runs."""

import json
import os
import socket
import sys
from typing import Any

import uvicorn

# What `kolam serve` gives to uvicorn.
OPTIONS: dict[str, Any] = {
    "loop": "uvloop",
    "http": "httptools",
    "backlog": 4096,
    "timeout_keep_alive": 120,
    "timeout_graceful_shutdown": 1,
    "access_log": False,
    "lifespan": "auto",
    "log_level": "warning",
}


def pin() -> None:
    """Keep this process to one core; the load has another."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def listen() -> socket.socket:
    """A listening socket on a free port of the loopback address."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(4096)
    return listening


def tell(listening: socket.socket, **more: Any) -> None:
    """Tell the one who started us where we are."""
    print(json.dumps({"port": listening.getsockname()[1], **more}), flush=True)


def serve(app: Any, **more: Any) -> None:
    """Serve until told to stop."""
    listening = listen()
    server = uvicorn.Server(uvicorn.Config(app, **OPTIONS))
    tell(listening, **more)
    sys.stdout.flush()
    server.run(sockets=[listening])
