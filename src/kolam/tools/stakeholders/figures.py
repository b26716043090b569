"""The pictures: the map with its spread, every answer, and who stands for which sector."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from kolam.core.sentence import listed
from kolam.core.stakeholder import SECTORS, sector_frame
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw import (
    SHAPES,
    Axis,
    Bar,
    Caption,
    Corners,
    Figure,
    Kind,
    Part,
    PlaneWords,
    Shape,
    Spot,
    Strip,
    StripWords,
    bars,
    plane,
    strips,
)
from kolam.draw import Table as Equal
from kolam.draw.plane import Dots
from kolam.maths.spread import Summary
from kolam.tools.stakeholders import tables
from kolam.tools.stakeholders.analysis import Findings, RoundFindings
from kolam.tools.stakeholders.placement import AXES, MIDDLE, Placement, given
from kolam.tools.stakeholders.placement import Axis as AxisName
from kolam.tools.stakeholders.sentences import headline, sectors_sentence
from kolam.tools.stakeholders.sheet import Stakeholder

SHAPE: dict[str, Shape] = {shape: shape for shape in SHAPES}
#: White in a dark outline: told from every sector's marker without any colour.
NO_SECTOR: tuple[str, Shape] = ("#ffffff", "circle")
#: The page says the finding itself on these.
TITLED_BY_PAGE = ("phone", "wall")


def figure(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The map of the last round: medians, middle halves, contested places, the way they came."""
    return _map(findings, voice, canvas, dots="none")


