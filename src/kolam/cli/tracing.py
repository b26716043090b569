"""One row of a book followed both ways, as lines or as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from kolam.cli.books import echo_json
from kolam.cli.stopped import Stopped, instead

if TYPE_CHECKING:
    from kolam.core.voice import Voice
    from kolam.flow import Flow
    from kolam.tracing import Cell, Stage, Step, Stop, Trace


def trace(flow: Flow, path: str, *, as_json: bool) -> None:
    """Print both chains of the row at this path. Raises Stopped with the nearest path."""
    from kolam.tracing import Trace as Made
    from kolam.tracing import picture

    held = Made(flow)
    try:
        at = held.find(path)
    except LookupError:
        known = [row.path for row in held.rows]
        then = instead(path, known, otherwise="a path is TOOL/LIST/ID: see `kolam flow BOOK`")
        raise Stopped(f"The book has no row {path!r}", then=then) from None
    if as_json:
        sources, uses = held.chain(at, "from"), held.chain(at, "to")
        echo_json({"at": at.path, "from": _data(sources, held), "to": _data(uses, held)})
        return
    voice, found = flow.bench.voice, picture(held, at)
    click.echo(_name(at, held, voice))
    for heading, stages in (("trace.from", found.before), ("trace.to", found.after)):
        click.echo(f"\n{voice(heading)}:")
        for line in _stages(stages, at, held, voice):
            click.echo(line)


def _stages(stages: Sequence[Stage], at: Cell, held: Trace, voice: Voice) -> Iterator[str]:
    """The stations of the page, each with all that stands at it."""
    for stage in stages:
        yield f"  {voice(f'trace.station.{stage.station}')}"
        if stage.is_empty:
            yield f"    {voice(f'trace.empty.{stage.station}')}"
        stops = [
            *(stop for one in stage.heard for stop in one.about),
            *(stop for group in stage.groups for stop in group.stops),
        ]
        yield from (f"    {_stop(stop, at, held, voice)}" for stop in stops)


def _stop(stop: Stop, at: Cell, held: Trace, voice: Voice) -> str:
    near = voice("trace.this") if stop.via == at else stop.via.path
    return f"{_name(stop.cell, held, voice)}  ({held.naming.how(stop.kind)}: {near})"


def _name(at: Cell, held: Trace, voice: Voice) -> str:
    said = f"{at.path}  {held.said(at)}".rstrip()
    if told := held.told(at):
        said = f"{said}, {told.round}: {told.said(voice)}"
    stands = held.signed(at)
    return f"{said}. {stands.said(voice)}" if stands else said


def _data(steps: Sequence[Step], held: Trace) -> list[dict[str, Any]]:
    return [
        {
            "how": step.kind,
            "at": step.cell.path,
            "people": told.people if (told := held.told(step.cell)) else None,
            "again": step.again,
            "then": _data(step.steps, held),
        }
        for step in steps
    ]
