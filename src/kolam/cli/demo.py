"""`kolam demo`: build the demonstration workshop, say how to get in, and serve it."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kolam.cli.books import why
from kolam.cli.serve import host_option, port_option
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    import socket

HOME = Path("kolam-data/demo")
SEED = 20230626
MOST_PEOPLE = 500
MARKER = "DEMONSTRATION.txt"


@dataclass(frozen=True)
class Invitation:
    """How each kind of visitor gets in; every address is complete."""

    desk: str
    wall: str
    join: str
    code: str
    seats: tuple[tuple[str, str], ...] = ()

    def told(self, *, everywhere: bool) -> str:
        """The invitation for the terminal, with the join address as a QR code."""
        network = "" if everywhere else "\n  (phones: start again with --host 0.0.0.0)"
        wide = max((len(name) for name, _ in self.seats), default=0)
        seats = "".join(f"    {name:<{wide}}  {link}\n" for name, link in self.seats)
        return (
            "\nThe demonstration workshop is open.\n\n"
            f"  Facilitator, signs you in once:  {self.desk}\n"
            f"  Wall, for the projector:         {self.wall}\n"
            f"  Participants:                    {self.join}\n"
            f"  Join code:                       {self.code}{network}\n\n"
            f"{qr(self.join)}\n"
            "The negotiating table; each link signs in once, so open each in a window of its own:\n"
            f"{seats}\n"
            "Ctrl-C stops it."
        )


@click.command("demo")
@host_option
@port_option
@click.option(
    "--crowd", type=click.IntRange(0, MOST_PEOPLE), default=0, metavar="N",
    help=f"Let N simulated participants join and answer; at most {MOST_PEOPLE}.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Throw earlier demonstration data away first.")
def command(host: str, port: int, crowd: int, fresh: bool) -> None:
    """Show a workshop with demonstration data; print how to get in.

    The data lie in KOLAM_HOME, by default the folder ./kolam-data/demo; starting again goes on
    with them. Ctrl-C stops it.
    """
    from kolam.cli.network import EVERYWHERE, listen, public_address
    from kolam.cli.server import open_house, run, set_up

    listening = listen(host, port)
    os.environ["KOLAM_DEMO"] = "1"
    set_up(host, port, HOME)
    claim(Path(os.environ["KOLAM_HOME"]), fresh=fresh)
    open_house()
    address = os.environ.get("KOLAM_ADDRESS") or public_address(host, port)
    invitation = built(address)

    def started() -> None:
        click.echo(invitation.told(everywhere=host in EVERYWHERE))
        threading.Thread(target=work_out, daemon=True).start()
        if crowd:
            _send(crowd, invitation.code, listening)

    run(listening, started=started)


def qr(text: str) -> str:
    """A QR code in half blocks, in its own colours so that light terminals show it too."""
    import io

    import segno

    out = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(out, compact=True, border=2)
    lines = out.getvalue().splitlines()
    return "\n".join(click.style(line, fg="bright_white", bg="black") for line in lines)


def claim(home: Path, *, fresh: bool) -> None:
    """Mark the folder as the demonstration's; with `fresh`, empty it of earlier ones.

    Raises Stopped where the folder holds data that no demonstration put there.
    """
    marker, tables = home / MARKER, sorted(home.glob("kolam.sqlite3*"))
    if os.environ.get("KOLAM_POSTGRES"):
        raise Stopped("KOLAM_POSTGRES is set, and a demonstration keeps to its own file",
                      then="unset KOLAM_POSTGRES, then try again")  # fmt: skip
    if tables and not marker.exists():
        raise Stopped(
            "This folder holds data of your own, which a demonstration must not touch",
            where=home.absolute(),
            then="unset KOLAM_HOME, or set it to an empty folder",
        )
    try:
        for path in tables if fresh else ():
            path.unlink()
        home.mkdir(parents=True, exist_ok=True)
        marker.write_text("Demonstration data: `kolam demo --fresh` deletes it.\n", "utf-8")
    except OSError as error:
        raise Stopped("The folder cannot be written", where=home, then=why(error)) from None


def built(address: str) -> Invitation:
    """Build the demonstration, or find it, and invite to it at this address."""
    from kolam.web.demo import build
    from kolam.web.desk.links import sign_in_link

    demo = build()
    workshop = demo.workshop
    return Invitation(
        desk=address + sign_in_link(demo.facilitator),
        wall=f"{address}/wall/{workshop.code}?key={workshop.wall_key}",
        join=f"{address}/j/{workshop.code}",
        code=workshop.code,
        seats=tuple((name, address + sign_in_link(person)) for name, person in demo.seats()),
    )


def work_out() -> None:
    """Work out what the rooms come to while the link is being opened: every page wants it."""
    from django.db import close_old_connections

    from kolam import toolbox
    from kolam.web.demo import SLUG
    from kolam.web.desk import arrows
    from kolam.web.models import Partnership

    flow = arrows.flow_of(Partnership.objects.get(slug=SLUG), None, toolbox.voice("en"))
    len(flow.arrows)
    close_old_connections()


def _send(people: int, code: str, listening: socket.socket) -> None:
    """Send the crowd through this machine's own door; it ends with the server."""
    from kolam.web.crowd import arrive

    host, port = listening.getsockname()[:2]
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    threading.Thread(
        target=arrive,
        args=(f"http://{near}:{port}", code),
        kwargs={"people": people, "seed": SEED},
        daemon=True,
    ).start()