def every_dot(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """The same map with every single rating, at the same places."""
    return _map(findings, voice, canvas, dots="shown")


def answers(findings: Findings, voice: Voice, canvas: Canvas, *, axis: AxisName) -> Figure:
    """Every answer on one axis, the widest spread first, with the raters' sectors below."""
    now = findings.now
    placed = sorted(now.placements if now else (), key=lambda p: -_width(p, axis))
    kept = tuple(p for p in placed if p.of(axis))
    return strips(
        tuple(_strip(findings, voice, placement, axis) for placement in kept),
        canvas,
        scale=_axis(findings, voice, axis),
        caption=_caption(
            findings,
            voice,
            canvas,
            title=_widest(findings, voice, kept, axis),
            description=voice("stakeholders.answers.description", n=len(kept)),
            notes=(voice("stakeholders.answers.note", n=now.raters if now else 0),),
        ),
        words=StripWords(
            dot=voice("stakeholders.answers.dot"),
            middle=voice("stakeholders.answers.middle"),
            median=voice("stakeholders.answers.median"),
            interval=voice("stakeholders.answers.interval") if now and now.intervals else "",
            contested=voice("stakeholders.map.contested"),
        ),
    )


def coverage(findings: Findings, voice: Voice, canvas: Canvas) -> Figure:
    """How many are listed for each of the seven sectors; an empty sector is an empty slot."""
    told = tables.coverage(findings, voice)
    notes = (voice("stakeholders.coverage.note"),) if findings.coverage.groups else ()
    caption = Caption(
        title=sectors_sentence(findings).said(voice),
        description=voice("stakeholders.coverage.description", n=len(findings.rows)),
        table=Equal(told.header, told.rows),
        notes=notes,
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )
    empty = voice("stakeholders.coverage.nobody")
    return bars(tuple(_bars(findings, voice)), canvas, caption=caption, empty=empty)


#: Every picture of the room by name; "map" is the tool's figure.
FIGURES: Mapping[str, Callable[[Findings, Voice, Canvas], Figure]] = {
    "map": figure,
    "every_dot": every_dot,
    "interest": partial(answers, axis="interest"),
    "influence": partial(answers, axis="influence"),
    "coverage": coverage,
}


def _map(findings: Findings, voice: Voice, canvas: Canvas, *, dots: Dots) -> Figure:
    return plane(
        tuple(_spots(findings, voice)),
        canvas,
        across=_axis(findings, voice, "interest"),
        up=_axis(findings, voice, "influence"),
        corners=Corners(
            upper_left=_quadrant(voice, "keep_satisfied"),
            upper_right=_quadrant(voice, "work_together"),
            lower_left=_quadrant(voice, "keep_in_view"),
            lower_right=_quadrant(voice, "empower_and_inform"),
        ),
        caption=_caption(
            findings,
            voice,
            canvas,
            title=headline(findings).said(voice),
            description=_description(findings, voice),
            notes=tuple(_notes(findings, voice)),
        ),
        words=PlaneWords(
            spread=voice("stakeholders.map.spread"),
            contested=voice("stakeholders.map.contested"),
            earlier=voice("stakeholders.map.earlier"),
            beside=voice("stakeholders.map.beside"),
        ),
        dots=dots,
    )


def _quadrant(voice: Voice, quadrant: str) -> str:
    return voice(f"stakeholders.quadrant.{quadrant}")


def _axis(findings: Findings, voice: Voice, axis: AxisName) -> Axis:
    scale = findings.sheet.scale
    line = float(findings.now.reading.line(axis)) if findings.now else float(MIDDLE)
    ends = sorted({float(scale.lowest), line, float(scale.highest)})
    return Axis(
        name=voice(f"stakeholders.axis.{axis}"),
        low=scale.lowest,
        high=scale.highest,
        threshold=line,
        ticks=tuple((value, voice.number(value)) for value in ends),
    )


def _spots(findings: Findings, voice: Voice) -> Iterator[Spot]:
    placed = findings.now.placements if findings.now else ()
    before = {p.stakeholder: p for p in (findings.before.placements if findings.before else ())}
    for placement in placed:
        if placement.interest and placement.influence:
            yield Spot(
                key=placement.stakeholder,
                label=findings.name(placement.stakeholder).said(voice.language),
                kind=_kind(voice, findings.rows[placement.stakeholder].sector),
                x=float(placement.interest.median),
                y=float(placement.influence.median),
                spread_x=_middle_half(placement, placement.interest),
                spread_y=_middle_half(placement, placement.influence),
                contested=placement.contested,
                dots=tuple((float(x), float(y)) for x, y in placement.dots),
                earlier=_medians(before.get(placement.stakeholder)),
            )


def _middle_half(placement: Placement, told: Summary) -> tuple[float, float] | None:
    cuts = told.quartiles
    if placement.few or not cuts.range:
        return None
    return float(cuts.lower), float(cuts.upper)


def _medians(placement: Placement | None) -> tuple[float, float] | None:
    if not (placement and placement.interest and placement.influence):
        return None
    return float(placement.interest.median), float(placement.influence.median)


def _kind(voice: Voice, sector: str | None) -> Kind:
    if not sector:
        return Kind(voice("sector.none"), *NO_SECTOR)
    entry = sector_frame()[sector]
    return Kind(voice(f"sector.{sector}"), entry.colour, SHAPE[entry.marker])


def _caption(
    findings: Findings,
    voice: Voice,
    canvas: Canvas,
    *,
    title: str,
    description: str,
    notes: tuple[str, ...],
) -> Caption:
    """The words of a picture of placements, with the table that equals it."""
    told = tables.placements(findings, voice)
    return Caption(
        title=title,
        description=description,
        table=Equal(told.header, told.rows),
        notes=notes,
        language=voice.language,
        heading=canvas not in TITLED_BY_PAGE,
    )


def _description(findings: Findings, voice: Voice) -> str:
    now = findings.now
    if now is None:
        return voice("stakeholders.map.nothing")
    placed, contested = len(findings.quadrants), len(now.contested)
    return voice("stakeholders.map.description", n=placed, raters=now.raters, contested=contested)


def _notes(findings: Findings, voice: Voice) -> Iterator[str]:
    now = findings.now
    if now is None:
        yield voice("stakeholders.map.nothing")
        return
    yield voice("stakeholders.map.raters", n=now.raters)
    lines = {axis: voice.number(now.reading.line(axis)) for axis in AXES}
    yield voice(f"stakeholders.map.{findings.sheet.scale.tie}", **lines)
    missing = [id for id in findings.rows if id not in findings.quadrants]
    if missing:
        names = listed([findings.name(id).said(voice.language) for id in missing], voice)
        yield voice("stakeholders.map.missing", n=len(missing), names=names)


def _width(placement: Placement, axis: AxisName) -> float:
    told = placement.of(axis)
    return float(told.quartiles.range) if told else 0.0


def _widest(findings: Findings, voice: Voice, placed: tuple[Placement, ...], axis: AxisName) -> str:
    word = voice(f"stakeholders.axis.{axis}")
    if not placed or not _width(placed[0], axis):
        return voice("stakeholders.answers.alike", axis=word)
    name = findings.name(placed[0].stakeholder).said(voice.language)
    return voice("stakeholders.answers.widest", axis=word, name=name)


def _strip(findings: Findings, voice: Voice, placement: Placement, axis: AxisName) -> Strip:
    now, told = findings.now, placement.of(axis)
    assert now
    assert told
    cuts = told.quartiles
    values = [given(r, axis) for r in now.ratings if r.stakeholder == placement.stakeholder]
    return Strip(
        key=placement.stakeholder,
        label=findings.name(placement.stakeholder).said(voice.language),
        values=tuple(float(value) for value in sorted(v for v in values if v is not None)),
        quartiles=(float(cuts.lower), float(cuts.median), float(cuts.upper)),
        parts=tuple(_parts(now, voice, placement.stakeholder, axis)),
        contested=placement.contested,
        note=voice("stakeholders.answers.n", n=told.n) if told.n < now.raters else "",
    )


def _parts(now: RoundFindings, voice: Voice, id: str, axis: AxisName) -> Iterator[Part]:
    split = next(s for s in now.sectors if (s.stakeholder, s.axis) == (id, axis))
    for cell in split.large:
        middle = float(cell.median)
        ends = now.intervals.get((id, axis, cell.group))
        low, high = (ends.low, ends.high) if ends else (middle, middle)
        yield Part(_kind(voice, cell.group), middle, low, high)


def _bars(findings: Findings, voice: Voice) -> Iterator[Bar]:
    rows = findings.sheet.stakeholders
    sectors = [*SECTORS, *({None} & {row.sector for row in rows})]
    for sector in sectors:
        members = tuple(_member(row, voice) for row in rows if row.sector == sector)
        yield Bar(kind=_kind(voice, sector), count=len(members), members=members)


def _member(row: Stakeholder, voice: Voice) -> str:
    name = row.name.said(voice.language)
    if row.kind == "organisation":
        return name
    return voice("stakeholders.coverage.group", name=name)
