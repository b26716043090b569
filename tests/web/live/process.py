"""A server in a process of its own, as `kolam serve` runs it, that also does what it is told.

    python process.py HOME

For each line on its standard input: `live` forks a server and prints its number and port (so that
twenty lives cost one start); `ACT ID` does the act in the only life there is.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Server:
    """A process that serves when told, and what it has said."""

    process: "subprocess.Popen[str]"
    log: Path
    port: int = 0
    life: int = 0

    def ask(self, line: str) -> str:
        """Tell it something; its answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def live(self) -> None:
        """Begin (another) life."""
        self.life, self.port = map(int, self.ask("live").split())

    def act(self, name: str, id: Any) -> None:
        """Let the facilitator act; answers when it is done."""
        assert self.ask(f"{name} {id}") == "done"

    def kill(self) -> None:
        """kill -9: no last words."""
        os.kill(self.life, signal.SIGKILL)


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """A server over the tables in this home; stopped at the end, whatever happened."""
    log = home / "server.log"
    command = [sys.executable, __file__, str(home)]
    environment = os.environ | {"KOLAM_HOME": str(home)}
    pipe = subprocess.PIPE
    with log.open("ab") as said:
        process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=said, text=True, env=environment
        )
    with process:
        server = Server(process, log)
        try:
            yield server
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait()


def _serve(commands: int, answers: int) -> None:
    """One life: serve, and obey what comes through the pipe."""
    from kolam.cli import server

    def started() -> None:
        os.write(answers, f"{os.getpid()} {listening.getsockname()[1]}\n".encode())
        threading.Thread(target=_obey, args=(commands, answers), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0), backlog=4096) as listening:
        server.run(listening, started=started)


def _obey(commands: int, answers: int) -> None:
    from kolam.web.live import acts
    from kolam.web.models import Activity

    for line in os.fdopen(commands):
        name, id = line.split()
        act: Any = getattr(acts, name)
        act(Activity.objects.get(pk=id), **({"who": None} if name == "lock" else {}))
        os.write(answers, b"done\n")
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Wait for what to do; whoever lives ends with us."""
    from kolam.cli import server

    server.set_up("127.0.0.1", 0, Path(sys.argv[1]))
    import kolam.web.asgi
    from kolam import toolbox

    assert kolam.web.asgi.application
    for language in ("en", "si", "ta"):
        toolbox.voice(language)
    life = tell = hear = 0
    for line in sys.stdin:
        if line.strip() == "live":
            (commands, tell), (hear, answers) = os.pipe(), os.pipe()
            life = os.fork()
            if not life:
                os.close(tell)
                _serve(commands, answers)
                os._exit(0)
            os.close(commands)
            os.close(answers)
        else:
            os.write(tell, line.encode())
        sys.stdout.write(os.read(hear, 1000).decode())
        sys.stdout.flush()
    os.close(tell)
    os.waitpid(life, 0)


if __name__ == "__main__":
    main()
