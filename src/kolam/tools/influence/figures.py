"""The pictures: influence against dependence, and who is for and against what."""

from collections.abc import Callable, Mapping

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
    Spot,
    grid,
    plane,
)
from kolam.draw import Table as Equal
from kolam.tools.influence import tables
from kolam.tools.influence.analysis import Findings, Power
from kolam.tools.influence.sentences import headline
from kolam.tools.influence.sheet import HIGHEST, Actor

#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")
NO_SECTOR = ("#ffffff", "circle")
SHORTEST = 4
#: From strongly against to strongly for: square against, circle for, told by size as well.
FOR, AGAINST = "#0072B2", "#B02E0C"


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each actor by how much it depends on others, across, and how much it moves them, upwards."""
    powers = findings.powers
    top = max((max(p.influence, p.dependence) for p in powers), default=0) or 1
    mean = sum(p.influence for p in powers) / len(powers) if powers else top / 2
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
        caption=_caption(findings, voice, canvas),
        words=PlaneWords(beside=voice("influence.figure.beside")),
    )


def stances(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """Each actor's position on each objective."""
    told = tables.stances(findings, voice)
    objectives = findings.sheet.objectives
    columns = tuple(
        GridColumn(short=_short(o.id, number), name=o.name.said(voice.language))
        for number, o in enumerate(objectives, start=1)
    )
    rows = tuple(
        GridRow(
            key=actor.id,
            label=actor.name.said(voice.language),
            levels=tuple(_level(score) for score in scores),
            marked=min(scores, default=0) < 0,
        )
        for actor, scores in zip(findings.sheet.actors, findings.positions.scores, strict=True)
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
            notes=(voice("influence.figure.against"),),
            language=voice.language,
            heading=canvas not in TITLED_BY_PAGE,
        ),
    )


#: Every picture of the room by name.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "plan": figure,
    "stances": stances,
}


def _caption(findings: Findings, voice: Voice, canvas: Canvas) -> Caption:
    told = tables.powers(findings, voice)
    return Caption(
        title=headline(findings).said(voice),
        description=voice("influence.figure.description", n=len(findings.powers)),
        table=Equal(told.header, told.rows),
        notes=(
            voice("influence.figure.lines"),
            voice(f"influence.convention.{findings.sheet.convention}"),
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
    if score == 0:
        return 2
    return (0 if score < -2 else 1) if score < 0 else (4 if score > 2 else 3)


def _levels(voice: Voice) -> list[Level]:
    words = [voice(f"influence.stance.{n}") for n in (0, 2, HIGHEST, 6, 8)]
    return [
        Level(words[0], AGAINST, "square", 1.1),
        Level(words[1], AGAINST, "square", 0.65),
        Level(words[2], "#ffffff", "circle", 0.25, hollow=True),
        Level(words[3], FOR, "circle", 0.65),
        Level(words[4], FOR, "circle", 1.05),
    ]
