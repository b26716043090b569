"""The pictures: influence against dependence, and who is for and against what."""

from collections.abc import Callable, Mapping
from math import ceil

from kolam.core.stakeholder import sector_frame
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    SHAPES,
    Axis,
    Caption,
    Corners,
    Figure,
    GridColumn,
    GridRow,
    Kind,
    Level,
    PlaneWords,
    Scale,
    Spot,
    grid,
    plane,
)
from kolam.draw import Table as Equal
from kolam.draw.spans import Span, SpanWords, spans
from kolam.tools.influence import tables
from kolam.tools.influence.analysis import Findings, Power
from kolam.tools.influence.sentences import headline
from kolam.tools.influence.sheet import HIGHEST, Actor

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
NO_SECTOR = ("#ffffff", "circle")
SHORTEST = 4
#: With more actors only so many are drawn, those with most room to act; the table has them all.
MANY = 40
#: So many brokers are drawn, those through whom most leads.
BROKERS = 20
#: From strongly against to strongly for: square against, circle for, told by size as well.
FOR, AGAINST = "#0072B2", "#B02E0C"


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each actor by how much it depends on others, across, and how much it moves them, upwards."""
    powers = drawn(findings)
    top = max((1, *(max(p.influence, p.dependence) for p in powers)))
    everybody = findings.powers
    mean = sum(p.influence for p in everybody) / len(everybody) if everybody else top / 2
    return plane(
        tuple(_spot(power, voice) for power in powers),
        canvas,
        across=_axis("dependence", mean, top, voice),
        up=_axis("influence", mean, top, voice),
        corners=Corners(
            upper_left=voice("influence.place.dominant"),
            upper_right=voice("influence.place.relay"),
            lower_left=voice("influence.place.independent"),
            lower_right=voice("influence.place.dominated"),
        ),
        caption=_caption(findings, len(powers), voice, canvas),
        words=PlaneWords(beside=voice("influence.figure.beside")),
    )


def drawn(findings: Findings) -> tuple[Power, ...]:
    """The actors that are drawn: all of them, or of many those with the most room to act."""
    if len(findings.powers) <= MANY:
        return findings.powers
    order = {power.actor.id: n for n, power in enumerate(findings.ranked)}
    first = sorted(findings.powers, key=lambda p: order.get(p.actor.id, len(order)))[:MANY]
    return tuple(power for power in findings.powers if power in first)


def stances(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each actor's position on each objective."""
    told = tables.stances(findings, voice)
    objectives = findings.sheet.objectives
    columns = tuple(
        GridColumn(short=_short(o.id, number), name=o.name.said(voice.language))
        for number, o in enumerate(objectives, start=1)
    )
    kept = {power.actor.id for power in drawn(findings)}
    rows = tuple(
        GridRow(
            key=actor.id,
            label=actor.name.said(voice.language),
            levels=tuple(_level(score) for score in scores),
            marked=min(scores, default=0) < 0,
        )
        for actor, scores in zip(
            findings.sheet.actors, findings.positions.scores.tolist(), strict=True
        )
        if actor.id in kept
    )
    return grid(
        rows,
        columns,
        canvas,
        levels=tuple(_levels(voice)),
        caption=Caption(
            title=voice("influence.figure.stances"),
            description=voice("influence.figure.stances_described", n=len(rows)),
            table=Equal(told.header, told.rows),
            notes=_notes(findings, voice("influence.figure.against"), voice=voice),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


def between(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The brokers of the link map: what share of shortest paths leads through each."""
    table, brokers = tables.network(findings, voice), _brokers(findings)
    top = ceil(brokers[0][1] * 10) / 10 if brokers else 1.0
    title = voice("influence.figure.no_brokers")
    if brokers:
        first, share = brokers[0]
        name, told = first.name.said(voice.language), voice.percent(share)
        title = voice("influence.figure.broker", name=name, share=told)
    whole = voice("influence.figure.whole", n=len(table.rows))
    return spans(
        [
            Span(
                key=actor.id,
                label=actor.name.said(voice.language),
                value=share,
                words=voice.percent(share),
            )
            for actor, share in brokers
        ],
        canvas,
        scale=Scale(
            name=voice("influence.figure.between"),
            low=0,
            high=top,
            ticks=tuple((share, voice.percent(share)) for share in (0.0, top / 2, top)),
        ),
        start=0,
        caption=Caption(
            title=title,
            description=voice("influence.figure.brokers", n=len(brokers)),
            table=Equal(table.header, table.rows),
            notes=(whole,) if len(table.rows) > len(brokers) else (),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
        words=SpanWords(bar=voice("influence.figure.between")),
    )


def _brokers(findings: Findings) -> list[tuple[Actor, float]]:
    """The actors through whom paths lead, with what share of them, the most first."""
    found = findings.network
    pairs = zip(findings.sheet.actors, found.betweenness, strict=True) if found else ()
    through = [(actor, share) for actor, share in pairs if share > 0]
    return sorted(through, key=lambda pair: -pair[1])[:BROKERS]


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "plan": figure,
    "stances": stances,
    "between": between,
}


def _notes(findings: Findings, *notes: str, voice: Voice) -> tuple[str, ...]:
    """The notes, and where not all actors are drawn, that too."""
    n = len(findings.powers)
    return (*notes, voice("influence.figure.many", n=n, drawn=MANY)) if n > MANY else notes


def _caption(findings: Findings, n: int, voice: Voice, canvas: Canvas) -> Caption:
    told = tables.powers(findings, voice)
    return Caption(
        title=headline(findings).said(voice),
        description=voice("influence.figure.description", n=n),
        table=Equal(told.header, told.rows),
        notes=_notes(
            findings,
            voice("influence.figure.lines"),
            voice(f"influence.convention.{findings.sheet.convention}"),
            voice=voice,
        ),
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )


def _axis(name: str, mean: float, top: int, voice: Voice) -> Axis:
    ends = sorted({0.0, mean, float(top)})
    ticks = tuple((value, voice.number(round(value))) for value in ends)
    return Axis(
        name=voice(f"influence.column.{name}"), low=0, high=top, threshold=mean, ticks=ticks
    )


def _spot(power: Power, voice: Voice) -> Spot:
    return Spot(
        key=power.actor.id,
        label=power.actor.name.said(voice.language),
        kind=_kind(power.actor, voice),
        x=float(power.dependence),
        y=float(power.influence),
    )


def _kind(actor: Actor, voice: Voice) -> Kind:
    if not actor.sector:
        return Kind(voice("sector.none"), *NO_SECTOR)  # type: ignore[arg-type]
    entry = sector_frame()[actor.sector]
    shape = next(shape for shape in SHAPES if shape == entry.marker)
    return Kind(voice(f"sector.{actor.sector}"), entry.colour, shape)


def _short(id: str, number: int) -> str:
    return id if len(id) <= SHORTEST else str(number)


def _level(score: int) -> int:
    """0-1 against, 2 neither, 3-4 for: the ladder's lower and upper half."""
    return sum(score >= first for first in (-2, 0, 1, 3))


def _levels(voice: Voice) -> list[Level]:
    words = [voice(f"influence.stance.{n}") for n in (0, 2, HIGHEST, 6, 8)]
    return [
        Level(words[0], AGAINST, "square", 1.1),
        Level(words[1], AGAINST, "square", 0.65),
        Level(words[2], "#ffffff", "circle", 0.25, hollow=True),
        Level(words[3], FOR, "circle", 0.65),
        Level(words[4], FOR, "circle", 1.05),
    ]
