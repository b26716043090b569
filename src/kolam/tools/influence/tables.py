"""The equal tables of the pictures, and those that only a report has."""

from collections.abc import Sequence
from fractions import Fraction

from kolam.core.block import Table
from kolam.core.voice import Voice
from kolam.maths.positions import Pair
from kolam.tools.influence.analysis import Findings

NOTHING = "–"


def _table(
    name: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], voice: Voice
) -> Table:
    header = tuple(voice(f"influence.column.{column}") for column in columns)
    return Table(header, tuple(rows), voice(f"influence.table.{name}"))


def two(value: Fraction | None, voice: Voice) -> str:
    """Two digits after the point; a dash where there is no value."""
    return NOTHING if value is None else voice.number(value, digits=2)


def powers(findings: Findings, voice: Voice) -> Table:
    """Each actor's influence, dependence and balance of power, the strongest first."""
    order = findings.ranked or findings.powers
    rows = [
        (
            power.actor.name.said(voice.language),
            voice(f"sector.{power.actor.sector}") if power.actor.sector else NOTHING,
            voice.number(power.influence),
            voice.number(power.dependence),
            two(power.balance, voice),
        )
        for power in order
    ]
    columns = ("actor", "sector", "influence", "dependence", "balance")
    return _table("powers", columns, rows, voice)


def objectives(findings: Findings, voice: Voice) -> Table:
    """What is mobilised for and against each objective, never added up."""
    rows = [
        (
            row.objective.name.said(voice.language),
            two(row.mobilised.support, voice),
            two(-row.mobilised.opposition, voice),
            f"{row.mobilised.supporters} / {row.mobilised.opponents}",
        )
        for row in findings.carried
    ]
    return _table("objectives", ("objective", "support", "opposition", "actors"), rows, voice)


def pairs(name: str, found: tuple[Pair, ...], findings: Findings, voice: Voice) -> Table:
    """Pairs of actors with how strongly they converge or diverge."""
    actors = findings.sheet.actors
    rows = [
        (*(actors[n].name.said(voice.language) for n in (p.a, p.b)), two(p.value, voice))
        for p in found
    ]
    return _table(name, ("actor", "other", "strength"), rows, voice)


def tensions(findings: Findings, voice: Voice) -> Table:
    """Where the stakeholder map and the balance of power disagree."""
    rows = [
        (t.actor.name.said(voice.language), voice.number(t.mapped), two(t.balance, voice))
        for t in findings.tensions
    ]
    return _table("tensions", ("actor", "mapped", "balance"), rows, voice)


def disputed(findings: Findings, voice: Voice) -> Table:
    """Every answer to what people answer most differently; a dash where so few gave no name."""
    rows = [
        (
            *(findings.rows[id].said(voice.language) for id in (found.one, found.other)),
            ", ".join(voice.number(score) for score in found.scores) if found.shown else NOTHING,
            voice.number(found.used),
        )
        for found in findings.disputed
    ]
    return _table("disputed", ("actor", "about", "answers", "used"), rows, voice)


def network(findings: Findings, voice: Voice) -> Table:
    """Each linked actor's neighbours and how many shortest paths lead through it."""
    found = findings.network
    if not found:
        return _table("network", ("actor", "ins", "outs", "between"), (), voice)
    order = sorted(range(found.size), key=lambda n: -found.betweenness[n])
    rows = [
        (
            findings.sheet.actors[n].name.said(voice.language),
            voice.number(found.in_degree[n]),
            voice.number(found.out_degree[n]),
            voice.number(found.betweenness[n], digits=3),
        )
        for n in order
        if found.in_degree[n] or found.out_degree[n]
    ]
    return _table("network", ("actor", "ins", "outs", "between"), rows, voice)


def stances(findings: Findings, voice: Voice) -> Table:
    """The score of each actor on each objective."""
    header = (
        voice("influence.column.actor"),
        *(o.name.said(voice.language) for o in findings.sheet.objectives),
    )
    rows = tuple(
        (actor.name.said(voice.language), *(voice.number(score) for score in scores))
        for actor, scores in zip(
            findings.sheet.actors, findings.positions.scores.tolist(), strict=True
        )
    )
    return Table(header, rows, voice("influence.table.stances"))
