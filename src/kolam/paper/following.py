"""What follows from a workshop: what could be agreed, who does what by when, what is open."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from kolam.bench import Bench
from kolam.core.block import Block, Heading, Table
from kolam.core.clause import Clause
from kolam.core.passing import Gate, Invitation
from kolam.core.task import Task
from kolam.paper import rooms

LAST_DAY = datetime.date.max
#: What stands between clauses that are told in one row.
BETWEEN = " · "
Row = tuple[str, str, str]


def follow(bench: Bench) -> Iterator[Block]:
    """A chapter of clauses, actions and open points from all rooms; none where there are none."""
    blocks = (*_agreed(bench), *_actions(bench), *_open(bench))
    if blocks:
        yield Heading(bench.voice("report.follows"))
        yield from blocks


def by_day(bench: Bench) -> list[Task]:
    """The tasks of all rooms, the next one first, those without a day last."""
    return sorted(bench.offered(Task), key=lambda task: task.due or LAST_DAY)


def _agreed(bench: Bench) -> Iterator[Block]:
    voice = bench.voice
    told = (
        (
            voice(f"report.part.{clause.part}"),
            clause.words.said(voice.language),
            rooms.title(bench, clause.ref.tool),
        )
        for clause in bench.offered(Clause)
    )
    rows = tuple(_gathered(told))
    if rows:
        yield Heading(voice("report.agreed"), 2)
        header = voice("report.agreed.part"), voice("report.agreed.words"), voice("report.room")
        yield Table(header, rows)


def _gathered(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, those of one part and room that are no sentences in one, such as who signs."""
    for (part, is_sentence, room), group in groupby(
        rows, key=lambda row: (row[0], row[1].endswith("."), row[2])
    ):
        words = [words for _, words, _ in group]
        told = words if is_sentence else [BETWEEN.join(words)]
        yield from ((part, one, room) for one in told)


def _actions(bench: Bench) -> Iterator[Block]:
    voice = bench.voice
    tasks = by_day(bench)
    if not tasks:
        return
    yield Heading(voice("report.actions"), 2)
    names = ("what", "who", "due")
    header = (*(voice(f"report.actions.{name}") for name in names), voice("report.room"))
    rows = tuple(
        (
            task.what.said(voice.language),
            task.owner or voice("report.actions.nobody"),
            voice.date(task.due) if task.due else voice("report.actions.no_day"),
            rooms.title(bench, task.ref.tool),
        )
        for task in tasks
    )
    yield Table(header, rows)


def _open(bench: Bench) -> Iterator[Block]:
    voice, language = bench.voice, bench.voice.language
    gates = [gate for gate in bench.offered(Gate) if gate.state != "green"]
    seats = bench.offered(Invitation)
    if gates:
        yield Heading(voice("report.open"), 2)
        header = voice("report.open.point"), voice("report.open.state"), voice("report.room")
        yield Table(header, tuple(_gate(bench, gate) for gate in gates))
    if seats:
        yield Heading(voice("report.open.seats"), 2)
        told = ((s.who.said(language), s.why.said(language)) for s in seats)
        yield Table((voice("report.open.whom"), voice("report.open.why")), tuple(told))


def _gate(bench: Bench, gate: Gate) -> tuple[str, str, str]:
    voice = bench.voice
    state = voice(f"report.open.{gate.state}")
    return gate.words.said(voice.language), state, rooms.title(bench, gate.ref.tool)
