"""The demonstration as a stranger starts it: a server in a process of its own, and the way in."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SEAT = re.compile(r"^    (\S.*?) {2,}(http://\S+/enter/\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Demo:
    """What `kolam demo` printed; the seats are those at the negotiating table, by name."""

    desk: str
    wall: str
    join: str
    seats: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return self.join.partition("/j/")[0]

    @property
    def code(self) -> str:
        return self.join.rpartition("/")[2]


@contextmanager
def demo(home: Path) -> Iterator[Demo]:
    """Start `kolam demo` on a free port, with its data in `home`, and stop it afterwards."""
    kolam = Path(sys.executable).with_name("kolam")
    command = [str(kolam), "demo", "--port", str(_free_port())]
    env = {**os.environ, "KOLAM_HOME": str(home)}
    log = home.parent / "demo.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=out, text=True)
    try:
        yield _invitation(server, log)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _invitation(server: "subprocess.Popen[str]", log: Path) -> Demo:
    """Read what is printed until the server says that it is open."""
    assert server.stdout
    told = ""
    for line in server.stdout:
        told += line
        if "Ctrl-C" in line:
            desk, wall, join = (_link(told, path) for path in ("/enter/", "/wall/", "/j/"))
            return Demo(desk, wall, join, seats=dict(re.findall(SEAT, told)))
    raise AssertionError(f"the demonstration did not start:\n{told}\n{log.read_text()}")


def _link(told: str, path: str) -> str:
    found = re.search(rf"http://\S+{path}\S+", told)
    assert found, f"no link with {path} in:\n{told}"
    return found[0]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
