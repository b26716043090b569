"""`kolam serve`: serve the house to phones, walls and desks."""

import os

import click

host_option = click.option(
    "--host", default="127.0.0.1", show_default=True,
    help="Address to listen on; 0.0.0.0 lets in the whole network.",
)  # fmt: skip
port_option = click.option("--port", default=8000, show_default=True, help="Port to listen on.")


@click.command("serve")
@host_option
@port_option
def command(host: str, port: int) -> None:
    """Serve your own house: desk, phones and walls.

    The data lie in KOLAM_HOME, by default the folder ./kolam-data. docs/operations.md tells
    what else can be set. Ctrl-C stops it.
    """
    from kolam.cli.network import listen, public_address
    from kolam.cli.server import open_house, run, set_up

    listening = listen(host, port)
    set_up(host, port)
    home = open_house()
    address = os.environ.get("KOLAM_ADDRESS") or public_address(host, port)
    run(listening, started=lambda: click.echo(_told(address, str(home))))


def _told(address: str, home: str) -> str:
    lines = (f"Kolam is at {address}/desk/", f"Data: {home}", "Ctrl-C stops it.")
    return "\n".join(lines)
