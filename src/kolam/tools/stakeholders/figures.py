"""The pictures: the map with its spread, every dot, and who stands for which sector."""

from collections.abc import Iterator

from kolam.core.stakeholder import sector_frame
from kolam.core.tool import Canvas
from kolam.core.voice import Voice
from kolam.draw.axis import Axis
from kolam.draw.caption import Caption, Kind
from kolam.draw.figure import Figure
from kolam.draw.figure import Table as Equal
from kolam.draw.panel import Corners
from kolam.draw.plane import Dots, PlaneWords, plane
from kolam.draw.shapes import SHAPES, Shape
from kolam.draw.spots import Spot
from kolam.maths.spread import Summary
from kolam.tools.stakeholders import tables
from kolam.tools.stakeholders.analysis import Findings
from kolam.tools.stakeholders.placement import AXES, MIDDLE, Placement
from kolam.tools.stakeholders.placement import Axis as AxisName
from kolam.tools.stakeholders.sentences import headline, listed

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
        caption=_caption(findings, voice, canvas),
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
                kind=_kind(findings, voice, placement.stakeholder),
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


def _kind(findings: Findings, voice: Voice, stakeholder: str) -> Kind:
    sector = findings.rows[stakeholder].sector
    if sector is None:
        return Kind(voice("sector.none"), *NO_SECTOR)
    entry = sector_frame()[sector]
    return Kind(voice(f"sector.{sector}"), entry.colour, SHAPE[entry.marker])


def _caption(findings: Findings, voice: Voice, canvas: Canvas) -> Caption:
    told = tables.placements(findings, voice)
    return Caption(
        title=headline(findings).said(voice),
        description=_description(findings, voice),
        table=Equal(told.header, told.rows),
        notes=tuple(_notes(findings, voice)),
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
