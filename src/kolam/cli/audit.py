"""The audit of a server's history: every chain followed, and what does not hold named."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import Faults, echo_json, must_exist, why
from kolam.cli.stopped import Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from kolam.core.voice import Voice
    from kolam.web.audit import Chain, Heads


def audit(since: Path | None, output: Path | None, voice: Voice, *, as_json: bool) -> int:
    """Follow every chain of the server in KOLAM_HOME, and print it; how many do not hold."""
    from kolam.cli.server import open_house, set_up

    set_up("127.0.0.1", 8000)
    open_house()
    from kolam.store.files import write_whole
    from kolam.store.plain import pretty
    from kolam.store.sealing.receipts import moment
    from kolam.web.audit import chains, heads_of
    from kolam.web.models import Partnership

    kept = _kept(since, voice) if since else None
    held = Partnership.objects.order_by("slug")
    found = [one for partnership in held for one in chains(partnership, kept)]
    if output is not None:
        made = heads_of(found, moment(datetime.datetime.now(datetime.UTC)))
        try:
            write_whole(output, pretty(made.plain()))
        except OSError as error:
            raise Stopped("The links cannot be written", where=output, then=why(error)) from None
    if as_json:
        echo_json([_data(one, voice) for one in found])
    else:
        click.echo("\n".join(line for one in found for line in _lines(one, voice)))
    return sum(len(one.breaks) for one in found)


def _kept(path: Path, voice: Voice) -> Heads:
    from kolam.core.fault import Faulty
    from kolam.core.record import read
    from kolam.web.audit import Heads

    try:
        return read(Heads, must_exist(path, "file").read_bytes())
    except Faulty as faulty:
        raise Faults(path, faulty.faults, voice) from None
    except OSError as error:
        raise Stopped("The links cannot be read", where=path, then=why(error)) from None


def _lines(one: Chain, voice: Voice) -> list[str]:
    from kolam.web.audit import told

    private = f" ({one.owner[:8]})" if one.owner else ""
    head = f"{one.partnership}  {one.name}{private}: {voice('audit.links', n=one.links)}"
    wrong = [f"  {told(b, voice)}" for b in one.breaks]
    return [f"{head}  {one.head[:16]}", *wrong]


def _data(one: Chain, voice: Voice) -> dict[str, Any]:
    from kolam.web.audit import told

    return {
        "partnership": one.partnership,
        "chain": one.name,
        "owner": one.owner,
        "links": one.links,
        "head": one.head,
        "breaks": [
            {"what": b.what, "number": b.number, "row": b.row, "message": told(b, voice)}
            for b in one.breaks
        ],
    }
