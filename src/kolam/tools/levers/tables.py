"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kolam.core.block import Table
from kolam.core.sentence import listed, told
from kolam.core.voice import Voice
from kolam.tools.levers.analysis import Coverage, Findings
from kolam.tools.levers.closing import Closing
from kolam.tools.levers.sentences import named
from kolam.tools.levers.sheet import Need

NOTHING = "–"


def _table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    header = tuple(voice(f"levers.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"levers.table.{name}"))


def lever_name(found: Coverage, voice: Voice) -> str:
    """The lever with its place in the framework's order."""
    return f"{voice.number(found.number)} {voice(f'levers.lever.{found.lever}')}"


def coverage(findings: Findings, voice: Voice) -> Table:
    """Each lever from boundary to element: need, best and by whom, how many at 2 or more, gap."""
    columns = ("lever", "needed", "best", "leads", "depth", "gap", "state")
    rows = [_coverage(found, findings, voice) for found in findings.levers]
    return _table("coverage", columns, rows, voice)


def _coverage(found: Coverage, findings: Findings, voice: Voice) -> tuple[str, ...]:
    return (
        lever_name(found, voice),
        NOTHING if found.needed is None else voice.number(found.needed),
        voice.number(found.best),
        names(found.leads, findings, voice),
        voice.number(found.depth),
        voice.number(found.gap) if found.needed is not None else NOTHING,
        state(found, voice),
    )


def state(found: Coverage, voice: Voice) -> str:
    """What is done about a lever, with who has taken it on."""
    said = voice(f"levers.state.{found.state}")
    owner = found.row.owner if found.row and found.state == "assigned" else ""
    return f"{said}: {owner}" if owner else said


def names(ids: Sequence[str], findings: Findings, voice: Voice) -> str:
    """Stakeholders or sectors by name; a dash for nobody."""
    return listed([str(told(named(id, findings), voice)) for id in ids], voice) or NOTHING


def supplies(findings: Findings, voice: Voice) -> Table:
    """Every stakeholder's level of every lever; a dash where nothing was said."""
    suppliers, known = findings.sheet.suppliers, findings.levels.supply
    header = (
        voice("levers.column.lever"),
        *(row.name.said(voice.language) for row in suppliers),
    )
    rows = tuple(
        (
            lever_name(found, voice),
            *(
                voice.number(known[row.id, found.lever])
                if (row.id, found.lever) in known
                else NOTHING
                for row in suppliers
            ),
        )
        for found in findings.levers
    )
    return Table(header, rows, voice("levers.table.supplies"))


def closings(findings: Findings, voice: Voice) -> Table:
    """Every smallest set: of those who could come, and of those at the table."""
    found = (
        ("invited", findings.invited),
        ("sectors", findings.sectors),
        ("held", findings.held),
        ("held_sectors", findings.held_sectors),
    )
    rows = [row for name, sets in found for row in _sets(name, sets, findings, voice)]
    return _table("closings", ("purpose", "size", "set", "not_met"), rows, voice)


def _sets(
    name: str, found: Closing | None, findings: Findings, voice: Voice
) -> Iterator[tuple[str, ...]]:
    if not found or not found.searched or not found.size:
        return
    unmet = [voice(f"levers.lever.{id}") for id in found.unmet]
    for ids in found.sets:
        yield (
            voice(f"levers.purpose.{name}"),
            voice.number(found.size),
            voice.list([str(told(named(id, findings), voice)) for id in ids]),
            voice.list(unmet) or NOTHING,
        )


def plan(findings: Findings, voice: Voice) -> Table:
    """What is written about levers: barrier, source, what comes first, and what is done."""
    columns = ("lever", "barrier", "source", "after", "side_effects", "what", "owner", "due")
    rows = [_need(found, found.row, voice) for found in findings.levers if found.row]
    return _table("plan", columns, rows, voice)


def _need(found: Coverage, row: Need, voice: Voice) -> tuple[str, ...]:
    after = [voice(f"levers.lever.{id}") for id in row.after]
    return (
        lever_name(found, voice),
        row.barrier.said(voice.language) or NOTHING,
        voice(f"levers.choice.Need.source.{row.source}") if row.source else NOTHING,
        voice.list(after) or NOTHING,
        row.side_effects or NOTHING,
        row.what.said(voice.language) or row.reason or NOTHING,
        row.owner or NOTHING,
        voice.date(row.due) if row.due else NOTHING,
    )


def disputed(findings: Findings, voice: Voice) -> Table:
    """Every answer to what people answer most differently; a dash where so few gave no name."""
    rows = [
        (
            str(told(named(f.supplier, findings), voice)) if f.supplier else voice("levers.need"),
            voice(f"levers.lever.{f.lever}"),
            ", ".join(voice.number(score) for score in f.scores) if f.shown else NOTHING,
            voice.number(f.used),
        )
        for f in findings.disputed
    ]
    return _table("disputed", ("who", "lever", "answers", "used"), rows, voice)


def grounds(findings: Findings, voice: Voice) -> Table:
    """What was written as evidence of a supply."""
    rows = [
        (
            str(told(named(row.supplier, findings), voice)),
            voice(f"levers.lever.{row.lever}"),
            voice.number(row.level),
            row.evidence,
        )
        for row in findings.sheet.supplies
        if row.evidence
    ]
    return replace(
        _table("grounds", ("who", "lever", "level", "evidence"), rows, voice), typed=True
    )
