"""`kolam key`: make a key of one's own to sign with, show its public part, or replace it."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from kolam.cli.books import echo_json, json_option, why
from kolam.cli.stopped import Stopped


@click.command("key")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--rotate", is_flag=True, help="Replace the key; the old one hands over to the new.")
@json_option
def command(folder: Path, rotate: bool, as_json: bool) -> None:
    """Show the public keys of a key ring; a new ring gets its first.

    FOLDER holds one private key, readable by its owner alone, and the list of public keys. A
    server's own ring is `signing` in KOLAM_HOME. Keep the folder secret and safe: whoever has
    the private key can seal in its name.
    """
    from kolam.store.sealing.keys import NoKey, grouped
    from kolam.store.sealing.ring import KeyRing

    ring, now = KeyRing(folder), datetime.datetime.now(datetime.UTC)
    try:
        ring.current(now)
        if rotate:
            ring.rotate(now)
        listed = ring.listed()
    except NoKey as error:
        then = "put the right file back, or choose another folder"
        raise Stopped(
            f"There is no key to be read here: {error}", where=folder, then=then
        ) from None
    except OSError as error:
        raise Stopped("The key cannot be kept here", where=folder, then=why(error)) from None
    if as_json:
        echo_json([{"since": k.since, "key": k.key, "handed": k.handed} for k in listed])
        return
    for key in listed:
        follows = f"  follows {grouped(key.before)}" if key.before else ""
        click.echo(f"{key.since}  {grouped(key.key)}  {key.key}{follows}")
