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
    from kolam.tracing import Cell, Step, Trace


def trace(flow: Flow, path: str, *, as_json: bool) -> None:
    """Print both chains of the row at this path. Raises Stopped with the nearest path."""
    from kolam.tracing import Trace as Made

    held = Made(flow)
    try:
        at = held.find(path)
    except LookupError:
        known = [row.path for row in held.rows]
        then = instead(path, known, otherwise="a path is TOOL/LIST/ID: see `kolam flow BOOK`")
        raise Stopped(f"The book has no row {path!r}", then=then) from None
    sources, uses = held.chain(at, "from"), held.chain(at, "to")
    if as_json:
        echo_json({"at": at.path, "from": _data(sources, held), "to": _data(uses, held)})
        return
    voice = flow.bench.voice
    click.echo(_name(at, held, voice))
    for heading, steps in (("trace.from", sources), ("trace.to", uses)):
        click.echo(f"\n{voice(heading)}:")
        for line in _lines(steps, held, voice, 1):
            click.echo(line)


def _lines(steps: Sequence[Step], held: Trace, voice: Voice, depth: int) -> Iterator[str]:
    for step in steps:
        again = f" {voice('trace.again')}" if step.again else ""
        kind = voice(f"trace.kind.{step.kind}")
        yield f"{'  ' * depth}{kind}: {_name(step.cell, held, voice)}{again}"
        yield from _lines(step.steps, held, voice, depth + 1)


def _name(at: Cell, held: Trace, voice: Voice) -> str:
    if told := held.told(at):
        count = "trace.too_few" if told.people is None else "trace.people"
        who = f": {', '.join(told.who)}" if told.who else ""
        return f"{at.path}  {told.round}, {voice(count, n=told.people or 0)}{who}"
    words = held.words(at)
    said = words if isinstance(words, str) else words.said(voice.language)
    return f"{at.path}  {said}".rstrip()


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
